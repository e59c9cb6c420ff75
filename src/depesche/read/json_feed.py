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
    data = content.all_bytes(settings)
    try:
        feed = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise MalformedPage(content.source, f"it is no JSON ({error})", "Get the feed again") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise MalformedPage(content.source, "the feed has no list of items", "Get the feed again")
    for number, item in enumerate(items, 1):
        about = f"{content.source}, item {number}"
        if isinstance(item, dict):
            yield page_of_item(item_of(item), about)
        else:
            yield MalformedPage(about, "the item is no object", "Mend or remove the item")


def item_of(item: dict[str, Any]) -> dict[str, str]:
    """What we keep of an item: strings only."""
    given = {key: value for key, value in item.items() if isinstance(value, str) and value.strip()}
    out = {"title": given.get("title", ""), "url": given.get("url") or given.get("external_url", "")}
    out["published"] = given.get("date_published") or given.get("date_modified", "")
    if "content_html" in given:
        return {**out, "html": given["content_html"]}
    return {**out, "text": given.get("content_text") or given.get("summary", "")}
