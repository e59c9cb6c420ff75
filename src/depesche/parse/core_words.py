"""From the logits of single words to tags, features, lemmas and names."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from depesche.parse.core_lemma import Rule
from depesche.parse.core_lexicon import Lexicon
from depesche.parse.core_runs import Logits, Run, runs_of

_RULES_TRIED: Final = 5
_MOOD: Final = re.compile("Mood=(?:Ind|Sub)")


class WordReader:
    """Reads the tag logits by the inventory of the card."""

    def __init__(self, card: Mapping[str, Any], lexicon: Lexicon) -> None:
        inventory = card["inventory"]
        self._upos: Sequence[str] = inventory["upos"]
        self._feats = [(name, values) for name, values in inventory["feats"].items()]
        self._rules = [Rule.read(rule) for rule in inventory["lemma"]]
        self._names: Sequence[str] = inventory["names"]
        self.lexicon = lexicon
        sizes = [len(self._upos), len(self._rules), len(self._names), *(len(values) for _, values in self._feats)]
        edges = np.concatenate([[0], np.cumsum(sizes)]).tolist()
        self._upos_at, self._lemma_at, self._names_at = (slice(edges[i], edges[i + 1]) for i in range(3))
        self._feats_at = [slice(a, b) for a, b in pairwise(edges[3:])]
        self._feats_cache: dict[bytes, str] = {}
        self._lemma_cache: dict[tuple[str, str, int], str | None] = {}

    def upos(self, logits: Logits) -> list[str]:
        """Part of speech of every row."""
        return [self._upos[i] for i in logits[:, self._upos_at].argmax(1)]

    def feats(self, logits: Logits) -> list[str]:
        """Features of every row as UD writes them, sorted by name; the empty string for none."""
        chosen = np.stack([logits[:, at].argmax(1) for at in self._feats_at], 1).astype(np.int8)
        found = []
        for row in chosen:
            key = row.tobytes()
            if key not in self._feats_cache:
                pairs = [(name, values[i]) for (name, values), i in zip(self._feats, row, strict=True) if i]
                pairs.sort(key=lambda pair: pair[0].lower())
                self._feats_cache[key] = "|".join(f"{name}={value}" for name, value in pairs)
            found.append(self._feats_cache[key])
        return found

    def with_mood(self, feats: str, form: str) -> str:
        """Features with the mood that the form must have, if it is a finite one and its mood leaves no choice."""
        if "Mood=Ind" not in feats and "Mood=Sub" not in feats:
            return feats
        mood = self.lexicon.mood(form)
        return feats if mood is None else _MOOD.sub(f"Mood={mood}", feats)

    def lemmas(self, logits: Logits, forms: Sequence[str], upos: Sequence[str]) -> list[str]:
        """Lemma of every row: the best rule's, unless the lexicon knows the form and knows better."""
        part = logits[:, self._lemma_at]
        found = []
        for row, (best, form, tag) in enumerate(zip(part.argmax(1).tolist(), forms, upos, strict=True)):
            key = (form, tag, best)
            if key not in self._lemma_cache:
                self._lemma_cache[key] = self._known(form, tag, best)
            # A guess rests on all scores of this very word: kept, it would make pages depend on those before them.
            found.append(self._lemma_cache[key] or self._guess(part[row], form))
        return found

    def _known(self, form: str, tag: str, best: int) -> str | None:
        known = self.lexicon.lemmas(form, tag)
        if not known:
            return self._rules[best].apply(form)
        ruled = self._rules[best].apply(form) if len(known) > 1 else None
        return ruled if ruled in known else known[0]

    def _guess(self, scores: Logits, form: str) -> str:
        """The best rule does not fit the form: the next ones are tried."""
        ranked = np.argsort(-scores, kind="stable")[1:_RULES_TRIED]
        return next((lemma for i in ranked if (lemma := self._rules[i].apply(form)) is not None), form)

    def names(self, logits: Logits) -> list[Run]:
        """Names of one window."""
        return runs_of(logits[:, self._names_at], self._names)
