"""From tags to spans."""

import numpy as np
import pytest

from depesche.parse.core_runs import Run, runs_of

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("O O O", []),
        ("O B-person I-person", [(1, 3, "person")]),
        ("B-person B-person", [(0, 1, "person"), (1, 2, "person")]),  # side by side
        ("I-place I-place O", [(0, 2, "place")]),  # an inside word may begin a run
        ("B-person I-place I-place", [(0, 3, "place")]),  # the weightier kind names all
    ],
)
def test_reads_runs(said: str, expected: list[tuple[int, int, str]]) -> None:
    logits = np.array([[4.0 * (tag == word) for tag in TAGS] for word in said.split()], dtype=np.float32)
    assert [(run.start, run.end, run.kind) for run in runs_of(logits, TAGS)] == expected


def test_the_score_is_a_mean_probability() -> None:
    logits = np.log(np.array([[0.1, 0.6, 0.2, 0.05, 0.05], [0.1, 0.1, 0.6, 0.1, 0.1]], dtype=np.float32))
    assert runs_of(logits, TAGS) == [Run(0, 2, "person", 0.75)]
