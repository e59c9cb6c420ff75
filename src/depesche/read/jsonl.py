"""JSON Lines: one object for each page, with `text` or `html` and what the bringer knows of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from depesche.errors import MalformedPage, PageError
from depesche.model.identity import bytes_id
from depesche.model.page import Page
from depesche.read.files import Content, too_large
from depesche.settings import Settings

KINDS = ("page", "text")
NEXT_STEP = "Mend or remove the line"
HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.DOTALL)


def pages_of_lines(content: Content, settings: Settings, start: int = 1) -> Iterator[Page | PageError]:
    """Pages of all lines that are not blank, in order; a bad line gives an error and the others go on."""
    return (page for _, page in numbered_lines(content, settings, start))


def numbered_lines(content: Content, settings: Settings, start: int = 1) -> Iterator[tuple[int, Page | PageError]]:
    """The same with the number of each line."""
    for number, line in enumerate(content.lines(settings), start):
        if line is None:
            yield number, too_large(place_of(content.source, number), settings)
        elif line.strip():
            yield number, page_of_line(line, content.source, number)


def page_of_line(line: bytes, source: str, number: int) -> Page | PageError:
    """The page of one line, or `MalformedPage` with file and line number."""
    about = place_of(source, number)
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        return MalformedPage(about, f"it is no JSON ({error})", NEXT_STEP)
    reason = complaint(value)
    if reason is not None:
        return MalformedPage(about, reason, NEXT_STEP)
    return page_of_object(value, about)


def place_of(source: str, number: int) -> str:
    """How a line of a file is named."""
    return f"{source}, line {number}"


def complaint(value: Any) -> str | None:
    """What is wrong with the object of a line; None if nothing is."""
    if not isinstance(value, dict):
        return "it is no JSON object"
    bodies = [key for key in ("text", "html") if value.get(key) is not None]
    if len(bodies) != 1:
        return "it needs one of `text` and `html`" if not bodies else "it has both `text` and `html`"
    if not isinstance(value[bodies[0]], str):
        return f"`{bodies[0]}` is no string"
    if not isinstance(value.get("id", ""), str | int):
        return "`id` is neither string nor number"
    for key in ("url", "outlet", "title", "published"):
        if not isinstance(value.get(key) or "", str):
            return f"`{key}` is no string"
    if value.get("published") and not ISO_DAY.fullmatch(value["published"].strip()):
        return "`published` is no ISO date"
    return None if value.get("is", "page") in KINDS else f"`is` is none of {', '.join(KINDS)}"


def page_of_object(value: dict[str, Any], about: str) -> Page:
    """The page of a checked object. Halves of surrogate pairs become U+FFFD: they are no characters."""
    markup = value.get("html")
    data = whole(value["text"] if markup is None else markup).encode("utf-8")
    sha256 = bytes_id(data)
    given = whole(str(value.get("id", "")))
    return Page(
        id=given or sha256[:16],
        source=about,
        data=data,
        media="text" if markup is None else "html",
        sha256=sha256,
        url=optional(value, "url"),
        outlet=optional(value, "outlet"),
        title=optional(value, "title"),
        published=optional(value, "published"),
        is_text=value.get("is") == "text",
        encoding="utf-8",
    )


def optional(value: dict[str, Any], key: str) -> str | None:
    """A string of the object without white space at its ends, or None."""
    return whole(value.get(key) or "").strip() or None


def whole(text: str) -> str:
    """Text that can be written as UTF-8."""
    return HALF_CHARACTERS.sub("\ufffd", text)
