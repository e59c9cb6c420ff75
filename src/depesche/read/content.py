"""What a file holds: one page, or many in one of the kinds that have a reader of their own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from depesche.errors import EmptyPage, PageError
from depesche.model.page import Media, Page
from depesche.read.feeds import pages_of_feed
from depesche.read.files import Content
from depesche.read.json_feed import pages_of_json_feed
from depesche.read.jsonl import page_of_line, pages_of_lines
from depesche.read.kinds import ENDINGS, Kind, kind_of
from depesche.read.mail import pages_of_mail
from depesche.read.newsml import pages_of_newsml
from depesche.read.ninjs import pages_of_ninjs
from depesche.read.parquet import pages_of_parquet
from depesche.read.pdf import pages_of_pdf
from depesche.read.sitemap import pages_of_sitemap
from depesche.read.tables import pages_of_table
from depesche.read.warc import pages_of_warc
from depesche.read.zips import pages_of_zip
from depesche.settings import Settings

SNIFFED_BYTES = 4_096
BLANK_LINES = 1_000
"""So many lines of nothing are read before standard input is taken for one page."""
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title|main|section|table|span)[\s>/]", re.IGNORECASE
)
TABLE = re.compile(rb"^(?:#[^\n]*\r?\n)*1(?:-\d+)?\t[^\t\n]+\t(?:[^\t\n]*\t){7}", re.MULTILINE)


def pages_of(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of a file: what its first bytes say, else its ending, else what the bytes look like."""
    kind = kind_of(content.name, content.head)
    if kind == "zip":
        yield from pages_of_zip(content, settings, pages_of)
    elif kind is not None:
        yield from READERS[kind](content, settings)
    elif not content.name:  # standard input: JSON Lines may go on for ever, so the first line decides
        yield from sniffed_lines(content, settings)
    else:
        ending = PurePath(content.name).suffix.lower()
        yield from pages_of_bytes(content.all_bytes(settings), content.source, ENDINGS.get(ending))


READERS: dict[Kind, Callable[[Content, Settings], Iterator[Page | PageError]]] = {
    "feed": pages_of_feed,
    "json feed": pages_of_json_feed,
    "lines": pages_of_lines,
    "mail": pages_of_mail,
    "newsml": pages_of_newsml,
    "ninjs": pages_of_ninjs,
    "parquet": pages_of_parquet,
    "pdf": pages_of_pdf,
    "sitemap": pages_of_sitemap,
    "table": pages_of_table,
    "warc": pages_of_warc,
}


def sniffed_lines(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of standard input: JSON Lines if the first line that is not blank is an object, else one page."""
    read: list[bytes] = []
    while line := content.line(settings.max_page_bytes):
        if line.strip() and looks_like_json(line):
            yield page_of_line(line, content.source, len(read) + 1)
            yield from pages_of_lines(content, settings, start=len(read) + 2)
            return
        read.append(line)
        if line.strip() or len(read) > BLANK_LINES:
            break
    yield from pages_of_bytes(b"".join([*read, content.all_bytes(settings)]), content.source, None)


def pages_of_bytes(data: bytes, source: str, media: Media | None) -> Iterator[Page | PageError]:
    """The page that bytes hold, or the pages of JSON text."""
    if not data.strip():
        raise EmptyPage(source, "there is nothing in it", "Check how the page was saved")
    if media is None and looks_like_json(data):
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                yield page_of_line(line, source, number)
        return
    page = Page.of(data, source, media or sniffed(data))
    yield replace(page, encoding="utf-8") if page.media == "conllu" else page


def sniffed(data: bytes) -> Media:
    """Text, HTML or CoNLL-U by the first bytes; zero bytes of UTF-16 are passed over."""
    head = data[:SNIFFED_BYTES].replace(b"\x00", b"")
    if MARKUP.search(head):
        return "html"
    return "conllu" if TABLE.search(head) else "text"


def looks_like_json(data: bytes) -> bool:
    """True if the first line begins and ends like a JSON object that holds a page."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0].strip()
    return first.startswith(b"{") and first.endswith(b"}") and (b'"text"' in first or b'"html"' in first)
