"""Lemmas of words that no lexicon knows."""

import numpy as np

from depesche.parse.core_lemma import rule_of
from depesche.parse.core_lexicon import Lexicon
from depesche.parse.core_words import WordReader

FORM = "welche"
RULES = [rule_of("Bäume", "Baum"), rule_of(FORM, "welch"), rule_of(FORM, "welcher")]
"""The first does not fit the form, so that the next best is a guess."""


def test_a_guess_does_not_rest_on_the_words_before() -> None:
    card = {"inventory": {"upos": ["PRON"], "feats": {}, "lemma": RULES, "names": ["O"]}}
    one, other = ([[1.0, 9.0, second, 3.0, 1.0]] for second in (4.0, 2.0))
    fresh = [WordReader(card, Lexicon({})).lemmas(np.array(row, np.float32), [FORM], ["PRON"]) for row in (one, other)]
    reader = WordReader(card, Lexicon({}))
    in_turn = [reader.lemmas(np.array(row, np.float32), [FORM], ["PRON"]) for row in (one, other)]
    assert in_turn == fresh == [["welch"], ["welcher"]]
