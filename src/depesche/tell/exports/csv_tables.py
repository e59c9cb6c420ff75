"""Events and statements as CSV: a header, then one finding a line, in the encoding of RFC 4180."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.model.when import UNKNOWN, When

EVENT_COLUMNS = (
    "id", "category", "mode", "status", "earliest", "latest", "how", "actors", "recipients", "place", "according_to",
    "outlet", "published_earliest", "published_latest", "same_event", "words", "page", "start", "end", "by",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "id", "kind", "act", "certainty", "speakers", "earliest", "latest", "how", "words", "chain", "outlet",
    "published_earliest", "published_latest", "same_statement", "page", "start", "end", "by",
)  # fmt: skip
BETWEEN = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet begins a formula."""


def events_csv(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One event mention a line; those of one event share `same_event`."""
    group_of = {i: group[0] for group in links.same_event for i in group}
    yield _line(EVENT_COLUMNS)
    for findings in pages:
        names = {e.id: e.name for e in findings.entities}
        for event in findings.events:
            yield _line((
                event.id, event.category, event.mode, event.status, *_when(event.when),
                BETWEEN.join(names.get(i, i) for i in event.actor),
                BETWEEN.join(names.get(i, i) for i in event.recipient),
                names.get(event.place or ""),
                BETWEEN.join(link.name for link in event.according_to),
                findings.document.outlet, *_when(findings.document.published)[:2], group_of.get(event.id),
                event.evidence.of(findings.document.text), findings.page.id, event.trigger.start, event.trigger.end,
                event.by,
            ))  # fmt: skip


def statements_csv(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One statement a line; `chain` leads from the outlet outward."""
    group_of = {i: group[0] for group in links.same_statement for i in group}
    yield _line(STATEMENT_COLUMNS)
    for findings in pages:
        names = {e.id: e.name for e in findings.entities}
        text = findings.document.text
        for said in findings.quotations:
            yield _line((
                said.id, said.kind, said.act, said.certainty, BETWEEN.join(names.get(i, i) for i in said.speaker_is),
                *_when(said.when or UNKNOWN), " … ".join(span.of(text) for span in said.content),
                BETWEEN.join(link.name for link in said.chain), findings.document.outlet,
                *_when(findings.document.published)[:2], group_of.get(said.id), findings.page.id,
                said.content[0].start, said.content[-1].end, said.by,
            ))  # fmt: skip


def _when(when: When) -> tuple[str, str, str]:
    return (
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
        when.how,
    )


def _line(cells: Iterable[object]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: object) -> object:
    """Words of a page that a spreadsheet would run as a formula get a quote in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
