"""Quotations with cue, speaker, addressee and chain."""

from dataclasses import replace

from depesche.extract.quotations.agreement import compared
from depesche.extract.quotations.chain import chained
from depesche.extract.quotations.continuing import continuing_drafts
from depesche.extract.quotations.direct import Scene, direct_drafts
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.finishing import finished
from depesche.extract.quotations.force import with_force
from depesche.extract.quotations.inheriting import inherited
from depesche.extract.quotations.labels import labelled_drafts
from depesche.extract.quotations.locating import Sentences
from depesche.extract.quotations.marks import Quoted, quoted_parts
from depesche.extract.quotations.nouns import noun_drafts
from depesche.extract.quotations.phrases import phrase_drafts
from depesche.extract.quotations.reading import Reading, read
from depesche.extract.quotations.repeated import without_repeats
from depesche.extract.quotations.speech import cues_of, speech_drafts
from depesche.lang.pack import LanguagePack
from depesche.lang.reporting import Reporting
from depesche.model.findings import Found
from depesche.model.quotation import Quotation
from depesche.model.syntax import Listener

MOST_PARTS = 30
"""Quoted parts of one sentence. With more it is data or debris, and each part would be weighed with all others."""


def find_quotations(
    found: Found, pack: LanguagePack, listener: Listener | None = None
) -> tuple[tuple[Quotation, ...], Found]:
    """All quotations in reading order, and `found` with the entities that only quotations introduce.

    A listener settles what the rules doubt; without one it is kept.
    """
    if pack.reporting is None:
        return (), found
    readings, parts = readings_of(found, pack.reporting)
    headings = Sentences([readings[n].sentence for n in sorted(heading_sentences(found, readings))])
    drafts = [
        replace(d, heading=headings.at(readings[d.sentence].sentence.span.start) is not None)
        for d in drafts_of(found, readings, parts)
    ]
    drafts = compared(without_repeats(drafts, found.document.text), found, listener)
    drafts = with_force(chained(inherited(drafts, readings), readings, found), readings)
    return finished(found, drafts, readings), found


def readings_of(found: Found, words: Reporting) -> tuple[tuple[Reading, ...], tuple[Quoted, ...]]:
    """The sentences prepared for the rules, and what stands between quotation marks."""
    document, sentences = found.document, found.syntax.sentences
    parts = quoted_parts(document, sentences)
    places = Sentences(sentences)
    inside: dict[int, list[Quoted]] = {}
    for part in parts:
        for n in places.covering(part.outer):
            inside.setdefault(n, []).append(part)
    debris = {n for n, held in inside.items() if len(held) > MOST_PARTS}
    if debris:
        parts = tuple(part for part in parts if debris.isdisjoint(places.covering(part.outer)))
        inside = {n: held for n, held in inside.items() if n not in debris}
    return tuple(read(n, s, document.text, inside.get(n, ()), words) for n, s in enumerate(sentences)), parts


def heading_sentences(found: Found, readings: tuple[Reading, ...]) -> set[int]:
    """Indices of the sentences of headlines."""
    places = Sentences(found.syntax.sentences)
    headings = [line.span for line in found.document.kept() if line.kind == "heading"]
    return {n for span in headings for n in places.covering(span)}


def drafts_of(found: Found, readings: tuple[Reading, ...], parts: tuple[Quoted, ...]) -> list[Draft]:
    """What the rules find, in reading order.

    Candidates that a model has learned (labels of the syntax) are to be merged here, before speakers are inherited.
    """
    cues = tuple(cues_of(r) for r in readings)
    drafts = list(labelled_drafts(found, readings))
    before: Reading | None = None
    for r, verbs in zip(readings, cues, strict=True):
        drafts.extend(phrase_drafts(r))
        spoken = list(speech_drafts(r, verbs, before))
        drafts.extend(spoken)
        drafts.extend(noun_drafts(r, tuple(s for d in spoken for s in d.content)))
        before = r
    places = Sentences(found.syntax.sentences)
    drafts.extend(continuing_drafts(readings, cues, by_sentence(drafts, places).keys()))
    scene = Scene(readings, cues, by_sentence(drafts, places), places, found.document.text)
    drafts.extend(direct_drafts(scene, parts))
    return sorted(drafts, key=lambda d: (d.start, -d.end, d.by))


def by_sentence(drafts: list[Draft], places: Sentences) -> dict[int, tuple[Draft, ...]]:
    """Drafts by the index of each sentence that their content touches, in the given order."""
    out: dict[int, list[Draft]] = {}
    for draft in drafts:
        for n in dict.fromkeys(n for span in draft.content for n in places.covering(span)):
            out.setdefault(n, []).append(draft)
    return {n: tuple(held) for n, held in out.items()}
