"""Opened files and standard input, unpacked where they are gzip."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from depesche.errors import MalformedPage, PageTooLarge
from depesche.read.places import STANDARD_INPUT, shown
from depesche.read.remote import is_remote, opened_remotely
from depesche.settings import Settings

GZIP_MARK = b"\x1f\x8b"
CHUNK_BYTES = 1 << 20
HEAD_BYTES = 8_192
"""So much is looked at to tell what a file is; a buffered reader holds no more."""


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes of one file in reach. `name` is its path without `.gz`, for the ending.

    `head` is what `stream` begins with, looked at without taking it; `packed` is the stream before gzip is undone.
    """

    source: str
    name: str
    stream: IO[bytes]
    packed: IO[bytes]
    head: bytes

    @property
    def is_gzip(self) -> bool:
        """True if the bytes come packed."""
        return self.packed is not self.stream

    def anywhere(self, settings: Settings) -> IO[bytes]:
        """The bytes as a stream in which one can go back: the file itself, or all of it in memory within the limit."""
        if isinstance(self.stream, io.BufferedReader) and self.stream.seekable():
            return self.stream
        return io.BytesIO(self.all_bytes(settings))

    def all_bytes(self, settings: Settings) -> bytes:
        """Everything, read in chunks. Raises `PageTooLarge` as soon as the limit is passed."""
        parts: list[bytes] = []
        size = 0
        while chunk := self._chunk(CHUNK_BYTES):
            size += len(chunk)
            if size > settings.max_page_bytes:
                raise too_large(self.source, settings)
            parts.append(chunk)
        return b"".join(parts)

    def lines(self, settings: Settings) -> Iterator[bytes | None]:
        """Lines without their break; None for one over the limit, of which only a chunk at a time is held."""
        limit = settings.max_page_bytes
        while line := self.line(limit + 1):
            if len(line) <= limit or line.endswith(b"\n"):
                yield line.rstrip(b"\r\n")
                continue
            while line and not line.endswith(b"\n"):
                line = self.line(CHUNK_BYTES)
            yield None

    def _chunk(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise broken_gzip(self.source, error) from error

    def line(self, size: int) -> bytes:
        """The next line with its break, at most `size` bytes of it; empty at the end."""
        try:
            return self.stream.readline(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise broken_gzip(self.source, error) from error


def too_large(about: str, settings: Settings) -> PageTooLarge:
    """The error for more bytes than a page may have."""
    reason = f"it has more than {settings.max_page_bytes} bytes"
    return PageTooLarge(about, reason, "Raise Settings.max_page_bytes if the page is meant to be that large")


def broken_gzip(about: str, error: Exception) -> MalformedPage:
    """The error for a damaged gzip file."""
    return MalformedPage(about, f"its gzip data are damaged ({error})", "Get the file again")


@contextmanager
def content_of(path: str) -> Iterator[Content]:
    """The bytes of a file or of standard input. Raises OSError if they cannot be got."""
    if path == STANDARD_INPUT:
        yield opened("standard input", "", sys.stdin.buffer)
        return
    if is_remote(path):
        with opened_remotely(path) as stream:
            yield opened(path, path.rpartition("/")[2].removesuffix(".gz"), stream)
        return
    file = Path(path)
    if not file.is_file():
        raise OSError(0, "it is no regular file")
    with file.open("rb") as stream:
        yield opened(shown(path), shown(file.name).removesuffix(".gz"), stream)


def opened(source: str, name: str, stream: IO[bytes]) -> Content:
    """The stream, unpacked if it begins like gzip."""
    peek = getattr(stream, "peek", None)
    head: bytes = peek(HEAD_BYTES)[:HEAD_BYTES] if peek else b""
    if not head.startswith(GZIP_MARK):
        return Content(source, name, stream, stream, head)
    unpacked: IO[bytes] = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
    return Content(source, name, unpacked, stream, unpacked_head(head))


def unpacked_head(head: bytes) -> bytes:
    """What the first bytes of a gzip file unpack to; nothing if they are damaged."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""
