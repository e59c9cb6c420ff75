"""Statements chosen by their chain, and set side by side where they contradict each other."""

from dataclasses import replace
from datetime import date

import pytest

from depesche.model.attribution import Link
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.when import When
from depesche.tell.contradictions import contradictions
from depesche.tell.statements import linked_to

PAGE = PageInfo(id="p1", source="p1.txt", sha256="0" * 64, outlet="Elbkurier")
HOLM = Entity(id="e:1", kind="person", name="Eva Holm")


def said(name: str, words: str, *, negated: bool = False, act: str = "asserts", day: int = 1) -> Sourced[Quotation]:
    when = When(date(2021, 3, day), date(2021, 3, day), "stated")
    found = Quotation(
        id=name,
        kind="indirect",
        content=(Span(0, 9),),
        speaker_is=("e:1",),
        negated=negated,
        act=act,
        when=when,
        by="t@1",
    )
    return Sourced(page=PAGE, finding=found, words=words, entities=(HOLM,))


AFFIRMED = said("a", "die Brücke werde im Mai gesperrt", day=2)


@pytest.mark.parametrize(
    ("other", "contradicts"),
    [
        (said("b", "dass die Brücke im Mai nicht gesperrt werde", negated=True), True),
        (said("b", "die Brücke werde gesperrt", act="denies"), True),
        (said("b", "die Brücke werde nicht gesperrt", act="denies", negated=True), False),
        (said("b", "die Brücke werde im Mai gesperrt"), False),
        (said("b", "das Hallenbad werde nicht verkauft", negated=True), False),
    ],
)
def test_polarity_shows_contradictions(other: Sourced[Quotation], contradicts: bool) -> None:
    rows = list(contradictions([AFFIRMED, other]).rows)
    assert [(r["id"], r["but_id"]) for r in rows] == ([("b", "a")] if contradicts else [])


def test_nobody_contradicts_another_or_somebody_unknown() -> None:
    other = said("b", "die Brücke werde nicht gesperrt", negated=True)
    stranger = replace(other, finding=replace(other.finding, speaker_is=()))
    assert list(contradictions([AFFIRMED, stranger]).rows) == []


def test_a_link_is_found_by_a_part_of_its_name() -> None:
    links = (Link("Die Nordpost", kind="outlet"), Link("zwei Beamte", named=False, kind="anonymous"))
    found = replace(AFFIRMED, finding=replace(AFFIRMED.finding, chain=links))
    assert linked_to(found, "nordpost")
    assert linked_to(found, "unnamed")
    assert not linked_to(found, "Südpost")
    assert not linked_to(AFFIRMED, "unnamed")
