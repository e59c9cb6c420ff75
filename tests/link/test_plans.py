"""What became of a planned meeting, by what later pages tell."""

from datetime import date

import pytest

from depesche.link import link
from depesche.model.event import Status
from depesche.model.findings import Findings
from depesche.model.story import PlanOutcome, links_from
from depesche.model.when import UNKNOWN, When
from tests.builders import PageBuilder, on

PLANNED = on("2031-05-12")


def page(
    name: str,
    published: When,
    *,
    status: Status,
    when: When,
    place: str = "Lunden",
    with_guest: bool = True,
    names_old: bool = False,
) -> Findings:
    old = ", nicht am alten Tag" if names_old else ""
    text = f"Nachricht von {name}\nIlka Brandt und Piet Oorschot wegen Hafen Kai Mole Steg: treffen in {place}{old}.\n"
    builder = PageBuilder(text, name=name, published=published)
    actor, guest = builder.entity("Ilka Brandt"), builder.entity("Piet Oorschot")
    where = builder.entity(place, "place")
    parts = (actor, guest) if with_guest else (actor,)
    builder.event("CONSULT", "treffen", parts, when=when, status=status, place=where, evidence=text.split("\n")[1])
    if names_old:
        builder.time("am alten Tag", PLANNED.how, PLANNED)
    return builder.build()


def plan(when: When = PLANNED) -> Findings:
    return page("plan", on("2031-05-02"), status="planned", when=when)


def outcome(*later: Findings, when: When = PLANNED) -> PlanOutcome:
    links = links_from(link([plan(when), *later]))
    key = plan(when).events[0].id
    return next(p for p in links.plans if p.plan == key)


def told(published: str, when: When, status: Status = "happened", **more: object) -> Findings:
    return page("later", on(published), status=status, when=when, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "result"),
    [
        (told("2031-05-13", PLANNED), "fulfilled"),
        (told("2031-05-13", PLANNED, place="Ostholm"), "changed"),
        (told("2031-05-15", on("2031-05-14")), "changed"),
        (told("2031-05-30", on("2031-05-29")), "open"),
        (told("2031-05-10", PLANNED, "denied"), "cancelled"),
        (told("2031-05-20", PLANNED, "denied"), "missed"),
        (told("2031-05-10", on("2031-06-03"), "planned", names_old=True), "changed"),
        (told("2031-05-10", on("2031-06-03"), "planned"), "open"),
        (told("2031-05-10", on("2031-05-09")), "open"),
        (told("2031-04-20", PLANNED, "denied"), "open"),
    ],
    ids=[
        "took place",
        "at another place",
        "some days later",
        "weeks later",
        "called off before",
        "denied after",
        "new day that names the old one",
        "one more meeting",
        "another meeting before",
        "denied before it was planned",
    ],
)
def test_outcomes(later: Findings, result: str) -> None:
    found = outcome(later)
    assert found.result == result
    assert found.outcome == (None if result == "open" else later.events[0].id)


def test_what_took_place_goes_before_what_was_called_off() -> None:
    called_off = page("other", on("2031-05-10"), status="denied", when=PLANNED)
    assert outcome(told("2031-05-13", PLANNED), called_off).result == "fulfilled"


def test_an_open_plan_is_overdue_once_its_time_is_over() -> None:
    found = outcome()
    assert (found.result, found.until) == ("open", date(2031, 5, 12))
    assert found.overdue(date(2031, 5, 13))
    assert not found.overdue(date(2031, 5, 12))
    assert not found.overdue(None)


def test_a_plan_without_a_day_is_never_overdue() -> None:
    assert outcome(when=UNKNOWN).until is None


def test_other_reports_of_a_plan_share_its_outcome() -> None:
    again = page("again", on("2031-05-03"), status="planned", when=PLANNED)
    links = links_from(link([plan(), again, told("2031-05-10", PLANNED, "denied")]))
    assert {p.result for p in links.plans} == {"cancelled"}
    assert len(links.plans) == 2
