"""Web archives: each HTML response of a WARC file is a page."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from depesche.errors import EmptyPage, MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.files import CHUNK_BYTES, Content, too_large
from depesche.read.warc_http import Broken, Response, TooMuch
from depesche.settings import Settings

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord, WarcRecordPayloadReader

HEADER_BYTES = 65_536
"""Longer headers of a record or a response are no headers. Browsers stop at a quarter megabyte for all of them."""
MOST_DAMAGES = 1_000
"""So often a record is looked for after a damaged one before the rest of the file is given up."""
GZIP_MEMBER = re.compile(rb"\x1f\x8b\x08")
RECORD_START = re.compile(rb"(?:^|(?<=\n))WARC/[01]\.")
HUGE = 50
"""A packed record of more than so many times the largest page is not unpacked to get past it."""


def pages_of_warc(content: Content, settings: Settings, start: int = 0, number: int = 0) -> Iterator[Page | PageError]:
    """Pages of all HTML responses; after a damaged record the next whole one is looked for.

    Requests, revisits, other media and answers other than success are passed over: they hold no page. `start` and
    `number` are the byte at which the stream stands and the records before it, if not all are wanted.
    """
    return (page for _, _, page in located_in_warc(content, settings, start, number))


def located_in_warc(
    content: Content, settings: Settings, start: int = 0, number: int = 0
) -> Iterator[tuple[int | None, int, Page | PageError]]:
    """The same with the byte at which the record of each page begins, None for damages, and the records before it."""
    from fastwarc.warc import ArchiveIterator

    stream = content.packed
    damages, given = 0, 0
    while True:
        at, read = start, 0
        try:
            for record in ArchiveIterator(Flow(stream), parse_http=False, max_header_len=HEADER_BYTES):
                at = start + record.stream_pos
                number, read = number + 1, read + 1
                about = f"{content.source}, record {number}"
                for page in pages_of_record(record, about, content.is_gzip, settings):
                    given += 1
                    yield at, number - 1, page
            if not given and not damages:
                empty = "the archive holds no HTML page"
                yield None, number, EmptyPage(content.source, empty, "Check how the archive was made")
            return
        except OSError as error:
            if read or not damages:
                yield None, number, damaged(content.source, number, str(error), goes_on=stream.seekable())
        damages += 1
        if damages == MOST_DAMAGES:
            yield None, number, damaged(content.source, number, f"{damages} times so far", goes_on=False)
            return
        found = next_record(stream, at + 1, content.is_gzip)
        if found is None:
            return
        start = found


class Flow:
    """A stream that only goes on, so that pipes and packed files do; positions count from where it began."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Never needed."""
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        """The stream is closed by whoever opened it."""

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def damaged(source: str, number: int, error: str, *, goes_on: bool) -> MalformedPage:
    """The error for what cannot be read after a record."""
    where = f"after record {number}" if number else "at its beginning"
    reason = f"the archive is damaged {where} ({error})"
    rest = "what is whole after the damage is read" if goes_on else "what comes after the damage is not read"
    return MalformedPage(source, reason, f"Get the archive again; {rest}")


def pages_of_record(record: "WarcRecord", about: str, packed: bool, settings: Settings) -> Iterator[Page | PageError]:
    """The page of a response that holds HTML, or what is wrong with it. Raises OSError if the archive is damaged."""
    from fastwarc.warc import WarcRecordType

    size = record.content_length
    if packed and size > HUGE * settings.max_page_bytes:
        raise OSError(0, f"its next record is said to have {size} bytes, which are not unpacked")
    if record.record_type != WarcRecordType.response:
        return
    block = taken(record.reader, min(size, HEADER_BYTES))
    response = Response.of(block)
    if response is None or not response.is_page:
        return
    if size > settings.max_page_bytes + HEADER_BYTES:
        yield too_large(about, settings)
        return
    body = response.body + taken(record.reader, size - len(block))
    if len(response.head) + len(body) < size:
        yield MalformedPage(about, "the record is cut off", "Get the archive again")
        return
    try:
        data = response.decoded(body, settings.max_page_bytes)
    except TooMuch:
        yield too_large(about, settings)
        return
    except Broken as error:
        yield MalformedPage(about, f"its body cannot be unpacked ({error})", "Get the page again")
        return
    if not data.strip():
        yield EmptyPage(about, "the response has no body", "Get the page again")
        return
    page = Page.of(data, about, "html")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> \t") or None
    retrieved = (record.headers.get("WARC-Date") or "").strip() or None
    yield replace(page, url=url, retrieved=retrieved, encoding=response.encoding_of(data))


def taken(reader: "WarcRecordPayloadReader", size: int) -> bytes:
    """So many bytes, fewer only at the end."""
    parts = []
    while size > 0 and (part := reader.read(min(size, CHUNK_BYTES))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def next_record(stream: IO[bytes], start: int, packed: bool) -> int | None:
    """Where in the file something begins like a record, and the stream there; None at the end or in a pipe."""
    if not stream.seekable():
        return None
    mark = GZIP_MEMBER if packed else RECORD_START
    stream.seek(start)
    window, at = b"", start
    while chunk := stream.read(CHUNK_BYTES):
        window += chunk
        found = mark.search(window, 1 if at == start and not packed else 0)
        if found:
            stream.seek(at + found.start())
            return at + found.start()
        at += max(len(window) - 8, 0)
        window = window[-8:]
    return None
