"""What people decide stands beside what rules judge, is followed by later runs, and can be undone."""

import pytest

from depesche.deciding import decide, undo
from depesche.errors import UsageError
from depesche.recording import exported, relink
from depesche.store import Store, View
from tests.builders import visit


@pytest.fixture
def path(place: str) -> str:
    with Store.open(place) as store:
        for number in (1, 2):
            store.add(visit(number))
        relink(store)
    return place


def people(path: str) -> list[set[str]]:
    """Ids of each page's entities, as linked."""
    with View.open(path) as view:
        return [{e.id for e in findings.entities} for findings in exported(view)]


def ids(number: int, name: str) -> str:
    return next(e.id for e in visit(number).entities if e.name == name)


def test_a_person_keeps_namesakes_apart_and_takes_it_back(path: str) -> None:
    assert people(path)[0] == people(path)[1]
    one, other = ids(1, "Ilka Brandt"), ids(2, "Ilka Brandt")
    made = decide(path, "entity", one, other, "different", "Mara  Veltin", "two people of one name")
    assert made.by == "person:Mara Veltin"
    assert len(people(path)[0] & people(path)[1]) == 1
    with Store.open(path) as store:
        relink(store)
    assert len(people(path)[0] & people(path)[1]) == 1, "a later run follows the decision"
    undo(path, made.id, "Mara Veltin")
    assert people(path)[0] == people(path)[1]
    with View.open(path) as view:
        assert [(j.id, j.withdrawn) for j in view.decisions()] == [(made.id, True)]


def test_a_person_makes_two_one(path: str) -> None:
    decide(path, "entity", ids(1, "Ilka Brandt"), ids(1, "Piet van Oorschot"), "same", "Mara Veltin")
    assert [len(page) for page in people(path)] == [1, 1]


def test_a_second_decision_replaces_the_first(path: str) -> None:
    one, other = ids(1, "Ilka Brandt"), ids(2, "Ilka Brandt")
    decide(path, "entity", one, other, "different", "Mara Veltin")
    decide(path, "entity", other, one, "same", "Jona Aske")
    decide(path, "entity", one, other, "different", "Mara Veltin")
    with View.open(path) as view:
        assert [j.verdict for j in view.decisions() if not j.withdrawn] == ["different"]
        assert len(list(view.decisions())) == 3
    assert people(path)[0] != people(path)[1]


@pytest.mark.parametrize(
    ("kind", "left", "right", "by"),
    [("entity", "a", "a", "M"), ("entity", "", "b", "M"), ("weather", "a", "b", "M"), ("entity", "a", "b", " "),
     ("entity", "a", "b", "x" * 61), ("entity", "a", "b", "\x1b[2J")],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused(path: str, kind: str, left: str, right: str, by: str) -> None:
    with pytest.raises(UsageError):
        decide(path, kind, left, right, "same", by)


def test_undoing_what_is_not_there_is_named(path: str) -> None:
    with pytest.raises(UsageError, match="no standing judgement"):
        undo(path, "judgement:none", "Mara Veltin")
