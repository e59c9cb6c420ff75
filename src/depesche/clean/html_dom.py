"""The text of a page's DOM in reading order, line by line, as a browser would lay it out."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

from depesche.errors import EmptyPage, PageTooDeep
from depesche.settings import Settings

DROPPED = frozenset(
    "script style template noscript head object embed iframe canvas svg math audio video map select datalist "
    "textarea applet noframes noembed frameset".split()
)
"""Elements whose text a browser does not show as text of the page."""
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark meter output picture "
    "progress q rp rt ruby s samp small source span strike strong sub sup time track tt u var wbr button nobr link meta"
    " area".split()
)
"""All other elements, unknown ones too, begin and end a line. Custom elements (with a hyphen) are inline by default."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SPACE = re.compile(r"[ \t\r\n\f\v\x00]+")
"""What HTML collapses; a no-break space stays."""
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
NOT_IN_MARKUP = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""libxml2 stops at a NUL; HTML reads it, like everything that is no character, as U+FFFD."""


@dataclass(slots=True)
class DomLine:
    """One line while it is collected: its pieces, and what its markup says. `element` is the innermost block."""

    element: html.HtmlElement
    path: tuple[html.HtmlElement, ...]
    """The block and its ancestors, innermost first."""
    hidden: bool
    pieces: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    """The same pieces as the parser gave them."""
    linked: int = 0
    """Characters inside links."""
    strong: int = 0
    """Characters inside bold elements."""
    inside: list[html.HtmlElement] = field(default_factory=list)
    """Inline elements that begin in the line, in order."""
    text: str = ""


def tree_of(source: str, about: str, settings: Settings) -> html.HtmlElement:
    """The parsed page. Raises `PageTooDeep`, or `EmptyPage` if the parser finds no element at all."""
    clean = NOT_IN_MARKUP.sub("\ufffd", PROLOGUE.sub("", source))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: html.HtmlElement | None = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        root = None
    if root is None:
        raise EmptyPage(about, "the HTML parser finds no element in it", "Check how the page was saved")
    refuse_depth(root, about, settings.max_markup_depth)
    return root


def refuse_depth(root: html.HtmlElement, about: str, limit: int) -> None:
    """Raises `PageTooDeep` if an element has more than `limit` ancestors."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            reason = f"its markup is nested deeper than {limit} elements"
            raise PageTooDeep(about, reason, "Raise Settings.max_markup_depth if the page is meant to be that deep")


def dom_lines(root: html.HtmlElement) -> list[DomLine]:
    """All lines of text that are not empty, in the order of the document."""
    body = root.find("body")
    return Walk().lines_of(body if body is not None else root)


class Walk:
    """State of one pass over the tree: open blocks, open links, and the line that is being collected."""

    def __init__(self) -> None:
        self.lines: list[DomLine] = []
        self.blocks: list[html.HtmlElement] = []
        self.line: DomLine | None = None
        self.hidden = 0
        self.links = 0
        self.bold = 0
        self.dropped = 0
        self.preformatted = 0

    def lines_of(self, body: html.HtmlElement) -> list[DomLine]:
        """The lines of the whole body."""
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if not isinstance(element.tag, str):
                if event == "end":
                    self.add(element.tail)
            elif event == "start":
                self.enter(element)
            else:
                self.leave(element)
                if element is not body:
                    self.add(element.tail)
        self.close()
        return [line for line in self.lines if line.text]

    def enter(self, element: html.HtmlElement) -> None:
        """An element begins: count what it opens, and break the line if it is a block."""
        tag = element.tag
        if tag in DROPPED:
            self.dropped += 1
            return
        if is_hidden(element):
            self.hidden += 1
        if tag == "br" or not is_inline(tag):
            self.close()
            if tag not in ("br", "hr"):
                self.blocks.append(element)
        elif self.line is not None:
            self.line.inside.append(element)
        self.links += tag == "a"
        self.bold += tag in ("b", "strong")
        self.preformatted += tag in ("pre", "xmp", "plaintext")
        self.add(element.text, None if self.line is not None or not is_inline(tag) else element)

    def leave(self, element: html.HtmlElement) -> None:
        """An element ends."""
        tag = element.tag
        if tag in DROPPED:
            self.dropped -= 1
            return
        self.links -= tag == "a"
        self.bold -= tag in ("b", "strong")
        self.preformatted -= tag in ("pre", "xmp", "plaintext")
        if not is_inline(tag):
            self.close()
            if tag not in ("br", "hr") and self.blocks:
                self.blocks.pop()
        if is_hidden(element):
            self.hidden -= 1

    def add(self, text: str | None, opened: html.HtmlElement | None = None) -> None:
        """Appends a text node; `opened` is the inline element that begins with it."""
        if not text or self.dropped:
            return
        if self.preformatted:
            first, *others = text.split("\n")
            self.append(first, opened)
            for other in others:
                self.close()
                self.append(other, None)
        else:
            self.append(text, opened)

    def append(self, text: str, opened: html.HtmlElement | None) -> None:
        """Appends text that holds no line break of its own."""
        if self.line is None:
            if not text.strip() or not self.blocks:
                return
            path = tuple(reversed(self.blocks))
            self.line = DomLine(path[0], path, self.hidden > 0)
        if opened is not None:
            self.line.inside.append(opened)
        self.line.pieces.append(SPACE.sub(" ", text))
        self.line.raw.append(text)
        self.line.linked += len(text.strip()) if self.links else 0
        self.line.strong += len(text.strip()) if self.bold else 0

    def close(self) -> None:
        """Ends the line that is being collected."""
        if self.line is not None:
            self.line.text = re.sub(" {2,}", " ", "".join(self.line.pieces)).strip(" ")
            self.lines.append(self.line)
            self.line = None


def is_inline(tag: str) -> bool:
    """True if the element does not break a line (`br` does)."""
    return tag in INLINE or "-" in tag


def is_hidden(element: html.HtmlElement) -> bool:
    """True if attributes of the element keep a browser from showing it."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDING_STYLE.search(style) is not None
