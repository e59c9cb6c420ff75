"""Kinds of lines on invented text pages in the manners of many outlets, and properties that hold for any text."""

from pathlib import Path

import pytest

from depesche.clean.lines import label_lines
from depesche.lang.de.cleaning import GERMAN
from depesche.model.document import Line

CASES = Path(__file__).parent / "cases" / "lines"
KINDS = {"H": "heading", "C": "content", "P": "caption", "M": "metadata", "B": "boilerplate"}
KEPT = ("heading", "content")


def page_of(name: str) -> tuple[str, list[str]]:
    """Text of a case and the kind of each line that is not blank; a case's lines are 'K text', K of `KINDS`."""
    marked = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return "\n".join(line[2:] for line in marked), [KINDS[line[0]] for line in marked if line.strip()]


def told(text: str, line: Line) -> str:
    return f"{line.kind} ({line.why}): {line.span.of(text)[:60]}"


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_article_is_told_from_furniture(name: str) -> None:
    text, gold = page_of(name)
    lines = label_lines(text, GERMAN)
    assert len(lines) == len(gold)
    wrong = [told(text, a) for a, kind in zip(lines, gold, strict=True) if (a.kind in KEPT) != (kind in KEPT)]
    assert wrong == []


def test_kinds_beyond_kept_and_dropped_are_mostly_right() -> None:
    pairs = []
    for path in sorted(CASES.glob("*.txt")):
        text, gold = page_of(path.stem)
        pairs += [(line.kind, kind) for line, kind in zip(label_lines(text, GERMAN), gold, strict=True)]
    right = sum(have == want for have, want in pairs)
    assert right / len(pairs) >= 0.93


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "x",
        "\r\n",
        "…",
        "a\n" * 3000,
        "Ein Satz ohne Ende, " * 4000,
        "|\n|\n|",
        "((((" * 2000,
        "A, B " * 3000,
        "\ud800\n\x00",
    ],
    ids=range(11),
)
def test_any_text_gives_ordered_lines_that_cover_all_that_is_not_blank(text: str) -> None:
    lines = label_lines(text, GERMAN)
    assert [line.span.of(text).strip() for line in lines] == [line.strip() for line in text.split("\n") if line.strip()]
    assert lines == label_lines(text, GERMAN)
    assert all(line.why for line in lines)


def test_line_break_of_two_characters_is_not_part_of_a_line() -> None:
    text = "Überschrift der Seite\r\n\r\nEin ganzer Satz, der in diesem Text zu lesen ist.\r\n"
    assert [line.span.of(text)[-1] for line in label_lines(text, GERMAN)] == ["e", "."]
