"""Numbers of dead, sums, votes and weapons in invented sentences."""

import pytest

from depesche.extract.quantities.numbers import numbers_in
from depesche.lang.de.quantities import GERMAN
from tests.extract.events.reading import read

Found = tuple[str, float | None, float | None, bool, str]
CASES: list[tuple[str, list[Found]]] = [
    (
        "Bei dem Erdbeben starben mindestens 41 Menschen, mehr als 600 wurden verletzt.",
        [("dead", 41, None, False, "Menschen"), ("injured", 600, None, False, "600")],
    ),
    (
        "Drei Arbeiter wurden getötet, elf Personen verletzt.",
        [("dead", 3, 3, False, "Arbeiter"), ("injured", 11, 11, False, "Personen")],
    ),
    (
        "Es gab 14 Tote und rund 1.200 Verletzte.",
        [("dead", 14, 14, False, "Tote"), ("injured", 1200, 1200, True, "Verletzte")],
    ),
    ("Norwegen zahlt 3,8 Milliarden Euro.", [("money", 3.8e9, 3.8e9, False, "Euro")]),
    ("Der Schaden liegt zwischen 20 und 30 Millionen Dollar.", [("money", 20e6, 30e6, False, "Dollar")]),
    (
        "Kenia lieferte 12 Panzer und bis zu 40 Raketen.",
        [("weapons", 12, 12, False, "Panzer"), ("weapons", None, 40, False, "Raketen")],
    ),
    (
        "Das Gesetz erhielt 87 Stimmen, 61 Gegenstimmen gab es.",
        [("votes", 87, 87, False, "Stimmen"), ("votes", 61, 61, False, "Gegenstimmen")],
    ),
    ("Mehr als 15 000 Menschen haben protestiert.", [("protesters", 15000, None, False, "Menschen")]),
    # no quantities
    ("Am 3. Mai 2031 begann um 14.30 Uhr der Prozess.", []),
    ("Die A 8 ist frei, im Raum 12 liegt das Aktenzeichen 4 B 771.", []),
    ("Der 34-Jährige hat zwei Kinder.", []),
]


ENGLISH: list[tuple[str, list[Found]]] = [
    (
        "At least 41 people were killed in the earthquake on Monday, and more than 600 were injured.",
        [("dead", 41, None, False, "people"), ("injured", 600, None, False, "injured")],
    ),
    (
        "Three workers were killed and eleven people wounded in the attack near the border.",
        [("dead", 3, 3, False, "workers"), ("injured", 11, 11, False, "people")],
    ),
    (
        "There were 14 deaths and about 1,200 injuries after the storm hit the coast.",
        [("dead", 14, 14, False, "deaths"), ("injured", 1200, 1200, True, "injuries")],
    ),
    ("Norway will pay $3.8 billion to Kenya over the next years.", [("money", 3.8e9, 3.8e9, False, "$")]),
    ("The damage is between 20 and 30 million dollars, they said.", [("money", 20e6, 30e6, False, "dollars")]),
    (
        "Kenya delivered 12 tanks and up to 40 missiles to its neighbour last week.",
        [("weapons", 12, 12, False, "tanks"), ("weapons", None, 40, False, "missiles")],
    ),
    (
        "The law received 87 votes, while 61 votes were cast against it in parliament.",
        [("votes", 87, 87, False, "votes"), ("votes", 61, 61, False, "votes")],
    ),
    ("Nearly two hundred protesters marched on Sunday.", [("protesters", 200, 200, True, "protesters")]),
    # no quantities
    ("The trial began on 3 May 2031 in room 12 of the building, and it will go on.", []),
    ("The 34-year-old has two children and lives with them near the old harbour.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*CASES, *ENGLISH])
def test_quantities_are_read(text: str, expected: list[Found]) -> None:
    found = read(text).document.quantities
    assert [(q.kind, q.low, q.high, q.about, q.unit) for q in found] == expected


def test_a_range_with_one_scale_is_scaled_at_both_ends() -> None:
    (number,) = numbers_in("zwischen 20 und 30 millionen".split(), GERMAN)
    assert (number.low, number.high) == (20e6, 30e6)


def test_who_says_it_and_where() -> None:
    findings = read("Ministerin Jana Holm sagte, in Kenia seien 41 Menschen getötet worden.", published="2031-05-06")
    (quantity,) = findings.document.quantities
    assert [link.name for link in quantity.according_to] == ["Jana Holm"]
    assert {e.id: e.name for e in findings.entities}[quantity.place or ""] == "Kenia"
    assert quantity.span.of(findings.document.text) == "41 Menschen"
    assert str(quantity.as_of.earliest) == "2031-05-06"


@pytest.mark.parametrize("text", ["9" * 400 + " Tote", "1.2.3.4 Tote", "bis 40 bis 50 Tote bis", "zwei " * 300])
def test_ugly_input_is_survived(text: str) -> None:
    for quantity in read(text).document.quantities:
        assert quantity.evidence.contains(quantity.span)
