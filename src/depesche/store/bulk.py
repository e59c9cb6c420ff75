"""The whole linked record, some hundred pages with few questions: for what reads all of it.

A page at a time costs ten questions; here ten serve `AT_ONCE` pages, rows of one kind are decoded together, and only
what is asked for is read.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from depesche.model.applying import resolved
from depesche.model.document import Document, Line
from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import TimeExpression
from depesche.store import schema
from depesche.store.coding import decoded, unpacked_syntax
from depesche.store.filtering import filtered_pages
from depesche.store.reading import View
from depesche.store.told.change import BATCH, Direct
from depesche.store.told.hydrating import directory_on

EVERYTHING = frozenset({"lines", "sentences", "syntax", "entities", "mentions", "times", "quotations", "events"})
"""The parts of a page that can be asked for. Mentions, quotations and events need `entities` to be linked."""
AT_ONCE = 250
"""Pages that are read together: a few megabytes."""
KINDS: dict[str, Any] = {
    "entities": msgspec.json.Decoder(list[Entity]),
    "mentions": msgspec.json.Decoder(list[Mention]),
    "times": msgspec.json.Decoder(list[TimeExpression]),
    "quotations": msgspec.json.Decoder(list[Quotation]),
    "events": msgspec.json.Decoder(list[Event]),
}
"""Tables whose rows hold a finding each."""
TWINS = """
    SELECT f.finding, min(g.finding), count(*) FROM told_findings f JOIN told_findings g ON g.several = f.several
    WHERE f.page IN (*) GROUP BY f.finding HAVING count(*) > 1
"""
NO_SYNTAX = Syntax((), "")


class Linked(NamedTuple):
    """A page with all links applied."""

    findings: Findings
    first: Mapping[str, str]
    """For events and statements of the page that several report: the first id of all reports."""


def all_linked(view: View, filters: Filters = NO_FILTERS, parts: frozenset[str] = EVERYTHING) -> Iterator[Linked]:
    """Pages in the order of recording, with the parts asked for; the bytes of the page are left out.

    Of the filters `actor` and `outlet` leave out pages that cannot have what is asked for; the rest is not looked at.
    It is one consistent read: what is recorded meanwhile is not seen.
    """
    with view.snapshot(), view._reading() as connection:
        numbers = array("q", _numbers(connection, filters))
        for at in range(0, len(numbers), AT_ONCE):
            yield from _batch(connection, numbers[at : at + AT_ONCE], parts)


def _numbers(connection: Connection, filters: Filters) -> Iterable[int]:
    possible = Filters(actor=filters.actor, outlet=filters.outlet)
    query = filtered_pages(possible).with_only_columns(schema.PAGES.c.number)
    return connection.execution_options(yield_per=BATCH).execute(query).scalars()


def _batch(connection: Connection, numbers: Iterable[int], parts: frozenset[str]) -> Iterator[Linked]:
    db = Direct(connection)
    columns = "id, page, document, text, version" + (", syntax" if "syntax" in parts else "")
    rows = sorted(db.among(f"SELECT number, {columns} FROM pages WHERE number IN (*)", numbers))
    ids = [row[1] for row in rows]
    directory = directory_on(connection, ids)
    dated = [page for page in ids if page in directory.dates]
    # Dates are counted again from the times of a page, and mentions tell who a corrected speaker is.
    more = {"times": dated, "mentions": list(directory.corrections)}
    found = {kind: _of_kind(db, kind, ids if kind in parts else more.get(kind, [])) for kind in KINDS}
    lines = _lines(db, ids if "lines" in parts else dated)
    sentences = _sentences(db, ids if "sentences" in parts else dated)
    several = "events" in parts or "quotations" in parts
    first = {finding: least for finding, least, _ in db.among(TWINS, ids)} if several else {}
    for _, page, head, document, text, version, *syntax in rows:
        whole = Findings(
            page=decoded(head, Page),
            document=replace(decoded(document, Document), text=text, lines=lines.get(page, ())),
            syntax=unpacked_syntax(syntax[0]) if syntax else sentences.get(page, NO_SYNTAX),
            version=version,
            **{kind: found[kind].get(page, ()) for kind in KINDS},
        )
        yield Linked(resolved(whole, directory), first)


def _of_kind(db: Direct, kind: str, pages: list[str]) -> dict[str, tuple[Any, ...]]:
    """Findings of one kind by page, in reading order. All payloads are decoded as one list: half the time."""
    rows = db.among(f"SELECT page, payload FROM {kind} WHERE page IN (*) ORDER BY page, number", pages)
    findings = KINDS[kind].decode(f"[{','.join([payload for _, payload in rows])}]")
    return _by_page([page for page, _ in rows], findings)


def _lines(db: Direct, pages: list[str]) -> dict[str, tuple[Line, ...]]:
    asked = 'SELECT page, start, "end", kind, why, source_start, source_end FROM lines WHERE page IN (*)'
    rows = db.among(f"{asked} ORDER BY page, number", pages)
    made = [
        Line(Span(start, end), kind, why, None if first is None else Span(first, last))
        for _, start, end, kind, why, first, last in rows
    ]
    return _by_page([row[0] for row in rows], made)


def _sentences(db: Direct, pages: list[str]) -> dict[str, Syntax]:
    asked = 'SELECT page, start, "end" FROM sentences WHERE page IN (*) ORDER BY page, number'
    rows = db.among(asked, pages)
    made = [Sentence(Span(start, end), ()) for _, start, end in rows]
    return {page: Syntax(of, "") for page, of in _by_page([row[0] for row in rows], made).items()}


def _by_page(pages: list[str], items: list[Any]) -> dict[str, tuple[Any, ...]]:
    """Items by the page that stands beside each; those of one page follow each other."""
    found: dict[str, tuple[Any, ...]] = {}
    start = 0
    for at in range(1, len(pages) + 1):
        if at == len(pages) or pages[at] != pages[start]:
            found[pages[start]] = tuple(items[start:at])
            start = at
    return found
