"""Which item of Wikidata an actor is. All people and ids are invented."""

from datetime import date

import pytest

from depesche.link.wikidata import Known, identified
from depesche.model.mention import Entity, EntityKind, Office
from depesche.model.wikidata import Item


def known(name: str = "Ina Tolk", kind: EntityKind = "person", role: str = "foreign minister") -> Known:
    office = Office(role=role, of="PER", title="Außenministerin")
    return Known(
        entity=Entity(id="entity:1", kind=kind, name=name, state="PER"), offices=(office,) if role else (),
        first=date(2031, 1, 1), last=date(2031, 12, 31),
    )  # fmt: skip


def item(key: str = "Q900001", label: str = "Ina Tolk", *, kind: str = "person", country: str = "", about: str = "",
         office: str = "", begin: int | None = None, end: int | None = None) -> Item:  # fmt: skip
    return Item(
        id=key, label=label, kind=kind, countries=frozenset({country} - {""}), descriptions=(about,),
        offices=(office,), begin=date(begin, 1, 1) if begin else None, end=date(end, 1, 1) if end else None,
    )  # fmt: skip


BODY = known(kind="organisation", role="")


@pytest.mark.parametrize(
    ("one", "items", "verdict", "right", "score", "reason"),
    [
        (known(), [item(country="PER", office="Foreign Minister of Peru")], "same", "Q900001", 0.9, "of PER"),
        (known(), [item(about="peruanische Politikerin")], "same", "Q900001", 0.8, "of PER"),
        (known(), [item(office="Außenminister")], "same", "Q900001", 0.8, "office: Außenministerin"),
        (known("Ina Tolk-Reimer"), [item(label="Ina Tolk Reimer", country="PER")], "same", "Q900001", 0.8, "of PER"),
        (known(), [item(), item("Q900002", country="PER")], "same", "Q900002", 0.8, "of PER"),
        (known(), [item()], "unsure", "Q900001", 0.5, "only the name agrees"),
        (known(), [item(), item("Q900002")], "unsure", "Q900001", 0.5, "2 items bear this name (Q900001, Q900002)"),
        (known(), [item(country="CHL", office="Außenminister")], "unsure", "Q900001", 0.1, "another state"),
        (known(), [item(country="PER", begin=2032)], "unsure", "Q900001", 0.1, "time"),
        (known(), [item(country="PER", end=2028)], "unsure", "Q900001", 0.1, "time"),
        (known(), [item(kind="organisation", country="PER")], "unsure", "Q900001", 0.1, "kind"),
        (BODY, [item(kind="organisation", country="PER")], "same", "Q900001", 0.8, "of PER"),
    ],
)  # fmt: skip
def test_an_item_needs_more_than_a_name(
    one: Known, items: list[Item], verdict: str, right: str, score: float, reason: str
) -> None:
    (judgement,) = identified([one], items)
    assert (judgement.kind, judgement.left, judgement.verdict) == ("wikidata", "entity:1", verdict)
    assert (judgement.right, judgement.score) == (f"wikidata:{right}", score)
    assert any(reason in told for told in judgement.reasons)


def test_a_state_is_told_by_its_code() -> None:
    state = Known(entity=Entity(id="PER", kind="state", name="Peru", state="PER"))
    (judgement,) = identified(
        [state], [item(label="Peru", kind="state", country="PER"), item("Q900002", "Peru", kind="")]
    )
    assert (judgement.right, judgement.verdict, judgement.score) == ("wikidata:Q900001", "same", 0.99)


@pytest.mark.parametrize("one", [known("Tolk"), known("Jan Tolk")])
def test_a_surname_or_another_name_is_no_match(one: Known) -> None:
    assert not list(identified([one], [item(label="Tolk", country="PER"), item("Q900002", country="PER")]))
