"""ninjs (IPTC's news in JSON): versions 1, 2 and 3. A file is an item or a list of items; each text item is a page."""

import json
from collections.abc import Iterator
from typing import Any

from depesche.errors import EmptyPage, MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.files import Content
from depesche.read.newsml import NEXT_STEP, page_of_newsml
from depesche.settings import Settings

MARKUP = ("html", "xhtml")
MOST_ITEMS = 100_000


def pages_of_ninjs(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all items. Raises `MalformedPage` if the file is no JSON."""
    data = content.all_bytes(settings)
    try:
        value = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise MalformedPage(content.source, f"it is no JSON ({error})", NEXT_STEP) from None
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        about = f"{content.source}, item {number}" if isinstance(value, list) else content.source
        if not isinstance(item, dict):
            yield MalformedPage(about, "the item is no object", "Mend or remove the item")
        elif item.get("type", "text") not in ("text", "composite", "event"):
            yield EmptyPage(about, f"it is of type {str(item.get('type'))[:40]}, not text", "Give text items")
        else:
            yield page_of_newsml(item_of(item), about)


def item_of(item: dict[str, Any]) -> dict[str, str]:
    """What we keep of an item: names of fields as version 1 (small letters) or 2 and 3 (lists of objects) have them."""
    uri = text(item.get("uri"))
    found = {
        "id": uri,
        "url": uri if uri.lower().startswith(("http://", "https://")) else "",
        "title": text(item.get("headline"))
        or first(item.get("headlines"), "main", "title")[1]
        or text(item.get("title")),
        "published": text(item.get("versioncreated")) or text(item.get("versionCreated")),
        "outlet": source_of(item),
        "status": text(item.get("pubstatus")) or text(item.get("pubStatus")),
    }
    for key, value in item.items():
        if key.startswith("body_") and text(value):
            found.setdefault("html" if key.removeprefix("body_") in MARKUP else "text", text(value))
    kind, words = first(item.get("bodies"), "main", "body")
    if words:
        found["html" if any(name in kind.lower() for name in MARKUP) else "text"] = words
    return found


def source_of(item: dict[str, Any]) -> str:
    """Who the item says it is from."""
    for key in ("infosource", "infosources", "infoSources"):
        given = item.get(key)
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, dict) and text(one.get("name")):
                return text(one["name"])
    return text(item.get("source"))


def first(given: Any, *roles: str) -> tuple[str, str]:
    """Content type and value of the entry with one of these roles, else of the first that has a value."""
    entries = [e for e in given if isinstance(e, dict) and text(e.get("value"))] if isinstance(given, list) else []
    chosen = next((e for e in entries if e.get("role") in roles), entries[0] if entries else {})
    return text(chosen.get("contenttype")) or text(chosen.get("contentType")), text(chosen.get("value"))


def text(value: Any) -> str:
    """The value if it is text."""
    return value.strip() if isinstance(value, str) else ""
