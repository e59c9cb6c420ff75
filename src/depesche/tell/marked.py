"""The text of a page as HTML with its findings marked, for a notebook."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from depesche.model.findings import Findings
from depesche.model.span import Span
from depesche.tell.listing import printable

STYLES = {
    "quotation": "background:#dbe9ff;color:#000",
    "event": "font-weight:bold;background:#ffe3c2;color:#000",
    "time": "border-bottom:2px dotted #7a3fb0",
    "mention": "border-bottom:2px solid #1f7a4d",
}
"""How each kind of finding looks; what stands earlier lies under what stands later."""


class Mark(NamedTuple):
    """One finding in the text."""

    span: Span
    kind: str
    told: str
    """What it is, shown when the pointer rests on it."""


def marked(findings: Findings) -> str:
    """The article's lines in paragraphs; every character of a page is escaped, so that it cannot do anything."""
    marks = sorted(marks_of(findings), key=lambda mark: (mark.span, list(STYLES).index(mark.kind)))
    text = findings.document.text
    head = " · ".join(filter(None, (findings.document.outlet, findings.document.title)))
    body = "".join(f"<p>{_line(line.span, marks, text)}</p>" for line in findings.document.kept())
    legend = " ".join(f'<span style="{style}">{kind}</span>' for kind, style in STYLES.items())
    return f"<div><p><b>{_safe(head)}</b></p>{body}<p><small>{legend}</small></p></div>"


def marks_of(findings: Findings) -> Iterator[Mark]:
    """All findings with what they are."""
    names = {e.id: e.name for e in findings.entities}
    for said in findings.quotations:
        who = ", ".join(names.get(i, i) for i in said.speaker_is) or "?"
        yield from (Mark(span, "quotation", f"{said.kind}: {who}") for span in said.content)
    for event in findings.events:
        parts = (event.actor, event.recipient)
        who = " → ".join(", ".join(names.get(i, i) for i in ids) for ids in parts if ids)
        yield Mark(event.trigger, "event", f"{event.category} ({event.status}): {who or '?'}")
    for time in findings.times:
        yield Mark(time.span, "time", time.value)
    for mention in findings.mentions:
        yield Mark(mention.span, "mention", f"{mention.kind}: {names.get(mention.entity or '', '?')}")


def _line(line: Span, marks: list[Mark], text: str) -> str:
    """Marks may overlap: the line is cut wherever one begins or ends, and each piece has the looks of all over it."""
    here = [mark for mark in marks if mark.span.overlaps(line)]
    cuts = sorted({line.start, line.end} | {min(max(at, line.start), line.end) for mark in here for at in mark.span})
    out = []
    for start, end in pairwise(cuts):
        over = [mark for mark in here if mark.span.start <= start and end <= mark.span.end]
        words = _safe(text[start:end])
        if over:
            looks = ";".join(style for kind, style in STYLES.items() if any(mark.kind == kind for mark in over))
            told = escape(printable("; ".join(dict.fromkeys(mark.told for mark in over))))
            words = f'<span style="{looks}" title="{told}">{words}</span>'
        out.append(words)
    return "".join(out)


def _safe(text: str) -> str:
    return escape(printable(text))
