"""Whatever the scores, the heads make one tree with one root."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from depesche.parse.core_tree import heads_of


def reaches_root(heads: NDArray[np.int64], word: int) -> bool:
    at, steps = word, 0
    while at != 0 and steps <= len(heads):
        at, steps = int(heads[at - 1]), steps + 1
    return at == 0


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 14), st.integers(0, 10_000))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = heads_of(scores)
    assert (heads == 0).sum() == 1
    assert all(reaches_root(heads, word) for word in range(1, size + 1))


def test_a_long_chain_of_cycles_is_resolved() -> None:
    size = 120
    scores = np.zeros((size, size + 1), dtype=np.float32)
    for word in range(0, size, 2):
        scores[word, word + 2] = scores[word + 1, word + 1] = 5.0
    heads = heads_of(scores)
    assert (heads == 0).sum() == 1
    assert all(reaches_root(heads, word) for word in range(1, size + 1))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([[9, 0]], [0]),
        ([[0, 0, 8], [9, 0, 0]], [2, 0]),  # greedy is a tree
        ([[4, 0, 9], [5, 9, 0]], [2, 0]),  # a cycle: the better root wins
        ([[9, 0, 1], [8, 7, 0]], [0, 1]),  # two roots: the cheaper one gives way
    ],
)
def test_known_answers(scores: list[list[float]], expected: list[int]) -> None:
    assert heads_of(np.array(scores, dtype=np.float32)).tolist() == expected
