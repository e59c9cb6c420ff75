"""Vectors of texts, for search and for finding what is about the same: means of the rows of their pieces.

After Arora, Liang and Ma 2017, 'A simple but tough-to-beat baseline for sentence embeddings': rare pieces weigh more,
and what all pages have in common is taken off. No network is run, so that a page takes a millisecond.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from depesche.parse.core_weights import Words

RARE: Final = 1e-4
"""A piece of this probability weighs half; chosen on our own pages, docs/evaluation.md."""


def vectors_of(texts: Sequence[str], words: Words, centre: NDArray[np.float32]) -> NDArray[np.float32]:
    """(texts, width), each of length 1, so that a product of two is their likeness; zeros for a text without words."""
    found: NDArray[np.float32] = np.zeros((len(texts), words.width), np.float32)
    for number, text in enumerate(texts):
        if text.strip():
            found[number] = pooled(text, words) - centre
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    found /= np.maximum(lengths, np.finfo(np.float32).tiny)
    return found


def pooled(text: str, words: Words) -> NDArray[np.float32]:
    """The weighted mean of the rows of a text that is not blank."""
    rows = np.array([row for form in text.split() for row in words.pieces.rows(form, True)], np.int64)
    weights = RARE / (RARE + words.probabilities[rows])
    mean: NDArray[np.float32] = weights @ words.embed(rows) / weights.sum()
    return mean
