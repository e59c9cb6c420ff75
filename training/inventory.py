"""What the heads can say: the label inventories, counted in the training data, and their numbers per word."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche.parse.core_lemma import IDENTITY, rule_of
from training.treebanks import Example, Word

NONE = "-"
"""The value of a feature that a word does not have."""
IGNORED = -100
_RARE_VALUE, _RARE_RULE = 4, 2
NAMES = ("O", *(f"{edge}-{kind}" for kind in ("person", "organisation", "place", "other") for edge in "BI"))


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels of every head, in the order of the logits."""

    upos: tuple[str, ...]
    feats: dict[str, tuple[str, ...]]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    def slices(self) -> dict[str, tuple[int, int]]:
        """Head -> columns of the tag logits."""
        found, at = {}, 0
        for head, labels in self.heads().items():
            found[head] = (at, at + len(labels))
            at += len(labels)
        return found

    def heads(self) -> dict[str, tuple[str, ...]]:
        """Every head that classifies a word by itself."""
        return {"upos": self.upos, "lemma": self.lemma, "names": self.names, **self.feats}

    def labels(self, word: Word) -> list[int]:
        """One number per head of `heads()`."""
        rule = rule_of(word.form, word.lemma) if word.lemma is not None else None
        found = [_at(self.upos, word.upos), _at(self.lemma, rule), _at(self.names, word.name)]
        for name, values in self.feats.items():
            said = name in word.sure if word.sure is not None else name not in word.unsure
            found.append(_at(values, word.feats.get(name, NONE)) if said and word.feats is not None else IGNORED)
        return found

    def write(self, path: Path) -> None:
        """As JSON."""
        path.write_text(json.dumps(self.plain(), ensure_ascii=False), encoding="utf-8")

    def plain(self) -> dict[str, Any]:
        """For JSON: the card and the checkpoint's file."""
        kept = ("upos", "feats", "lemma", "deprel", "names")
        return {name: getattr(self, name) for name in kept}

    @staticmethod
    def read(path: Path) -> "Inventory":
        """What `write` wrote."""
        plain = json.loads(path.read_text(encoding="utf-8"))
        return Inventory(
            tuple(plain["upos"]),
            {name: tuple(values) for name, values in plain["feats"].items()},
            tuple(plain["lemma"]),
            tuple(plain["deprel"]),
            tuple(plain["names"]),
        )


def count(german: Iterable[Example], foreign: Iterable[Example]) -> Inventory:
    """Inventory of the training data; rare feature values and lemma rules are left out."""
    upos, deprel, rules = Counter[str](), Counter[str](), Counter[str]()
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for example in [*german, *foreign]:
        for word in example.words:
            upos.update([word.upos] if word.upos else [])
            deprel.update([word.deprel] if word.deprel else [])
            rules.update([rule_of(word.form, word.lemma)] if word.lemma is not None else [])
            for name, value in (word.feats or {}).items():
                values[name][value] += 1
    known = {name: sorted(v for v, n in counts.items() if n >= _RARE_VALUE) for name, counts in values.items()}
    rules[IDENTITY] += _RARE_RULE
    return Inventory(
        tuple(sorted(upos)),
        {name: (NONE, *kept) for name, kept in sorted(known.items()) if kept and name not in ("Typo", "ExtPos")},
        tuple(rule for rule, n in sorted(rules.items(), key=lambda r: (-r[1], r[0])) if n >= _RARE_RULE),
        tuple(sorted(relation for relation, n in deprel.items() if n >= _RARE_VALUE)),
    )


def _at(labels: tuple[str, ...], label: str | None) -> int:
    return labels.index(label) if label is not None and label in labels else IGNORED
