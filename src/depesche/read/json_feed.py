"""JSON Feed (version 1 and 1.1): each item is a page."""

import json
from collections.abc import Iterator
from typing import Any

from depesche.errors import MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.feed_item import page_of_item
from depesche.read.files import Content
from depesche.settings import Settings


def pages_of_json_feed(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all items. Raises `MalformedPage` if the file is no JSON Feed."""
    for number, item in enumerate(items_of_json_feed(content.all_bytes(settings), content.source), 1):
        yield item if isinstance(item, PageError) else page_of_item(item, f"{content.source}, item {number}")


def items_of_json_feed(data: bytes, source: str) -> Iterator[dict[str, str] | PageError]:
    """What each item says. Raises `MalformedPage` if the bytes are no JSON Feed."""
    try:
        feed = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise MalformedPage(source, f"it is no JSON ({error})", "Get the feed again") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise MalformedPage(source, "the feed has no list of items", "Get the feed again")
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield item_of(item)
        else:
            yield MalformedPage(f"{source}, item {number}", "the item is no object", "Mend or remove the item")


def item_of(item: dict[str, Any]) -> dict[str, str]:
    """What we keep of an item: strings only."""
    given = {key: value for key, value in item.items() if isinstance(value, str) and value.strip()}
    out = {"title": given.get("title", ""), "url": given.get("url") or given.get("external_url", "")}
    out["guid"], out["updated"] = given.get("id", ""), given.get("date_modified", "")
    out["published"] = given.get("date_published") or given.get("date_modified", "")
    if "content_html" in given:
        return {**out, "html": given["content_html"]}
    return {**out, "text": given.get("content_text") or given.get("summary", "")}
