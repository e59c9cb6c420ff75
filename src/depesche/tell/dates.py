"""Dates as a reader writes them; uncertainty stays visible."""

import calendar
from datetime import date

from depesche.model.when import When

UNDATED = "(undated)"


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
