"""Windows of bounded size over sentences, and batches of windows of similar length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from depesche.model.syntax import Token
from depesche.parse.core_pieces import END, PAD, START, Pieces

MOST_WORDS: Final = 120
MOST_PIECES: Final = 250
"""A sentence longer than this is read in several windows: such ones are rare and mostly lists."""
_BATCH_PIECES: Final = 1024
"""Pieces of one batch, padding included: bounds the memory."""
_SPREAD: Final = 1.25
"""The longest window of a batch is at most this much longer than the shortest: padding costs time."""
_SPREAD_FREE: Final = 6
_BREAKS: Final = frozenset(",;:–—|")


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `start + len(first)` of one sentence, in pieces."""

    sentence: int
    start: int
    rows: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays; column 0 of `first` and `last` is the root."""

    windows: tuple[Window, ...]
    rows: NDArray[np.int64]
    mask: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def windows_of(number: int, tokens: Sequence[Token], pieces: Pieces) -> Iterator[Window]:
    """The windows of one sentence; mostly one. Longer ones are cut, at a comma or the like if there is one."""
    words = [pieces.rows(token.form, space) for token, space in zip(tokens, spaces_before(tokens), strict=True)]
    start = 0
    while start < len(words):
        end, size = start, 2
        while end < len(words) and end - start < MOST_WORDS and size + len(words[end]) <= MOST_PIECES:
            size += len(words[end])
            end += 1
        if end < len(words):
            end = next((i for i in range(end, start + (end - start) // 2, -1) if tokens[i - 1].form in _BREAKS), end)
        yield _window(number, start, words[start:end])
        start = end


def spaces_before(tokens: Sequence[Token]) -> Iterator[bool]:
    """Whether a space stands before each token. The parts of a contraction count as words of their own."""
    for number, token in enumerate(tokens):
        before = tokens[number - 1].span if number else None
        yield before is None or token.span.start > before.end or token.span == before


def batches_of(windows: Sequence[Window]) -> Iterator[Batch]:
    """All windows, the shortest first."""
    group: list[Window] = []
    for window in sorted(windows, key=lambda w: (len(w.rows), w.sentence, w.start)):
        size = len(window.rows)
        if group and (size * (len(group) + 1) > _BATCH_PIECES or size > len(group[0].rows) * _SPREAD + _SPREAD_FREE):
            yield _batch(group)
            group = []
        group.append(window)
    if group:
        yield _batch(group)


def _window(number: int, start: int, words: Sequence[tuple[int, ...]]) -> Window:
    rows, first, last = [START], [], []
    for word in words:
        first.append(len(rows))
        rows += word
        last.append(len(rows) - 1)
    rows.append(END)
    return Window(number, start, tuple(rows), tuple(first), tuple(last))


def _batch(group: Sequence[Window]) -> Batch:
    length, words = max(len(w.rows) for w in group), max(len(w.first) for w in group)
    rows = np.full((len(group), length), PAD, dtype=np.int64)
    mask = np.zeros((len(group), length), dtype=np.float32)
    first = np.zeros((len(group), words + 1), dtype=np.int64)
    last = np.zeros((len(group), words + 1), dtype=np.int64)
    for i, window in enumerate(group):
        rows[i, : len(window.rows)] = window.rows
        mask[i, : len(window.rows)] = 1
        first[i, 1 : len(window.first) + 1] = window.first
        last[i, 1 : len(window.last) + 1] = window.last
    return Batch(tuple(group), rows, mask, first, last)
