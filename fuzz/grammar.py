"""Grammar by lot: a parser whose trees are sound in form and nonsense in content."""

import random
from collections.abc import Sequence
from dataclasses import replace

from depesche.model.span import Span
from depesche.model.syntax import ROOT, Heard, Label, Sentence, Syntax, Token

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELATIONS = (
    "nsubj nsubj:pass obj iobj obl obl:agent obl:arg nmod nmod:poss appos amod det case mark advmod advcl ccomp xcomp "
    "acl acl:relcl conj cc aux aux:pass cop compound compound:prt flat flat:name parataxis punct expl expl:pv nummod "
    "dep orphan vocative discourse"
).split()
FEATURES = (
    "", "Case=Nom|Gender=Masc|Number=Sing", "Case=Acc|Gender=Fem|Number=Sing", "Case=Dat|Number=Plur", "Case=Gen",
    "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "VerbForm=Part", "VerbForm=Inf", "Person=1|PronType=Prs|Number=Plur", "PronType=Rel", "Definite=Def|PronType=Art",
)  # fmt: skip
LABELS = (
    "name:person", "name:organisation", "name:place", "name:other", "quote:direct", "quote:indirect", "quote:reported",
    "quote:free", "cue", "speaker", "addressee",
)  # fmt: skip


class ByLot:
    """Fills the grammar of given sentences; the same text has the same grammar."""

    name = "lot@1"

    def parse(self, sentences: Sequence[Sentence], text: str) -> Syntax:
        """See `Parser`."""
        dice = random.Random(text)
        filled = tuple(_grown(sentence, dice) for sentence in sentences)
        return Syntax(filled, self.name, tuple(_labels(filled, dice, LABELS[:4])))

    def heard(self, sentences: Sequence[Sentence], near: Sequence[Span]) -> Heard:
        """See `Listener`."""
        dice = random.Random(len(sentences) + sum(s.start for s in near))
        return Heard(tuple(_labels(sentences, dice, LABELS)), tuple(s.span for s in sentences))


def _grown(sentence: Sentence, dice: random.Random) -> Sentence:
    """Each word hangs on one that was placed before it, so that there is no circle."""
    order = list(range(len(sentence.tokens)))
    if dice.random() < 0.8:  # a long chain is as rare as it is in language
        dice.shuffle(order)
    tokens = list(sentence.tokens)
    for place, at in enumerate(order):
        tokens[at] = _filled(tokens[at], order[dice.randrange(place)] if place else ROOT, dice)
    return Sentence.of(sentence.span, tokens)


def _filled(token: Token, head: int, dice: random.Random) -> Token:
    guess = "PUNCT" if not token.form[:1].isalnum() else "PROPN" if token.form[:1].isupper() else dice.choice(UPOS)
    return replace(
        token,
        lemma=token.form if guess == "PROPN" else token.form.lower(),
        upos=guess if dice.random() < 0.8 else dice.choice(UPOS),
        feats=dice.choice(FEATURES),
        head=head,
        deprel="root" if head == ROOT else dice.choice(RELATIONS),
    )


def _labels(sentences: Sequence[Sentence], dice: random.Random, kinds: Sequence[str]) -> list[Label]:
    out = []
    for sentence in sentences:
        for _ in range(dice.randrange(4)):
            if sentence.tokens:
                first = dice.randrange(len(sentence.tokens))
                last = min(first + dice.randrange(6), len(sentence.tokens) - 1)
                span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
                out.append(Label(span, dice.choice(kinds), round(dice.random(), 3), "lot@1"))
    return out
