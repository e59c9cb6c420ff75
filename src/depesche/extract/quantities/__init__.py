"""Quantities with their unit, their place, and according to whom.

The story: numbers are read with what bounds them; the word behind one, or a cue in its clause, tells what it counts.
"""

from collections.abc import Iterator

from depesche.extract.quantities.numbers import Number, numbers_in
from depesche.lang.pack import LanguagePack
from depesche.lang.quantities import QuantityKnowledge
from depesche.model.attribution import Link
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.quantity import Quantity
from depesche.model.span import Span
from depesche.model.syntax import Sentence

BY = "quantities/words@1"
NEAR = 2
"""Words between a number and its unit ('14 weitere schwer Verletzte')."""
FAR = 14
"""Words behind or before a number among which a cue is looked for."""
PEOPLE = "people"


def find_quantities(found: Found, pack: LanguagePack) -> tuple[Quantity, ...]:
    """All quantities of the article, in reading order."""
    knows = pack.quantities
    if knows is None:
        return ()
    kept = [line.span for line in found.document.kept()]
    out: list[Quantity] = []
    for sentence in found.syntax.sentences:
        if any(line.overlaps(sentence.span) for line in kept):
            out += _in_sentence(found, sentence, knows)
    return tuple(out)


def _in_sentence(found: Found, sentence: Sentence, knows: QuantityKnowledge) -> Iterator[Quantity]:
    words = [token.form.lower() for token in sentence.tokens]
    numbers = numbers_in(words, knows)
    for at, number in enumerate(numbers):
        before = numbers[at - 1].end if at else 0
        after = numbers[at + 1].start if at + 1 < len(numbers) else len(words)
        told = _kind(words, number, before, after, knows)
        if told is None:
            continue
        kind, unit = told
        start, end = min(number.start, unit), max(number.end, unit + 1)
        span = Span(sentence.tokens[start].span.start, sentence.tokens[end - 1].span.end)
        yield Quantity(
            id=content_id("qt", found.document.page_id, kind, tuple(span)),
            kind=kind,
            low=number.low,
            high=number.high,
            about=number.about,
            unit=sentence.tokens[unit].form,
            place=_place(found, sentence),
            according_to=_according_to(found, span),
            as_of=found.document.published,
            span=span,
            evidence=sentence.span,
            by=BY,
        )


def _kind(
    words: list[str], number: Number, before: int, after: int, knows: QuantityKnowledge
) -> tuple[str, int] | None:
    """What a number counts and where its unit stands; None for numbers of nothing that is looked for."""
    if number.start and words[number.start - 1] in knows.signs:
        return knows.signs[words[number.start - 1]], number.start - 1
    for index in range(number.end, min(number.end + NEAR + 1, after, len(words))):
        kind = next((k for unit, k in knows.units.items() if words[index].startswith(unit)), None)
        if kind is not None:
            return kind, index
        if words[index].startswith(knows.people):
            cue = _cue(words[index + 1 : min(index + FAR, after)], knows)
            cue = cue or _cue(reversed(words[max(number.start - FAR, before) : number.start]), knows)
            return (cue, index) if cue else None
        if not words[index].isalpha():
            break
    # 'mehr als 80 verletzt': the people stand further ahead.
    cue = _cue(words[number.end : min(number.end + 2, after)], knows)
    return (cue, number.end - 1) if cue and number.digits else None


def _cue(words: object, knows: QuantityKnowledge) -> str | None:
    """The kind of the first cue among the words of the clause."""
    for word in words:  # type: ignore[attr-defined]  # a list or its reverse
        if word in (";", ":", ".", "„", "“"):
            return None
        kind = next((k for cue, k in knows.cues.items() if word.startswith(cue)), None)
        if kind is not None:
            return kind
    return None


def _place(found: Found, sentence: Sentence) -> str | None:
    """The first place or state that the sentence names."""
    kinds = {entity.id: entity.kind for entity in found.entities}
    inside = (m for m in found.mentions if sentence.span.contains(m.span) and m.entity is not None)
    return next((m.entity for m in inside if kinds.get(m.entity or "") in ("place", "state")), None)


def _according_to(found: Found, span: Span) -> tuple[Link, ...]:
    """Who says the number: the speaker of the innermost quotation around it, and through whom."""
    inside = [q for q in found.quotations if any(content.contains(span) for content in q.content)]
    if not inside:
        return ()
    quotation = min(inside, key=lambda q: sum(c.end - c.start for c in q.content))
    entities = {entity.id: entity for entity in found.entities}
    speakers = tuple(
        Link(name=entities[i].name, entity=i, named=entities[i].named) for i in quotation.speaker_is if i in entities
    )
    if not speakers and quotation.speaker:
        spoken = quotation.speaker[0]
        speakers = (Link(name=spoken.of(found.document.text), named=False, span=spoken),)
    return (*speakers, *quotation.chain)


__all__ = ["find_quantities"]
