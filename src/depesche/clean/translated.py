"""How far a page looks like the work of a machine translation, each clue named."""

import re
from collections.abc import Sequence
from functools import cache

from depesche.clean.lines_shape import normal_form
from depesche.lang.cleaning import Cleaning, TranslationClue
from depesche.model.document import Clue, Line, Translation
from depesche.model.span import Span

LOST_MARK = 0.35
"""A closing quotation mark without an opening one: translation of piecewise text loses marks, editors seldom do."""

MOST_OF_A_KIND = 3
"""Further clues of the same name say little more."""


def find_translation(text: str, lines: Sequence[Line], knowledge: Cleaning) -> Translation:
    """Clues in furniture and text; the score is the chance that at least one of them is right, 0..1."""
    if not knowledge.translation_clues:
        return Translation()
    weighted: list[tuple[Clue, float]] = []
    for line in lines:
        weighted += _of_line(text, line, knowledge)
    doubt, count = 1.0, dict[str, int]()
    for clue, weight in weighted:
        count[clue.name] = count.get(clue.name, 0) + 1
        if count[clue.name] <= MOST_OF_A_KIND:
            doubt *= 1.0 - weight / count[clue.name]
    return Translation(round(1.0 - doubt, 3), tuple(clue for clue, _ in weighted))


def _of_line(text: str, line: Line, knowledge: Cleaning) -> list[tuple[Clue, float]]:
    raw = line.span.of(text)
    found: list[tuple[Clue, float]] = []
    index = _lines_of(knowledge)
    normal = normal_form(raw)
    if line.kind not in ("content", "heading"):
        for pattern, clue in index:
            if pattern.fullmatch(normal):
                found.append((Clue(clue.name, f"the line '{raw.strip()[:60]}'", line.span), clue.weight))
                break
    for match in _texts_of(knowledge).finditer(raw.lower()) if len(raw.lower()) == len(raw) else ():
        clue = _by_text(knowledge)[match[0]]
        if line.kind == "content" or clue.name == "stated":
            place = Span(line.span.start + match.start(), line.span.start + match.end())
            found.append((Clue(clue.name, f"'{place.of(text)}'", place), clue.weight))
    if line.kind == "content":
        for at in lost_opening_marks(raw):
            place = Span(line.span.start + at, line.span.start + at + 1)
            found.append((Clue("lost-opening-mark", "a closing quotation mark that nothing opened", place), LOST_MARK))
    return found


def lost_opening_marks(line: str) -> list[int]:
    """Places of closing marks (“) that no opening mark („) precedes; none if the line opens with “ as English does."""
    if "„" not in line:
        return []
    lost, depth = [], 0
    for at, char in enumerate(line):
        if char == "„":
            depth = 1
        elif char in "“”":
            opens = line[at + 1 : at + 2].isalnum() and (at == 0 or line[at - 1].isspace() or line[at - 1] in "([")
            if depth:
                depth = 0
            elif opens:
                depth = 1
            else:
                lost.append(at)
    return lost


@cache
def _lines_of(knowledge: Cleaning) -> tuple[tuple[re.Pattern[str], TranslationClue], ...]:
    """Clues that are a whole line; `*` stands for one to six words."""
    some = r"\S+(?:\s\S+){0,5}"
    return tuple(
        (re.compile(re.escape(normal_form(clue.text)).replace(r"\*", some)), clue)
        for clue in knowledge.translation_clues
        if clue.where == "line"
    )


@cache
def _by_text(knowledge: Cleaning) -> dict[str, TranslationClue]:
    return {clue.text: clue for clue in knowledge.translation_clues if clue.where == "text"}


@cache
def _texts_of(knowledge: Cleaning) -> re.Pattern[str]:
    texts = sorted(_by_text(knowledge), key=lambda t: (-len(t), t))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts)) or '(?!)'})(?!\w)")
