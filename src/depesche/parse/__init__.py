"""Sentences, tokens and their grammar."""

from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.syntax import Parser, Syntax
from depesche.parse.segment import sentences_of

SEGMENTS = "parse/segment@1"


def parse(document: Document, pack: LanguagePack, parser: Parser | None) -> Syntax:
    """Sentences by rule, grammar by `parser`; without a parser the tokens have form and span only."""
    sentences = sentences_of(document, pack.segmenting)
    if parser is None or not sentences:
        return Syntax(sentences, SEGMENTS)
    return parser.parse(sentences, document.text)
