"""Mentions, entities and sentences of one document by place and id, so that questions take no walk over the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from depesche.model.findings import Found
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span
from depesche.model.syntax import Sentence


class Index:
    """The mentions of one document, found by halving. Mentions with the same start keep the order they had."""

    def __init__(self, found: Found) -> None:
        self.made_of = (found.mentions, found.entities, found.syntax)
        self._mentions = sorted(found.mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((m.span.end - m.span.start for m in self._mentions), default=0)
        self._entities: dict[str, Entity] = {}
        for entity in found.entities:
            self._entities.setdefault(entity.id, entity)
        self._sentences = found.syntax.sentences
        self._sentence_ends = [s.span.end for s in self._sentences]

    def entity(self, entity_id: str) -> Entity | None:
        """The entity of that id, or None."""
        return self._entities.get(entity_id)

    def inside(self, span: Span) -> Iterator[Mention]:
        """All mentions that lie wholly in `span`, in reading order."""
        for at in range(bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)):
            if span.contains(self._mentions[at].span):
                yield self._mentions[at]

    def around(self, span: Span) -> Iterator[Mention]:
        """All mentions in which `span` lies wholly, in reading order."""
        first = bisect_left(self._starts, span.end - self._longest)
        for at in range(first, bisect_right(self._starts, span.start)):
            if self._mentions[at].span.contains(span):
                yield self._mentions[at]

    def sentence(self, span: Span) -> Sentence | None:
        """The first sentence that `span` overlaps."""
        at = bisect_right(self._sentence_ends, span.start)
        if at < len(self._sentences) and self._sentences[at].span.overlaps(span):
            return self._sentences[at]
        return None

    def sentences(self, span: Span) -> Iterator[Sentence]:
        """All sentences that `span` overlaps, in order."""
        for at in range(bisect_right(self._sentence_ends, span.start), len(self._sentences)):
            if not self._sentences[at].span.overlaps(span):
                return
            yield self._sentences[at]


_last: list[Index] = []
"""The index of the document asked for last: all questions about one document come in a row."""


def index_of(found: Found) -> Index:
    """The index of a document's mentions; made once for as long as the questions are about the same document."""
    kept = _last[0] if _last else None
    made_of = (found.mentions, found.entities, found.syntax)
    if kept is not None and all(a is b for a, b in zip(kept.made_of, made_of, strict=True)):
        return kept
    _last[:] = [made := Index(found)]
    return made
