"""Sentences, tokens and their grammar."""

from collections import Counter
from collections.abc import Sequence

from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.syntax import Listener, Parser, Sentence, Syntax
from depesche.parse.conllu_input import given_sentences
from depesche.parse.function_words import without_arguments_of_function_words
from depesche.parse.segment import sentences_of
from depesche.parse.shipped import shipped_meaning, shipped_models, shipped_parser

__all__ = [
    "given_sentences", "listener_of", "parse", "parse_given", "shipped_meaning", "shipped_models", "shipped_parser",
]  # fmt: skip

LONG = 40
"""Tokens from which on a sentence must look like language to be parsed."""
WORDS_AMONG_TOKENS = 0.3
"""Running German has 0.8 to 0.9 words among its tokens, tables of figures about 0.4, debris of marks under 0.2."""
FORMS_AMONG_TOKENS = 0.2
"""Sentences of 40 to 250 tokens have 0.5 different forms a token and more; repeated debris has next to none."""

MOST_REPEATS = 3
"""A long sentence that stands in a page more often than this is debris: it is not parsed again."""


def parse(document: Document, pack: LanguagePack, parser: Parser | None = None) -> Syntax:
    """Sentences and tokens by rule, their grammar by `parser` (default: the shipped core)."""
    return parse_given(sentences_of(document, pack.segmenting), document, parser)


def parse_given(sentences: Sequence[Sentence], document: Document, parser: Parser | None = None) -> Syntax:
    """The grammar of sentences that came with the page; their tokens stay as they are.

    Long runs of marks, which some pages hold instead of text, keep their tokens without grammar.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    readable = []
    for number, sentence in enumerate(sentences):
        forms = tuple(token.form for token in sentence.tokens)
        seen[forms] += 1
        if is_language(sentence) and (len(forms) < LONG or seen[forms] <= MOST_REPEATS):
            readable.append(number)
    syntax = (parser or shipped_parser()).parse([sentences[n] for n in readable], document.text)
    filled = list(sentences)
    for number, sentence in zip(readable, syntax.sentences, strict=True):
        filled[number] = without_arguments_of_function_words(sentence)
    return Syntax(tuple(filled), syntax.by, syntax.labels)


def listener_of(parser: Parser | None) -> Listener | None:
    """What has learned to see speech, if this parser (default: the shipped core) has."""
    chosen = parser or shipped_parser()
    return chosen if isinstance(chosen, Listener) else None


def is_language(sentence: Sentence) -> bool:
    """False for a long sentence that has next to no words, or the same ones again and again."""
    forms = [token.form for token in sentence.tokens]
    if len(forms) < LONG:
        return True
    words = sum(len(form) > 1 and form.isalpha() for form in forms)
    return words >= WORDS_AMONG_TOKENS * len(forms) and len(set(forms)) >= FORMS_AMONG_TOKENS * len(forms)
