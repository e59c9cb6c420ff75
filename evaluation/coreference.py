"""Scores of coreference: MUC, B³ and CEAFe, as the reference scorer of the CoNLL tasks defines them.

Formulas: Pradhan, Luo, Recasens, Hovy, Ng and Strube (2014), 'Scoring Coreference Partitions of Predicted Mentions: A
Reference Implementation'. Clusters are sets of mentions; mentions may be anything hashable. What only one side has
needs no special treatment there. The CoNLL figure is the mean of the three F1.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

Cluster = Collection[Hashable]
MEASURES = ("muc", "b_cubed", "ceaf_e")


@dataclass(frozen=True, slots=True)
class Share:
    """A recall or precision as a fraction, so that pages can be added up before they are divided."""

    part: float = 0.0
    whole: float = 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float:
        """The fraction; 0 if there is nothing to divide by."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision of one measure."""

    recall: Share = Share()
    precision: Share = Share()

    def __add__(self, other: "Score") -> "Score":
        return Score(self.recall + other.recall, self.precision + other.precision)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        r, p = self.recall.value, self.precision.value
        return 2 * r * p / (r + p) if r + p else 0.0


def scores(key: Sequence[Cluster], response: Sequence[Cluster]) -> dict[str, Score]:
    """All three measures of one page. Clusters of one mention count as they are: leave them out to score as CoNLL."""
    return {
        "muc": Score(_muc(key, response), _muc(response, key)),
        "b_cubed": Score(_b_cubed(key, response), _b_cubed(response, key)),
        "ceaf_e": _ceaf_e(key, response),
    }


def conll(found: dict[str, Score]) -> float:
    """The mean F1 of the three measures."""
    return sum(found[name].f1 for name in MEASURES) / len(MEASURES)


def _where(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc(one: Sequence[Cluster], other: Sequence[Cluster]) -> Share:
    """Links kept: of a cluster that the other side cuts into n parts, its size less n."""
    where = _where(other)
    part = whole = 0
    for cluster in one:
        pieces = {where[m] for m in cluster if m in where}
        alone = sum(m not in where for m in cluster)
        part += len(cluster) - len(pieces) - alone
        whole += len(cluster) - 1
    return Share(part, whole)


def _b_cubed(one: Sequence[Cluster], other: Sequence[Cluster]) -> Share:
    """For each mention, the share of its cluster that stays with it."""
    where = _where(other)
    part = 0.0
    for cluster in one:
        together: dict[int, int] = {}
        for mention in cluster:
            if mention in where:
                together[where[mention]] = together.get(where[mention], 0) + 1
        part += sum(n * n for n in together.values()) / len(cluster) if cluster else 0.0
    return Share(part, sum(len(cluster) for cluster in one))


def _ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> Score:
    """The best pairing of clusters by the share of mentions that they have in common (φ4)."""
    likeness = [[2 * len(set(k) & set(r)) / (len(k) + len(r)) for r in response] for k in key]
    total = sum(likeness[k][r] for k, r in best_pairs(likeness))
    return Score(Share(total, len(key)), Share(total, len(response)))


def best_pairs(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest sum, each row and column once: the Hungarian method, in cubic time."""
    if not likeness or not likeness[0]:
        return []
    if len(likeness) > len(likeness[0]):
        turned = [list(column) for column in zip(*likeness, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    rows, columns = len(likeness), len(likeness[0])
    of_row, of_column, row_at = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        _place(row, likeness, of_row, of_column, row_at)
    return sorted((row_at[column] - 1, column - 1) for column in range(1, columns + 1) if row_at[column])


def _place(
    row: int, likeness: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], row_at: list[int]
) -> None:
    """Gives a row its column along the cheapest augmenting path; column 0 is where the new row waits."""
    columns = len(of_column) - 1
    row_at[0], column = row, 0
    cheapest, came_from, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    while row_at[column]:
        seen[column] = True
        here = row_at[column]
        step, following = float("inf"), 0
        for other in range(1, columns + 1):
            if not seen[other]:
                cost = -likeness[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < cheapest[other]:
                    cheapest[other], came_from[other] = cost, column
                if cheapest[other] < step:
                    step, following = cheapest[other], other
        for other in range(columns + 1):
            if seen[other]:
                of_row[row_at[other]] += step
                of_column[other] -= step
            else:
                cheapest[other] -= step
        column = following
    while column:
        before = came_from[column]
        row_at[column] = row_at[before]
        column = before
