"""Intervals in words."""

from datetime import date

import pytest

from depesche.model.when import UNKNOWN, When
from depesche.tell.dates import short, sort_key

CASES = [
    ((2019, 4, 25), (2019, 4, 25), "2019-04-25 Thu"),
    ((2019, 2, 1), (2019, 2, 28), "2019-02"),
    ((2020, 2, 1), (2020, 2, 29), "2020-02"),
    ((2020, 2, 1), (2020, 2, 28), "2020-02-01…28"),
    ((2019, 1, 1), (2019, 12, 31), "2019"),
    ((2019, 1, 1), (2021, 12, 31), "2019…2021"),
    ((2023, 9, 10), (2023, 9, 13), "2023-09-10…13"),
    ((2023, 12, 1), (2024, 1, 31), "2023-12…2024-01"),
    ((2023, 12, 30), (2024, 1, 2), "2023-12-30…2024-01-02"),
    (None, (2024, 1, 2), "…2024-01-02"),
    ((2024, 1, 2), None, "2024-01-02…"),
    (None, None, "(undated)"),
]


@pytest.mark.parametrize(("first", "last", "words"), CASES)
def test_short(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, words: str) -> None:
    when = When(date(*first) if first else None, date(*last) if last else None, "test")
    assert short(when) == words


def test_the_undated_come_last() -> None:
    day = date(2024, 1, 1)
    assert max([UNKNOWN, When(day, day, "a"), When(None, day, "b")], key=sort_key) is UNKNOWN
