"""In which contexts an event stands: military, diplomatic, economy ..., by the words of its sentence."""

from collections.abc import Mapping, Sequence

BREAK = "\n"
"""Stands before each word, so that all can be searched at once; no word holds it."""
Stems = tuple[tuple[str, ...], tuple[str, ...]]
"""Stems that a word may hold anywhere, and those that it must begin with."""


def contexts_of(words: Sequence[str], known: Mapping[str, Stems]) -> tuple[str, ...]:
    """The contexts for which a word of the sentence speaks, in the order of the list; `words` are lower case."""
    row = BREAK + BREAK.join(words)
    return tuple(
        context
        for context, (inside, first) in known.items()
        if any(stem in row for stem in inside) or any(BREAK + stem in row for stem in first)
    )
