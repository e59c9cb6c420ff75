"""Bytes to characters: byte order mark, valid UTF-8, stated encoding, detection, in that order."""

import re
from dataclasses import dataclass

from depesche.clean.decode_guess import guessed, looks_like_utf16, mostly_utf8
from depesche.clean.decode_stated import stated_encoding
from depesche.errors import EmptyPage, PageTooLarge
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.settings import Settings

REPLACEMENT = "\ufffd"
"""Stands for one byte (or one UTF-16 unit) that the encoding does not know."""

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""The four-byte marks stand before the two-byte ones that they begin with."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a page before any repair. `skipped` is the length of the byte order mark in bytes."""

    text: str
    encoding: str
    how: str
    skipped: int = 0
    undecodable: tuple[Span, ...] = ()


def decode(page: Page, settings: Settings) -> Decoded:
    """The characters of a page. Raises `PageTooLarge` or `EmptyPage`; bytes that cannot be decoded become U+FFFD."""
    data = page.data
    if len(data) > settings.max_page_bytes:
        reason = f"{len(data)} bytes are more than the limit of {settings.max_page_bytes}"
        raise PageTooLarge(page.source, reason, "Raise Settings.max_page_bytes if the page is meant to be that large")
    encoding, how, skipped = encoding_of(data, page.encoding, html=page.media == "html")
    decoded = characters(data[skipped:], encoding, how, skipped)
    if not decoded.text.strip("\x00 \t\r\n\f\v\ufeff"):
        raise EmptyPage(page.source, "there is no text in it", "Check how the page was saved")
    return decoded


def encoding_of(data: bytes, given: str | None, *, html: bool) -> tuple[str, str, int]:
    """Encoding, how it is known, and the number of bytes of the byte order mark."""
    if given is not None:
        return given, "given", 0
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, "byte order mark", len(mark)
    wide = looks_like_utf16(data)
    if wide is not None:
        return wide, "detected: every other byte is zero", 0
    stated = stated_encoding(data) if html else None
    if mostly_utf8(data):
        known = stated in (None, "utf-8") or data.isascii()
        return "utf-8", "reads as utf-8" if known else f"mislabelled: stated as {stated}, reads as utf-8", 0
    if stated not in (None, "utf-8") and decodes(data, str(stated)):
        return str(stated), "stated", 0
    share, encoding = guessed(data)
    how = f"detected: {share:.0%} of what is above 127 are letters and marks of running text"
    return encoding, f"mislabelled: stated as {stated}; {how}" if stated not in (None, encoding) else how, 0


def decodes(data: bytes, encoding: str) -> bool:
    """True if all bytes are known to the encoding."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


ESCAPED = re.compile("[\udc80-\udcff]+")


def characters(data: bytes, encoding: str, how: str, skipped: int) -> Decoded:
    """The bytes as characters; one U+FFFD for each undecodable byte, reported as spans of neighbouring marks."""
    try:
        return Decoded(data.decode(encoding), encoding, how, skipped)
    except UnicodeDecodeError:
        how = f"{how}, with damage"
    try:
        escaped = data.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:  # UTF-16 and UTF-32 cannot escape single bytes
        replaced = data.decode(encoding, "replace")
        marks = tuple(Span(*found.span()) for found in re.finditer(REPLACEMENT + "+", replaced))
        return Decoded(replaced, encoding, how, skipped, marks)
    spans = tuple(Span(*found.span()) for found in ESCAPED.finditer(escaped))
    text = ESCAPED.sub(lambda found: REPLACEMENT * len(found.group()), escaped)
    return Decoded(text, encoding, how, skipped, spans)


BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One physical line without its break: offsets in the decoded text, and bytes in the page if they can be told."""

    span: Span
    source: Span | None


def physical_lines(decoded: Decoded) -> list[SourceLine]:
    """All lines of the decoded text in order, empty ones too. The byte ranges are exact or None."""
    spans: list[Span] = []
    at = 0
    for found in BREAK.finditer(decoded.text):
        spans.append(Span(at, found.start()))
        at = found.end()
    spans.append(Span(at, len(decoded.text)))
    if decoded.undecodable and decoded.encoding != "utf-8":
        return [SourceLine(span, None) for span in spans]
    return located(spans, decoded)


def located(spans: list[Span], decoded: Decoded) -> list[SourceLine]:
    """Lines with the bytes they came from, counted by encoding them again."""
    text, encoding = decoded.text, decoded.encoding
    bad = {at for span in decoded.undecodable for at in range(span.start, span.end)}
    lines: list[SourceLine] = []
    at, byte = 0, decoded.skipped
    for span in spans:
        byte += len(text[at : span.start].encode(encoding))
        width = len(text[span.start : span.end].encode(encoding))
        # In UTF-8 the mark for one undecodable byte is three bytes long.
        width -= 2 * sum(1 for place in range(span.start, span.end) if place in bad) if bad else 0
        lines.append(SourceLine(span, Span(byte, byte + width)))
        at, byte = span.end, byte + width
    return lines
