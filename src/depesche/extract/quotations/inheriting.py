"""Who speaks where the text does not say it again."""

from collections.abc import Sequence
from dataclasses import replace

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import phrase, span_of, subject
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span

CONTINUING = "quotations/subjunctive"
FAR = 8
"""Sentences back to which a speaker is looked for."""


def inherited(drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Draft]:
    """Drafts without a speaker take the one that spoke last before them; 'Demnach' keeps itself and notes whom it means."""
    out: list[Draft] = []
    for draft in drafts:
        if not draft.inherits:
            out.append(draft)
            continue
        spans, source = last_speaker(out, draft, readings)
        chain = () if source is None else source.chain
        if draft.speaker:
            out.append(replace(draft, meant=spans, chain=chain))
        else:
            out.append(replace(draft, speaker=() if source is None and not spans else spans, chain=chain))
    return [replace(d, meant=d.meant) for d in out]


def last_speaker(
    before: Sequence[Draft], draft: Draft, readings: Sequence[Reading]
) -> tuple[tuple[Span, ...], Draft | None]:
    """Who spoke in the nearest sentence with speech, with that quotation; else the subject of the sentence before."""
    spoken = [d for d in before if d.speaker and d.start < draft.start and d.sentence <= draft.sentence]
    same = [d for d in spoken if any(c.overlaps(s) for c in d.content for s in draft.content)]
    if same:
        return told_by(outermost(same))
    nearest = max((reach(d, readings) for d in spoken), default=-FAR)
    if nearest < draft.sentence - 1 and draft.sentence > 0 and draft.by.startswith(CONTINUING):
        found = actor_of(readings[draft.sentence - 1])
        if found:
            return found, None
    if not spoken or draft.sentence - nearest > FAR:
        return (), None
    return told_by(outermost([d for d in spoken if reach(d, readings) == nearest]))


def told_by(draft: Draft) -> tuple[tuple[Span, ...], Draft]:
    """The speaker's spans of a quotation, or whom they stand for."""
    return draft.meant or draft.speaker, draft


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
