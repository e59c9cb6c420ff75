"""Where words stand on a page: the same characters, whole words, one place, inside the article."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from depesche.model.document import Document
from depesche.model.proposal import Reason
from depesche.model.span import Span, trimmed

MOST_PLACES = 100
"""Places of the same words that are looked at."""
QUOTING = frozenset({"Pi", "Pf"})
ALSO_QUOTING = frozenset("\"„‚'")


class Refused(ValueError):
    """Something is no candidate; `detail` are the words in question."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail


class Places:
    """Finds words in one page."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        kept = document.kept()
        self._starts = [line.span.start for line in kept]
        self._ends = [line.span.end for line in kept]

    def all(self, words: str, within: Span) -> Iterator[Span]:
        """All places where the words stand as whole words, at most `MOST_PLACES`."""
        at, found = within.start, 0
        while words and found < MOST_PLACES:
            at = self.text.find(words, at, within.end)
            if at < 0:
                return
            span = Span(at, at + len(words))
            if self._whole(span):
                found += 1
                yield span
            at += 1

    def one(self, words: str, within: Span, context: str = "") -> Span:
        """The one place of the words. `context` says which, where there are several. Raises `Refused`."""
        plain = unquoted(words)
        found = list(self.all(plain, within))
        if not found:
            there = bool(plain) and self.text.find(plain, within.start, within.end) >= 0
            raise Refused("not whole words" if there else "not in the text", words)
        if len(found) > 1 and context.strip():
            around = list(self.all(context.strip(), within))
            found = [span for span in found if any(c.contains(span) for c in around)]
        if len(found) != 1:
            raise Refused("more than one place", words)
        if not self._in_article(found[0]):
            raise Refused("outside the article", words)
        return found[0]

    def _whole(self, span: Span) -> bool:
        text = self.text
        left = span.start == 0 or not (text[span.start - 1].isalnum() and text[span.start].isalnum())
        return left and (span.end == len(text) or not (text[span.end - 1].isalnum() and text[span.end].isalnum()))

    def _in_article(self, span: Span) -> bool:
        """True if headings and content cover all of it but line breaks."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        at = span.start
        for start, end in zip(self._starts[first:last], self._ends[first:last], strict=True):
            if self.text[at:start].strip():
                return False
            at = end
        return not self.text[at : span.end].strip()


def unquoted(words: str) -> str:
    """Words without white space and quotation marks at their ends, which are no part of a quotation's content."""
    start, end = trimmed(Span(0, len(words)), words)
    while start < end and _is_mark(words[start]):
        start += 1
    while end > start and _is_mark(words[end - 1]):
        end -= 1
    return trimmed(Span(start, end), words).of(words)


def _is_mark(character: str) -> bool:
    return character in ALSO_QUOTING or unicodedata.category(character) in QUOTING
