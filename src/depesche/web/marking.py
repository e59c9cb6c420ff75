"""A page's text cut into segments, each with the findings that cover it: overlapping layers become flat markup."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from depesche.model.document import Line
from depesche.model.findings import Findings
from depesche.model.span import Span

LAYERS = ("mention", "time", "quotation", "event")
"""What can be switched on and off in a page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding's claim to a span: its layer, the role of the span in it, and what to tell about it."""

    span: Span
    layer: str
    role: str
    finding: str
    told: str
    """One line: what was found, and by which rule or model."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that the same marks cover."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()
    """Ids of findings that begin here, so that an address can point to them."""

    @property
    def classes(self) -> str:
        """Classes for the style sheet: layers and roles."""
        return " ".join(dict.fromkeys(c for m in self.marks for c in (f"m-{m.layer}", f"m-{m.layer}-{m.role}")))

    @property
    def told(self) -> str:
        """What the marks say, a line each."""
        return "\n".join(dict.fromkeys(m.told for m in self.marks))

    @property
    def findings(self) -> str:
        """Ids of the findings, for the script that highlights all parts of one."""
        return " ".join(dict.fromkeys(m.finding for m in self.marks))

    @property
    def correctable(self) -> str:
        """Ids of those findings that people may correct."""
        return " ".join(dict.fromkeys(m.finding for m in self.marks if m.layer in ("quotation", "event")))


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of the page."""

    number: int
    kind: str
    why: str
    segments: tuple[Segment, ...] = field(default=())

    @property
    def dropped(self) -> bool:
        """True if the line is not part of the article."""
        return self.kind not in ("heading", "content")


def marks_of(findings: Findings) -> list[Mark]:
    """All marks of a page, in no particular order."""
    return [*_mentions(findings), *_times(findings), *_quotations(findings), *_events(findings)]


def marked_lines(findings: Findings, marks: Sequence[Mark]) -> Iterator[MarkedLine]:
    """Every line of the page, the dropped ones too. Time is linear in the text and the marks of each line."""
    text, lines = findings.document.text, findings.document.lines
    first: dict[str, int] = {}
    for mark in sorted(marks, key=lambda m: m.span):
        first.setdefault(mark.finding, mark.span.start)
    beginning: dict[int, list[str]] = defaultdict(list)
    for finding, start in first.items():
        beginning[start].append(finding)
    ordered, at = sorted(marks, key=lambda m: m.span), 0
    reaching: list[Mark] = []
    for number, line in enumerate(lines, 1):
        while at < len(ordered) and ordered[at].span.start < line.span.end:
            reaching.append(ordered[at])
            at += 1
        reaching = [m for m in reaching if m.span.end > line.span.start]
        yield MarkedLine(number, line.kind, line.why, tuple(_segments(text, line, reaching, beginning)))


def _segments(text: str, line: Line, marks: Sequence[Mark], beginning: dict[int, list[str]]) -> Iterator[Segment]:
    cuts = {line.span.start, line.span.end}
    for mark in marks:
        cuts.update(at for at in (mark.span.start, mark.span.end) if line.span.start <= at <= line.span.end)
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        over = tuple(m for m in marks if m.span.start <= start and end <= m.span.end)
        yield Segment(text[start:end], start, over, tuple(beginning.get(start, ())))


def _mentions(findings: Findings) -> Iterator[Mark]:
    names = {e.id: e.name for e in findings.entities}
    for mention in findings.mentions:
        whom = names.get(mention.entity or "", "not resolved")
        yield Mark(mention.span, "mention", mention.kind, mention.id, f"{mention.kind}: {whom} ({mention.by})")


def _times(findings: Findings) -> Iterator[Mark]:
    for time in findings.times:
        yield Mark(time.span, "time", time.type.lower(), time.id, f"{time.value}: {time.when.how} ({time.by})")


def _quotations(findings: Findings) -> Iterator[Mark]:
    names = {e.id: e.name for e in findings.entities}
    for said in findings.quotations:
        speaker = ", ".join(names.get(i, i) for i in said.speaker_is) or "unknown speaker"
        parts: Iterable[tuple[str, tuple[Span, ...]]] = (
            ("content", said.content), ("cue", said.cue), ("speaker", said.speaker), ("addressee", said.addressee),
        )  # fmt: skip
        for role, spans in parts:
            told = f"{said.kind} quotation, {role}: {speaker} ({said.by})"
            yield from (Mark(span, "quotation", role, said.id, told) for span in spans)


def _events(findings: Findings) -> Iterator[Mark]:
    for event in findings.events:
        told = f"{event.category}, {event.status} ({event.by})"
        yield Mark(event.trigger, "event", "trigger", event.id, told)
