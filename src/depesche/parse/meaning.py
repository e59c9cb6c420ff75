"""What texts mean, as vectors: sums of one vector a word, learned from an encoder that reads whole sentences.

`training/meaning.py` makes them; docs/models/meaning.md says from what and how well they find. No network runs: a word
is looked up; one that is not listed is cut into listed ones, or read by the core's pieces.
"""

import hashlib
import re
from collections.abc import Callable, Container, Mapping, Sequence
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

from depesche.parse.core_weights import Weights

FILE: Final = "core-meaning.npz"
WORD: Final = re.compile(r"\w+")
"""What counts as a word."""
_LEAST: Final = 4
"""Letters of a part of a compound."""
_JOINT: Final = 2
"""Letters that may stand between two parts and belong to neither."""
_SHORT: Final = 8
"""A word of fewer letters is no compound."""
_LONGEST: Final = 48
"""A word of more letters is not cut: no real one has so many."""
_REMEMBERED: Final = 20_000
"""Words whose vectors are kept: ten megabytes."""

Vectors = NDArray[np.float32]


class Meaning:
    """Vectors of texts in German and English, alike in both where the texts say the same."""

    def __init__(self, weights: Weights) -> None:
        """Reads the words; the core's pieces, which read what is not listed, at the first use. Raises ModelError."""
        self._core = weights
        data = self._core.verified(FILE)
        self.name: str = f"meaning@{hashlib.sha256(data).hexdigest()[:8]}"
        with np.load(BytesIO(data)) as file:
            stored = dict(file)
        self._index = {word: row for row, word in enumerate(stored["words"].tobytes().decode("utf-8").split("\n"))}
        self._codes, self._books = stored["codes"], stored["books"].astype(np.float32)
        self._inner, self._outer = (stored[name] * stored[f"{name}_scale"] for name in ("inner", "outer"))
        self._kept: dict[str, Vectors] = {}
        self.width: int = self._books.shape[0] * self._books.shape[2]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """(texts, width), each of length 1, so that a product of two is their likeness; zeros for a text without words.

        Each depends on its text alone. Raises ModelError.
        """
        words = [WORD.findall(text) for text in texts]
        self._learn({word for one in words for word in one})
        found: Vectors = np.zeros((len(texts), self.width), np.float32)
        for row, one in enumerate(words):
            if one:
                found[row] = np.sum([self._kept[word] for word in one], axis=0, dtype=np.float32)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        found /= np.maximum(lengths, np.finfo(np.float32).tiny)
        return found

    def numbers(self, texts: Sequence[str]) -> NDArray[np.int8]:
        """As `vectors`, each stretched to whole numbers from -127 to 127: what a store keeps."""
        found = self.vectors(texts)
        peaks = np.abs(found).max(axis=1, keepdims=True, initial=0)
        numbers: NDArray[np.int8] = np.rint(found / np.maximum(peaks, np.finfo(np.float32).tiny) * 127).astype(np.int8)
        return numbers

    def _learn(self, words: set[str]) -> None:
        new = sorted(words - self._kept.keys())
        if len(self._kept) + len(new) > _REMEMBERED:
            self._kept.clear()
            new = sorted(words)
        listed: dict[str, list[int]] = {}
        for word in new:
            plain = word.casefold()
            parts = [plain] if plain in self._index else parts_of(plain, self._index)
            if parts:
                listed[word] = [self._index[part] for part in parts]
        spelled = {word: self._core.words.pieces.rows(word, True) for word in new if word not in listed}
        self._kept |= _sums(listed, self._looked_up) | _sums(spelled, self._made)

    def _looked_up(self, rows: NDArray[np.int64]) -> Vectors:
        codes = self._codes[rows]
        found: Vectors = self._books[np.arange(codes.shape[1]), codes].reshape(len(rows), self.width)
        return found

    def _made(self, rows: NDArray[np.int64]) -> Vectors:
        """Of pieces: a small network over the core's own rows, since a table of them would take too much room."""
        inner = np.maximum(self._core.words.embed(rows) @ self._inner[:-1] + self._inner[-1], 0)
        made: Vectors = inner @ self._outer[:-1] + self._outer[-1]
        return made


def _sums(rows: Mapping[str, Sequence[int]], vectors_of: Callable[[NDArray[np.int64]], Vectors]) -> dict[str, Vectors]:
    """The sum of the vectors of each word's rows, all worked out at once."""
    if not rows:
        return {}
    vectors = vectors_of(np.array([row for own in rows.values() for row in own], np.int64))
    ends = np.cumsum([len(own) for own in rows.values()])
    return dict(zip(rows, np.add.reduceat(vectors, np.r_[0, ends[:-1]]), strict=True))


def parts_of(word: str, listed: Container[str]) -> list[str]:
    """Listed words that a longer one is made of, each last part as long as can be; empty if there are none.

    Up to `_JOINT` letters between two parts belong to neither: compounds have such joints in many languages.
    """
    if not (_SHORT <= len(word) <= _LONGEST and word.isalpha()):
        return []
    found: list[str] = []
    end = len(word)
    while True:
        ends = [at for at in range(end, end - _JOINT - 1, -1) if at >= _LEAST and (found or at == end)]
        whole = next((word[:at] for at in ends if found and word[:at] in listed), "")
        if whole:
            return [whole, *found]
        lasts = ((start, at) for at in ends for start in range(_LEAST, at - _LEAST + 1) if word[start:at] in listed)
        start, at = next(lasts, (0, 0))
        if not at:
            return []
        found.insert(0, word[start:at])
        end = start
