"""RSS (0.9 to 2.0) and Atom: each item is a page. Read by expat, which neither loads nor expands anything."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from depesche.errors import EmptyPage, MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.feed_item import page_of_item
from depesche.read.feed_parts import Items
from depesche.read.files import Content
from depesche.settings import Settings

CHUNK_BYTES = 65_536
MOST_DAMAGES = 1_000
ITEM_START = re.compile(rb"<(?:atom:)?(?:item|entry)[\s>]")
DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
UTF_8 = (b"utf-8", b"utf8")
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def pages_of_feed(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all items in the order of the feed. After broken markup reading goes on with the next item."""
    for number, item in enumerate(items_of_feed(content.all_bytes(settings), content.source, settings), 1):
        yield item if isinstance(item, PageError) else page_of_item(item, f"{content.source}, item {number}")


def items_of_feed(data: bytes, source: str, settings: Settings) -> Iterator[dict[str, str] | PageError]:
    """What each item says; an error takes the place of a broken one."""
    data = mended(data)
    declared = DECLARED.search(data, 0, CHUNK_BYTES)
    encoding = None if declared is None or data.startswith(WIDE) else declared.group(1).decode("ascii")
    number, start = 0, 0
    items = Items(settings.max_markup_depth)
    for _ in range(MOST_DAMAGES):
        reading = Reading(data, start, items, encoding)
        try:
            for item in reading.items():
                number += 1
                yield item
            if number == 0:
                raise EmptyPage(source, "the feed has no items", "Check that it is RSS or Atom")
            return
        except (expat.ExpatError, ValueError, LookupError) as error:
            number += 1
            about = f"{source}, item {number}"
            yield MalformedPage(
                about, f"its XML is broken ({error})", "Get the feed again; the items after it are read"
            )
        following = ITEM_START.search(data, max(reading.at(), start + 1))
        if following is None or items.refused:
            return
        start = following.start()
        items.begin_again()
    reason = f"its XML is broken in {MOST_DAMAGES} places, so that the rest is left"
    yield MalformedPage(source, reason, "Get the feed again")


def mended(data: bytes) -> bytes:
    """Lines that are no UTF-8, in a feed that is said to be, read as Windows-1252: the usual lie."""
    declared = DECLARED.search(data, 0, CHUNK_BYTES)
    if data.startswith(WIDE) or (declared is not None and declared.group(1).lower() not in UTF_8):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"".join(map(_mended_line, data.splitlines(keepends=True)))
    return data


def _mended_line(line: bytes) -> bytes:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode("utf-8")
    return line


class Reading:
    """One go through the feed from an offset, as far as its XML is whole."""

    def __init__(self, data: bytes, start: int, items: Items, encoding: str | None) -> None:
        self._data, self._start, self._items = data, start, items
        self._parser = items.parser(encoding)
        self._before = items.opening() if start else b""

    def items(self) -> Iterator[dict[str, str]]:
        """Items as soon as they end. Raises ExpatError where the XML breaks."""
        if self._before:
            self._parser.Parse(self._before, False)
        for at in range(self._start, len(self._data), CHUNK_BYTES):
            try:
                self._parser.Parse(self._data[at : at + CHUNK_BYTES], False)
            except (expat.ExpatError, ValueError, LookupError):
                yield from self._items.taken()  # what was whole before it broke
                raise
            yield from self._items.taken()
        self._parser.Parse(b"", True)
        yield from self._items.taken()

    def at(self) -> int:
        """The offset in the data that was reached."""
        return max(self._start + self._parser.CurrentByteIndex - len(self._before), 0)
