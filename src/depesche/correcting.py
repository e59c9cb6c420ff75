"""What people correct in findings: judgements beside them, which every list follows and which can be taken back."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from depesche.deciding import LONGEST_REASON, person
from depesche.errors import UsageError
from depesche.model.correction import (
    CHOICES,
    FIELDS,
    KIND,
    ONE_SPAN,
    Corrected,
    Correction,
    correction_in,
    place_of,
    spans_of,
    target,
    value_of,
    written,
)
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation
from depesche.model.record import Place
from depesche.model.span import Span, trimmed
from depesche.recording import relink
from depesche.store import Store, View

WRITTEN = re.compile(r"\d+-\d+( +\d+-\d+)*")
MOST_SPANS = 20
LONGEST_SPAN = 5_000


def correct(
    store: Store | str | Path, finding: str, changes: dict[str, str], by: str, reason: str = ""
) -> list[Judgement]:
    """Records that fields of a statement or an event have other values, and links anew what that touches.

    `changes` are values by names of `FIELDS`; spans are written `START-END START-END`, in characters of the page's
    text. Earlier corrections of the same fields are withdrawn; `depesche.deciding.undo` takes one back. Raises
    `UsageError` for what is no such finding, field or value, before anything is changed; `StoreError` and its kin.
    """
    if not isinstance(store, Store):
        View.open(store).close()  # a store that is not there is no reason to make one
        with Store.open(store) as opened:
            return correct(opened, finding, changes, by, reason)
    maker = person(by)
    with View.open(store.path) as view:
        place, findings, found = found_as(view, finding)
        earlier = view.judgements_from(KIND, [place.page])
    corrections = [
        Correction(
            finding=found.id,
            at=place_of(found),
            field=field,  # type: ignore[arg-type]
            value=_checked(findings, found, field, value),
            by=maker,
        )
        for field, value in changes.items()
    ]
    said = " ".join(reason.split())[:LONGEST_REASON] or "no reason given"
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = [judged(KIND, place.page, c.written, maker, 1.0, said, detail=now) for c in corrections]
    fields = {c.field for c in corrections}
    gone = [j.id for j in earlier if (c := correction_in(j)).field in fields and target(findings, c) == found]
    with store.page_transaction():
        store.withdraw(gone, maker)
        store.add_judgements(made)
    relink(store)
    return made


def found_as(view: View, finding: str) -> tuple[Place, Findings, Event | Quotation]:
    """A statement or event as the rules found it, with its place and the page. Raises `UsageError` for another id."""
    place = view.finding(finding)
    findings = view.findings(place.page, syntax=False)
    both: tuple[Event | Quotation, ...] = (*findings.events, *findings.quotations)
    for found in both:
        if found.id == place.id:
            return place, findings, found
    raise UsageError(finding, f"is of the kind {place.kind}", "Correct a statement or an event.")


def corrections_of(view: View, judgements: Iterable[Judgement]) -> list[Corrected]:
    """What these judgements of the kind `correction` say of the record as it is now, in their order."""
    pages: dict[str, Findings | None] = {}
    made = []
    for judgement in judgements:
        page, correction = judgement.left, correction_in(judgement)
        if page not in pages:
            pages[page] = view.findings(page, syntax=False) if view.page(page) else None
        findings = pages[page]
        found = target(findings, correction) if findings else None
        before = value_of(found, correction.field) if found else ""
        words = [in_words(findings, correction.field, value) for value in (before, correction.value)]
        told = (words[0], words[1])
        made.append(
            Corrected(
                judgement=judgement,
                correction=correction,
                finding=found.id if found else None,
                before=before,
                told=told,
            )
        )
    return made


def in_words(findings: Findings | None, field: str, value: str) -> str:
    """A value as a person reads it: of spans the words of the text."""
    if field in CHOICES or findings is None:
        return value
    return " … ".join(span.of(findings.document.text) for span in spans_of(value))


def spans_from(words: str, findings: Findings, near: Span) -> str:
    """Where words stand in a page's text, closest to `near`, as a correction writes it; parts are divided by `…`.

    What is written so already stays. Raises `UsageError` for words that stand nowhere.
    """
    if WRITTEN.fullmatch(words.strip()):
        return words
    text, spans = findings.document.text, []
    for part in (part.strip() for part in words.split("…")):
        starts, at = [], text.find(part) if part else -1
        while at >= 0:
            starts.append(at)
            at = text.find(part, at + 1)
        if not starts:
            raise UsageError(part or words, "stands nowhere in the page", "Give the exact words, or START-END.")
        start = min(starts, key=lambda s: (abs(s - near.start), s))
        spans.append(Span(start, start + len(part)))
    return written(spans)


def _checked(findings: Findings, found: Event | Quotation, field: str, value: str) -> str:
    """The value as it is recorded. Raises `UsageError` for what cannot be."""
    known = next((f for f in FIELDS[type(found)] if f == field), None)
    if known is None:
        choice = ", ".join(FIELDS[type(found)])
        raise UsageError(field, f"cannot be corrected in {found.id}", f"Choose one of {choice}.")
    if known in CHOICES:
        given = next((c for c in CHOICES[known] if c.lower() == value.strip().lower()), None)
        if given is None:
            raise UsageError(value, f"is no {field}", f"Choose one of {', '.join(CHOICES[known])}.")
        return given
    spans: tuple[Span, ...] = ()
    with suppress(ValueError):
        spans = spans_of(value)
    if not 1 <= len(spans) <= (1 if known in ONE_SPAN else MOST_SPANS):
        step = "Write it as START-END" + ("." if known in ONE_SPAN else ", more parts after a space.")
        raise UsageError(value or field, "is no place in the text", step)
    ordered = sorted(_whole_words(span, findings.document.text) for span in spans)
    for one, other in pairwise(ordered):
        if one.end > other.start:
            raise UsageError(written((one, other)), "overlap", "Join them to one part.")
    return written(ordered)


def _whole_words(span: Span, text: str) -> Span:
    """The span without white space at its ends. Raises `UsageError` if it is empty, too long or cuts a word."""
    given = written((span,))
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(given, f"is not within the text of {len(text)} characters", "Choose words of the page.")
    span = trimmed(span, text)
    if not any(c.isalnum() for c in span.of(text)):
        raise UsageError(given, "holds no word", "Choose words of the page.")
    if span.end - span.start > LONGEST_SPAN:
        raise UsageError(given, f"is longer than {LONGEST_SPAN} characters", "Choose fewer words.")
    whole = Span(_edge(text, span.start, -1), _edge(text, span.end, 1))
    if whole != span:
        raise UsageError(given, f"cuts the words '{whole.of(text)[:80]}'", f"Take {written((whole,))}.")
    return span


def _edge(text: str, at: int, step: int) -> int:
    """The nearest place outward that is within no word."""
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += step
    return at
