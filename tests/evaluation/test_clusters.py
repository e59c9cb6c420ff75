"""Measures of groups and pairs."""

import pytest
from evaluation.clusters import Score, b_cubed, pair_score

ALL = {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("found", "known", "given", "of_all"),
    [
        ([{"a", "b"}, {"c", "d"}], ALL, 1.0, 1.0),
        ([], ALL, 2 / 3, 2 / 3),
        ([{"a", "b", "c", "d"}], ALL, 2 / 3, 2 / 3),
        ([{"a", "b"}], {"a", "b"}, 1.0, 2 / 3),
        ([], {"a", "c"}, 1.0, 0.4),
    ],
    ids=["all right", "nothing joined", "all joined", "half of the groups found", "half of each group found"],
)
def test_b_cubed(found: list[set[str]], known: set[str], given: float, of_all: float) -> None:
    score = b_cubed(ALL, [{"a", "b"}, {"c", "d"}], found, known)
    assert score.given == pytest.approx(given)
    assert score.of_all == pytest.approx(of_all)


def test_b_cubed_of_nothing() -> None:
    assert b_cubed(ALL, [], [], set()) == Score(None, 0.0, 4)


@pytest.mark.parametrize(
    ("found", "value"),
    [({("a", "b")}, 1.0), ({("a", "b"), ("c", "d")}, 2 / 3), ({("a", "b"), ("b", "c")}, 1.0), (set(), 0.0)],
)
def test_pairs(found: set[tuple[str, ...]], value: float) -> None:
    assert pair_score({("a", "b")}, found, {("b", "c")}).given == pytest.approx(value)
