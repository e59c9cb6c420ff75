"""Where in a page's text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of characters of a page's decoded text, counted from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True if both share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: "list[Span] | tuple[Span, ...]") -> Span:
    """The smallest span that covers all of `spans`. Raises ValueError if there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def trimmed(span: Span, text: str) -> Span:
    """`span` without white space at its ends; empty at its start if nothing else is in it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
