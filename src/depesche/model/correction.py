"""What people correct in findings: one field of one finding gets another value, beside what was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar, get_args

from depesche.model.event import Category, Event, Status
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.quotation import Quotation, QuotationKind
from depesche.model.span import Span, hull

KIND: Final = "correction"
Field = Literal["content", "speaker", "kind", "trigger", "evidence", "status", "category", "rejected"]
FIELDS: Mapping[type, tuple[Field, ...]] = {
    Event: ("status", "category", "trigger", "evidence", "rejected"),
    Quotation: ("kind", "content", "speaker", "rejected"),
}
"""What may be corrected in findings of a type."""
CHOICES: Mapping[Field, tuple[str, ...]] = {
    "status": get_args(Status),
    "category": get_args(Category),
    "kind": get_args(QuotationKind),
    "rejected": ("yes",),
}
"""The values of fields that have few; the others are spans."""
ONE_SPAN: tuple[Field, ...] = ("trigger", "evidence")
T = TypeVar("T", Event, Quotation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That `field` of `finding` is `value`: a word of `CHOICES`, or spans as `spans_of` reads them."""

    finding: str
    at: Span
    """Where the rules found it: a later analysis may give it another id at the same place."""
    field: Field
    value: str
    by: str
    """`person:NAME`."""

    @property
    def written(self) -> str:
        """The right side of a judgement of the kind `correction`; the left one is the page."""
        return f"{self.finding} {written((self.at,))} {self.field} {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction with what it is about, as it stands on record now."""

    judgement: Judgement
    correction: Correction
    finding: str | None
    """The finding that it changes: after another analysis another id, or None if nothing stands there any more."""
    before: str
    """What the rules say there; empty if nothing does."""
    told: tuple[str, str]
    """Before and after in words: those of the text if spans were corrected."""


def correction_in(judgement: Judgement) -> Correction:
    """The correction that a judgement states."""
    finding, at, field, value = judgement.right.split(" ", 3)
    return Correction(finding=finding, at=spans_of(at)[0], field=field, value=value, by=judgement.by)  # type: ignore[arg-type]


def written(spans: Iterable[Span]) -> str:
    """Spans as text: `120-164 170-181`."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans that `written` wrote. Raises ValueError for anything else."""
    pairs = [part.split("-") for part in text.split()]
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def place_of(finding: Event | Quotation) -> Span:
    """Where a finding stands: the word that tells of an event, all words of a statement."""
    return finding.trigger if isinstance(finding, Event) else hull(finding.content)


def value_of(finding: Event | Quotation, field: Field) -> str:
    """What a field holds now, as a correction writes it."""
    if field == "rejected":
        return ""
    value = getattr(finding, field)
    if field in CHOICES:
        return str(value)
    return written((value,) if field in ONE_SPAN else value)


def target(findings: Findings, correction: Correction) -> Event | Quotation | None:
    """What was found that a correction speaks of: by its id, else what alone stands where it stood; None if nothing."""
    same_type: list[Event | Quotation] = [
        *(e for e in findings.events if correction.field in FIELDS[Event]),
        *(q for q in findings.quotations if correction.field in FIELDS[Quotation]),
    ]
    for finding in same_type:
        if finding.id == correction.finding:
            return finding
    prefix = correction.finding.partition(":")[0]
    there = [f for f in same_type if place_of(f) == correction.at and f.id.partition(":")[0] == prefix]
    return there[0] if len(there) == 1 else None


def corrected(findings: Findings, corrections: Iterable[Correction]) -> Findings:
    """The findings with what people corrected; what they rejected is left out. The ids stay, `by` names the people."""
    fields: dict[str, dict[Field, Correction]] = {}
    for correction in corrections:
        finding = target(findings, correction)
        if finding is not None and _holds(correction, findings):
            fields.setdefault(finding.id, {})[correction.field] = correction
    if not fields:
        return findings
    return replace(
        findings,
        events=tuple(_with(e, fields.get(e.id, {}), findings) for e in _kept(findings.events, fields)),
        quotations=tuple(_with(q, fields.get(q.id, {}), findings) for q in _kept(findings.quotations, fields)),
    )


def _holds(correction: Correction, findings: Findings) -> bool:
    """A text that was decoded anew may be shorter."""
    if correction.field in CHOICES:
        return correction.value in CHOICES[correction.field]
    return all(0 <= start < end <= len(findings.document.text) for start, end in spans_of(correction.value))


def _kept(found: tuple[T, ...], fields: Mapping[str, Mapping[Field, Correction]]) -> Iterable[T]:
    return (finding for finding in found if "rejected" not in fields.get(finding.id, {}))


def _with(finding: T, fields: Mapping[Field, Correction], findings: Findings) -> T:
    if not fields:
        return finding
    people: dict[str, None] = dict.fromkeys(correction.by for correction in fields.values())
    new: dict[str, object] = {"by": " + ".join((finding.by, *people))}
    for field, correction in fields.items():
        spans = () if field in CHOICES else spans_of(correction.value)
        new[field] = correction.value if field in CHOICES else spans[0] if field in ONE_SPAN else spans
    if "speaker" in new:
        new["speaker_is"] = _named_in(spans_of(fields["speaker"].value), findings)
    if "status" in new:
        new["reasons"] = (f"said by {fields['status'].by}",)
    if "category" in new:
        new["mode"] = None
    return replace(finding, **new)  # type: ignore[arg-type]


def _named_in(spans: tuple[Span, ...], findings: Findings) -> tuple[str, ...]:
    """Whom the mentions in these spans name; of one within another the outer counts."""
    inside = [m for m in findings.mentions if m.entity and any(span.contains(m.span) for span in spans)]
    outer = [m for m in inside if not any(o.span != m.span and o.span.contains(m.span) for o in inside)]
    return tuple(dict.fromkeys(m.entity for m in outer if m.entity))
