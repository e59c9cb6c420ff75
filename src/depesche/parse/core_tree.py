"""Trees from scores of arcs: the best head for every word, repaired into one tree with one root (Chu-Liu-Edmonds)."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_NEVER: Final = -1e9
_ROOTS_TRIED: Final = 3
"""If the best heads make no tree, this many of the best roots are tried."""


def heads_of(scores: Scores) -> NDArray[np.int64]:
    """Heads of n words, 0 for the root, from scores (n, 1 + n) of word x head, column 0 being the root."""
    n = len(scores)
    scores = scores.astype(np.float32, copy=True)
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    greedy: NDArray[np.int64] = scores.argmax(1).astype(np.int64)
    if (greedy == 0).sum() == 1 and _cycle(np.concatenate([[0], greedy])) is None:
        return greedy
    best, best_score = greedy, -np.inf
    for root in np.argsort(-scores[:, 0], kind="stable")[:_ROOTS_TRIED]:
        rooted = scores.copy()
        rooted[:, 0] = _NEVER
        rooted[root] = _NEVER
        rooted[root, 0] = 0.0
        heads = _best_tree(rooted)
        score = float(scores[np.arange(n), heads].sum())
        if score > best_score:
            best, best_score = heads, score
    return best


def _best_tree(scores: Scores) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds: contracts a cycle into one node, solves the smaller problem, opens the cycle again.

    The depth is bounded by half the number of words, which windows bound.
    """
    n = len(scores)
    full = np.full((n + 1, n + 1), _NEVER, dtype=np.float32)
    full[1:] = scores
    return _solve(full)[1:]


def _solve(scores: Scores) -> NDArray[np.int64]:
    """scores[d, h] over nodes with 0 as the root -> heads; heads[0] is 0."""
    heads: NDArray[np.int64] = scores.argmax(1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), _NEVER, dtype=np.float32)
    smaller[:merged, :merged] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:merged, merged] = leaving.max(1)
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    smaller[merged, :merged] = entering.max(0)
    smaller[0] = _NEVER
    solved = _solve(smaller)
    result = heads.copy()
    for new, old in enumerate(outside):
        if old != 0:
            head = solved[new]
            result[old] = cycle[leaving[new].argmax()] if head == merged else outside[head]
    entry = solved[merged]
    result[cycle[entering[:, entry].argmax()]] = outside[entry]
    return result


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Nodes of one cycle of heads[1:], or None."""
    state = np.zeros(len(heads), dtype=np.int8)  # 0 unseen, 1 on the path, 2 known to reach the root
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return np.array(path[path.index(at) :], dtype=np.int64)
        state[path] = 2
    return None
