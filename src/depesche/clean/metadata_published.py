"""When a page was published, as far as it says so itself. Nothing is inferred here, and unknown stays unknown."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from depesche.clean.facts import HtmlFacts
from depesche.clean.stated_dates import day_in_address, find_days, words_beside_days
from depesche.lang.cleaning import Cleaning
from depesche.model.document import Line
from depesche.model.page import Page
from depesche.model.when import UNKNOWN, When

HEAD = 12
"""Lines above the text in which a page's own date stands; above them are menus and other articles."""

TAIL = 6
"""Lines below the text in which a labelled date still is this page's."""

OTHER_WORDS = 5
"""Words that a date line may hold beside its days: a name, a place, a number of comments."""

_CLOCK = re.compile(r"(?<!\d)[012]?\d:[0-5]\d(?!\d)")
_GIVEN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
FIRST_YEAR, LAST_YEAR = 1600, 2200
"""No newspaper is older than the first of these; data sets write the year 1 or 9999 where they know none."""
_PLACE_AND_DAY = re.compile(r"^(?:[A-ZÄÖÜ][\w./() -]{1,40},?\s)?(?:[^\W\d_]{2,12}[.,]?\s)?$")


class _Claim(NamedTuple):
    """A day that a line states, with what kind of day it is: `published`, `plain`, `updated` or `sent`."""

    kind: str
    day: date
    words: str


def find_published(text: str, lines: Sequence[Line], page: Page, knowledge: Cleaning, html: HtmlFacts | None) -> When:
    """The publication day: as given, in the markup, in the page's date lines, its address, or its dateline."""
    if page.published and (given := _given(page.published)):
        return given
    if html and html.published.earliest is not None:
        return html.published
    claims = _claims(text, lines, knowledge)
    if claims:
        return _choose(claims)
    for url in (page.url, html.url.value if html and html.url else None):
        if url and (day := day_in_address(url)):
            return When(day, day, f"address: '{url[:120]}'")
    return _from_dateline(text, lines, knowledge)


def _given(stated: str) -> When | None:
    """What the bringer says: a day, a month or a year in ISO form."""
    match = _GIVEN.match(stated.strip())
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        return None
    how = f"stated: given with the page as '{stated[:40]}'"
    if day:
        return When(first, first, how)
    if month:
        after = date(first.year + month // 12, month % 12 + 1, 1)
        return When(first, after - timedelta(days=1), how)
    return When(first, date(first.year, 12, 31), how)


def _claims(text: str, lines: Sequence[Line], knowledge: Cleaning) -> list[_Claim]:
    kept = [i for i, line in enumerate(lines) if line.kind == "content"]
    if not kept:
        zone, tail = range(min(len(lines), HEAD)), range(0)
    else:
        top = next((i for i in range(kept[0], -1, -1) if lines[i].why.startswith("title")), max(0, kept[0] - HEAD))
        zone = range(max(0, top - 2), _head_end(lines, kept))
        tail = range(kept[-1] + 1, min(len(lines), kept[-1] + 1 + TAIL))
    claims: list[_Claim] = []
    for index in zone:
        claims += _in_line(text, lines, index, knowledge, labelled=index < kept[0] - HEAD if kept else False)
    if not claims and kept:  # some pages have their date line above the kicker; a time of day tells it from a teaser's
        for index in range(max(0, zone.start - 5), zone.start):
            if _CLOCK.search(lines[index].span.of(text)) and lines[index].why.startswith("date line"):
                claims += _in_line(text, lines, index, knowledge, labelled=False)
    for index in tail:
        if lines[index].why.startswith("related"):
            break
        claims += _in_line(text, lines, index, knowledge, labelled=True)
    return claims


def _head_end(lines: Sequence[Line], kept: Sequence[int]) -> int:
    """Where the head of the article ends: after what stands between a lead and the second paragraph."""
    end = kept[1] if len(kept) > 1 and kept[1] - kept[0] <= HEAD else 0
    return min(len(lines), max(end, kept[0] + 4))


def _in_line(text: str, lines: Sequence[Line], index: int, knowledge: Cleaning, *, labelled: bool) -> list[_Claim]:
    line = lines[index]
    raw = line.span.of(text).strip()
    others = words_beside_days(raw, knowledge)
    if line.kind in ("content", "heading", "caption") or others is None or others > OTHER_WORDS:
        return []
    claims: list[_Claim] = []
    after = 0
    for stated in find_days(raw, knowledge):
        before = raw[after : stated.span.start].lower()
        if not before.strip(" ,|:·-–") and not claims and index:
            before = _label_above(lines[index - 1].span.of(text))
        after = stated.span.end
        if any(before.rstrip().endswith(word) for word in knowledge.until_words):
            continue
        kind = _kind(before, knowledge)
        if kind != "plain" or not labelled:
            claims.append(_Claim(kind, stated.day, raw[:60]))
    return claims


def _label_above(line: str) -> str:
    """A line that is only a label ('Veröffentlicht:') belongs to the date below it."""
    return line.lower() if len(line.split()) <= 3 else ""


def _kind(before: str, knowledge: Cleaning) -> str:
    """What the label nearest before the day says about it."""
    best, at = "plain", -1
    labels = (
        ("sent", knowledge.sent_words),
        ("updated", knowledge.updated_words),
        ("published", knowledge.published_words),
    )
    for kind, words in labels:
        for word in words:
            found = before.rfind(word)
            if found > at and not before[found - 1 : found].isalpha():
                best, at = kind, found
    return best


def _choose(claims: Sequence[_Claim]) -> When:
    """The first publication before a plain date, before the latest version, before a broadcast."""
    order = {"published": 0, "plain": 1, "updated": 2, "sent": 3}
    chosen = min(claims, key=lambda claim: order[claim.kind])
    names = {"updated": "stated as the latest version", "sent": "stated as the day of the broadcast"}
    name = names.get(chosen.kind, "stated")
    reasons = tuple(f"{c.kind}: {c.day.isoformat()} ('{c.words}')" for c in claims if c is not chosen)
    return When(chosen.day, chosen.day, f"{name}: '{chosen.words}'", reasons=tuple(dict.fromkeys(reasons)))


def _from_dateline(text: str, lines: Sequence[Line], knowledge: Cleaning) -> When:
    """A full day in the dateline of the first paragraph: 'KIRLAU, 3. März 2026 (xyz) - ...'."""
    first = next((line for line in lines if line.kind == "content"), None)
    if first is None:
        return UNKNOWN
    raw = first.span.of(text).strip()
    for stated in find_days(raw[:90], knowledge)[:1]:
        rest = raw[stated.span.end :].lstrip()
        opens = _PLACE_AND_DAY.match(raw[: stated.span.start])
        if opens and stated.span.start and rest[:1] in ("(", "–", "—", "-", ":", ".", "/", "|"):
            return When(stated.day, stated.day, f"dateline: '{raw[: stated.span.end]}'")
    return UNKNOWN
