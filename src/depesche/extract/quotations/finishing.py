"""From drafts to quotations: inherited speakers, entities, nesting, identifiers."""

from collections.abc import Sequence
from dataclasses import replace

from depesche.extract.mentions.lookup import entity_at
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import phrase, span_of, subject
from depesche.extract.quotations.reading import Reading
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.quotation import Quotation
from depesche.model.span import Span

CONTINUING = "quotations/subjunctive"
FAR = 8
"""Sentences back to which a speaker is looked for."""


def inherited(drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Draft]:
    """Drafts without a speaker take the one that spoke last before them."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.inherits and not draft.speaker:
            draft = replace(draft, speaker=last_speaker(out, draft, readings))  # noqa: PLW2901
        out.append(draft)
    return out


def last_speaker(before: Sequence[Draft], draft: Draft, readings: Sequence[Reading]) -> tuple[Span, ...]:
    """Who spoke in the nearest sentence with speech; if the sentence just before has none, its subject."""
    spoken = [d for d in before if d.speaker and d.start < draft.start and d.sentence <= draft.sentence]
    same = [d for d in spoken if any(c.overlaps(s) for c in d.content for s in draft.content)]
    if same:
        return outermost(same).speaker
    nearest = max((reach(d, readings) for d in spoken), default=-FAR)
    if nearest < draft.sentence - 1 and draft.sentence > 0 and draft.by.startswith(CONTINUING):
        found = actor_of(readings[draft.sentence - 1])
        if found:
            return found
    if not spoken or draft.sentence - nearest > FAR:
        return ()
    return outermost([d for d in spoken if reach(d, readings) == nearest]).speaker


def reach(draft: Draft, readings: Sequence[Reading]) -> int:
    """Index of the last sentence that a draft touches."""
    at = draft.sentence
    while at + 1 < len(readings) and readings[at + 1].sentence.span.start < draft.end:
        at += 1
    return at


def outermost(drafts: Sequence[Draft]) -> Draft:
    """The draft that lies inside no other; of several the one with the longest content."""
    return max(drafts, key=lambda d: (d.kind != "direct" or bool(d.cue), sum(s.end - s.start for s in d.content), d.start))


def actor_of(r: Reading) -> tuple[Span, ...]:
    """The subject of a sentence, if it is no empty pronoun."""
    if not r.parsed:
        return ()
    at = subject(r, r.sentence.root, frozenset({r.sentence.root}))
    if at is None or r.low[at] in r.words.impersonal or r.quoted[at]:
        return ()
    return span_of(r, phrase(r, at))


def finished(found: Found, readings: Sequence[Reading], drafts: Sequence[Draft]) -> tuple[Quotation, ...]:
    """Quotations with identifiers, entities and nesting."""
    out: list[Quotation] = []
    for draft in drafts:
        entities = tuple(dict.fromkeys(e for span in draft.speaker for e in entity_at(found, span)))
        out.append(
            Quotation(
                id=content_id("q", found.document.page_id, draft.kind, draft.content, draft.cue, draft.speaker),
                kind=draft.kind,
                content=draft.content,
                cue=draft.cue,
                speaker=draft.speaker,
                addressee=draft.addressee,
                speaker_is=entities,
                chain=draft.chain,
                act=draft.act,
                by=draft.by,
            )
        )
    return tuple(out)
