"""Pages for the tests of times: text that is already clean, every line content."""

from datetime import date

from depesche.extract.times import find_times
from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Document, Line, LineKind
from depesche.model.span import Span
from depesche.model.syntax import Syntax
from depesche.model.when import UNKNOWN, TimeExpression, When
from depesche.parse.segment import sentences_of


def page(text: str, published: date | None = None, language: str = "de", kind: LineKind = "content") -> Document:
    """A document of the given lines."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(Span(at, at + len(line)), kind, "test"))
        at += len(line) + 1
    when = When(published, published, "stated") if published else UNKNOWN
    decoding = Decoding("utf-8", "test")
    return Document(page_id="p", text=text, lines=tuple(lines), decoding=decoding, language=language, published=when)


def syntax_of(document: Document) -> Syntax:
    """Sentences and tokens without grammar."""
    return Syntax(sentences_of(document, pack_for(document.language).segmenting), "test")


def read(document: Document) -> tuple[When, tuple[TimeExpression, ...]]:
    """What `find_times` says."""
    return find_times(document, syntax_of(document), pack_for(document.language))


def told(text: str, published: date | None = None, language: str = "de") -> list[tuple[str, str, str]]:
    """Words, type and value of each expression."""
    return [(t.span.of(text), t.type, t.value) for t in read(page(text, published, language))[1]]
