"""Quotations with cue, speaker, addressee and chain."""

from dataclasses import replace

from depesche.extract.quotations.chain import chained
from depesche.extract.quotations.continuing import continuing_drafts
from depesche.extract.quotations.direct import Scene, direct_drafts
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.finishing import finished
from depesche.extract.quotations.inheriting import inherited
from depesche.extract.quotations.marks import Quoted, quoted_parts
from depesche.extract.quotations.nouns import noun_drafts
from depesche.extract.quotations.phrases import phrase_drafts
from depesche.extract.quotations.reading import Reading, read
from depesche.extract.quotations.speech import cues_of, speech_drafts
from depesche.lang.pack import LanguagePack
from depesche.model.findings import Found
from depesche.model.quotation import Quotation


def find_quotations(found: Found, pack: LanguagePack) -> tuple[tuple[Quotation, ...], Found]:
    """All quotations in reading order, and `found` with the entities that only quotations introduce."""
    if pack.reporting is None:
        return (), found
    document, sentences = found.document, found.syntax.sentences
    parts = quoted_parts(document, sentences)
    readings = tuple(
        read(n, sentence, document.text, parts_at(parts, n, sentence.span.start, sentence.span.end), pack.reporting)
        for n, sentence in enumerate(sentences)
    )
    headings = [line.span for line in document.kept() if line.kind == "heading"]
    drafts = [
        replace(d, heading=any(h.contains(readings[d.sentence].sentence.span) for h in headings))
        for d in drafts_of(readings, parts, document.text)
    ]
    drafts = inherited(drafts, readings)
    return finished(found, chained(drafts, readings, found)), found


def parts_at(parts: tuple[Quoted, ...], index: int, start: int, end: int) -> tuple[Quoted, ...]:
    """The quoted parts that overlap a sentence."""
    return tuple(p for p in parts if p.outer.start < end and start < p.outer.end)


def drafts_of(readings: tuple[Reading, ...], parts: tuple[Quoted, ...], text: str) -> list[Draft]:
    """What the rules find, in reading order.

    Candidates that a model has learned (labels of the syntax) are to be merged here, before speakers are inherited.
    """
    cues = tuple(cues_of(r) for r in readings)
    drafts: list[Draft] = []
    before: Reading | None = None
    for r, found in zip(readings, cues, strict=True):
        drafts.extend(phrase_drafts(r))
        spoken = list(speech_drafts(r, found, before))
        drafts.extend(spoken)
        drafts.extend(noun_drafts(r, tuple(s for d in spoken for s in d.content)))
        before = r
    drafts.extend(continuing_drafts(readings, cues, drafts))
    drafts.extend(direct_drafts(Scene(readings, cues, tuple(drafts), text), parts))
    return sorted(drafts, key=lambda d: (d.start, -d.end, d.by))
