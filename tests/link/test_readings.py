"""Where reports of one happening differ."""

from dataclasses import replace

import pytest

from depesche.link import link
from depesche.model.event import Category
from depesche.model.findings import Findings
from depesche.model.quantity import Quantity
from depesche.model.story import Reading, links_from
from depesche.model.when import When
from tests.builders import PageBuilder, on

DAY = on("2031-05-12")
Told = tuple[float | None, float | None]


def page(
    name: str,
    *numbers: Told,
    kind: str = "dead",
    category: Category = "ASSAULT",
    apart: str = " ",
    about: bool = False,
    place: str = "",
    when: When = DAY,
) -> Findings:
    """Rebels attack a ferry; what follows `apart` tells the numbers."""
    text = f"Meldung {name}\nDie Rebellen griffen die Fähre am Kai {place} an.{apart}Es gab viele Tote und Schäden.\n"
    builder = PageBuilder(text, name=name, outlet=name, published=on("2031-05-13"))
    rebels, ferry = builder.entity("Rebellen", "organisation"), builder.entity("Fähre", "organisation")
    where = builder.entity(place, "place") if place else None
    builder.event(category, "griffen", (rebels,), (ferry,), when=when, place=where, evidence="griffen die Fähre am Kai")
    span = builder.span("viele Tote")
    told = tuple(
        Quantity(id=f"{name}{n}", kind=kind, low=low, high=high, about=about, span=span, evidence=span, by="test@1")
        for n, (low, high) in enumerate(numbers)
    )
    found = builder.build()
    return replace(found, document=replace(found.document, quantities=told))


def readings(*pages: Findings) -> list[Reading]:
    """Those that the first page's event has."""
    of = pages[0].events[0].id
    return [r for r in links_from(link(pages)).readings if r.of == of]


TWELVE = page("Elbkurier", (12, 12))


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        (page("Westpost", (15, 15)), ["12", "15"]),
        (page("Westpost", (12, 12)), []),
        (page("Westpost", (10, None)), []),
        (page("Westpost", (None, 10)), ["12", "at most 10"]),
        (page("Westpost", (13, 13), about=True), []),
        (page("Westpost", (20, 20), about=True), ["12", "about 20"]),
        (page("Westpost", (3, 3), (12, 12)), []),
        (page("Westpost", (15, 15), apart="\n"), ["12", "15"]),
        (page("Westpost", (15, 15), apart="\nGestern.\n"), []),
        (page("Westpost", (15, 15), kind="injured"), []),
        (page("Westpost"), []),
    ],
    ids=[
        "another number",
        "the same",
        "a bound that holds",
        "a bound that does not",
        "nearly as many",
        "about another",
        "a part and the whole",
        "in the next sentence",
        "further away",
        "of another kind",
        "none",
    ],
)
def test_numbers(other: Findings, differ: list[str]) -> None:
    found = readings(TWELVE, other)
    assert [(r.what, r.reading) for r in found] == [("dead", reading) for reading in differ]
    assert all(r.sure for r in found)


def test_each_reading_has_its_pages() -> None:
    found = readings(TWELVE, page("Westpost", (15, 15)), page("Fjordbote", (12, 12)))
    assert [r.pages for r in found] == [("Elbkurier", "Fjordbote"), ("Westpost",)]


def test_several_sums_are_not_compared() -> None:
    one = page("Elbkurier", (4, 4), kind="money", category="AID")
    assert readings(one, page("Westpost", (6, 6), kind="money", category="AID"))
    assert not readings(one, page("Westpost", (6, 6), (2, 2), kind="money", category="AID"))


def test_the_dead_of_a_meeting_are_not_its_own() -> None:
    pages = [page(name, (n, n), category="CONSULT") for name, n in (("Elbkurier", 12), ("Westpost", 15))]
    assert not readings(*pages)


def test_one_place_may_lie_in_the_other() -> None:
    found = readings(page("Elbkurier", place="Lunden"), page("Westpost", place="Ostholm"))
    assert [(r.what, r.reading, r.sure) for r in found] == [("place", "Lunden", False), ("place", "Ostholm", False)]
    assert not readings(page("Elbkurier", place="Lunden"), page("Westpost"))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("am Montag griffen die Rebellen", ["2031-05-12", "2031-05-13"]),
        ("am Montag war es kühl.\nDann griffen die Rebellen", []),
    ],
    ids=["told of it", "told of what came before"],
)
def test_days(words: str, days: list[str]) -> None:
    """Two versions of one article, of which the later moves it to Tuesday."""
    pages = []
    rest = "Die Fähre lag fest, und sechzig Lastwagen warteten mit Mehl und Diesel an der Rampe bis in die Nacht.\n"
    for name, weekday, day in (("Elbkurier", "Montag", DAY), ("Westpost", "Dienstag", on("2031-05-13"))):
        builder = PageBuilder(f"{rest}{words.replace('Montag', weekday)} das Schiff an.\n", name=name)
        time = builder.time(weekday, day.how, day)
        builder.event("ASSAULT", "griffen", when=replace(day, of=time))
        found = builder.build()
        pages.append(replace(found, page=replace(found.page, url="https://elbkurier.example/faehre")))
    assert [r.reading for r in readings(*pages)] == days


def test_what_differs_by_day_is_not_joined() -> None:
    assert not readings(page("Elbkurier", (15, 15), when=on("2031-05-11")), TWELVE)


def test_a_page_alone_does_not_differ() -> None:
    assert not readings(page("Elbkurier", (12, 12), (15, 15)))
