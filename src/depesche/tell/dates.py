"""Dates as a reader writes them; uncertainty stays visible."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date

from depesche.model.calendar import RESOLVERS, Relative
from depesche.model.seasons import PARTS
from depesche.model.when import When

UNDATED = "(undated)"
UNIT_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half", "H2": "second half"}
PART_NAMES = {"START": "the beginning of ", "MID": "the middle of ", "END": "the end of "}
DIRECTIONS = {"past": "the last {}, that day included", "before": "the last {} before", "future": "the next {}"}
NEAREST = "the nearest {}"


def day(value: date) -> str:
    """A day with its weekday: `2019-04-25 Thu`."""
    return f"{value.isoformat()} {calendar.day_abbr[value.weekday()]}"


def short(when: When) -> str:
    """An interval in as few characters as it can be told: a day, a month, a year, `a…b`, or `(undated)`."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return UNDATED
    if first is None or last is None:
        return f"{first.isoformat() if first else ''}…{last.isoformat() if last else ''}"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}…{last.year}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        months = f"{first.year}-{first.month:02}"
        if (first.year, first.month) == (last.year, last.month):
            return months
        return f"{months}…{last.year}-{last.month:02}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()}…{last.day:02}"
    return f"{first.isoformat()}…{last.isoformat()}"


def sort_key(when: When) -> tuple[bool, date, date]:
    """Orders intervals by their earliest day, the undated last."""
    first = when.earliest or when.latest or date.max
    return (when.earliest is None and when.latest is None, first, when.latest or date.max)


def explained(when: When, known: Mapping[str, str] | None = None) -> Iterator[str]:
    """An interval in words: the days, how they are known, and a line for each step and for the candidates.

    `known` says what the ids of pages and findings in the steps stand for.
    """
    yield short(when)
    if when.how and not (when.how == "unknown" and when.reasons):
        yield when.how
    for reason in when.reasons:
        yield reason_words(reason, known or {})
    if when.candidates and when.days != 0:
        yield f"possible: {', '.join(day(d) for d in when.candidates)}"


def reason_words(reason: str, known: Mapping[str, str]) -> str:
    """One step of an inference as a reader would say it."""
    name = reason.removeprefix("page ")
    if name in known:
        return known[name]
    unit, colon, _ = reason.partition(":")
    if colon and unit in RESOLVERS and reason.count(":") >= 4:
        return counting(Relative.read(reason))
    return f"rule {reason}" if "/" in reason and "@" in reason and " " not in reason else reason


def counting(relative: Relative) -> str:
    """How a value was counted, e.g. `the last Tuesday, that day included` or `2 days before`."""
    part = PART_NAMES.get(relative.tail, "") if relative.tail in PARTS else ""
    what, _, shift = relative.what.partition("@")
    if relative.unit in ("weekday", "named", "monthday", "season", "part", "feast"):
        point = " to ".join(_point(relative.unit, piece) for piece in what.split("/"))
        if relative.direction == "same":
            frame = "week" if relative.unit == "weekday" else "year"
            return f"{part}{point} of {_offset(int(shift or 0), frame)}"
        return part + DIRECTIONS.get(relative.direction, NEAREST).format(point)
    return part + _offset(int(what), relative.unit)


def _point(unit: str, key: str) -> str:
    if unit == "weekday":
        return calendar.day_name[int(key) - 1]
    if unit == "named":
        return calendar.month_name[int(key)]
    if unit == "monthday":
        month, _, number = key.partition("#")[0].partition("-")
        return f"{int(number)} {calendar.month_name[int(month)]}"
    return UNIT_NAMES.get(key, f"{key} feast day" if unit == "feast" else key)


def _offset(count: int, unit: str) -> str:
    if count == 0:
        return f"the same {unit}"
    if abs(count) == 1:
        return f"the {unit} {'before' if count < 0 else 'after'}"
    return f"{abs(count)} {unit}s {'before' if count < 0 else 'after'}"
