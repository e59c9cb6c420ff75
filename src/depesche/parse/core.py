"""The shipped language core, two small networks.

The first reads single sentences: tags, morphology, lemmas, dependencies, names. The second reads windows of several
sentences, where it is asked to: quotations, cues, speakers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from depesche.model.span import Span
from depesche.model.syntax import ROOT, Heard, Label, Sentence, Syntax, Token
from depesche.parse.core_lexicon import Lexicon
from depesche.parse.core_mending import with_verb_behind_speech
from depesche.parse.core_quotes import Quotes
from depesche.parse.core_runs import Run
from depesche.parse.core_tree import heads_of
from depesche.parse.core_weights import Weights
from depesche.parse.core_windows import Batch, Window, batches_of, windows_of
from depesche.parse.core_words import WordReader

NETWORK: Final = "core-syntax.onnx"
RELATIONS: Final = "core-relations.onnx"
LEXICON: Final = "core-lexicon.gz"
_ROOT_RELATION: Final = "root"
_JOINED: Final = "parataxis"
"""Relation between the windows of a sentence that is too long to be read at once."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one window says. Heads count within the window, 0 for its root."""

    window: Window
    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[Run]


class Core:
    """The `Parser` that ships. Weights are read at the first use; one object serves all pages of a process.

    Deterministic: the same page gives the same bytes. Since activations are quantised per batch, a sentence may in
    rare close calls be read otherwise in the company of other sentences.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1, *, weights: Weights | None = None) -> None:
        """`folder` holds other weights than the shipped ones; `weights` are opened already.

        Raises ModelError, at the latest at the first use.
        """
        self._weights = weights or Weights(folder, threads)
        self.name = self._weights.name

    def parse(self, sentences: Sequence[Sentence], text: str) -> Syntax:
        """Fills lemma, upos, feats, head and deprel of given sentences; labels names. Raises ModelError."""
        words = self._weights.words
        windows = [w for n, s in enumerate(sentences) for w in windows_of(n, s.tokens, words.pieces)]
        parts: list[list[_Read]] = [[] for _ in sentences]
        for batch in batches_of(windows):
            for read in self._read(batch, sentences):
                parts[read.window.sentence].append(read)
        filled: list[Sentence] = []
        labels: list[Label] = []
        for sentence, reads in zip(sentences, parts, strict=True):
            reads.sort(key=lambda read: read.window.start)
            tokens = with_verb_behind_speech(_tokens(sentence, reads), self._reader.lexicon)
            filled.append(Sentence.of(sentence.span, tokens))
            labels += _labels(sentence, reads, self.name)
        return Syntax(tuple(filled), self.name, tuple(labels))

    def heard(self, sentences: Sequence[Sentence], near: Sequence[Span]) -> Heard:
        """Labels speech in the windows of sentences that touch any of the spans. Raises ModelError."""
        return self._quotes.heard(sentences, near)

    @cached_property
    def _network(self) -> Any:
        return self._weights.network(NETWORK)

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self._weights)

    @cached_property
    def _reader(self) -> WordReader:
        card = self._weights.card
        lexicon = Lexicon(card["lexicon"], self._weights.verified(LEXICON) if LEXICON in card["files"] else b"")
        return WordReader(card, lexicon)

    @cached_property
    def _relations(self) -> "Relations":
        return Relations(self._weights.card["inventory"]["deprel"], self._weights.network(RELATIONS))

    def _read(self, batch: Batch, sentences: Sequence[Sentence]) -> Iterator[_Read]:
        given = {
            "words": self._weights.words.embed(batch.rows),
            "mask": batch.mask,
            "first": batch.first,
            "last": batch.last,
        }
        tags, arcs, children, heads = self._network.run(["tags", "arcs", "children", "heads"], given)
        sizes = [len(window.first) for window in batch.windows]
        chosen = [heads_of(arcs[i, :n, : n + 1]) for i, n in enumerate(sizes)]
        relations = self._relations.of(
            np.concatenate([children[i, :n] for i, n in enumerate(sizes)]),
            np.concatenate([heads[i][chosen[i]] for i in range(len(sizes))]),
            np.concatenate(chosen),
        )
        at = 0
        for i, (window, n) in enumerate(zip(batch.windows, sizes, strict=True)):
            forms = [t.form for t in sentences[window.sentence].tokens[window.start : window.start + n]]
            logits = tags[i, :n]
            upos = self._reader.upos(logits)
            feats = [self._reader.with_mood(f, form) for f, form in zip(self._reader.feats(logits), forms, strict=True)]
            yield _Read(
                window,
                upos,
                feats,
                self._reader.lemmas(logits, forms, upos),
                chosen[i].tolist(),
                [_agreeing(relation, f) for relation, f in zip(relations[at : at + n], feats, strict=True)],
                self._reader.names(logits),
            )
            at += n


class Relations:
    """Names the relation of every word to its chosen head, by a small network of its own."""

    def __init__(self, names: Sequence[str], network: Any) -> None:
        """names: in the order of the network's scores."""
        self._names = names
        self._network = network
        self._root = names.index(_ROOT_RELATION)

    def of(self, children: NDArray[np.float32], heads: NDArray[np.float32], chosen: NDArray[np.int64]) -> list[str]:
        """children and the heads chosen for them (n, size), chosen heads by number (n) -> relation of every word."""
        (scores,) = self._network.run(["relations"], {"children": children, "heads": heads})
        scores[:, self._root] = -np.inf
        best = scores.argmax(1)
        best[chosen == 0] = self._root
        return [self._names[i] for i in best.tolist()]


def _agreeing(relation: str, feats: str) -> str:
    """No treebank has an oblique argument in the accusative: that is the object."""
    return "obj" if relation == "obl:arg" and "Case=Acc" in feats else relation


def _tokens(sentence: Sentence, reads: Sequence[_Read]) -> list[Token]:
    """The tokens with what was read. The root of a later window hangs on the root of the first."""
    first_root = next((i for read in reads[:1] for i, head in enumerate(read.heads) if head == 0), 0)
    filled = []
    for read in reads:
        start = read.window.start
        for i, (upos, feats, lemma) in enumerate(zip(read.upos, read.feats, read.lemmas, strict=True)):
            token = sentence.tokens[start + i]
            head, relation = start + read.heads[i] - 1, read.relations[i]
            if read.heads[i] == 0:
                head, relation = (ROOT, _ROOT_RELATION) if start == 0 else (first_root, _JOINED)
            filled.append(Token(token.span, token.form, lemma, upos, feats, head, relation))
    return filled


def _labels(sentence: Sentence, reads: Sequence[_Read], by: str) -> Iterator[Label]:
    for read in reads:
        tokens = sentence.tokens[read.window.start :]
        for name in read.names:
            span = Span(tokens[name.start].span.start, tokens[name.end - 1].span.end)
            yield Label(span, f"name:{name.kind}", name.score, by)
