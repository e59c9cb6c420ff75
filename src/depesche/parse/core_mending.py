"""What a sentence cannot be, whatever the network says: a word that must be a verb and was read as something else."""

from dataclasses import replace
from typing import Final

from depesche.model.syntax import Token
from depesche.parse.core_lexicon import Lexicon

_CLOSING: Final = frozenset('“”"«»‟')
_MISREAD: Final = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "X"})
_FEATS: Final = "Mood=Ind|Number=Sing|Person=3|Tense={}|VerbForm=Fin"


def with_verb_behind_speech(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """'„Wir gehen nicht“, drohte Blinken': a name that ends like a plural makes the verb look like its adjective.

    A small-written word between quoted words with a verb and a comma, and a noun, is a finite verb if it has the form
    of one; the noun is its subject.
    """
    for at in range(3, len(tokens) - 1):
        token, follower = tokens[at], tokens[at + 1]
        behind_speech = tokens[at - 1].form == "," and tokens[at - 2].form in _CLOSING
        if not behind_speech or token.upos not in _MISREAD or not token.form[:1].islower():
            continue
        spoken = any(t.upos in ("VERB", "AUX") for t in tokens[: at - 2])
        lemma = next(iter(lexicon.lemmas(token.form, "VERB")), None)
        if not spoken or lemma is None or not follower.form[:1].isupper():
            continue
        if at + 1 != token.head and at != follower.head:
            continue
        tense = "Past" if token.form.endswith("te") or not token.form.endswith("t") else "Pres"
        feats = _FEATS.format(tense)
        hung = follower if token.head == at + 1 else token
        tokens[at] = replace(token, upos="VERB", lemma=lemma, feats=feats, head=hung.head, deprel=hung.deprel)
        tokens[at + 1] = replace(follower, head=at, deprel="nsubj")
    return tokens
