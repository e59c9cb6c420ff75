"""Statements of JSON-LD about the article that a page holds."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

ARTICLE = re.compile(r"(?:article|posting|report|review|recipe)$", re.IGNORECASE)
"""schema.org types of what is published: NewsArticle, LiveBlogPosting, Report ..."""
NODES = 2_000
"""No page seen has more than 300 objects; the limit bounds damaged or hostile input."""
CONTROL = re.compile(r"[\x00-\x1f]+")
Node = dict[str, Any]


def article_of(root: html.HtmlElement) -> Node:
    """The JSON-LD object of the article, else of the web page, else an empty one."""
    first_page: Node = {}
    best: Node = {}
    for node in nodes_of(root):
        kinds = [kind for kind in as_list(node.get("@type")) if isinstance(kind, str)]
        if any(ARTICLE.search(kind) for kind in kinds) and len(node) > len(best) and (node.get("headline") or not best):
            best = node if not best or not best.get("headline") else best
        if any(kind.endswith("WebPage") for kind in kinds) and not first_page:
            first_page = node
    return best or first_page


def nodes_of(root: html.HtmlElement) -> Iterator[Node]:
    """All objects of all JSON-LD scripts, outer ones before those inside them."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue: list[Any] = [parsed(script.text or "")]
        while queue and count < NODES:
            item = queue.pop(0)
            if isinstance(item, list):
                queue = item[:NODES] + queue
            elif isinstance(item, dict):
                count += 1
                yield item
                queue += [value for key, value in item.items() if isinstance(value, dict | list) and key != "comment"]


def parsed(text: str) -> Any:
    """The value that a script holds; None for broken JSON, raw line breaks inside strings allowed."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, CONTROL.sub(" ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def as_list(value: Any) -> list[Any]:
    """A list for what may be given singly, as a list, or not at all."""
    return [] if value is None else value if isinstance(value, list) else [value]


def names(value: Any) -> list[str]:
    """Names of persons or organisations given as strings or objects, in order, without repetition."""
    found: list[str] = []
    for item in as_list(value):
        given = item.get("name") if isinstance(item, dict) else item
        for name in as_list(given):
            text = " ".join(name.split()) if isinstance(name, str) else ""
            if text and text not in found and not text.startswith(("http://", "https://", "#")):
                found.append(text)
    return found
