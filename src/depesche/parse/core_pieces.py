"""Word pieces: the unigram segmentation (Kudo 2018) that the encoder was trained with, over a pruned vocabulary.

No character is ever unknown: what has no piece of its own is spelled as the hexadecimal digits of its UTF-8 bytes.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

START, PAD, END = 0, 1, 2
"""Rows of the marks around a sentence and of padding."""
SPECIAL: Final = 4
"""How many rows stand before the first piece."""
SPACE: Final = "▁"
"""Stands for the space before a word."""

_CACHE_SIZE: Final = 200_000
_LONGEST: Final = 64
"""A word of more characters is cut into parts of this length, so that time grows linearly."""
_MOST_PIECES: Final = 32
"""A word of more pieces keeps its first and its last ones: no real word has so many."""
_SPELLED: Final = -30.0
"""Score of a spelled-out character: below that of any piece, so that it is the last resort."""


class Pieces:
    """The vocabulary: piece -> (row, log-probability)."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._scored = {
            piece: (row, score) for row, (piece, score) in enumerate(zip(pieces, scores, strict=True)) if row >= SPECIAL
        }
        self._longest = max(map(len, self._scored))
        self._cache: dict[str, tuple[int, ...]] = {}

    def rows(self, form: str, space_before: bool) -> tuple[int, ...]:
        """Rows of one word's pieces, at least one. The space mark stands only after a real space."""
        key = SPACE + form if space_before else form
        found = self._cache.get(key)
        if found is None:
            found = self._segment_long((SPACE if space_before else "") + normalise(form))
            if len(self._cache) < _CACHE_SIZE:
                self._cache[key] = found
        return found

    def _segment_long(self, word: str) -> tuple[int, ...]:
        rows: list[int] = []
        for start in range(0, len(word), _LONGEST):
            rows += self._segment(word[start : start + _LONGEST])
            if len(rows) > 4 * _MOST_PIECES:  # the middle of a monster is not read
                rows = rows[:_MOST_PIECES]
                rows += self._segment(word[-_LONGEST:])
                break
        half = _MOST_PIECES // 2
        if len(rows) > _MOST_PIECES:
            rows = rows[:half] + rows[-half:]
        return tuple(rows) or self._segment(SPACE)

    def _segment(self, word: str) -> tuple[int, ...]:
        """The most probable split (Viterbi): best[i] is the score of the best split of the first i characters."""
        size = len(word)
        best = [0.0] + [-1e30] * size
        back: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (size + 1)
        for start in range(size):
            base = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                scored = self._scored.get(word[start:end])
                if scored is not None and base + scored[1] > best[end]:
                    best[end], back[end] = base + scored[1], (start, (scored[0],))
            if base + _SPELLED > best[start + 1] and word[start] not in self._scored:
                best[start + 1], back[start + 1] = base + _SPELLED, (start, self._spelled(word[start]))
        found: list[tuple[int, ...]] = []
        at = size
        while at > 0:
            at, rows = back[at]
            found.append(rows)
        return tuple(row for rows in reversed(found) for row in rows)

    def _spelled(self, character: str) -> tuple[int, ...]:
        return tuple(self._scored[digit][0] for digit in character.encode("utf-8", "surrogatepass").hex())


def normalise(form: str) -> str:
    """Compatibility form of the characters, without invisible ones; a space inside a token counts as the space mark."""
    plain = unicodedata.normalize("NFKC", form)
    if not plain.isprintable():
        plain = "".join(
            " " if c.isspace() else c for c in plain if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace()
        )
    return plain.replace(" ", SPACE)
