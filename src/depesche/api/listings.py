"""Listings of findings: events, statements, numbers, sentences."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Any, Final

from depesche.api import told
from depesche.api.asked import AskedEvents, AskedQuantities, AskedSearch, AskedStatements
from depesche.api.operations import Call
from depesche.api.reading import foreign, holding, opened, part, sealed, sliced
from depesche.api.told import Around
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.model.record import Hit, PageInfo, Sourced
from depesche.searching import search as find
from depesche.store import View
from depesche.tell.statements import Wanted as WantedStatements
from depesche.tell.wanted import Wanted as WantedEvents
from depesche.telling import events_page, statements_page

Json = dict[str, Any]
MOST_PAGES: Final = 300
"""Pages whose numbers one answer looks at."""


def events(call: Call) -> Json:
    """Events in order of time, the undated last.

    Each is one page's report; `sources` tells how many reports there are of the same event and where they come from.
    """
    asked: AskedEvents = call.asked
    with call.desk.view() as view:
        found, cursor = events_asked(view, asked)
        items = told_events(view, found)
    return sliced("/events", asked, items, cursor)


def events_asked(view: View, asked: AskedEvents) -> tuple[list[Sourced[Event]], str | None]:
    """Events that meet a question, and where to go on."""
    fits = WantedEvents.of(
        category=asked.category, mode=asked.mode, recipient=asked.recipient, dyad=asked.dyad, context=asked.context
    ).fits
    filters = asked.filters()
    return part(lambda after, limit: events_page(view, filters, after=after, limit=limit), asked, holding(fits))


def told_events(view: View, found: list[Sourced[Event]]) -> list[Any]:
    """Events with what links say of them."""
    around = Around.of(view.links_on(s.finding.id for s in found))
    return [told.event(s, around) for s in found]


def statements(call: Call) -> Json:
    """Who said what, in which words, through whom the page knows it, in order of time."""
    asked: AskedStatements = call.asked
    with call.desk.view() as view:
        found, cursor = statements_asked(view, asked)
        items = told_statements(view, found)
    return sliced("/statements", asked, items, cursor)


def statements_asked(view: View, asked: AskedStatements) -> tuple[list[Sourced[Quotation]], str | None]:
    """Statements that meet a question, and where to go on."""
    act = asked.act.lower() if asked.act else None
    fits = WantedStatements(kind=asked.kind, act=act, certainty=asked.certainty, chain=asked.chain).holds
    filters = asked.filters()
    return part(lambda after, limit: statements_page(view, filters, after=after, limit=limit), asked, holding(fits))


def told_statements(view: View, found: list[Sourced[Quotation]]) -> list[Any]:
    """Statements with what links say of them."""
    around = Around.of(view.links_on(s.finding.id for s in found))
    return [told.statement(s, around) for s in found]


def quantities(call: Call) -> Json:
    """Numbers of dead, sums, votes, weapons: each reading with its day and its origin, page by page.

    A later number of the same is another reading, no correction of an earlier one.
    """
    asked: AskedQuantities = call.asked
    with call.desk.view() as view:
        items, cursor = quantities_asked(view, asked)
    return sliced("/quantities", asked, items, cursor)


def quantities_asked(view: View, asked: AskedQuantities) -> tuple[list[Any], str | None]:
    """Readings that meet a question, and where to go on: in a page, behind so many of its readings."""
    page, done = opened(asked.cursor, 2) if asked.cursor else ("", 0)
    infos = view.pages(asked.filters())
    found: list[Any] = []
    for read, info in enumerate(pages_from(infos, str(page), asked.cursor), 1):
        findings = view.findings_told(info.id)
        for number, quantity in enumerate(findings.document.quantities):
            if (info.id == page and number < float(done)) or not _wanted(quantity, findings, asked):
                continue
            found.append(told.quantity(quantity, findings))
            if len(found) == asked.limit:
                return found, sealed(info.id, number + 1)
        if read == MOST_PAGES:
            return found, sealed(info.id, len(findings.document.quantities))
    return found, None


def pages_from(infos: Iterable[PageInfo], page: str, cursor: str | None) -> Iterator[PageInfo]:
    """Pages in order of recording from one of them on. Raises `UsageError` if it is not among them."""
    if cursor is None:
        yield from infos
        return
    rest = dropwhile(lambda info: info.id != page, infos)
    first = next(rest, None)
    if first is None:
        raise foreign(cursor)
    yield first
    yield from rest


def _wanted(quantity: Quantity, findings: Findings, asked: AskedQuantities) -> bool:
    place = next((e.name for e in findings.entities if e.id == quantity.place), "")
    return asked.kind in (None, quantity.kind) and (asked.place or "").casefold() in place.casefold()


def search(call: Call) -> Json:
    """Sentences that hold the words in any form or, by meaning, say it in other words; the best first."""
    asked: AskedSearch = call.asked
    with call.desk.view() as view:
        total, hits, cursor = searched(view, asked)
    items = [
        {
            "page": told.page_ref(hit.page),
            "passages": [{"start": hit.span.start, "end": hit.span.end, "text": hit.words}],
            "terms": list(hit.terms),
            "likeness": hit.likeness,
        }
        for hit in hits
    ]
    return {**sliced("/search", asked, items, cursor), "total": total}


def searched(view: View, asked: AskedSearch) -> tuple[int, list[Hit], str | None]:
    """How many sentences answer, some of them, and where to go on."""
    first = _number(asked.cursor)
    total, hits = find(view, asked.q, asked.by, first=first, count=asked.limit)
    last = first + len(hits)
    return total, hits, f"n{last}" if hits and last < total else None


def _number(cursor: str | None) -> int:
    """Of an order by rank no place can be named but a number. Raises `UsageError` for a cursor of another listing."""
    if cursor is None:
        return 0
    number = cursor.removeprefix("n")
    if not (cursor.startswith("n") and number.isascii() and number.isdigit() and len(number) < 9):
        raise foreign(cursor)
    return int(number)
