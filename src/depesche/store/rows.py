"""The rows that one page's findings become; pure, so that worker processes can make them."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.folding import folded, padded
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import When
from depesche.store.coding import encoded, packed_syntax

Row = dict[str, Any]
REJECTED = "rejected"
"""Stands for the status of an event, or the kind of a statement, that people rejected: no list has it."""
PAST = frozenset({"happened", "claimed", "denied"})
"""What has these statuses lies before the page's publication, whatever else is known of its time."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All rows of one page, ready to be written in one transaction."""

    page: Row
    tables: dict[str, list[Row]]

    @property
    def quotations(self) -> int:
        """Number of quotations."""
        return len(self.tables["quotations"])

    @property
    def events(self) -> int:
        """Number of events."""
        return len(self.tables["events"])


def prepared(findings: Findings) -> Prepared:
    """Rows of one page's findings."""
    page_id = findings.page.id
    tables = {
        "lines": _lines(findings),
        "sentences": _sentences(findings),
        "entities": [{"id": e.id, "kind": e.kind, "state": e.state, "payload": encoded(e)} for e in findings.entities],
        "mentions": [
            {"id": m.id, "kind": m.kind, "entity": m.entity, "payload": encoded(m)} for m in findings.mentions
        ],
        "times": [{"id": t.id, **interval(t.when), "payload": encoded(t)} for t in findings.times],
        "quotations": [_quotation(q, findings) for q in findings.quotations],
        "events": [_event(e, findings) for e in findings.events],
    }
    for rows in tables.values():
        for number, row in enumerate(rows):
            row.update(page=page_id, number=number)
    tables["names"] = _names(findings)
    tables["participants"] = _participants(findings)
    tables["chains"] = _chains(findings)
    tables["vectors"] = [{"page": page_id, "model": "", "bits": b"", "data": b""}]
    return Prepared(_page(findings), tables)


def as_told(found: Findings, told: Findings) -> dict[str, list[Row]]:
    """The columns by which lists filter events and quotations, as people corrected them; payloads stay as found."""
    events, said = {e.id: e for e in told.events}, {q.id: q for q in told.quotations}
    rows = {
        "events": [
            _event(events.get(e.id, e), found) | ({} if e.id in events else {"status": REJECTED}) for e in found.events
        ],
        "quotations": [
            _quotation(said.get(q.id, q), found) | ({} if q.id in said else {"kind": REJECTED})
            for q in found.quotations
        ],
    }
    for row in (*rows["events"], *rows["quotations"]):
        del row["payload"]
    return rows


def _page(findings: Findings) -> Row:
    page, document = findings.page, findings.document
    return {
        "id": page.id,
        "sha256": page.sha256,
        "source": page.source,
        "url": page.url,
        "outlet": document.outlet,
        "outlet_words": padded(document.outlet or ""),
        "title": document.title,
        "language": document.language,
        **interval(document.published),
        "version": findings.version,
        "page": encoded(replace(page, data=b"")),
        "document": encoded(replace(document, text="", lines=())),
        "text": document.text,
        "data": zlib.compress(page.data, 6),
        "syntax": packed_syntax(findings.syntax),
    }


def _lines(findings: Findings) -> list[Row]:
    return [
        {
            "start": line.span.start,
            "end": line.span.end,
            "kind": line.kind,
            "why": line.why,
            "source_start": line.source.start if line.source else None,
            "source_end": line.source.end if line.source else None,
        }
        for line in findings.document.lines
    ]


def _sentences(findings: Findings) -> list[Row]:
    text = findings.document.text
    return [
        {
            "start": s.span.start,
            "end": s.span.end,
            "text": folded(s.span.of(text)),
            "lemmas": folded(" ".join(t.lemma for t in s.tokens)),
        }
        for s in findings.syntax.sentences
    ]


def _quotation(quotation: Quotation, findings: Findings) -> Row:
    words = _words(quotation.content, findings)
    return {
        "id": quotation.id,
        "kind": quotation.kind,
        **quotation_interval(quotation, findings.document.published),
        "words": words,
        "folded": padded(words),
        "payload": encoded(quotation),
    }


def _event(event: Event, findings: Findings) -> Row:
    words = event.evidence.of(findings.document.text)
    return {
        "id": event.id,
        "category": event.category,
        "status": event.status,
        **event_interval(event, findings.document.published),
        "words": words,
        "folded": padded(words),
        "payload": encoded(event),
    }


def _names(findings: Findings) -> list[Row]:
    found = {(e.id, padded(name)) for e in findings.entities for name in (e.name, *e.aliases, e.state or e.name)}
    return [{"page": findings.page.id, "entity": entity, "folded": name} for entity, name in sorted(found)]


def _participants(findings: Findings) -> list[Row]:
    found = {(e.id, "actor", who) for e in findings.events for who in e.actor}
    found |= {(e.id, "recipient", who) for e in findings.events for who in e.recipient}
    found |= {(e.id, "place", e.place) for e in findings.events if e.place}
    found |= {(q.id, "speaker", who) for q in findings.quotations for who in q.speaker_is}
    found |= {(of, "link", link.entity) for of, chain in _all_chains(findings) for link in chain if link.entity}
    page = findings.page.id
    return [{"page": page, "finding": of, "role": role, "entity": who} for of, role, who in sorted(found)]


def _chains(findings: Findings) -> list[Row]:
    """The page's credits belong to every chain of it: an agency is an origin of all that its text says."""
    rows = {(of, number): padded(link.name) for of, chain in _all_chains(findings) for number, link in enumerate(chain)}
    return [
        {"page": findings.page.id, "finding": of, "number": number, "folded": name}
        for (of, number), name in sorted(rows.items())
    ]


def _all_chains(findings: Findings) -> Iterable[tuple[str, tuple[Link, ...]]]:
    credit = tuple(Link(name=c.name, kind="agency") for c in findings.document.credits)
    yield from ((e.id, (*e.according_to, *credit)) for e in findings.events)
    yield from ((q.id, (*q.chain, *credit)) for q in findings.quotations)


def _words(spans: tuple[Span, ...], findings: Findings) -> str:
    return " … ".join(span.of(findings.document.text) for span in spans)


def quotation_interval(quotation: Quotation, published: When) -> Row:
    """The days by which filters know a quotation: it was said before its page appeared."""
    found = interval(quotation.when or When(None, None, ""))
    return {**found, "latest": found["latest"] or _iso(published.latest)}


def event_interval(event: Event, published: When) -> Row:
    """The days by which filters know an event."""
    found = interval(event.when)
    return {**found, "latest": found["latest"] or _iso(published.latest)} if event.status in PAST else found


def interval(when: When) -> Row:
    """First and last day as columns."""
    return {"earliest": _iso(when.earliest), "latest": _iso(when.latest)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
