"""The page on which a person corrects a statement or an event: its words among those of the page, and the log."""

import re
from collections.abc import Mapping
from itertools import pairwise

from depesche.correcting import correct, corrections_of, found_as
from depesche.errors import UsageError
from depesche.model.correction import CHOICES, FIELDS, KIND, Corrected, spans_of, value_of, written
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.span import Span, hull
from depesche.store import View
from depesche.tell.corrections import state_of
from depesche.web.cards import Card, page_card
from depesche.web.desk import Desk

WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
AROUND = 300
"""Characters of the page before and after a finding among whose words one may choose."""
LONG = 2_000
"""Characters of a line that is shown in part."""
MORE = 1
"""Empty rows beside the parts that a field has."""


def correcting(view: View, finding: str) -> Card:
    """A statement or event with what may be corrected in it. Raises `UsageError` for another id."""
    place, findings, found = found_as(view, finding)
    told = _told(view, found)
    spans = {name: value_of(told, name) for name in FIELDS[type(found)] if name not in CHOICES}
    before = {name: value_of(found, name) for name in FIELDS[type(found)]}
    found_spans = [before[name] for name in spans]
    made = sorted(
        (kept.judgement for kept in view.history(place.page) if kept.judgement.kind == KIND),
        key=lambda j: j.detail,
        reverse=True,
    )
    log = [c for c in corrections_of(view, made) if found.id in (c.finding, c.correction.finding)]
    return {
        "id": found.id,
        "kind": "event" if isinstance(found, Event) else "statement",
        "by": found.by,
        "page": page_card(view.infos([place.page])[place.page]),
        "choices": [
            {"name": name, "values": CHOICES[name], "now": value_of(told, name), "found": before[name]}
            for name in FIELDS[type(found)]
            if name in CHOICES and name != "rejected"
        ],
        "spans": [_span_field(name, now, before[name], findings) for name, now in spans.items()],
        "lines": _lines(findings, [span for now in (*spans.values(), *found_spans) for span in spans_of(now)]),
        "rejected": any(c.correction.field == "rejected" and not c.judgement.withdrawn for c in log),
        "log": [correction_card(c) for c in log],
    }


def _told(view: View, found: Event | Quotation) -> Event | Quotation:
    """The finding as corrected so far; as it was found if people rejected it."""
    kind = view.sourced_events if isinstance(found, Event) else view.sourced_statements
    return next((sourced.finding for sourced in kind([found.id])), found)


def _span_field(name: str, now: str, before: str, findings: Findings) -> Card:
    parts = [list(span) for span in spans_of(now)]
    single = name in ("trigger", "evidence")
    text = findings.document.text
    return {
        "name": name,
        "parts": parts if single else [*parts, *([None] * (MORE if parts else MORE + 1))],
        "now": " … ".join(text[start:end] for start, end in parts),
        "found": " … ".join(span.of(text) for span in spans_of(before)),
    }


def _lines(findings: Findings, spans: list[Span]) -> list[list[Card]]:
    """What stands around the finding, line by line, word by word. A span may begin or end at a word, or where one does.

    `from` and `to` tell of each piece whether a span may begin or end with it.
    """
    text, whole = findings.document.text, hull(spans)
    near = Span(max(0, whole.start - AROUND), min(len(text), whole.end + AROUND))
    cuts = {end for span in spans for end in span}
    found = []
    for line in findings.document.lines:
        if line.span.overlaps(near):
            first, last = line.span
            if last - first > LONG:
                first, last = max(first, near.start), min(last, near.end)
            found.append(_pieces(text, first, last, cuts))
    return found


def _pieces(text: str, first: int, last: int, cuts: set[int]) -> list[Card]:
    borders = {first, last, *(c for c in cuts if first <= c <= last)}
    for match in WORD.finditer(text, first, last):
        borders |= {match.start(), match.end()}
    pieces = [
        {"start": start, "end": end, "text": text[start:end], "word": any(map(str.isalnum, text[start:end]))}
        for start, end in pairwise(sorted(borders))
    ]
    return [p | {"from": p["word"] or p["start"] in cuts, "to": p["word"] or p["end"] in cuts} for p in pieces]


def correction_card(one: Corrected) -> Card:
    """One correction in the log."""
    judgement, (before, after) = one.judgement, one.told
    return {
        "id": judgement.id,
        "kind": KIND,
        "field": one.correction.field,
        "before": before,
        "after": after,
        "state": state_of(one),
        "finding": one.finding or one.correction.finding,
        "address": f"/correct/{one.finding}" if one.finding else None,
        "by": judgement.by,
        "at": judgement.detail,
        "reasons": list(judgement.reasons),
        "withdrawn": judgement.withdrawn,
    }


def corrected(desk: Desk, given: Mapping[str, str]) -> None:
    """Carries out what the form of a finding asks for. Raises `UsageError` for what cannot be, and for no change."""
    finding = given.get("finding", "")
    with desk.reading() as view:
        _, _, found = found_as(view, finding)
        told = _told(view, found)
    if given.get("action") == "reject":
        changes = {"rejected": "yes"}
    else:
        asked = {name: _value(name, given) for name in FIELDS[type(found)] if name != "rejected"}
        changes = {name: value for name, value in asked.items() if value is not None and value != value_of(told, name)}
    if not changes:
        raise UsageError(finding, "is just what the form says", "Change a value first.")
    correct(desk.store, finding, changes, given.get("name", ""), given.get("reason", ""))


def _value(name: str, given: Mapping[str, str]) -> str | None:
    """What the form says of a field; of spans the rows that are filled, each with a first and a last word."""
    if name in CHOICES:
        return given.get(name)
    rows = sorted({key.rpartition(".")[0] for key in given if key.startswith(f"{name}.")})
    parts = [(given.get(f"{row}.start", "").strip(), given.get(f"{row}.end", "").strip()) for row in rows]
    if any(bool(start) != bool(end) for start, end in parts):
        raise UsageError(name, "has a row with only one end", "Choose the first and the last word, or neither.")
    filled = [f"{start}-{end}" for start, end in parts if start]
    try:
        return written(sorted(spans_of(" ".join(filled)))) if filled else None
    except ValueError:
        return " ".join(filled)
