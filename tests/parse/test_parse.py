"""What is handed to the parser, and that nothing else changes."""

import pytest

from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.span import Span
from depesche.parse import is_language, parse
from depesche.parse.segment import sentences_in

GERMAN = pack_for("de").segmenting
LONG = (
    "Die Ministerin, die gestern noch geschwiegen hatte, sagte nach der Sitzung des Ausschusses, an der auch Vertreter "
)
CASES = [
    (LONG + "der Kammern, zweier Verbände und mehrerer Gemeinden teilnahmen, man werde das Gesetz im Mai beschließen, "
     "wenn alle Länder zustimmten, was freilich niemand glaube", True),
    ("Wien", True),
    ("< ul > < li > " * 20, False),
    ("| " * 100, False),
    ("a b c d e f g h " * 10, False),
    ("1,5 | 2,5 | 3,5 | " * 10, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), CASES)
def test_debris_is_not_parsed(text: str, language: bool) -> None:
    [sentence] = sentences_in(text, Span(0, len(text)), GERMAN)
    assert is_language(sentence) is language


def test_debris_keeps_its_place_among_the_sentences() -> None:
    lines = ("Er kam.", "| " * 100, "Sie ging.")
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    document = Document(
        page_id="p", text=text, lines=tuple(Line(s, "content", "t") for s in spans), decoding=Decoding("utf-8", "t")
    )
    syntax = parse(document, pack_for("de"))
    assert [s.span.start for s in syntax.sentences] == starts
    assert [bool(s.tokens[0].deprel) for s in syntax.sentences] == [True, False, True]
