"""The day on which a page says in its markup that it was published."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lxml import html

from depesche.clean.html_json import as_list
from depesche.model.when import UNKNOWN, When

STAMP = re.compile(r"(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d{3})")
"""2026-03-02T10:51, 20260302: the day as written, which is the outlet's local one."""
DOTTED_STAMP = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)")
"""02.03.2026"""
TITLE_STAMP = re.compile(r"[|–—-]\s*(\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})\s*$")
IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
FIRST_YEAR = 1990
"""No outlet published pages on the web before; earlier stamps are defaults such as 1970-01-01."""

PUBLISHED_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "date", "dc.date.issued", "dc.date.created", "dc.date", "dcterms.created", "dcterms.date", "dcterms.issued",
    "publish-date", "publish_date", "publishdate", "published_time", "pubdate", "publication_date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published", "last-modified", "datecreated",
)  # fmt: skip


def day_of(root: html.HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], address: str | None) -> When:
    """The exact day with its place in the markup, or unknown. Stamps of creation count before those of changes."""
    for how, value in statements(root, metas, article):
        day = stamped(value)
        if day is not None:
            return When(day, day, f"markup: {how} {value[:40]!r}")
    found = IN_ADDRESS.search(address or "")
    day = calendar_day(found.group(1), found.group(3), found.group(4)) if found else None
    if day is not None and found is not None:
        return When(day, day, f"address: {found.group()!r}")
    return searched(root)


def searched(root: html.HtmlElement) -> When:
    """What htmldate finds in elements that look like date lines; its bounds are fixed, so that no clock decides."""
    from htmldate import find_date

    try:
        text = find_date(root, original_date=True, extensive_search=False, min_date="1990-01-01", max_date="2100-01-01")
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return UNKNOWN
    day = stamped(text or "")
    return UNKNOWN if day is None else When(day, day, f"markup: htmldate {text!r}")


def statements(
    root: html.HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Stamps with their places, the most trusted first."""
    for value in as_list(article.get("datePublished")):
        yield "JSON-LD datePublished", str(value)
    for key in PUBLISHED_METAS:
        if key in metas:
            yield f"meta {key}", metas[key]
    for heading in (metas.get("og:title"), root.findtext(".//title")):
        suffix = TITLE_STAMP.search(heading or "")
        if suffix:
            yield "end of title", suffix.group(1)
    times = [t for t in root.iter("time") if t.get("datetime") or (t.text or "").strip()]
    for time in sorted(times, key=lambda t: not is_published(t)):
        yield "time element", time.get("datetime") or " ".join(time.itertext())
    for field in ("dateCreated", "uploadDate", "dateModified"):
        for value in as_list(article.get(field)):
            yield f"JSON-LD {field}", str(value)
    if "article:modified_time" in metas:
        yield "meta article:modified_time", metas["article:modified_time"]


def is_published(time: html.HtmlElement) -> bool:
    """True if the element says of itself that it holds the day of publication."""
    marks = f"{time.get('itemprop')} {time.get('class')} {time.get('pubdate')}".lower()
    return "publi" in marks or time.get("pubdate") is not None


def stamped(value: str) -> date | None:
    """The day of a stamp, or None."""
    found = STAMP.search(value)
    if found:
        return calendar_day(*found.groups())
    found = DOTTED_STAMP.search(value)
    return calendar_day(found.group(3), found.group(2), found.group(1)) if found else None


def calendar_day(year: str, month: str, day: str) -> date | None:
    """A day that exists, from `FIRST_YEAR` on; else None."""
    if int(year) < FIRST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
