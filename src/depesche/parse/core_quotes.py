"""The second network: what is said, by whom, read over windows of several sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import numpy as np

from depesche.model.span import Span
from depesche.model.syntax import Heard, Label, Sentence, Token
from depesche.parse.core_pieces import END, START
from depesche.parse.core_runs import Logits, runs_of
from depesche.parse.core_weights import Weights
from depesche.parse.core_windows import Window, batches_of, spaces_before

NETWORK: Final = "core-quotes.onnx"
_LEAST: Final = 110
_MOST: Final = 230
"""Pieces after which a window ends with its sentence, and at most: as in training."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A window with its tokens; `Window.sentence` is the number of the window."""

    window: Window
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    def touches(self, spans: Sequence[Span]) -> bool:
        start, end = self.span
        return any(span.start < end and start < span.end for span in spans)


class Quotes:
    """Labels `quote:KIND`, `cue`, `speaker` and `addressee`. Only the outermost content is labelled."""

    def __init__(self, weights: Weights) -> None:
        """Opens the network. Raises ModelError."""
        self._words = weights.words
        self._network: Any = weights.network(NETWORK)
        self._heads: Mapping[str, Sequence[str]] = weights.card["quotes"]
        self._by = weights.name

    def heard(self, sentences: Sequence[Sentence], near: Sequence[Span]) -> Heard:
        """Labels of the windows that touch `near`, head by head in the order of the text.

        Windows are cut from the beginning of the page, so that a reading does not hang on where else one asks.
        Contents may cross sentences, and windows that lie side by side.
        """
        passages = [p for p in self._passages(sentences) if p.touches(near)]
        logits = self._logits([p.window for p in passages])
        labels: list[Label] = []
        read: list[Span] = []
        for _, group in groupby(enumerate(passages), key=lambda item: item[1].window.sentence - item[0]):
            together = [passage for _, passage in group]
            tokens = [token for passage in together for token in passage.tokens]
            labels += self._labels(tokens, np.concatenate([logits[p.window.sentence] for p in together]))
            read.append(Span(tokens[0].span.start, tokens[-1].span.end))
        return Heard(tuple(labels), tuple(read))

    def _labels(self, tokens: Sequence[Token], logits: Logits) -> Iterator[Label]:
        at = 0
        for head, tags in self._heads.items():
            for run in runs_of(logits[:, at : at + len(tags)], tags):
                span = Span(tokens[run.start].span.start, tokens[run.end - 1].span.end)
                kind = f"quote:{run.kind}" if head == "content" else run.kind
                yield Label(span, kind, run.score, self._by)
            at += len(tags)

    def _logits(self, windows: Sequence[Window]) -> dict[int, Logits]:
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
        return found

    def _passages(self, sentences: Sequence[Sentence]) -> Iterator[_Passage]:
        number, rows, first, last = 0, [START], list[int](), list[int]()
        tokens: list[Token] = []

        def passage() -> _Passage:
            return _Passage(Window(number, 0, (*rows, END), tuple(first), tuple(last)), tuple(tokens))

        for sentence in sentences:
            for space, token in zip(spaces_before(sentence.tokens), sentence.tokens, strict=True):
                word = self._words.pieces.rows(token.form, space)
                if len(rows) + len(word) > _MOST:
                    yield passage()
                    number, rows, first, last, tokens = number + 1, [START], [], [], []
                first.append(len(rows))
                rows += word
                last.append(len(rows) - 1)
                tokens.append(token)
            if len(rows) >= _LEAST:
                yield passage()
                number, rows, first, last, tokens = number + 1, [START], [], [], []
        if tokens:
            yield passage()
