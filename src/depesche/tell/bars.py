"""Uncertain dates as bars of text: a point for a day, a bar for an interval, an arrow where an end is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from depesche.model.when import When

Precision = Literal["day", "week", "month", "year"]
DAYS: dict[Precision, int] = {"day": 0, "week": 6, "month": 30, "year": 365}
"""Days from the first to the last day of an interval that is known at least that exactly."""
WIDTH = 24
"""Characters of a bar column."""
POINT, POSSIBLE, LEFT, RIGHT, LINE, BEFORE, AFTER = "●○├┤─←→"


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from the left to the right edge of a bar column."""

    first: date
    last: date
    width: int = WIDTH

    def title(self) -> str:
        """The edges in words, for the head of the column: years, months or days, as exactly as they need."""
        cut = 4 if self.first.year != self.last.year and (self.last - self.first).days > 3 * 366 else 7
        if (self.last - self.first).days <= 92:
            cut = 10
        first, last = self.first.isoformat()[:cut], self.last.isoformat()[:cut]
        return f"{first}{' ' * max(1, self.width - len(first) - len(last))}{last}"

    def cell(self, day: date) -> int:
        """Column of a day; days beyond an edge lie in its column."""
        span = max((self.last - self.first).days, 1)
        return max(0, min(self.width - 1, (day - self.first).days * (self.width - 1) // span))


def exact_enough(when: When, precision: Precision | None) -> bool:
    """True if both ends are known and lie no further apart than `precision` allows; None asks for nothing."""
    return precision is None or (when.days is not None and when.days <= DAYS[precision])


def scale_of(whens: Iterable[When], since: date | None = None, until: date | None = None) -> Scale | None:
    """From the first to the last day that any of them names, or to the days asked for; None if no day is named."""
    days: Sequence[date] = [d for w in whens for d in (w.earliest, w.latest, *w.candidates) if d is not None]
    if not days:
        return None
    first, last = since or min(days), until or max(days)
    return Scale(first, max(first, last))


def bar(when: When, scale: Scale) -> str:
    """One line of the column, `scale.width` characters less blanks at its end; empty for an unknown date.

    An interval that fits into one character is still drawn as a bar of two, so that only a day is a point. Candidates
    of which one is the day are drawn singly, if the interval itself is open.
    """
    cells = [" "] * scale.width
    first, last = when.earliest, when.latest
    if first is None and last is None:
        for day in when.candidates:
            if scale.first <= day <= scale.last:
                cells[scale.cell(day)] = POSSIBLE
    elif first is not None and first == last and scale.first <= first <= scale.last:
        cells[scale.cell(first)] = POINT
    else:
        _draw(cells, first, last, scale)
    return "".join(cells).rstrip()


def _draw(cells: list[str], first: date | None, last: date | None, scale: Scale) -> None:
    """A bar with its ends; an arrow stands for an end that is open or beyond the edge."""
    low, high = scale.cell(first or scale.first), scale.cell(last or scale.last)
    if low == high:
        low, high = (low, low + 1) if low + 1 < len(cells) else (low - 1, low)
    cells[low : high + 1] = [LINE] * (high - low + 1)
    cells[low] = BEFORE if first is None or first < scale.first else AFTER if first > scale.last else LEFT
    cells[high] = AFTER if last is None or last > scale.last else BEFORE if last < scale.first else RIGHT
