"""NewsML-G2: each text item is a page, alone or in a news message. Inline XHTML, NITF and plain text are read."""

import html
from collections.abc import Iterator
from xml.parsers import expat

from depesche.errors import EmptyPage, MalformedPage, PageError, UnreadablePage
from depesche.model.page import Page
from depesche.read.feed_item import iso_date
from depesche.read.feed_parts import VOID
from depesche.read.feeds import CHUNK_BYTES
from depesche.read.files import Content
from depesche.read.jsonl import complaint, page_of_object
from depesche.settings import Settings

WITHDRAWN = ("canceled", "cancelled", "withheld")
NEXT_STEP = "Get the item again"
HTML_OF_NITF = {
    "hl1": "h1", "hl2": "h2", "hedline": "header", "body.content": "div", "body.head": "div", "body.end": "footer",
    "block": "div", "nitf": "div", "media": "figure", "media-caption": "figcaption", "byline": "address", "q": "q",
    "dateline": "p", "distributor": "p", "tagline": "p", "em": "em", "lang": "span", "classifier": "span",
}  # fmt: skip
DROPPED = frozenset(("head", "script", "style", "docdata", "media-reference", "media-metadata"))
"""Elements of inline content whose text is none of the page's."""
FIELDS = {
    ("itemMeta", "versionCreated"): "published",
    ("contentMeta", "headline"): "title",
    ("provider", "name"): "outlet",
}


def pages_of_newsml(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all text items, in order; items before broken markup are given."""
    data = content.all_bytes(settings)
    reading = _Reading(settings.max_markup_depth)
    number, broken = 0, None
    for at in range(0, len(data) + 1, CHUNK_BYTES):
        try:
            reading.parser.Parse(data[at : at + CHUNK_BYTES], at + CHUNK_BYTES > len(data))
        except (expat.ExpatError, ValueError, LookupError) as error:
            broken = error
        for item in reading.taken():
            number += 1
            yield page_of_newsml(item, f"{content.source}, item {number}")
        if broken is not None:
            about = f"{content.source}, item {number + 1}"
            yield MalformedPage(about, f"its XML is broken ({broken})", NEXT_STEP)
            return
    if number == 0:
        yield EmptyPage(content.source, "it holds no news item with text", "Give text items, not pictures or packages")


def page_of_newsml(item: dict[str, str], about: str) -> Page | PageError:
    """The page of what an item says: `id`, `title`, `published`, `outlet`, `status`, `html` or `text`."""
    value = {key: text.strip() for key, text in item.items() if text.strip()}
    status = value.pop("status", "").rpartition(":")[2].lower()
    if status in WITHDRAWN:
        return UnreadablePage(about, f"its publisher has withdrawn it ({status})", "Leave it out")
    if "html" in value:
        value.pop("text", None)
    elif "text" not in value:
        return EmptyPage(about, "the item has no text in it", "Give items with inline content")
    published = iso_date(value.pop("published", ""))
    if published:
        value["published"] = published
    reason = complaint(value)
    return page_of_object(value, about) if reason is None else MalformedPage(about, reason, NEXT_STEP)


class _Reading:
    """Handlers for expat. Names are taken without prefixes, content is written as HTML."""

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self._open: list[str] = []
        self._done: list[dict[str, str]] = []
        self._found: dict[str, str] | None = None
        self._item_depth = 0
        self._markup_depth = 0
        self._dropped_depth = 0
        self._text: list[str] = []
        self._markup: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.UseForeignDTD(True)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.SkippedEntityHandler = self._entity
        self.parser.EntityDeclHandler = self._refuse

    def taken(self) -> list[dict[str, str]]:
        """The items that ended since the last call."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise ValueError("it declares entities, which could be made to fill the memory")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._open.append(name)
        depth = len(self._open)
        if depth > self._max_depth:
            raise ValueError(f"its elements are nested deeper than {self._max_depth}")
        if self._markup_depth:
            if not self._dropped_depth and name in DROPPED:
                self._dropped_depth = depth
            elif not self._dropped_depth:
                self._markup.append(f"<{HTML_OF_NITF.get(name, name)}>")
            return
        self._text.clear()
        if name == "newsItem" and self._found is None:
            self._found, self._item_depth = {"id": attributes.get("guid", "")}, depth
        elif self._found is not None and name == "pubStatus":
            self._found["status"] = attributes.get("qcode", "")
        elif self._found is not None and name == "inlineXML":
            self._markup_depth = depth

    def _end(self, tag: str) -> None:
        name, depth = self._open.pop(), len(self._open) + 1
        if self._markup_depth and depth > self._markup_depth:
            if self._dropped_depth == depth:
                self._dropped_depth = 0
            elif not self._dropped_depth and name not in VOID:
                self._markup.append(f"</{HTML_OF_NITF.get(name, name)}>")
        elif self._markup_depth:
            self._markup_depth = 0
            self._keep("html", "".join(self._markup))
            self._markup.clear()
        elif self._found is not None and depth == self._item_depth:
            self._done.append(self._found)
            self._found = None
        elif self._found is not None:
            self._field(name, "".join(self._text))

    def _field(self, name: str, text: str) -> None:
        if name == "inlineData":
            self._keep("text", text)
        elif (key := FIELDS.get((self._open[-1], name))) is not None:
            self._keep(key, " ".join(text.split()))
        self._text.clear()

    def _keep(self, key: str, text: str) -> None:
        if self._found is not None and text.strip():
            self._found.setdefault(key, text)

    def _characters(self, text: str) -> None:
        if self._markup_depth and not self._dropped_depth:
            self._markup.append(html.escape(text, quote=False))
        elif self._found is not None and not self._markup_depth:
            self._text.append(text)

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))
