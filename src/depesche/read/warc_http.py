"""An HTTP response as archives keep it: status, headers, and a body that may be chunked and packed."""

import codecs
import re
import zlib
from dataclasses import dataclass

HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]{0,500})?\r?\n")
STATUS = re.compile(rb"HTTP/[\d.]{1,5}\s+(\d{3})")
HEADERS_END = re.compile(rb"\r\n\r\n|\n\n")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


class Broken(Exception):
    """The body is not what its headers say."""


class TooMuch(Exception):
    """The body unpacks to more bytes than a page may have."""


@dataclass(frozen=True, slots=True)
class Response:
    """Status and headers of a response; `body` is as much of the body as was at hand."""

    head: bytes
    body: bytes
    status: int
    headers: dict[str, str]

    @staticmethod
    def of(block: bytes) -> "Response | None":
        """The response that a block begins with; None if it is none."""
        status = STATUS.match(block)
        end = HEADERS_END.search(block)
        if status is None or end is None:
            return None
        headers: dict[str, str] = {}
        for line in block[: end.start()].decode("latin-1").splitlines()[1:]:
            name, _, value = line.partition(":")
            headers.setdefault(name.strip().lower(), value.strip())
        return Response(block[: end.end()], block[end.end() :], int(status.group(1)), headers)

    @property
    def is_page(self) -> bool:
        """True for success with HTML."""
        media = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return 200 <= self.status < 300 and media in HTML_TYPES

    def decoded(self, body: bytes, limit: int) -> bytes:
        """The body unchunked and unpacked. Raises `Broken` or `TooMuch`.

        Many archives keep these headers though they store the body without chunks or unpacked: then it is left.
        """
        if "chunked" in self.headers.get("transfer-encoding", "").lower() and CHUNK_SIZE.match(body):
            body = unchunked(body)
        for coding in reversed(self.headers.get("content-encoding", "").lower().split(",")):
            body = unpacked(body, coding.strip(), limit)
        if len(body) > limit:
            raise TooMuch
        return body

    def encoding_of(self, data: bytes) -> str | None:
        """The encoding that the header states, if it tells what the bytes themselves do not."""
        found = CHARSET.search(self.headers.get("content-type", ""))
        if found is None:
            return None
        try:
            name = codecs.lookup(found.group(1)).name
            if name in ("utf-8", "iso8859-1", "ascii") or name.startswith(("utf-", "utf_")):
                return None  # detection knows these, and the Windows letters that pages hide behind them
            data.decode("utf-8")
        except LookupError:
            return None
        except UnicodeDecodeError:
            return name if reads(data, name) else None
        return None


def reads(data: bytes, encoding: str) -> bool:
    """True if all bytes are characters of the encoding."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def unchunked(body: bytes) -> bytes:
    """The chunks put together; trailers are dropped."""
    parts: list[bytes] = []
    at = 0
    while size := CHUNK_SIZE.match(body, at):
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts)
        part = body[size.end() : size.end() + length]
        if len(part) < length:
            raise Broken("its last chunk is cut off")
        parts.append(part)
        at = size.end() + length
    raise Broken("the size of a chunk is missing")


def unpacked(body: bytes, coding: str, limit: int) -> bytes:
    """The body without one content coding."""
    if coding in ("gzip", "x-gzip"):
        return inflated(body, zlib.MAX_WBITS | 16, limit) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        zlib_header = len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
        if body.lstrip().startswith(b"<"):
            return body
        return inflated(body, zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS, limit)
    if coding == "br":
        return body if body.lstrip().startswith(b"<") else unbrotlied(body, limit)
    if coding in ("", "identity"):
        return body
    raise Broken(f"{coding[:40]} is not known")


def inflated(body: bytes, bits: int, limit: int) -> bytes:
    """Deflated bytes, at most one more than the limit. Raises `Broken` if they are damaged or cut off."""
    work = zlib.decompressobj(bits)
    try:
        data = work.decompress(body, limit + 1)
    except zlib.error as error:
        raise Broken(str(error)) from None
    if len(data) > limit:
        raise TooMuch
    if not work.eof:
        raise Broken("it is cut off")
    return data


def unbrotlied(body: bytes, limit: int) -> bytes:
    """Brotli's bytes within the limit."""
    import brotli

    work = brotli.Decompressor()
    parts, size, given = [], 0, body
    try:
        while not work.is_finished():
            part = work.process(given, output_buffer_limit=1 << 20)
            given = b""
            size += len(part)
            if size > limit:
                raise TooMuch
            if not part and work.can_accept_more_data():
                raise Broken("it is cut off")
            parts.append(part)
    except brotli.error as error:
        raise Broken(str(error)) from None
    return b"".join(parts)
