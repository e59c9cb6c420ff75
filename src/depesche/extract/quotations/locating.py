"""Which sentences lie where: by halving, so that long pages take time in proportion to their length."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depesche.model.span import Span
from depesche.model.syntax import Sentence


class Sentences:
    """The sentences of a document in order, found by offsets."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [s.span.start for s in sentences]
        self._ends = [s.span.end for s in sentences]

    def at(self, offset: int) -> int | None:
        """Index of the sentence around an offset; None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._ends[index] else None

    def ending_at(self, offset: int) -> int | None:
        """Index of the sentence around an offset, or which ends right there."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset <= self._ends[index] else None

    def bounds(self, index: int) -> Span:
        """The characters of a sentence."""
        return Span(self._starts[index], self._ends[index])

    def covering(self, span: Span) -> range:
        """Indices of the sentences that a span overlaps."""
        first = bisect_right(self._ends, span.start)
        return range(first, max(first, bisect_left(self._starts, span.end)))
