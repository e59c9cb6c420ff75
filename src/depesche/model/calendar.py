"""Calendar arithmetic without a language: TIMEX3 values to intervals, and half-known values to values by an anchor.

It stands in `model` because two stages need it: the page's own text gives values first, and another page may later
give the anchor that a relative value lacked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from depesche.model.seasons import PARTS, QUARTERS, SEASONS, feast_day

Direction = Literal["past", "before", "future", "near", "backward", "same"]
"""`past` may be the anchor's own day, month or year, `before` may not; `backward` is the nearest one, a past one
where both are far; `same` is the anchor's own year or week."""
Interval = tuple[date | None, date | None]
DAY_UNITS = ("day", "weekday", "monthday", "feast")
FORESEEN = 120
"""Days by which a coming day must be nearer than the last one, where the verb is of the past but may be of a report."""
OPEN: Interval = (None, None)

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?$")
PART = re.compile(r"(\d{4})-([A-Z][A-Z0-9])$")
YEARS = re.compile(r"\d{2,4}$")


@dataclass(frozen=True, slots=True)
class Relative:
    """A value that needs an anchor: which unit, which one of it, in which direction, counted from what."""

    unit: str
    """day, week, weekend, month, quarter, half, year, decade, century (offsets); weekday, named (month), monthday,
    season, part (quarter or half by number), feast (points that come again)."""
    what: str = "0"
    """Offset in units; or number or key of the point, two of them with a slash for a stretch (`09-10/09-13`), with
    `@-1` for the one of last year (of last week, for weekdays), with `#3` for a day that is said to be a Wednesday."""
    direction: Direction = "near"
    base: Literal["page", "text"] = "page"
    tail: str = ""
    """Part of the day or clock (`TEV`, `T20:30`), or `START`, `MID`, `END` of the unit."""
    steered: bool = False
    """True while the direction is the default and tense may still decide."""

    def written(self) -> str:
        """As one string, e.g. `weekday:2:past:page:`; the tail comes last since it may hold a colon."""
        return ":".join((self.unit, self.what, self.direction, self.base, self.tail))

    @staticmethod
    def read(written: str) -> "Relative":
        """Inverse of `written`. Raises ValueError for a string that has not its five parts."""
        unit, what, direction, base, tail = written.split(":", 4)
        return Relative(unit, what, direction, base, tail)  # type: ignore[arg-type]


def interval_of(value: str) -> Interval:
    """First and last day of a TIMEX3 date or time value (`A/B`: of both together); open where it has none."""
    if "/" in value:
        first, _, second = value.partition("/")
        return interval_of(first)[0], interval_of(second)[1]
    try:
        return _interval(value)
    except (ValueError, OverflowError, KeyError):
        return OPEN


def _interval(value: str) -> Interval:
    if m := DAY.match(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := MONTH.match(value):
        return date(int(m[1]), int(m[2]), 1), month_end(int(m[1]), int(m[2]))
    if m := WEEK.match(value):
        first, last = {None: (1, 7), "WE": (6, 7)}.get(m[3]) or (int(m[3]), int(m[3]))
        year, week = int(m[1]), int(m[2])
        return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)
    if m := PART.match(value):
        return _part_of_year(int(m[1]), m[2])
    if YEARS.match(value):
        return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    return OPEN


def _part_of_year(year: int, part: str) -> Interval:
    """Quarters, halves and seasons; the winter of a year is the one that ends in it."""
    first, months = (SEASONS | QUARTERS)[part]
    start = date(year, first, 1) if first > 0 else date(year - 1, 12 + first, 1)
    end_month = start.month + months - 1
    return start, month_end(start.year + (end_month - 1) // 12, (end_month - 1) % 12 + 1)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def narrowed(interval: Interval, part: str) -> Interval:
    """The first, middle or last third of an interval for `START`, `MID`, `END`; else the interval itself."""
    start, end = interval
    if start is None or end is None or part not in PARTS or (end - start).days < 2:
        return interval
    third = ((end - start).days + 1) // 3
    return {
        "START": (start, start + timedelta(days=third - 1)),
        "MID": (start + timedelta(days=third), end - timedelta(days=third)),
        "END": (end - timedelta(days=third - 1), end),
    }[part]


UNKNOWN_VALUES = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX", "feast": "XXXX-XX-XX",
    "weekday": "XXXX-WXX-{}", "named": "XXXX-{}", "monthday": "XXXX-{}", "season": "XXXX-{}", "part": "XXXX-{}",
}  # fmt: skip


def unresolved(relative: Relative) -> str:
    """The half-known TIMEX3 value of a relative expression without an anchor."""
    parts = relative.what.partition("@")[0].partition("#")[0].split("/")
    value = "/".join(UNKNOWN_VALUES[relative.unit].format(part) for part in parts)
    if relative.unit == "day" and relative.what == "0" and relative.tail.startswith("T") and ":" in relative.tail:
        return relative.tail
    return value + _clock(relative)


def resolved(relative: Relative, anchor: date) -> str:
    """The TIMEX3 value of a relative expression, counted from `anchor`; half-known if the calendar ends before it."""
    try:
        value = RESOLVERS[relative.unit](relative, anchor)
        if interval_of(value) == OPEN:
            return unresolved(relative)
    except (ValueError, OverflowError):
        return unresolved(relative)
    return value + _clock(relative)


def _clock(relative: Relative) -> str:
    """Part of the day or clock time; longer units have none."""
    return relative.tail if relative.tail.startswith("T") and relative.unit in DAY_UNITS else ""


def between(relative: Relative, earliest: date, latest: date) -> tuple[str, Interval]:
    """Value and interval for an anchor that is itself an interval: the value is half-known where its ends disagree."""
    low, high = resolved(relative, earliest), resolved(relative, latest)
    first, last = interval_of(low), interval_of(high)
    if low == high:
        return low, narrowed(first, relative.tail)
    ends = [d for d in (*first, *last) if d is not None]
    return unresolved(relative), (min(ends), max(ends)) if len(ends) == 4 else OPEN


def _day(r: Relative, anchor: date) -> str:
    return (anchor + timedelta(days=int(r.what))).isoformat()


def _week(r: Relative, anchor: date) -> str:
    year, week, _ = (anchor + timedelta(weeks=int(r.what))).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _weekend(r: Relative, anchor: date) -> str:
    """`what` counts weeks; with 0 the direction says whether the last or the coming weekend is meant."""
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    if r.what == "0" and r.direction in ("past", "before") and saturday > anchor:
        saturday -= timedelta(weeks=1)
    return _week(r, saturday) + "-WE"


def shifted_month(anchor: date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` after the anchor's."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return index // 12, index % 12 + 1


def _month(r: Relative, anchor: date) -> str:
    year, month = shifted_month(anchor, int(r.what))
    return f"{year:04d}-{month:02d}"


def _quarter(r: Relative, anchor: date) -> str:
    year, month = shifted_month(anchor, 3 * int(r.what))
    return f"{year:04d}-Q{(month + 2) // 3}"


def _half(r: Relative, anchor: date) -> str:
    year, month = shifted_month(anchor, 6 * int(r.what))
    return f"{year:04d}-H{(month + 5) // 6}"


def _years(digits: int) -> Callable[[Relative, date], str]:
    def of(r: Relative, anchor: date) -> str:
        year = anchor.year + int(r.what) * 10 ** (4 - digits)
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(year)
        return f"{year:04d}"[:digits]

    return of


def _weekday(r: Relative, anchor: date) -> str:
    number, _, weeks = r.what.partition("@")
    back = (anchor.isoweekday() - int(number)) % 7
    if r.direction == "same":
        return (anchor + timedelta(days=int(number) - anchor.isoweekday(), weeks=int(weeks or 0))).isoformat()
    if r.direction == "future":
        return (anchor + timedelta(days=(7 - back) % 7)).isoformat()
    return (anchor - timedelta(days=back or (7 if r.direction == "before" else 0))).isoformat()


def _recurring(value_in: Callable[[str, int], str]) -> Callable[[Relative, date], str]:
    """A point of every year: the one nearest to the anchor in the direction asked."""

    def of(r: Relative, anchor: date) -> str:
        if r.direction == "same":
            what, _, shift = r.what.partition("@")
            return value_in(what, anchor.year + int(shift or 0))
        options = [value_in(r.what, y) for y in range(max(anchor.year - 8, 1), min(anchor.year + 8, MAXYEAR) + 1)]
        known = [(v, i[0], i[1]) for v in options if (i := interval_of(v))[0] and i[1]]
        past = [v for v, first, _ in known if first and first <= anchor]
        future = [v for v, _, last in known if last and last >= anchor]
        if r.direction == "before":
            past = [v for v, _, last in known if last and last < anchor]
        if r.direction in ("past", "before"):
            return past[-1]
        if r.direction == "future":
            return future[0]
        late = FORESEEN if r.direction == "backward" else 0
        return min(known, key=lambda k: _distance(k[1], k[2], anchor) + (late if k[1] and k[1] > anchor else 0))[0]

    return of


def _distance(first: date | None, last: date | None, anchor: date) -> int:
    if first is None or last is None:
        return 10**7
    return max((first - anchor).days, (anchor - last).days, 0)


def _year_and(what: str, year: int) -> str:
    return "/".join(f"{year:04d}-{part}" for part in what.split("/"))


def _monthday(r: Relative, anchor: date) -> str:
    """The nearest year, or the one beside it in which the day has the weekday that is said to be its own."""
    what, _, weekday = r.what.partition("#")
    value = _recurring(_year_and)(replace(r, what=what), anchor)
    first = interval_of(value)[0]
    if not weekday or first is None or first.isoweekday() == int(weekday):
        return value
    others = [interval_of(_year_and(what, anchor.year + shift))[0] for shift in (-1, 0, 1)]
    days = [day for day in others if day is not None and day.isoweekday() == int(weekday)]
    return min(days, key=lambda day: abs(day - anchor)).isoformat() if days else value


def _feast(what: str, year: int) -> str:
    return feast_day(what, year).isoformat()


RESOLVERS: dict[str, Callable[[Relative, date], str]] = {
    "day": _day,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": _years(4),
    "decade": _years(3),
    "century": _years(2),
    "weekday": _weekday,
    "named": _recurring(_year_and),
    "monthday": _monthday,
    "season": _recurring(_year_and),
    "part": _recurring(_year_and),
    "feast": _recurring(_feast),
}
