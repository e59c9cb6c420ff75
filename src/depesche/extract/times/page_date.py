"""The page's own date, where nothing states it: weekday and day of the month leave few years, the text bounds them.

The present day plays no part: the same page gives the same date whenever it is read. Unknown stays unknown.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from depesche.extract.times.tagger import Tagged
from depesche.model.calendar import interval_of
from depesche.model.document import Document
from depesche.model.when import When

FIRST_YEAR, LAST_YEAR = 1990, 2040
"""Years in which pages of the web are looked for; a fixed table, so that the clock plays no part."""
AFTER = 2
"""Days by which a page may come after the weekday and date it reports ('sagte am Mittwoch (17. Januar)')."""
BEFORE = 14
"""Days by which a page may announce a day that it names by weekday and date."""
PATIENCE = 8
"""Years within which a page is taken to stand after the last year it calls past; later ones are only candidates."""
HEAD = 60
"""Characters that the head of an agency report may have."""
DATELINE = re.compile(
    r"(?=[^\0]{2,60}\0)(?:[^\0()]{2,40}\([^()\0]{2,30}\),? ?\0|[^\0()]{2,40},? ?\0,? ?\([^()]{2,30}\)) ?[-–—:+]"
)
"""Place, sender in brackets, the day (here a zero character) before or behind the brackets, then a dash."""
FEW = 8
TOGETHER = 60
"""Days within which the dated weekdays of one page lie."""


def published_from(found: Sequence[Tagged], document: Document) -> When:
    """The publication date that the text gives away, else what `clean` found.

    Each expression that names weekday, day and month leaves the years in which they meet. The latest year of which the
    page speaks as past bounds them from below, and the first year after it that fits is taken: a page rarely waits
    years to name its first weekday. Without such a bound the years stay candidates and the date unknown.
    """
    known = document.published
    if known.known and known.days is not None and known.days <= AFTER:
        return known
    kept = {i for i, line in enumerate(document.lines) if line.kind in ("heading", "content")}
    inside = [item for item in found if item.line in kept]
    stated = _today_stated(inside, document.text) or _dateline(inside, known, document)
    if stated is not None:
        return stated
    dated = [item for item in inside if item.half.weekday is not None and item.half.relative is not None]
    if not dated:
        return known
    return _inferred(dated, _latest_past(inside), known, document.text)


def _dateline(found: Sequence[Tagged], known: When, document: Document) -> When | None:
    """The day in the head of an agency report (`SELM (nad), 3. März 2031 -`), in full or in a year roughly known."""
    for item in found:
        line, half = document.lines[item.line].span, item.half
        if half.start - line.start > HEAD or not DATELINE.match(
            document.text[line.start : half.start] + "\0" + document.text[half.end : half.end + HEAD]
        ):
            continue
        relative = half.relative
        years = [known.earliest.year, known.latest.year] if known.earliest and known.latest else []
        keys = (
            [f"{y}-{relative.what.partition('#')[0]}" for y in range(years[0], years[1] + 1)]
            if relative and years
            else []
        )
        days = [interval_of(v) for v in ([half.value] if half.value else keys)]
        fit = [a for a, b in days if a and a == b and _within(a, known)]
        if len(fit) == 1:
            return When(fit[0], fit[0], f"dateline: '{document.text[line.start : half.end].strip()}'")
    return None


def _within(day: date, known: When) -> bool:
    return (known.earliest is None or day >= known.earliest) and (known.latest is None or day <= known.latest)


def _inferred(dated: Sequence[Tagged], past: tuple[date, str] | None, known: When, text: str) -> When:
    words = [f"'{text[i.half.start : i.half.end]}'" for i in dated]
    days = _meeting(dated)
    if not days:
        return _kept(known, (f"contradiction: no year has {' and '.join(words)}",))
    reasons = [f"{words[0]}: the weekday and the day meet in {', '.join(str(d.year) for d in days[:FEW])}"]
    low = known.earliest or (past[0] if past else None)
    if past:
        reasons.append(f"the page speaks of {past[1]} as past")
    days = [
        d for d in days if (low is None or d >= low) and (known.latest is None or d <= _later(known.latest, BEFORE))
    ]
    if low is None or not days or days[0].year - low.year > PATIENCE:
        return _kept(known, (*reasons, "nothing bounds the year"), tuple(days[:FEW]))
    chosen = days[0]
    reasons.append(f"{chosen.year} is the first such year after that")
    ahead = _points_ahead(dated[0])
    first, last = (_later(chosen, -BEFORE), chosen) if ahead else (chosen, _later(chosen, AFTER))
    return When(first, last, f"weekday and day: {words[0]}", tuple(reasons), (chosen,))


def _kept(known: When, reasons: tuple[str, ...], candidates: tuple[date, ...] = ()) -> When:
    return When(known.earliest, known.latest, known.how, (*known.reasons, *reasons), known.candidates or candidates)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _points_ahead(item: Tagged) -> bool:
    return item.half.told in ("future", "near")


def _meeting(dated: Sequence[Tagged]) -> list[date]:
    """The days that the first expression may mean, in years in which all others have theirs near it."""
    options = [_days_of(item) for item in dated]
    return [d for d in options[0] if all(any(abs((d - e).days) <= TOGETHER for e in other) for other in options[1:])]


def _days_of(item: Tagged) -> list[date]:
    """All days of the table that have the stated weekday, month and day."""
    relative = item.half.relative
    out = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        day = interval_of(f"{year}-{relative.what.partition('#')[0]}")[0] if relative else None
        if day is not None and day.isoweekday() == item.half.weekday:
            out.append(day)
    return out


def _latest_past(found: Sequence[Tagged]) -> tuple[date, str] | None:
    """The start of the latest stated date, year or month of which the page speaks as past, and its value."""
    out: tuple[date, str] | None = None
    for item in found:
        half = item.half
        first, last = interval_of(half.value) if half.value and half.type in ("DATE", "TIME") else (None, None)
        if first is None or last is None or (last - first).days > 366 or half.told not in ("past", "before"):
            continue
        if first.year <= LAST_YEAR and (out is None or first > out[0]):
            out = first, half.value
    return out


def _today_stated(found: Sequence[Tagged], text: str) -> When | None:
    """`heute (17. Januar 2024)`: a deictic day with its date in brackets right behind it."""
    for item, after in pairwise(found):
        relative, first = item.half.relative, interval_of(after.half.value)[0] if after.half.value else None
        between = text[item.half.end : after.half.start].strip()
        if relative is None or relative.unit != "day" or relative.base != "page" or first is None:
            continue
        if between in ("(", ",", ", dem", ", den") and len(after.half.value) == len("2024-01-17"):
            day = _later(first, -int(relative.what))
            return When(day, day, f"stated: '{text[item.half.start : after.half.end]}'")
    return None
