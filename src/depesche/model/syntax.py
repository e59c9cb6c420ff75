"""Sentences, tokens and their grammar (Universal Dependencies), and the interface of anything that finds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from depesche.model.span import Span

ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `head` is the index of its head in the sentence, `ROOT` for the root."""

    span: Span
    form: str
    """The word as written; for a part of a contraction ('zum' = 'zu' + 'dem') the part, with the whole's span."""
    lemma: str = ""
    upos: str = "X"
    feats: str = ""
    """UD features as in CoNLL-U: `Case=Nom|Gender=Masc`; empty if there are none."""
    head: int = ROOT
    deprel: str = ""

    def feature(self, name: str) -> str | None:
        """Value of one feature, e.g. `feature('Mood')` is 'Sub', 'Ind', 'Imp' or None."""
        for item in self.feats.split("|"):
            key, _, value = item.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens in order. Heads are indices into `tokens`."""

    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(default=(), compare=False, repr=False)
    """For each token the indices of its dependents, in order."""

    @staticmethod
    def of(span: Span, tokens: Sequence[Token]) -> "Sentence":
        """A sentence whose `children` are derived from the tokens' heads."""
        children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != ROOT:
                children[token.head].append(index)
        return Sentence(span, tuple(tokens), tuple(tuple(c) for c in children))

    def subtree(self, index: int) -> list[int]:
        """Indices of a token and all its descendants, in order."""
        found, stack = [], [index]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Direct dependents of a token whose relation, without subtype, is one of `relations` (all if none given)."""
        return [
            child
            for child in self.children[index]
            if not relations
            or self.tokens[child].deprel in relations
            or self.tokens[child].deprel.split(":")[0] in relations
        ]

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads of a token from the nearest to the root."""
        at = self.tokens[index].head
        while at != ROOT:
            yield at
            at = self.tokens[at].head

    @property
    def root(self) -> int:
        """Index of the root token; 0 if none is marked."""
        return next((i for i, t in enumerate(self.tokens) if t.head == ROOT and t.deprel == "root"), 0)


@dataclass(frozen=True, slots=True)
class Label:
    """A span that the language core labelled, e.g. `name:person` or `role:speaker`, with its probability."""

    span: Span
    kind: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """The sentences of a document, in order, what parsed them, and labels that the same model learned."""

    sentences: tuple[Sentence, ...]
    by: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a listener labelled (`quote:KIND`, `cue`, `speaker`, `addressee`), and where it listened."""

    labels: tuple[Label, ...]
    read: tuple[Span, ...]


@runtime_checkable
class Listener(Protocol):
    """Anything that has learned to see speech. It costs as much as parsing, so it is asked only where it is needed."""

    def heard(self, sentences: Sequence[Sentence], near: Sequence[Span]) -> Heard:
        """Labels speech in the passages of parsed sentences that touch any of the spans."""
        ...


class Parser(Protocol):
    """Anything that finds syntax: the shipped core, or an adapter to a pipeline that the user has."""

    name: str
    """Name and version, recorded in the `by` of what it finds."""

    def parse(self, sentences: Sequence[Sentence], text: str) -> Syntax:
        """Fills lemma, upos, feats, head and deprel of given sentences; their tokens and spans stay as they are."""
        ...
