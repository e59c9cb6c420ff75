"""How well groups agree with groups, and pairs with pairs."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A figure for what was found, the same of all, and the number of cases; None where there is nothing to judge."""

    given: float | None
    of_all: float | None
    cases: int

    def __str__(self) -> str:
        given, whole = ("-" if value is None else f"{value:.3f}" for value in (self.given, self.of_all))
        return f"{given:>11} {whole:>7} {self.cases:>6}"


def b_cubed(members: set[str], gold: Iterable[set[str]], found: Iterable[set[str]], known: set[str]) -> Score:
    """B-cubed F1 (Bagga and Baldwin 1998) over `known` members, and over all, where an unknown one has no recall."""
    ours, theirs = _group_of(members, gold), _group_of(members, found)
    given = _f1(*_b_cubed({m: ours[m] & known for m in known}, {m: theirs[m] & known for m in known}))
    if given is None:
        return Score(None, 0.0 if members else None, len(members))
    precision, recall = _b_cubed({m: ours[m] for m in known}, {m: theirs[m] & known for m in known})
    return Score(given, _f1(precision, recall * len(known) / len(members)), len(members))


def _group_of(members: set[str], groups: Iterable[set[str]]) -> dict[str, set[str]]:
    found = {member: {member} for member in members}
    for group in groups:
        found |= dict.fromkeys(group & members, group & members)
    return found


def _b_cubed(gold: dict[str, set[str]], found: dict[str, set[str]]) -> tuple[float, float]:
    if not gold:
        return 0.0, 0.0
    shared = {member: len(gold[member] & found[member]) for member in gold}
    precision = sum(shared[m] / len(found[m]) for m in gold) / len(gold)
    return precision, sum(shared[m] / len(gold[m]) for m in gold) / len(gold)


def _f1(precision: float, recall: float) -> float | None:
    return 2 * precision * recall / (precision + recall) if precision + recall else None


def pair_score(gold: set[tuple[str, ...]], found: set[tuple[str, ...]], allowed: set[tuple[str, ...]]) -> Score:
    """F1 of pairs; those that are `allowed` count neither way."""
    counted = found - allowed
    both = len(gold & counted)
    whole = len(gold) + len(counted)
    value = 2 * both / whole if whole else None
    return Score(value, value, len(gold))
