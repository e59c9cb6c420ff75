"""Calendar days that a line states in full: day, month and year."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from depesche.lang.cleaning import Cleaning
from depesche.model.span import Span

FIRST_YEAR = 1990
"""News pages are not older than the web; an earlier year in a date line is history, not publication."""

LAST_YEAR = 2099

TWO_DIGIT_PIVOT = 70
"""Years of two digits up to here are 20xx; the web's own pages are never of the seventies."""

MASTHEAD_COMMAS = 2
MASTHEAD_WORDS = 7
"""Words of a masthead beside the day: the outlet's name, page or section, a shorthand of the author."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_WORD = re.compile(r"[^\W\d_]+")
_ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_NUMERIC = r"(?P<nd>\d{1,2})\.\s?(?P<nm>\d{1,2})\.\s?(?P<ny>\d{4}|\d{2})"
_SLASHED = r"(?P<sd>\d{1,2})/(?P<sm>\d{1,2})/(?P<sy>\d{4})"
_PATH = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)")
_PATH_DASHED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_PATH_SOLID = re.compile(r"(?<!\d)(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")


class StatedDay(NamedTuple):
    """A day and where in the line it stands."""

    day: date
    span: Span


@cache
def _pattern(knowledge: Cleaning) -> re.Pattern[str]:
    months = "|".join(sorted((re.escape(m) for m in knowledge.months), key=lambda m: (-len(m), m)))
    words = rf"(?P<wd>\d{{1,2}})\.?\s?(?P<wm>{months})\b\.?,?\s?(?P<wy>\d{{4}})"
    month_first = rf"\b(?P<mm>{months})\b\.?\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<my>\d{{4}})"
    return re.compile(
        rf"(?<![\d.:/-])(?:{_ISO}|{_NUMERIC}|{_SLASHED}|{words})(?![\d/]|\.\d)|{month_first}(?!\d)", re.IGNORECASE
    )


def find_days(text: str, knowledge: Cleaning) -> list[StatedDay]:
    """All days with a year in `text`, in order; impossible ones ('31.02.2024') and unlikely years are left out."""
    found = []
    for match in _pattern(knowledge).finditer(text):
        g = match.groupdict()
        if g["iy"]:
            day = day_of(g["iy"], g["im"], g["id"])
        elif g["ny"]:
            day = day_of(g["ny"], g["nm"], g["nd"])
        elif g["sy"]:
            day = day_of(g["sy"], g["sm"], g["sd"])
        elif g["wy"]:
            day = day_of(g["wy"], str(knowledge.months[g["wm"].lower()]), g["wd"])
        else:
            day = day_of(g["my"], str(knowledge.months[g["mm"].lower()]), g["md"])
        if day:
            found.append(StatedDay(day, Span(*match.span())))
    return found


def day_of(year: str, month: str, day: str) -> date | None:
    """The day of three numbers, or None if there is no such day or no news page can be of that year."""
    full = int(year)
    if len(year) == 2:
        full += 2000 if full <= TWO_DIGIT_PIVOT else 1900
    if not FIRST_YEAR <= full <= LAST_YEAR or not 1 <= int(month) <= 12:
        return None
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def day_in_address(url: str) -> date | None:
    """The day in a URL's path: `/2023/09/04/`, `2023-09-04` or `20230904`."""
    for pattern in (_PATH, _PATH_DASHED, _PATH_SOLID):
        for match in pattern.finditer(url):
            day = day_of(match["y"], match["m"], match["d"])
            if day:
                return day
    return None


def is_date_line(text: str, knowledge: Cleaning) -> bool:
    """True if the line holds a day and nothing else but a time, labels and at most two unknown words (a place)."""
    others = words_beside_days(text, knowledge)
    return others is not None and others <= 2


def is_masthead(text: str, knowledge: Cleaning) -> bool:
    """True for the line that archives of newspapers print: 'Rotenauer Bote, Dienstag, 5. Juni 2029, Seite 2'."""
    parts = text.split(",")
    others = words_beside_days(text, knowledge) if len(parts) > MASTHEAD_COMMAS else None
    weekday = any(part.strip().lower() in knowledge.weekdays for part in parts[1:])
    return weekday and others is not None and others <= MASTHEAD_WORDS


def words_beside_days(text: str, knowledge: Cleaning) -> int | None:
    """How many words a line holds beside days, times and their labels; None if it holds no day or is too long."""
    days = find_days(text, knowledge) if len(text) <= 140 else []
    if not days:
        return None
    rest = text
    for day in reversed(days):
        rest = rest[: day.span.start] + " " + rest[day.span.end :]
    known = knowledge.date_line_words | knowledge.weekdays | label_words(knowledge)
    return sum(w.lower() not in known for w in _WORD.findall(re.sub(_CLOCK, " ", rest)))


@cache
def label_words(knowledge: Cleaning) -> frozenset[str]:
    """All words that label a date."""
    labels = knowledge.published_words + knowledge.updated_words + knowledge.sent_words
    return frozenset(word for label in labels for word in label.split())
