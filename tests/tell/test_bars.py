"""Uncertain dates drawn as bars."""

from datetime import date, timedelta

import pytest

from depesche.model.when import UNKNOWN, When
from depesche.tell.bars import Precision, Scale, bar, exact_enough, scale_of

YEAR = Scale(date(2031, 1, 1), date(2031, 12, 31), width=12)
ONE_DAY = Scale(date(2031, 5, 6), date(2031, 5, 6), width=12)


def when(first: str | None, last: str | None, *candidates: str) -> When:
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    return When(ends[0], ends[1], "test", (), tuple(map(date.fromisoformat, candidates)))


DRAWN = [
    (when("2031-01-01", "2031-01-01"), "●"),
    (when("2031-12-31", "2031-12-31"), "           ●"),
    (when("2031-07-02", "2031-07-02"), "     ●"),
    (when("2031-01-01", "2031-12-31"), "├──────────┤"),
    (when("2031-03-10", "2031-07-20"), "  ├───┤"),
    (when("2031-07-02", "2031-07-03"), "     ├┤"),
    (when("2031-12-30", "2031-12-31"), "          ├┤"),
    (when(None, "2031-07-02"), "←────┤"),
    (when("2031-07-02", None), "     ├─────→"),
    (when("2030-01-01", "2031-07-02"), "←────┤"),
    (when("2031-07-02", "2032-07-02"), "     ├─────→"),
    (when("2029-01-01", "2029-01-01"), "←←"),
    (when("2033-01-01", "2033-12-31"), "          →→"),
    (when(None, None, "2030-05-05", "2031-01-01", "2031-07-02"), "○    ○"),
    (UNKNOWN, ""),
]


@pytest.mark.parametrize(("given", "line"), DRAWN)
def test_bar(given: When, line: str) -> None:
    assert bar(given, YEAR) == line


def test_a_scale_of_one_day_still_has_room() -> None:
    assert bar(when("2031-05-06", "2031-05-06"), ONE_DAY) == "●"
    assert bar(when(None, "2031-05-06"), ONE_DAY) == "←┤"


def test_no_bar_leaves_its_column_and_only_days_are_points() -> None:
    for start in range(-40, 400, 7):
        for length in (0, 1, 6, 40, 500):
            first = YEAR.first + timedelta(days=start)
            line = bar(When(first, first + timedelta(days=length), "test"), YEAR)
            assert 0 < len(line) <= YEAR.width
            assert ("●" in line) == (length == 0 and YEAR.first <= first <= YEAR.last)


def test_the_scale_spans_what_is_named_or_asked_for() -> None:
    whens = [when("2031-02-01", None), when("2030-06-01", "2031-04-30"), UNKNOWN]
    scale = scale_of(whens)
    assert scale is not None
    assert (scale.first, scale.last) == (date(2030, 6, 1), date(2031, 4, 30))
    asked = scale_of(whens, since=date(2031, 1, 1))
    assert asked is not None
    assert asked.title() == "2031-01          2031-04"
    assert scale_of([UNKNOWN]) is None


PRECISE: list[tuple[Precision | None, str | None, str | None, bool]] = [
    ("day", "2031-05-06", "2031-05-06", True),
    ("day", "2031-05-06", "2031-05-07", False),
    ("week", "2031-05-05", "2031-05-11", True),
    ("week", "2031-05-05", "2031-05-12", False),
    ("month", "2031-05-01", "2031-05-31", True),
    ("month", "2031-05-01", "2031-06-30", False),
    ("year", "2032-01-01", "2032-12-31", True),
    ("year", "2031-01-01", "2032-12-31", False),
    ("year", None, "2031-05-06", False),
    (None, None, None, True),
]


@pytest.mark.parametrize(("precision", "first", "last", "shown"), PRECISE)
def test_precision(precision: Precision | None, first: str | None, last: str | None, shown: bool) -> None:
    assert exact_enough(when(first, last), precision) is shown
