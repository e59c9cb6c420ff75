"""Sentences, tokens and their grammar."""

from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.syntax import Parser, Syntax
from depesche.parse.segment import sentences_of
from depesche.parse.shipped import shipped_models, shipped_parser

__all__ = ["parse", "shipped_models", "shipped_parser"]


def parse(document: Document, pack: LanguagePack, parser: Parser | None = None) -> Syntax:
    """Sentences and tokens by rule, their grammar by `parser` (default: the shipped core)."""
    return (parser or shipped_parser()).parse(sentences_of(document, pack.segmenting), document.text)
