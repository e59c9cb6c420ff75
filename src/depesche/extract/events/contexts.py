"""In which contexts an event stands: military, diplomatic, economy ..., by the words of its sentence."""

from collections.abc import Mapping, Sequence

Stems = tuple[tuple[str, ...], tuple[str, ...]]
"""Stems that a word may hold anywhere, and those that it must begin with."""


def contexts_of(words: Sequence[str], known: Mapping[str, Stems]) -> tuple[str, ...]:
    """The contexts for which a word of the sentence speaks, in the order of the list; `words` are lower case."""
    return tuple(
        context
        for context, (inside, first) in known.items()
        if any(word.startswith(first) or any(stem in word for stem in inside) for word in words)
    )
