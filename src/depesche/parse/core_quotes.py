"""The second network: what is said, by whom, read over windows of several sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np

from depesche.model.span import Span
from depesche.model.syntax import Label, Sentence, Token
from depesche.parse.core_pieces import END, START
from depesche.parse.core_runs import Logits, runs_of
from depesche.parse.core_weights import Weights
from depesche.parse.core_windows import Window, batches_of, spaces_before

NETWORK: Final = "core-quotes.onnx"
_LEAST: Final = 110
_MOST: Final = 230
"""Pieces after which a window ends with its sentence, and at most: as in training."""
_SPEECH_RELATIONS: Final = frozenset({"ccomp", "parataxis"})
_MARKS: Final = frozenset("\"'“”„«»‚‘’")


def worth_reading(sentences: Sequence[Sentence]) -> bool:
    """False if nothing looks like speech: no quotation mark, no subjunctive, no complement clause."""
    return any(
        token.form in _MARKS or token.deprel in _SPEECH_RELATIONS or "Mood=Sub" in token.feats
        for sentence in sentences
        for token in sentence.tokens
    )


class Quotes:
    """Labels `quote:KIND`, `cue`, `speaker` and `addressee`. Only the outermost content is labelled."""

    def __init__(self, weights: Weights) -> None:
        """Opens the network. Raises ModelError."""
        self._words = weights.words
        self._network: Any = weights.network(NETWORK)
        self._heads: Mapping[str, Sequence[str]] = weights.card["quotes"]
        self._by = weights.name

    def labels(self, sentences: Sequence[Sentence]) -> Iterator[Label]:
        """The labels of one page, head by head in the order of the text; contents may cross sentences."""
        tokens = [token for sentence in sentences for token in sentence.tokens]
        if not tokens:
            return
        logits = self._logits(sentences)
        at = 0
        for head, tags in self._heads.items():
            for run in runs_of(logits[:, at : at + len(tags)], tags):
                span = Span(tokens[run.start].span.start, tokens[run.end - 1].span.end)
                kind = f"quote:{run.kind}" if head == "content" else run.kind
                yield Label(span, kind, run.score, self._by)
            at += len(tags)

    def _logits(self, sentences: Sequence[Sentence]) -> Logits:
        windows = list(self._windows(sentences))
        found: dict[int, Logits] = {}
        for batch in batches_of(windows):
            given = {
                "words": self._words.embed(batch.rows),
                "mask": batch.mask,
                "first": batch.first,
                "last": batch.last,
            }
            (roles,) = self._network.run(["roles"], given)
            for i, window in enumerate(batch.windows):
                found[window.sentence] = roles[i, : len(window.first)]
        return np.concatenate([found[number] for number in range(len(windows))])

    def _windows(self, sentences: Sequence[Sentence]) -> Iterator[Window]:
        """Here `Window.sentence` is the number of the window."""
        number, rows, first, last = 0, [START], list[int](), list[int]()
        for sentence in sentences:
            for space, token in zip(spaces_before(sentence.tokens), sentence.tokens, strict=True):
                word = self._rows(token, space)
                if len(rows) + len(word) > _MOST:
                    yield _window(number, rows, first, last)
                    number, rows, first, last = number + 1, [START], [], []
                first.append(len(rows))
                rows += word
                last.append(len(rows) - 1)
            if len(rows) >= _LEAST:
                yield _window(number, rows, first, last)
                number, rows, first, last = number + 1, [START], [], []
        if first:
            yield _window(number, rows, first, last)

    def _rows(self, token: Token, space: bool) -> tuple[int, ...]:
        return self._words.pieces.rows(token.form, space)


def _window(number: int, rows: Sequence[int], first: Sequence[int], last: Sequence[int]) -> Window:
    return Window(number, 0, (*rows, END), tuple(first), tuple(last))
