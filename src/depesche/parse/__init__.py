"""Sentences, tokens and their grammar."""

from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.syntax import Parser, Sentence, Syntax
from depesche.parse.conllu_input import given_sentences
from depesche.parse.segment import sentences_of
from depesche.parse.shipped import shipped_models, shipped_parser

__all__ = ["given_sentences", "parse", "parse_given", "shipped_models", "shipped_parser"]


def parse(document: Document, pack: LanguagePack, parser: Parser | None = None) -> Syntax:
    """Sentences and tokens by rule, their grammar by `parser` (default: the shipped core)."""
    return (parser or shipped_parser()).parse(sentences_of(document, pack.segmenting), document.text)


def parse_given(sentences: tuple[Sentence, ...], document: Document, parser: Parser | None = None) -> Syntax:
    """The grammar of sentences whose tokens are given; they stay as they are."""
    return (parser or shipped_parser()).parse(sentences, document.text)
