"""A spaCy pipeline that the user has, in place of the shipped core; an extra: `pip install depesche[spacy]`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from depesche.errors import ModelError
from depesche.model.span import Span
from depesche.model.syntax import ROOT, Label, Sentence, Syntax, Token
from depesche.parse.spacy_tiger import Word, is_tiger, universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME_KINDS: Final = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place",
    "MISC": "other", "NORP": "other", "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
"""Labels of WikiNER (de, PER to MISC) and OntoNotes (en). Numbers and times are read by rule and not taken over."""
NAME_SCORE: Final = 0.8
"""spaCy gives no probability. This one makes names count, but overrules no list of known names."""
_UNKNOWN_POS: Final = frozenset({"", "SPACE"})


class SpacyParser:
    """A `Parser` over any spaCy pipeline with a dependency parser; TIGER's relations become UD's.

    What the pipeline does not give stays empty: without a tagger words are `X`, without a lemmatizer the lemma is the
    form, without an entity recogniser there are no labels. Quotations are then found by the rules alone.
    """

    def __init__(self, nlp: "Language") -> None:
        """nlp: a loaded pipeline; its tokenizer is not used. Recorded as `spacy/NAME@VERSION` of its meta data."""
        self._nlp = nlp
        meta = nlp.meta
        self.name = f"spacy/{meta['lang']}_{meta['name'] or 'pipeline'}@{meta['version'] or '0'}"
        self._tiger = is_tiger(label for labels in nlp.pipe_labels.values() for label in labels)

    def parse(self, sentences: Sequence[Sentence], text: str) -> Syntax:
        """Fills lemma, upos, feats, head and deprel of given sentences; labels names.

        Raises ModelError if the pipeline finds no dependencies or changes the tokens.
        """
        filled: list[Sentence] = []
        labels: list[Label] = []
        docs = self._nlp.pipe(self._given(sentence) for sentence in sentences)
        for sentence, doc in zip(sentences, docs, strict=True):
            if len(doc) != len(sentence.tokens):
                raise ModelError(self.name, "it joins or splits tokens", "Leave out the component that merges them")
            if len(doc) and not doc.has_annotation("DEP"):
                raise ModelError(self.name, "it finds no dependencies", "Use a pipeline with a parser")
            filled.append(Sentence.of(sentence.span, self._tokens(sentence, doc)))
            labels += self._names(sentence, doc)
        return Syntax(tuple(filled), self.name, tuple(labels))

    def _given(self, sentence: Sentence) -> "Doc":
        """A document of one sentence with the tokens as given, whatever boundaries a component would set."""
        from spacy.tokens import Doc

        tokens = sentence.tokens
        following = [token.span.start for token in tokens[1:]] + [sentence.span.end]
        return Doc(
            self._nlp.vocab,
            words=[token.form for token in tokens],
            spaces=[start > token.span.end for token, start in zip(tokens, following, strict=False)],
            sent_starts=[index == 0 for index in range(len(tokens))],
        )

    def _tokens(self, sentence: Sentence, doc: "Doc") -> list[Token]:
        words = [
            Word(
                form=word.text,
                upos="X" if word.pos_ in _UNKNOWN_POS else word.pos_,
                feats=str(word.morph),
                head=ROOT if word.head.i == word.i else word.head.i,
                relation="root" if word.head.i == word.i else word.dep_ or "dep",
            )
            for word in doc
        ]
        if self._tiger:
            universal(words)
        _one_root(words)
        return [
            Token(given.span, given.form, read.lemma_ or given.form, word.upos, word.feats, word.head, word.relation)
            for given, read, word in zip(sentence.tokens, doc, words, strict=True)
        ]

    def _names(self, sentence: Sentence, doc: "Doc") -> Iterator[Label]:
        for name in doc.ents:
            kind = NAME_KINDS.get(name.label_)
            if kind is not None:
                span = Span(sentence.tokens[name.start].span.start, sentence.tokens[name.end - 1].span.end)
                yield Label(span, f"name:{kind}", NAME_SCORE, self.name)


def _one_root(words: Sequence[Word]) -> None:
    """Hangs further roots on the first: a sentence here is one tree."""
    roots = [index for index, word in enumerate(words) if word.head == ROOT]
    for index in roots[1:]:
        words[index].head, words[index].relation = roots[0], "parataxis"
