"""Events told in one sentence, their weights, and what the listing of events may be asked for."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from depesche.errors import UsageError
from depesche.lang.de.telling import PHRASES as GERMAN
from depesche.lang.de.telling import told as in_german
from depesche.lang.en.telling import PHRASES as ENGLISH
from depesche.lang.en.telling import told as in_english
from depesche.lang.telling import Party, Telling
from depesche.model.event import Category, Event, Status
from depesche.model.mention import Entity
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.tell.events import by_month
from depesche.tell.wanted import Wanted
from depesche.tell.weights import coded, intensity, quad

NORWAY, UKRAINE = Party("Norwegen", "state"), Party("Ukraine", "state")
OPPOSITION = Party("Opposition", "organisation", named=False)
PROTESTERS = Party("unnamed protesters", "group", named=False)
COUNCIL = Party("Nationaler Rat", "organisation")
MINISTER = Party("Ministerin", "person", named=False)
CASES = sorted({*GERMAN, *ENGLISH, *((category, "") for category in get_args(Category))})


@pytest.mark.parametrize("status", get_args(Status))
@pytest.mark.parametrize(("category", "mode"), CASES)
@pytest.mark.parametrize(
    ("actor", "recipient"), [((NORWAY,), (UKRAINE,)), ((NORWAY, OPPOSITION), ()), ((), (UKRAINE,))]
)
def test_every_kind_and_status_is_a_sentence(
    category: Category, mode: str, status: Status, actor: tuple[Party, ...], recipient: tuple[Party, ...]
) -> None:
    event = Telling(category=category, mode=mode or None, status=status, actor=actor, recipient=recipient)
    for sentence in (in_german(event), in_english(event)):
        assert re.fullmatch(r"[A-Z][^{}]*[^ .]\.", sentence)
        assert "  " not in sentence
        assert all(party.name in sentence for party in (*actor, *recipient))


@pytest.mark.parametrize(
    ("event", "german", "english"),
    [
        (
            Telling(
                category="AID", status="claimed", actor=(NORWAY,), recipient=(UKRAINE,), according_to=("Ida Holm",)
            ),
            "Norwegen soll der Ukraine Hilfe geleistet haben (laut Ida Holm).",
            "Norwegen is said to have given aid to Ukraine (according to Ida Holm).",
        ),
        (
            Telling(category="PROTEST", mode="demo", actor=(PROTESTERS,), recipient=(COUNCIL,)),
            "Demonstranten haben gegen den Nationalen Rat demonstriert.",
            "Protesters have demonstrated against Nationaler Rat.",
        ),
        (
            Telling(category="RETREAT", mode="resign", status="planned", actor=(MINISTER,)),
            "Die Ministerin will zurücktreten.",
            "The Ministerin plans to resign.",
        ),
        (
            Telling(category="ACCUSE", mode="disapprove", status="denied", actor=(OPPOSITION,), recipient=(UKRAINE,)),
            "Es trifft nicht zu, dass die Opposition die Ukraine kritisiert hat.",
            "It is not true that the Opposition has criticised Ukraine.",
        ),
        (
            Telling(category="CONSULT", mode="visit", status="demanded", actor=(NORWAY, UKRAINE)),
            "Gefordert wird, dass Norwegen und die Ukraine einen Besuch machen sollen.",
            "Norwegen and Ukraine are called on to pay a visit.",
        ),
        (
            Telling(category="ASSAULT", mode="targeted", status="hypothetical", recipient=(MINISTER,)),
            "Jemand könnte die Ministerin töten.",
            "Somebody might kill the Ministerin.",
        ),
    ],
)
def test_sentences_are_good_language(event: Telling, german: str, english: str) -> None:
    assert (in_german(event), in_english(event)) == (german, english)


def test_weights_are_those_of_the_manual() -> None:
    assert all(quad(category) for category in get_args(Category))
    assert (intensity("CONSULT", None), intensity("CONSULT", "visit"), intensity("CONSULT", "unknown")) == (2.5, 4, 2.5)
    assert intensity("ACCUSE", None) == -3
    assert all((intensity(c, None) < 0) == quad(c).endswith("conflict") for c in get_args(Category) if c != "REQUEST")


@pytest.mark.parametrize(
    ("category", "status", "expected"),
    [
        ("AID", "happened", "AID"),
        ("AID", "planned", "AGREE"),
        ("CONSULT", "demanded", "REQUEST"),
        ("COOPERATE", "denied", "REJECT"),
        ("SANCTION", "planned", "THREATEN"),
        ("SANCTION", "claimed", "SANCTION"),
        ("REQUEST", "planned", "REQUEST"),
    ],
)
def test_what_is_not_done_is_coded_as_the_manual_does(category: Category, status: Status, expected: Category) -> None:
    assert coded(replace(event_of(category).finding, status=status)) == expected


def event_of(category: Category = "CONSULT", mode: str | None = "visit") -> Sourced[Event]:
    entities = (
        Entity(id="a", kind="state", name="Norwegen"),
        Entity(id="b", kind="state", name="Mali", aliases=("ML",)),
    )
    event = Event(
        id="e", category=category, mode=mode, actor=("a",), recipient=("b",), trigger=Span(0, 1), evidence=Span(0, 1),
        contexts=("military",), by="test",
    )  # fmt: skip
    return Sourced(page=PageInfo(id="p", source="s", sha256=""), finding=event, entities=entities)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({}, True),
        ({"category": "consult"}, True),
        ({"category": "AID"}, False),
        ({"mode": "phone"}, False),
        ({"recipient": "ml"}, True),
        ({"recipient": "Norwegen"}, False),
        ({"dyad": "mali, norwegen"}, True),
        ({"dyad": "mali,peru"}, False),
        ({"context": "Military"}, True),
        ({"context": "energy"}, False),
    ],
)
def test_events_are_chosen(asked: dict[str, str], fits: bool) -> None:
    nothing = dict.fromkeys(("category", "mode", "recipient", "dyad", "context"))
    assert Wanted.of(**(nothing | asked)).fits(event_of()) is fits


def test_a_dyad_has_two_names() -> None:
    with pytest.raises(UsageError):
        Wanted.of(category=None, mode=None, recipient=None, dyad="Mali", context=None)


def test_counts_per_month_and_dyad() -> None:
    (row,) = by_month([event_of(), event_of()]).rows
    assert row == {
        "month": "", "actor": "Norwegen", "recipient": "Mali", "category": "CONSULT", "status": "happened", "count": 2
    }  # fmt: skip
