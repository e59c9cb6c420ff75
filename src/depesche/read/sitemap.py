"""Sitemaps (sitemaps.org 0.9), with what Google's extension for news says of each page, and indexes of sitemaps."""

from collections.abc import Iterator
from xml.parsers import expat

from depesche.errors import MalformedPage, PageError, UnreadablePage
from depesche.model.page import Page
from depesche.model.watching import Entry
from depesche.read.feeds import CHUNK_BYTES
from depesche.read.files import Content
from depesche.settings import Settings

ENTRIES = frozenset(("url", "sitemap"))
FIELDS = {"loc": "url", "lastmod": "updated", "publication_date": "published", "title": "title", "name": "outlet"}
FIELD_OF = {"title": "news", "name": "publication", "publication_date": "news", "loc": "", "lastmod": ""}
"""In which element a field counts: images and videos have titles and addresses too. Empty: in the entry itself."""
NEXT_STEP = "Get the sitemap again"


def pages_of_sitemap(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """No page, since a sitemap only names them; the error says how they are fetched."""
    count = sum(isinstance(entry, Entry) for entry in entries_of_sitemap(content.all_bytes(settings), content.source))
    reason = f"it is a sitemap, which names {count} addresses and holds no page"
    yield UnreadablePage(content.source, reason, "Fetch them from the network with --fetch, or watch it")


def entries_of_sitemap(data: bytes, source: str, max_depth: int = 20) -> Iterator[Entry | PageError]:
    """The pages or further sitemaps that a sitemap names, in order; what stands before broken markup is given."""
    reading = _Reading(max_depth)
    given = 0
    try:
        for at in range(0, len(data), CHUNK_BYTES):
            reading.parser.Parse(data[at : at + CHUNK_BYTES], False)
            done = reading.taken()
            given += len(done)
            yield from done
        reading.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        done = reading.taken()  # what was whole before it broke
        given += len(done)
        yield from done
        yield MalformedPage(source, f"its XML is broken after {given} addresses ({error})", NEXT_STEP)


class _Reading:
    """Handlers for expat; prefixes of names are left out, since half of the sitemaps declare none."""

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self._open: list[str] = []
        self._found: dict[str, str] | None = None
        self._text: list[str] = []
        self._done: list[Entry] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EntityDeclHandler = self._refuse

    def taken(self) -> list[Entry]:
        """The entries that ended since the last call."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise ValueError("it declares entities, which could be made to fill the memory")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._open.append(name)
        self._text.clear()
        if len(self._open) > self._max_depth:
            raise ValueError(f"its elements are nested deeper than {self._max_depth}")
        if len(self._open) == 2 and name in ENTRIES:
            self._found = {}

    def _end(self, tag: str) -> None:
        name = self._open.pop()
        if self._found is None:
            return
        if len(self._open) == 1:
            if self._found.get("url"):
                self._done.append(Entry(**self._found, is_list=name == "sitemap"))
            self._found = None
        elif name in FIELDS and self._open[-1] == (FIELD_OF[name] or self._open[1]):
            self._found.setdefault(FIELDS[name], " ".join("".join(self._text).split())[:2_000])
        self._text.clear()
