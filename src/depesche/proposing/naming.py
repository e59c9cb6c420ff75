"""Whom a model names: somebody whom the rules found on the page, near the words in question."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from depesche.model.attribution import Link, LinkKind
from depesche.model.findings import Findings
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span
from depesche.proposing.places import Places, Refused

NEAR = 1_000
"""Characters between words and a mention of who says or does them: some seven sentences."""
CLOSE = 150
"""The same for a speaker whom no rule knows: the same sentence, or the one beside it."""
KINDS: dict[str, LinkKind] = {"person": "person", "state": "state", "organisation": "organisation"}


class Named(NamedTuple):
    """Somebody on the page, and where the page names him as the model wrote it."""

    entity: str
    span: Span


class Speaker(NamedTuple):
    """Who speaks: an entity, or nobody but the words that call him (`a witness`)."""

    entity: str | None
    span: Span


class Names:
    """Everybody whom one page names."""

    def __init__(self, findings: Findings, places: Places) -> None:
        self._places = places
        self._entities = {entity.id: entity for entity in findings.entities}
        known = [m for m in findings.mentions if m.entity in self._entities]
        self._mentions = sorted(known, key=lambda m: (m.span, m.id))
        self._starts = [m.span.start for m in self._mentions]
        self._of: dict[str, list[int]] = defaultdict(list)
        for mention in self._mentions:
            if mention.entity is not None:
                self._of[mention.entity].append(mention.span.start)

    def named(self, written: str, near: Span) -> Named:
        """Whom the words name, at the place nearest to `near`. Raises `Refused`."""
        words = written.strip()
        everywhere = Span(0, len(self._places.text))
        found = list(self._places.all(words, everywhere))
        if not found:
            raise Refused("name not in the page", written)
        for place in sorted(found, key=lambda span: (_between(span, near), span.start)):
            mention = self._at(place)
            if mention is not None and mention.entity is not None:
                if not self._is_near(mention.entity, near):
                    raise Refused("far from the words", written)
                return Named(mention.entity, place)
        raise Refused("nobody known by that name", written)

    def speaker(self, written: str, near: Span) -> Speaker:
        """As `named`; words that the rules know nobody by will do if they stand close. Raises `Refused`."""
        try:
            return Speaker(*self.named(written, near))
        except Refused as error:
            found = self._places.all(written.strip(), Span(0, len(self._places.text)))
            place = min(found, key=lambda span: (_between(span, near), span.start), default=None)
            if place is None or error.reason == "far from the words" or place.overlaps(near):
                raise
            if _between(place, near) > CLOSE or not any(c.isalpha() for c in written):
                raise
            return Speaker(None, place)

    def link(self, named: Named) -> Link:
        """A link of a chain."""
        entity = self._entities[named.entity]
        return Link(entity.name, entity.id, entity.named, _kind(entity), named.span)

    def _at(self, place: Span) -> Mention | None:
        """The mention that the words are or hold; of several the longest, then the first."""
        first, last = bisect_left(self._starts, place.start), bisect_right(self._starts, place.end - 1)
        inside = [m for m in self._mentions[first:last] if m.span.end <= place.end]
        if inside:
            return max(inside, key=lambda m: (m.span.end - m.span.start, -m.span.start))
        before = self._mentions[max(0, first - 8) : last]  # a longer one begins a few mentions earlier at most
        return next((m for m in reversed(before) if m.span.contains(place)), None)

    def _is_near(self, entity: str, near: Span) -> bool:
        starts = self._of[entity]
        at = bisect_left(starts, near.start - NEAR)
        return at < len(starts) and starts[at] < near.end + NEAR


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _kind(entity: Entity) -> LinkKind | None:
    if entity.kind == "organisation" and entity.subkind == "agency":
        return "agency"
    if entity.kind == "organisation" and entity.subkind == "outlet":
        return "outlet"
    return KINDS.get(entity.kind)
