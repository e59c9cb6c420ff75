"""What a language must know so that quantities can be found."""

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.lang.lexicon import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityKnowledge:
    """Words are lower case. A unit or cue counts if a word begins with it."""

    numbers: Mapping[str, float]
    """Number words -> value."""
    scales: Mapping[str, float]
    """Words after a number that multiply it."""
    thousands: str
    """Mark between groups of three digits."""
    decimal: str
    least: tuple[tuple[str, ...], ...]
    """Words before a number that make it the least value."""
    most: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, ...], ...]
    to: frozenset[str]
    """Words between the ends of a range ('20 bis 30')."""
    between: frozenset[str]
    """Words that open a range, and"""
    joins: frozenset[str]
    """those that then stand between its ends ('zwischen 20 und 30')."""
    units: Mapping[str, str]
    """First letters of a unit that tells the kind by itself -> kind."""
    signs: Mapping[str, str]
    """Signs of a unit that stand right before a number ('$') -> kind."""
    people: tuple[str, ...]
    """First letters of words for people, whose fate the cues tell."""
    cues: Mapping[str, str]
    """First letters of a word that tells what befell the people -> kind."""


def read_quantities(package: str) -> dict[str, dict[str, str]]:
    """The list `quantities.tsv` of a language: role of a word (unit, sign, people or cue) -> word -> kind."""
    out: dict[str, dict[str, str]] = {"unit": {}, "sign": {}, "people": {}, "cue": {}}
    for row in read_rows(package, "lexicon/quantities.tsv"):
        for word in row["words"].split():
            out[row["role"]][word] = row["kind"]
    return out
