"""A text page as decoded and mended text, with the bytes of each of its lines."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from depesche.clean.decode import decode, physical_lines
from depesche.clean.decode_repair import repair
from depesche.errors import PageTooLarge
from depesche.model.document import Decoding, Line
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.settings import Settings


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text of a page and its physical lines: spans in the text, and bytes in the page where they can be told."""

    text: str
    decoding: Decoding
    spans: tuple[Span, ...]
    sources: tuple[Span | None, ...]

    def with_sources(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The given lines with the bytes of the physical lines in which they begin and end."""
        starts = [span.start for span in self.spans]
        out: list[Line] = []
        for line in lines:
            first = self.sources[bisect_right(starts, line.span.start) - 1]
            last = self.sources[bisect_right(starts, max(line.span.start, line.span.end - 1)) - 1]
            source = Span(first.start, last.end) if first and last else None
            out.append(line if line.source else replace(line, source=source))
        return tuple(out)


def plain_text(page: Page, settings: Settings) -> PlainText:
    """The text of a page that is no markup. Raises `PageTooLarge` or `EmptyPage`."""
    decoded = decode(page, settings)
    refuse_long_text(decoded.text, page.source, settings)
    rows = physical_lines(decoded)
    # Text given as clean keeps its characters, since offsets that its bringer has would not fit otherwise.
    mended = repair(decoded.text, [] if page.is_text else [row.span for row in rows])
    decoding = Decoding(
        decoded.encoding, decoded.how, mended.repairs, tuple(mended.moved(span) for span in decoded.undecodable)
    )
    spans = tuple(mended.moved(row.span) for row in rows)
    return PlainText(mended.text, decoding, spans, tuple(row.source for row in rows))


def refuse_long_text(text: str, about: str, settings: Settings) -> None:
    """Raises `PageTooLarge` if the text, or one line of it, is longer than `settings` allow."""
    if len(text) > settings.max_text_characters:
        reason = f"its text has {len(text)} characters, more than the limit of {settings.max_text_characters}"
        raise PageTooLarge(about, reason, "Split it into pages, or raise Settings.max_text_characters")
    longest = max(map(len, text.splitlines()), default=0)
    if longest > settings.max_line_characters:
        reason = f"a line has {longest} characters, more than the limit of {settings.max_line_characters}"
        raise PageTooLarge(about, reason, "Break its lines, or raise Settings.max_line_characters")
