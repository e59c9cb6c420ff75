"""Signs of machine translation, each named and placed."""

from pathlib import Path

import pytest

from depesche.clean.lines import label_lines
from depesche.clean.translated import find_translation, lost_opening_marks
from depesche.lang.de.cleaning import GERMAN

CASES = Path(__file__).parent / "cases" / "lines"


def text_of(name: str) -> str:
    marked = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return "\n".join(line[2:] for line in marked)


def test_translated_page_names_its_clues() -> None:
    text = text_of("machine_translation")
    found = find_translation(text, label_lines(text, GERMAN), GERMAN)
    names = {clue.name for clue in found.clues}
    assert found.score > 0.8
    assert {"source-link", "source-number", "english-remnant", "lost-opening-mark", "literal-phrase"} <= names
    mark = next(clue for clue in found.clues if clue.name == "lost-opening-mark")
    assert mark.span and mark.span.of(text) == "“"


@pytest.mark.parametrize(
    "name", ["broadsheet", "boulevard", "agency", "interview", "swiss", "regional", "sports", "blog"]
)
def test_german_pages_are_not_taken_for_translations(name: str) -> None:
    text = text_of(name)
    assert find_translation(text, label_lines(text, GERMAN), GERMAN).score < 0.4


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Er sagte: „Das ist gut.“ Und ging.", 0),
        ("Er sagte, dass „das gut ist.“ Wir bleiben.“", 1),
        ("„Das ist der erste Absatz eines langen Zitats.", 0),
        ("Das ist der letzte Absatz eines langen Zitats.“", 0),
        ("“English marks” und „deutsche“ gemischt", 0),
        ('Mit "geraden" Zeichen', 0),
        ("“" * 2000, 0),
    ],
)
def test_lost_opening_marks(line: str, count: int) -> None:
    assert len(lost_opening_marks(line)) == count
