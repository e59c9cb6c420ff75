"""Which lines of the DOM are the article: trafilatura decides, the markup corrects and explains."""

import logging
import re
import warnings
from collections.abc import Sequence

from lxml import html

from depesche.clean.facts import HtmlFacts
from depesche.clean.html_align import kept_lines, letters
from depesche.clean.html_dom import HEADINGS, DomLine
from depesche.clean.html_facts import CREDIT_CHARACTERS, is_credit, marks
from depesche.model.document import LineKind

Label = tuple[LineKind, str]

CAPTION_TAGS = frozenset(("figcaption", "caption", "figure"))
CAPTION_MARK = re.compile(
    r"(?<![a-z])(?:fig)?captions?(?![a-z])|(?<![a-z])(?:image|photo|picture) (?:credit|text)", re.IGNORECASE
)
FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "dialog", "menu", "fieldset"))
TIME_TAGS = frozenset(("time",))


def labels_of(root: html.HtmlElement, lines: Sequence[DomLine], facts: HtmlFacts) -> list[Label]:
    """Kind and reason of each line. The tree is used up: trafilatura changes it."""
    extracted = kept_lines([line.text for line in lines], article_paragraphs(root))
    title = title_line(lines, facts)
    return [label(line, index in extracted, index == title) for index, line in enumerate(lines)]


def article_paragraphs(root: html.HtmlElement) -> list[str]:
    """What trafilatura takes for the article, without comments; nothing if it finds none or gives up."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # fast: its fall-backs (readability, justext) cost as much again and lose .003 F1 on 99 outlet pages.
            found = bare_extraction(root, include_comments=False, with_metadata=False, fast=True)
        except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
            return []
    text = getattr(found, "text", None) or ""
    return [part for part in text.split("\n") if part]


def title_line(lines: Sequence[DomLine], facts: HtmlFacts) -> int | None:
    """Index of the line that shows the headline: the one that equals it, an `h1` before others."""
    key = letters(facts.title.value) if facts.title else ""
    equal = [index for index, line in enumerate(lines) if letters(line.text) == key and not line.hidden]
    heads = [index for index, line in enumerate(lines) if heading_level(line) == 1 and not line.hidden]
    for candidates in ([i for i in equal if i in heads], [i for i in equal if heading_level(lines[i])], heads, equal):
        if candidates:
            return max(candidates, key=lambda i: (len(lines[i].text), -i)) if candidates is heads else candidates[0]
    return None


def heading_level(line: DomLine) -> int:
    """1 to 6 for a line inside a heading element, else 0."""
    return next((HEADINGS[block.tag] for block in line.path if block.tag in HEADINGS), 0)


def label(line: DomLine, extracted: bool, is_title: bool) -> Label:
    """Kind and reason of one line."""
    level = heading_level(line)
    if is_title:
        return "heading", "headline"
    if line.hidden:
        return "boilerplate", "hidden by markup"
    caption = caption_clue(line)
    if caption:
        return "caption", caption
    if extracted:
        return ("heading", f"trafilatura: kept h{level}") if level else ("content", "trafilatura: kept")
    if level == 1:
        return "metadata", "h1 beside the headline"
    dated = any(element.tag in TIME_TAGS for element in (*line.path[:1], *line.inside))
    if is_credit(line) or (dated and len(line.text) <= CREDIT_CHARACTERS):
        return "metadata", "markup: author, source or time"
    furniture = next((block.tag for block in line.path if block.tag in FURNITURE_TAGS), None)
    return "boilerplate", f"inside {furniture}" if furniture else "trafilatura: dropped"


def caption_clue(line: DomLine) -> str | None:
    """Which markup makes a line a caption, or None."""
    for block in line.path[:4]:
        if block.tag in CAPTION_TAGS:
            return f"inside {block.tag}"
    for element in (*line.path[:2], *line.inside[:1]):
        if CAPTION_MARK.search(marks(element)):
            return f"markup: {CAPTION_MARK.search(marks(element)).group()!r}"  # type: ignore[union-attr]
    return None
