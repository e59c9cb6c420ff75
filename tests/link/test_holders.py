"""Who an unnamed holder of an office is, by the pages that name one. All persons are invented."""

from dataclasses import replace

import pytest

from depesche.link.digest import digest_of
from depesche.link.offices import Holder, asking, holder_judgements, offering
from depesche.model.mention import Entity, Office
from tests.builders import PageBuilder, on

HUBS = {"Jan Tolk": "name:person:PER:iantolk", "Ina Reimer": "name:person:PER:inareimer"}


def holder(day: str, name: str = "", qualifier: str | None = None, gender: str = "") -> Holder:
    """A page of that day that has somebody, or nobody by name, as president of Peru."""
    page = PageBuilder("Ein Satz.", name=f"{day} {name}", published=on(day)).build()
    office = Office(role="president", of="PER", title="Präsident", qualifier=qualifier)
    one = Entity(
        id=f"e:{day} {name}", kind="person", name=name or "Präsident (PER)", state="PER", offices=(office,),
        named=bool(name), gender=gender,
    )  # fmt: skip
    digest = digest_of(replace(page, entities=(one,)))
    return Holder(digest, one, {one.id: HUBS[name]} if name else {})


@pytest.mark.parametrize(
    ("holders", "who"),
    [
        ([holder("2031-05-01", "Jan Tolk")], "Jan Tolk"),
        ([holder("2031-04-28", "Ina Reimer"), holder("2031-05-05", "Jan Tolk")], "Jan Tolk"),
        ([holder("2030-05-01", "Jan Tolk")], None),
        ([holder("2031-05-01", "Jan Tolk"), holder("2031-05-03", "Jan Tolk", "former")], None),
        ([holder("2031-05-01", "Jan Tolk"), holder("2031-05-03", "Jan Tolk", "former"),
          holder("2031-05-05", "Ina Reimer")], "Ina Reimer"),
        ([holder("2031-05-01", "Jan Tolk"), holder("2031-05-20", "Jan Tolk", "former")], "Jan Tolk"),
        ([holder("2031-05-01", "Ina Reimer", "designated")], None),
        ([holder("2031-05-01", "Ina Reimer", "deputy")], None),
    ],
)  # fmt: skip
def test_an_unnamed_holder_is_who_was_in_office_that_day(holders: list[Holder], who: str | None) -> None:
    found = list(holder_judgements(holder("2031-05-06"), holders))
    assert [j.right for j in found] == ([HUBS[who]] if who else [])


def test_the_evidence_is_kept() -> None:
    holders = [holder("2031-05-01", "Jan Tolk"), holder("2031-05-09", "Jan Tolk")]
    (judgement,) = holder_judgements(holder("2031-05-06"), holders)
    assert judgement.reasons[0].startswith("page 2031-05-09 Jan Tolk names Jan Tolk as head of state of PER")
    assert "seen in office 2031-05-01 to 2031-05-09 on 2 pages" in judgement.reasons


def test_a_feminine_title_means_no_man() -> None:
    asked = holder("2031-05-06", gender="f")
    assert not list(holder_judgements(asked, [holder("2031-05-01", "Jan Tolk", gender="m")]))
    assert list(holder_judgements(asked, [holder("2031-05-01", "Ina Reimer", gender="f")]))


def test_pages_that_say_who_left_meet_those_that_ask() -> None:
    left, asked = holder("2031-05-01", "Jan Tolk", "former"), holder("2031-05-06")
    keys = {key for key, _ in offering(left.digest, left.hub_of)}
    assert keys & {key for key, _ in asking(asked.digest)}
