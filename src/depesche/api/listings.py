"""Listings of findings: events, statements, numbers, sentences."""

from typing import Any

from depesche.api import told
from depesche.api.asked import AskedEvents, AskedQuantities, AskedSearch, AskedStatements
from depesche.api.interim import events_page, links_on, statements_page
from depesche.api.interim import sliced as sliced_
from depesche.api.operations import Call
from depesche.api.reading import holding, part, sliced
from depesche.api.told import Around
from depesche.errors import UsageError
from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.record import Hit, Sourced
from depesche.store import View
from depesche.tell.statements import Wanted as WantedStatements
from depesche.tell.wanted import Wanted as WantedEvents
from depesche.telling import told_pages

Json = dict[str, Any]


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
    around = Around.of(links_on(view, [s.finding.id for s in found]))
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
    around = Around.of(links_on(view, [s.finding.id for s in found]))
    return [told.statement(s, around) for s in found]


def quantities(call: Call) -> Json:
    """Numbers of dead, sums, votes, weapons: each reading with its day and its origin, page by page.

    A later number of the same is another reading, no correction of an earlier one.
    """
    asked: AskedQuantities = call.asked
    with call.desk.view() as view:
        filters = asked.filters()
        rows = [told.quantity(q, f) for f in told_pages(view, filters) for q in f.document.quantities]
    place = (asked.place or "").casefold()

    def wanted(row: Any) -> bool:
        places = [e["name"].casefold() for e in row["entities"] if e["id"] == row.get("place")]
        return asked.kind in (None, row["kind"]) and (not place or any(place in p for p in places))

    chosen = sliced_(filter(wanted, rows), lambda row: [row["page"]["id"], f"{row['span'][0]:09}", row["id"]],
                     asked.cursor, asked.limit)  # fmt: skip
    return sliced("/quantities", asked, list(chosen.items), chosen.next)


def search(call: Call) -> Json:
    """Sentences that hold the words in any form, the best first."""
    asked: AskedSearch = call.asked
    with call.desk.view() as view:
        total, hits, cursor = searched(view, asked)
    items = [
        {
            "page": told.page_ref(hit.page),
            "passages": [{"start": hit.span.start, "end": hit.span.end, "text": hit.words}],
        }
        for hit in hits
    ]
    return {**sliced("/search", asked, items, cursor), "total": total}


def searched(view: View, asked: AskedSearch) -> tuple[int, list[Hit], str | None]:
    """How many sentences answer, some of them, and where to go on."""
    first = _number(asked.cursor)
    total, hits = view.search(asked.q, first=first, count=asked.limit)
    last = first + len(hits)
    return total, hits, f"n{last}" if hits and last < total else None


def _number(cursor: str | None) -> int:
    """Of an order by rank no place can be named but a number. Raises `UsageError` for a cursor of another listing."""
    if cursor is None:
        return 0
    number = cursor.removeprefix("n")
    if not (cursor.startswith("n") and number.isascii() and number.isdigit() and len(number) < 9):
        raise UsageError(cursor, "is no cursor of this search", "Take it from the answer before.")
    return int(number)
