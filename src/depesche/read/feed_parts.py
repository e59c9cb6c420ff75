"""The elements of a feed, gathered into items while its XML is read."""

import html
import re
from xml.parsers import expat

ITEMS = frozenset(("item", "entry"))
BODIES = {"content:encoded": 0, "content": 1, "description": 2, "summary": 3}
"""Elements that hold a body, best first."""
DATES = {"pubdate": 0, "published": 1, "dc:date": 2, "issued": 3, "updated": 4}
TAG = re.compile(r"<[^<>]{0,500}>")
VOID = frozenset(("br", "hr", "img"))


class Items:
    """Handlers for expat, and the items that they have put together so far.

    Names are taken as they are written, without their namespaces: feeds use the usual prefixes, and half of the
    broken ones forget to declare them.
    """

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self._done: list[dict[str, str]] = []
        self._above: list[str] = []
        self.refused = False
        self.begin_again()

    def begin_again(self) -> None:
        """Forgets the item in hand."""
        self._open: list[str] = []
        self._item_depth = 0
        self._text: list[str] = []
        self._found: dict[str, tuple[int, str]] = {}
        self._type = "html"
        self._markup_depth = 0
        self._media = "html"

    def parser(self, encoding: str | None) -> expat.XMLParserType:
        """A parser that calls these handlers. Entities that only a DTD knows come as HTML knows them."""
        parser = expat.ParserCreate(encoding)
        parser.UseForeignDTD(True)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._refuse
        return parser

    def opening(self) -> bytes:
        """Start tags of the elements in which the items stand, for a parser that begins in the middle."""
        return "".join(f"<{name}>" for name in self._above).encode() or b"<feed>"

    def taken(self) -> list[dict[str, str]]:
        """The items that ended since the last call."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        self.refused = True
        raise ValueError("it declares entities, which could be made to fill the memory")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.removeprefix("atom:").lower()
        self._open.append(tag)
        depth = len(self._open)
        if depth > self._max_depth:
            raise ValueError(f"its elements are nested deeper than {self._max_depth}")
        if self._markup_depth:
            self._text.append(start_tag(tag, attributes))
        elif name in ITEMS and not self._item_depth:
            self._item_depth = depth
            self._above = self._open[:-1]
            self._found = {}
        elif self._item_depth and depth == self._item_depth + 1:
            self._field(name, attributes)
        elif self._item_depth and self._open[-2].lower() in ("source", "atom:source") and name == "title":
            self._text = []

    def _field(self, name: str, attributes: dict[str, str]) -> None:
        self._text = []
        self._type = attributes.get("type", "")
        if self._type == "xhtml" and name in BODIES:
            self._markup_depth = len(self._open)
        if name == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
            self._keep("url", 0, attributes["href"])

    def _end(self, tag: str) -> None:
        name = tag.removeprefix("atom:").lower()
        depth = len(self._open)
        self._open.pop()
        if self._markup_depth and depth > self._markup_depth:
            if tag not in VOID:
                self._text.append(f"</{tag}>")
            return
        self._markup_depth = 0
        if depth == self._item_depth:
            self._done.append({key: value for key, (_, value) in self._found.items()})
            self._item_depth, self._found = 0, {}
        elif self._item_depth and depth == self._item_depth + 1:
            self._field_ends(name, "".join(self._text))
            self._text = []
        elif self._item_depth and name == "title" and self._open[-1].lower() in ("source", "atom:source"):
            self._keep("outlet", 0, plain("".join(self._text)))
            self._text = []

    def _field_ends(self, name: str, text: str) -> None:
        atom = self._open[-1].lower().endswith("entry")
        if name in BODIES:
            key = "text" if atom and self._type in ("", "text") else "html"
            if text.strip() and BODIES[name] < min(self._rank("text"), self._rank("html")):
                self._found.pop("text", None)
                self._found.pop("html", None)
                self._keep(key, BODIES[name], text)
        elif name in DATES:
            self._keep("published", DATES[name], text)
            if name == "updated":
                self._keep("updated", 0, text)
        elif name == "title":
            self._keep("title", 0, plain(text) if not atom or self._type in ("html", "xhtml") else text)
        elif name == "source":
            self._keep("outlet", 1, plain(text))
        elif name == "link":
            self._keep("url", 1, text)
        elif name in ("guid", "id"):
            self._keep("guid", 0, text)
            if name == "guid" and text.strip().lower().startswith(("http://", "https://")):
                self._keep("url", 2, text)

    def _rank(self, key: str) -> int:
        return self._found[key][0] if key in self._found else len(BODIES)

    def _keep(self, key: str, rank: int, text: str) -> None:
        if text.strip() and (key not in self._found or rank < self._found[key][0]):
            self._found[key] = (rank, text)

    def _characters(self, text: str) -> None:
        if self._item_depth:
            self._text.append(html.escape(text, quote=False) if self._markup_depth else text)

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))


def start_tag(tag: str, attributes: dict[str, str]) -> str:
    """A start tag as HTML writes it."""
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


def plain(markup: str) -> str:
    """Text that may be written as markup, such as a title with emphasis."""
    return " ".join(html.unescape(TAG.sub("", markup)).split())
