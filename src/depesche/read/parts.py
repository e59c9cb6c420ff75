"""Parts of files: where a file can be entered in its middle, so that several machines share it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from depesche.errors import PageError
from depesche.model.page import Page
from depesche.read import safely
from depesche.read.content import pages_of
from depesche.read.files import GZIP_MARK, Content, content_of
from depesche.read.jsonl import numbered_lines, pages_of_lines
from depesche.read.kinds import ENDINGS, kind_of
from depesche.read.warc import located_in_warc, pages_of_warc
from depesche.settings import Settings

MOST_PARTS = 32
"""Of a file that can only be read from its beginning: each part reads all that comes before it."""
Located = tuple[int | None, int, Page | PageError]
"""The byte at which a page can be read, the records or lines before it, and the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some pages of a file that follow each other; what cannot be read counts as a page."""

    path: str
    pages: int
    first: int = 0
    """Pages of the file before, which are read and passed over if there is no `start`."""
    start: int = 0
    """Byte of the file, packed as it is, at which to begin."""
    number: int = 0
    """Records or lines before `start`."""


def parts_of(path: str, settings: Settings, most: int) -> list[Part]:
    """A file in parts of `most` pages. It is read once for that, unless its ending says that it is one page."""
    starts: list[tuple[int, int, int]] = []
    count, enterable = 0, True
    for given in safely(path, settings, located):
        start, number, _ = given if isinstance(given, tuple) else (None, 0, given)
        if not starts:
            starts.append((0, 0, 0))
        elif start and enterable and count - starts[-1][0] >= most:
            enterable = _begins_at(path, start)
            starts += [(count, start, number)] if enterable else []
        count += 1
    if len(starts) == 1 and count > most:
        size = max(most, -(-count // MOST_PARTS))
        starts = [(first, 0, 0) for first in range(0, count, size)]
    ends = [*(first for first, _, _ in starts[1:]), count]
    return [
        Part(path=path, pages=end - first, first=first, start=start, number=number)
        for (first, start, number), end in zip(starts, ends[: len(starts)], strict=True)
    ]


def _begins_at(path: str, start: int) -> bool:
    """False in an archive that was packed as a whole: what is found in it begins nowhere in the file."""
    with content_of(path) as content:
        content.packed.seek(start)
        return content.packed.read(len(GZIP_MARK)) == GZIP_MARK if content.is_gzip else True


def pages_of_part(part: Part, settings: Settings) -> Iterator[Page | PageError]:
    """The pages of a part, as reading the whole file gives them."""

    def wanted(content: Content, settings: Settings) -> Iterator[Page | PageError]:
        if not part.start:
            return islice(pages_of(content, settings), part.first, None)
        content.packed.seek(part.start)
        if kind_of(content.name, content.head) == "warc":
            return pages_of_warc(content, settings, part.start, part.number)
        return pages_of_lines(content, settings, part.number + 1)

    return islice(safely(part.path, settings, wanted), part.pages)


def located(content: Content, settings: Settings) -> Iterator[Located]:
    """Pages of a file with the bytes at which they can be read, where that is known."""
    kind = kind_of(content.name, content.head)
    if kind == "warc" and content.packed.seekable():
        yield from located_in_warc(content, settings)
    elif kind == "lines" and not content.is_gzip:
        at, before = 0, 0
        for number, page in numbered_lines(content, settings):
            yield at, before, page
            at, before = content.stream.tell(), number
    elif kind is None and PurePath(content.name).suffix.lower() in ENDINGS:
        yield None, 0, Page.of(b"", content.source)  # one page or one error, whatever is in it
    else:
        yield from ((None, 0, page) for page in pages_of(content, settings))
