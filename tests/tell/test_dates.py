"""Intervals in words."""

from datetime import date

import pytest

from depesche.model.calendar import Relative
from depesche.model.when import UNKNOWN, When
from depesche.tell.dates import counting, explained, short, sort_key

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


COUNTED = [
    ("weekday:2:past:page:", "the last Tuesday, that day included"),
    ("weekday:2:before:page:", "the last Tuesday before"),
    ("weekday:5@-1:same:page:", "Friday of the week before"),
    ("day:-1:near:page:", "the day before"),
    ("day:2:near:text:TEV", "2 days after"),
    ("day:0:near:text:T20:30", "the same day"),
    ("month:0:near:page:END", "the end of the same month"),
    ("monthday:09-10/09-13:near:page:", "the nearest 10 September to 13 September"),
    ("named:03:future:page:START", "the beginning of the next March"),
    ("season:WI:near:page:", "the nearest winter"),
    ("year:-20:near:page:", "20 years before"),
]


@pytest.mark.parametrize(("written", "words"), COUNTED)
def test_how_a_value_was_counted(written: str, words: str) -> None:
    assert counting(Relative.read(written)) == words


def test_an_explanation_has_a_line_for_each_step() -> None:
    years = (date(2018, 1, 17), date(2024, 1, 17))
    when = When(None, None, "unknown", ("'Mittwoch (17. Januar)': nothing bounds the year",), years)
    assert list(explained(when)) == [
        "(undated)",
        "'Mittwoch (17. Januar)': nothing bounds the year",
        "possible: 2018-01-17 Wed, 2024-01-17 Wed",
    ]


def test_an_explanation_names_the_other_page() -> None:
    day = date(2024, 1, 17)
    when = When(day, day, "another page dates it", ("page 0f", "ev:1", "dates/same-event@1"))
    known = {"0f": "page 0f: Ein Titel (Blatt)", "ev:1": "line 3 of page 0f: 'Sie trafen sich'"}
    assert list(explained(when, known))[2:] == [*known.values(), "rule dates/same-event@1"]
