"""Lemmas that are known: words seen in treebanks, and lexica of verb and noun forms; compounds by their last part."""

import gzip
from collections.abc import Mapping, Sequence
from typing import Final

VERB, NOUN = "V", "N"
_CLASS: Final = {"VERB": VERB, "AUX": VERB, "NOUN": NOUN}
_SHORTEST_PART: Final = {VERB: 4, NOUN: 4}
"""Letters of the part of a compound by which its lemma is found; shorter ones match by chance."""
_SHORTEST_FRONT: Final = 2


class Lexicon:
    """Form and part of speech -> lemmas."""

    def __init__(self, seen: Mapping[str, str], packed: bytes = b"") -> None:
        """seen: `form TAB upos` -> lemma.

        packed: gzipped lines `class TAB form TAB mood TAB lemma ...`: the only mood that a verb form can have, if there
        is but one, and its lemmas, the commonest first.
        """
        self._seen = seen
        self._known: dict[str, dict[str, Sequence[str]]] = {VERB: {}, NOUN: {}}
        self._moods: dict[str, str] = {}
        for line in gzip.decompress(packed).decode("utf-8").splitlines() if packed else ():
            kind, form, mood, *lemmas = line.split("\t")
            self._known[kind][form] = lemmas
            if mood:
                self._moods[form] = mood

    def lemmas(self, form: str, upos: str) -> Sequence[str]:
        """What is known of a form, best first; empty if nothing is."""
        seen = self._seen.get(f"{form}\t{upos}")
        if seen is not None:
            return (seen,)
        kind = _CLASS.get(upos)
        if kind is None:
            return ()
        key = form.lower() if kind == VERB else form
        return self._known[kind].get(key) or self._compound(key, kind)

    def mood(self, form: str) -> str | None:
        """`Ind` or `Sub` if a finite form can be nothing else ('schien', 'ginge')."""
        return self._moods.get(form.lower())

    def _compound(self, form: str, kind: str) -> Sequence[str]:
        """By the longest known last part, as the last part carries the endings."""
        known = self._known[kind]
        for cut in range(_SHORTEST_FRONT, len(form) - _SHORTEST_PART[kind] + 1):
            part = form[cut:].lstrip("-")
            lemmas = known.get(part[:1].upper() + part[1:] if kind == NOUN else part)
            if lemmas:
                front = form[: len(form) - len(part)]
                return [front + (_joined(lemma, front)) for lemma in lemmas]
        return ()


def _joined(lemma: str, front: str) -> str:
    return lemma if front.endswith("-") else lemma[:1].lower() + lemma[1:]
