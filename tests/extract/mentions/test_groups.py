"""People and powers without names: what they are called, and whose they are. All sentences are invented."""

import pytest

from tests.extract.mentions.test_find_mentions import entity, meant


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("Beamte aus den USA sprachen.", "Beamte", "unnamed officials of USA"),
        ("US-Beamte melden das.", "US-Beamte", "unnamed officials of USA"),
        ("Die peruanischen Diplomaten schwiegen.", "Die peruanischen Diplomaten", "unnamed diplomats of PER"),
        ("Insider wissen davon.", "Insider", "unnamed insiders"),
        ("Peru und seine Verbündeten schwiegen.", "seine Verbündeten", "allies of PER"),
        ("Die Behörden schwiegen.", "Die Behörden", "authorities"),
    ],
)
def test_what_a_group_is_called(text: str, part: str, name: str) -> None:
    assert meant(text, part) == name


def test_a_group_is_taken_up_by_its_noun_alone() -> None:
    text = "Beamte aus den USA warnten. Den Beamten zufolge wird es teuer."
    assert meant(text, "Beamte") == meant(text, "Den Beamten") == "unnamed officials of USA"


def test_a_group_belongs_to_its_state_and_is_not_named() -> None:
    group = entity("Beamte aus Peru warnten.", "unnamed officials of PER")
    assert (group.kind, group.state, group.named) == ("group", "PER", False)


def test_where_a_group_goes_is_not_where_it_comes_from() -> None:
    assert meant("Beamte in Peru warnten.", "Beamte") == "unnamed officials"
