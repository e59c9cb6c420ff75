"""Variants of sentences with names: each name may give way to another of its kind, so that names are learned by
their surroundings too.
"""

import csv
import random
from collections.abc import Iterator

from training.places import PROJECT, WORK
from training.treebanks import Example, Word

SHARE = 0.6
"""Share of names that give way."""
_LEXICON = PROJECT / "src" / "depesche" / "lang" / "de" / "lexicon"


class Pools:
    """Names by kind, from our own lexica and the training sentences themselves."""

    def __init__(self, examples: list[Example]) -> None:
        self._given = list(_column("given_names.tsv", "name"))
        self._surnames = (WORK / "surnames.txt").read_text(encoding="utf-8").split()
        states = list(_column("states.tsv", "name"))
        places = list(_column("places.tsv", "name"))
        organisations = [*_column("organisations.tsv", "name"), *_column("organisations.tsv", "names")]
        found: dict[str, list[list[str]]] = {"place": [], "organisation": [], "other": []}
        for example in examples:
            for kind, words in names_of(example):
                if kind in found:
                    found[kind].append(words)
        self._names = {
            "organisation": found["organisation"] * 3 + [_split(name) for name in organisations],
            "place": found["place"] * 2 + [_split(name) for name in [*states * 3, *places]],
            "other": found["other"],
        }

    def pick(self, kind: str, length: int, rng: random.Random) -> list[str]:
        """The words of one name. Persons keep their number of words."""
        if kind != "person":
            return rng.choice(self._names[kind])
        surname = rng.choice(self._surnames)
        if length == 1:
            return [surname if rng.random() < 0.75 else rng.choice(self._given)]
        return [*(rng.choice(self._given) for _ in range(min(length, 3) - 1)), surname]


def swapped(example: Example, pools: Pools, rng: random.Random) -> Example:
    """One variant of a sentence."""
    words: list[Word] = []
    at = 0
    while at < len(example.words):
        word = example.words[at]
        end = at + 1
        if word.name and word.name.startswith("B-"):
            while end < len(example.words) and example.words[end].name == "I-" + word.name[2:]:
                end += 1
            if rng.random() < SHARE:
                words += _named(pools.pick(word.name[2:], end - at, rng), word)
                at = end
                continue
        words += example.words[at:end]
        at = end
    return Example(words, example.source)


def names_of(example: Example) -> Iterator[tuple[str, list[str]]]:
    """Kind and words of every name."""
    current: list[str] = []
    kind = ""
    for word in [*example.words, Word("", name="O")]:
        if current and not (word.name or "").startswith("I-"):
            yield kind, current
            current = []
        if word.name and word.name != "O":
            kind = word.name[2:]
            current.append(word.form)


def _named(forms: list[str], first: Word) -> list[Word]:
    kind = (first.name or "")[2:]
    return [
        Word(form, space_before=first.space_before if i == 0 else True, name=f"{'I' if i else 'B'}-{kind}")
        for i, form in enumerate(forms)
    ]


def _split(name: str) -> list[str]:
    return name.split(" ")


def _column(file: str, column: str) -> Iterator[str]:
    with (_LEXICON / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            yield from (name.strip() for name in (row[column] or "").split(", ") if name.strip())
