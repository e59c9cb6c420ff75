"""The scores of coreference against the worked examples of the papers that define them."""

import itertools
import random

import pytest
from evaluation.coreference import best_pairs, conll, scores

KEY, RESPONSE = ["abc", "defg"], ["ab", "cd", "fghi"]
TRUTH = ["12345", "67", "89ABC"]


def test_the_example_of_the_reference_scorer() -> None:
    """Pradhan et al. (2014), section 4."""
    found = scores(KEY, RESPONSE)
    rounded = {name: (round(s.recall.value, 2), round(s.precision.value, 2)) for name, s in found.items()}
    assert rounded == {"muc": (0.4, 0.4), "b_cubed": (0.42, 0.5), "ceaf_e": (0.65, 0.43)}
    assert found["ceaf_e"].f1 == pytest.approx(0.52)


@pytest.mark.parametrize(
    ("response", "muc", "b_cubed", "ceaf_e"),
    [
        (["12345", "6789ABC"], 0.947, 0.865, 0.733),
        (["1234589ABC", "67"], 0.947, 0.737, 0.667),
        (["123456789ABC"], 0.900, 0.545, 0.294),
        (list("123456789ABC"), 0.0, 0.400, 0.178),
    ],
)
def test_the_examples_of_bagga_and_luo(response: list[str], muc: float, b_cubed: float, ceaf_e: float) -> None:
    """Bagga and Baldwin (1998) for the partitions, Luo (2005), table 1, for the figures."""
    found = scores(TRUTH, response)
    assert [round(found[name].f1, 3) for name in ("muc", "b_cubed", "ceaf_e")] == [muc, b_cubed, ceaf_e]


def test_the_same_clusters_are_perfect_and_nothing_is_worth_nothing() -> None:
    assert conll(scores(TRUTH, TRUTH)) == pytest.approx(1.0)
    assert conll(scores(TRUTH, [])) == 0.0
    assert conll(scores([], TRUTH)) == 0.0


def test_pages_are_added_before_they_are_divided() -> None:
    both = scores(KEY, RESPONSE)["muc"] + scores(TRUTH, TRUTH)["muc"]
    assert (both.recall.part, both.recall.whole) == (2 + 9, 5 + 9)


@pytest.mark.parametrize("seed", range(20))
def test_pairs_are_the_best_of_all(seed: int) -> None:
    dice = random.Random(seed)
    rows, columns = dice.randint(1, 5), dice.randint(1, 5)
    table = [[dice.choice([0.0, 0.25, 0.5, dice.random()]) for _ in range(columns)] for _ in range(rows)]
    few, many = sorted((rows, columns))
    sums = (
        sum(table[n][m] if rows <= columns else table[m][n] for n, m in enumerate(order))
        for order in itertools.permutations(range(many), few)
    )
    assert sum(table[r][c] for r, c in best_pairs(table)) == pytest.approx(max(sums))
