"""Who speaks where the text does not say it again."""

from collections.abc import Sequence
from dataclasses import replace

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import phrase, span_of, subject
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span

CONTINUING = "quotations/subjunctive"
NEAR = 40
"""Quotations before one among which its speaker is looked for."""
FAR = 8
"""Sentences back to which a speaker is looked for."""


def inherited(drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Draft]:
    """Drafts without a speaker take the one that spoke last; 'Demnach' keeps itself and notes whom it means."""
    out: list[Draft] = []
    for draft in drafts:
        if not draft.inherits:
            out.append(draft)
            continue
        spans = last_speaker(out[-NEAR:], draft, readings)
        if draft.speaker:
            out.append(replace(draft, meant=spans))
        else:
            out.append(replace(draft, speaker=spans))
    return out


def last_speaker(before: Sequence[Draft], draft: Draft, readings: Sequence[Reading]) -> tuple[Span, ...]:
    """Who spoke in the nearest sentence with speech; else the subject of the sentence before."""
    spoken = [
        d for d in before if d.speaker and not d.heading and d.start < draft.start and d.sentence <= draft.sentence
    ]
    same = [d for d in spoken if any(c.overlaps(s) for c in d.content for s in draft.content)]
    if same:
        return told_by(outermost(same))
    if draft.sentence > 0 and readings[draft.sentence - 1].tokens[-1].form == ":":
        announced = actor_of(readings[draft.sentence - 1])
        if announced:
            return announced
    nearest = max((reach(d, readings) for d in spoken), default=-FAR)
    if nearest < draft.sentence - 1 and draft.sentence > 0 and draft.by.startswith(CONTINUING):
        found = actor_of(readings[draft.sentence - 1])
        if found:
            return found
    if not spoken or draft.sentence - nearest > FAR:
        return ()
    return told_by(outermost([d for d in spoken if reach(d, readings) == nearest]))


def told_by(draft: Draft) -> tuple[Span, ...]:
    """The speaker's spans of a quotation, or whom an anaphoric one stands for."""
    anaphoric = draft.meant and draft.speaker == draft.cue
    return draft.meant if anaphoric else draft.speaker


def reach(draft: Draft, readings: Sequence[Reading]) -> int:
    """Index of the last sentence that a draft touches."""
    at = draft.sentence
    while at + 1 < len(readings) and readings[at + 1].sentence.span.start < draft.end:
        at += 1
    return at


def outermost(drafts: Sequence[Draft]) -> Draft:
    """The draft that lies inside no other; of several the one with the longest content."""
    return max(
        drafts, key=lambda d: (d.kind != "direct" or bool(d.cue), sum(s.end - s.start for s in d.content), d.start)
    )


def actor_of(r: Reading) -> tuple[Span, ...]:
    """The subject of a sentence, if it is no empty pronoun."""
    if not r.parsed:
        return ()
    at = subject(r, r.sentence.root, frozenset({r.sentence.root}))
    if at is None or r.low[at] in r.words.impersonal or r.quoted[at]:
        return ()
    return span_of(r, phrase(r, at))
