"""Where in a page's bytes the lines of its DOM stand: markup blanked out, entities resolved, pieces found in order."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape

from depesche.clean.decode import Decoded
from depesche.clean.html_dom import DomLine
from depesche.model.span import Span

OPENING = re.compile(r"<!--|<(script|style|template|noscript)(?=[\s>/])|<[^<>]*>", re.IGNORECASE)
REPLACED = re.compile(r"\x01+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
BLANK = "\x01"
WINDOW_CHARACTERS = 50_000
"""A line is sought so far behind the one before it; further away it was moved by the parser."""


def sources_of(lines: Sequence[DomLine], decoded: Decoded) -> list[Span | None]:
    """Byte ranges of the lines in the page, from the first to the last character of each; None where not found.

    Tags and comments inside a line lie inside its range.
    """
    if decoded.undecodable:
        return [None] * len(lines)
    readable = Readable(decoded.text)
    found: list[Span | None] = []
    at, counted, size = 0, 0, decoded.skipped
    for line in lines:
        place = readable.place_of(line.raw, at)
        if place is None:
            found.append(None)
            continue
        at = place.end
        start, end = readable.original(place.start), readable.original(place.end - 1, end=True)
        first = size + len(decoded.text[counted:start].encode(decoded.encoding))
        size = first + len(decoded.text[start:end].encode(decoded.encoding))
        counted = end
        found.append(Span(first, size))
    return found


class Readable:
    """The source with entities resolved and one blank for each run of markup, and a map back to its offsets."""

    def __init__(self, source: str) -> None:
        blanked = without_markup(source)
        parts: list[str] = []
        self.starts, self.origins, self.widths = [0], [0], [1]
        length, at = 0, 0
        for found in REPLACED.finditer(blanked):
            instead = BLANK if found.group()[0] == BLANK else unescape(found.group())
            if instead == found.group():
                continue
            parts += (blanked[at : found.start()], instead)
            length += found.start() - at
            self.enter(length, found.start(), found.end() - found.start())
            length += len(instead)
            self.enter(length, found.end(), 1)
            at = found.end()
        parts.append(blanked[at:])
        self.text = "".join(parts)

    def enter(self, start: int, origin: int, width: int) -> None:
        """Notes that from `start` on characters come from `origin`, each `width` characters wide."""
        self.starts.append(start)
        self.origins.append(origin)
        self.widths.append(width)

    def original(self, at: int, *, end: bool = False) -> int:
        """Offset in the source of the character at `at`, or behind it."""
        index = bisect_right(self.starts, at) - 1
        if self.widths[index] > 1:
            return self.origins[index] + (self.widths[index] if end else 0)
        return self.origins[index] + at - self.starts[index] + int(end)

    def place_of(self, pieces: Sequence[str], after: int) -> Span | None:
        """Where the pieces of one line follow one another, its white space at the ends left out."""
        start = end = -1
        at = after
        for piece in pieces:
            sought = piece.strip()
            if not sought:
                continue
            found = self.text.find(sought, at, at + WINDOW_CHARACTERS)
            if found < 0:
                return None
            start = found if start < 0 else start
            end = at = found + len(sought)
        return None if start < 0 else Span(start, end)


def without_markup(source: str) -> str:
    """The source with tags, comments, scripts and styles replaced by as many blanks, in linear time."""
    parts: list[str] = []
    at = 0
    while (found := OPENING.search(source, at)) is not None:
        end = found.end()
        if found.group() == "<!--":
            close = source.find("-->", end)
            end = len(source) if close < 0 else close + 3
        elif found.group(1):
            closing = re.compile(f"</{found.group(1)}", re.IGNORECASE).search(source, end)
            end = len(source) if closing is None else closing.start()
        parts += (source[at : found.start()], BLANK * (end - found.start()))
        at = end
    parts.append(source[at:])
    return "".join(parts)
