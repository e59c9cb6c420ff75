"""Offices over time. All persons are invented."""

from datetime import date

import pytest

from depesche.model.mention import Office
from depesche.model.term import Sighting, runs_of, single_role, terms_of
from depesche.model.when import UNKNOWN
from tests.builders import on

PRESIDENT = Office(role="president", of="PER", title="Präsident")


def seen(day: str, office: Office = PRESIDENT) -> Sighting:
    return Sighting(office, f"page of {day}", on(day) if day else UNKNOWN)


def days(*sightings: Sighting, others: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    runs = runs_of({"tolk": sightings, "reimer": [seen(day) for day in others]})
    return [(str(t.first), str(t.last)) for t in terms_of(sightings, "tolk", runs)]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), [("2031-01-01", "2035-01-01")]),
        (("2030-01-01", "2030-02-01", "2036-01-01"), [("2031-01-01", "2035-01-01")]),
        (("2033-01-01",), [("2031-01-01", "2035-01-01")]),
        (("2033-01-01", "2033-02-01"), [("2031-01-01", "2031-06-01"), ("2035-01-01", "2035-01-01")]),
    ],
)
def test_a_term_ends_where_somebody_else_is_seen_in_the_office(
    others: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert days(seen("2031-06-01"), seen("2035-01-01"), seen("2031-01-01"), others=others) == expected


def test_pages_without_a_date_stay_with_the_first_term() -> None:
    sightings = [seen("2031-06-01"), seen("2035-01-01"), seen("")]
    runs = runs_of({"tolk": sightings, "reimer": [seen("2033-01-01"), seen("2033-02-01")]})
    assert [t.pages for t in terms_of(sightings, "tolk", runs)] == [
        ("page of ", "page of 2031-06-01"), ("page of 2035-01-01",),
    ]  # fmt: skip


def test_a_year_that_a_page_tells_counts_as_that_year() -> None:
    past = Office(role="president", of="PER", title="Präsident", year=2029)
    assert days(seen("2031-06-01"), seen("2040-01-01", past)) == [("2029-12-31", "2031-06-01")]
    assert days(seen("2040-01-01", past)) == [("2029-01-01", "2029-12-31")]


def test_one_party_leader_under_three_names() -> None:
    roles = ("head", "chairperson", "party leader")
    told = [seen(f"2031-0{n}-01", Office(role=role, of="SPD", title=role)) for n, role in enumerate(roles, 1)]
    assert [(t.office.role, t.first) for t in terms_of(told)] == [("party leader", date(2031, 1, 1))]


@pytest.mark.parametrize(
    ("office", "single"),
    [
        (PRESIDENT, ("head of state", "PER")),
        (Office(role="foreign minister"), ("foreign minister", "")),
        (Office(role="spokesperson", of="PER"), None),
        (Office(role="president", of="PER", qualifier="former"), None),
        (Office(role="president", of="PER", qualifier="designated"), None),
        (Office(role="president", of="PER", qualifier="acting"), ("head of state", "PER")),
        (Office(role="president", of="PER", year=1998), None),
    ],
)
def test_offices_of_one_person_at_a_time(office: Office, single: tuple[str, str] | None) -> None:
    assert single_role(office) == single
