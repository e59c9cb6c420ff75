"""Runs of labelled words: from the logits of B-, I- and O tags to spans with a kind and a probability."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]
OUTSIDE: Final = "O"


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` to `end` are of this kind, with its mean probability over them."""

    start: int
    end: int
    kind: str
    score: float


def runs_of(logits: Logits, tags: Sequence[str]) -> list[Run]:
    """All runs of words that are not outside, from logits (words, tags).

    A run begins with a B- tag, or an I- tag after an outside one. Its kind is the one that has the most weight in it.
    """
    best = logits.argmax(1)
    if not best.any():
        return []
    odds = np.exp(logits - logits.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    found, start = [], -1
    for at in range(len(best) + 1):
        tag = tags[best[at]] if at < len(best) else OUTSIDE
        if start >= 0 and not tag.startswith("I-"):
            found.append(_run(odds, tags, start, at))
            start = -1
        if tag != OUTSIDE and start < 0:
            start = at
    return found


def _run(odds: Logits, tags: Sequence[str], start: int, end: int) -> Run:
    weights: dict[str, float] = {}
    for column, tag in enumerate(tags):
        if tag != OUTSIDE:
            kind = tag[2:]
            weights[kind] = weights.get(kind, 0.0) + float(odds[start:end, column].sum())
    kind = max(weights, key=lambda k: (weights[k], k))
    return Run(start, end, kind, round(weights[kind] / (end - start), 3))
