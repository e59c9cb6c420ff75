"""Corrections of an extraction by what the page itself says: headline, description, subheads, furniture.

An extraction looks at text and classes element by element. What it loses most often are the lead and subheads, what it
keeps wrongly stands before the headline, repeats it, or is furniture that a reader of the language knows.
"""

from collections.abc import Sequence
from itertools import pairwise

from depesche.clean.facts import HtmlFacts
from depesche.clean.html_align import letters
from depesche.clean.html_article import FURNITURE_TAGS, Label, heading_level
from depesche.clean.html_dom import DomLine
from depesche.clean.lines_clues import Found, clue_of
from depesche.clean.lines_shape import shapes_of
from depesche.lang.cleaning import Cleaning

LEAD_LETTERS = 40
"""A description that agrees with a line so far is that line: descriptions are often cut off."""
LINKED = 0.5
"""Share of linked characters from which a line is a way to somewhere else."""
RUNNING_WORDS = 20
"""A line of so many words is no breadcrumb, even before the headline."""
LONG_WORDS = 40
"""In longer lines a clue may be one phrase among sentences of the article."""
LEAD_WORDS = 10
CLOSERS = "\"'“”»«’‘)]›‹ "
OPENING_LINES = 25
"""The article begins so few lines below its headline; further down another box may have come between."""
KEPT = ("heading", "content")


def corrected(
    lines: Sequence[DomLine], labels: Sequence[Label], text: str, facts: HtmlFacts, knowledge: Cleaning
) -> list[Label]:
    """The labels after all corrections. `text` holds the lines, one each, in the same order."""
    out = list(labels)
    title = next((i for i, (_, why) in enumerate(out) if why == "headline"), None)
    clues = [clue_of(shape, knowledge) for shape in shapes_of(text, knowledge)]
    if len(clues) != len(lines):  # a line of nothing but marks that count as white space
        clues = [None] * len(lines)
    without_furniture(out, lines, clues)
    if title is not None:
        without_forerunners(out, lines, title, letters(facts.title.value if facts.title else ""))
    with_lead(out, lines, title, letters(facts.description or ""))
    with_opening(out, lines, title, clues)
    with_gaps_filled(out, lines, clues)
    with_subheads(out, lines, clues)
    return out


def without_furniture(out: list[Label], lines: Sequence[DomLine], clues: Sequence[Found | None]) -> None:
    """Drops kept lines that are known furniture, and the links below a line that opens a list of other pages."""
    related = False
    for index, (kind, why) in enumerate(out):
        clue = clues[index]
        if kind not in KEPT or why == "headline":
            continue
        if clue is not None and len(lines[index].text.split()) < LONG_WORDS:
            related = clue.kind == "related"
            out[index] = (clue.kind, clue.why) if clue.kind in ("metadata", "caption") else ("boilerplate", clue.why)  # type: ignore[assignment]
        elif related and is_linked(lines[index]):
            out[index] = ("boilerplate", "link below a line that opens a list")
        else:
            related = False


def without_forerunners(out: list[Label], lines: Sequence[DomLine], title: int, key: str) -> None:
    """Drops short kept lines before the headline, and repetitions of it anywhere."""
    for index, (kind, _) in enumerate(out):
        if kind in KEPT and index != title:
            line = letters(lines[index].text)
            if line == key or (key in line and len(line) < 2 * len(key)):
                out[index] = ("boilerplate", "repeats the headline")
            elif index < title and len(lines[index].text.split()) < RUNNING_WORDS:
                out[index] = ("boilerplate", "before the headline")


def with_lead(out: list[Label], lines: Sequence[DomLine], title: int | None, description: str) -> None:
    """Keeps the line that the page gives as its description: the first one after the headline."""
    if len(description) < LEAD_LETTERS:
        return
    for index in range(title or 0, len(lines)):
        key = letters(lines[index].text)
        if len(key) >= LEAD_LETTERS and (key.startswith(description[:LEAD_LETTERS]) or description.startswith(key)):
            if out[index][0] not in KEPT and out[index][0] != "caption" and not lines[index].hidden:
                out[index] = ("content", "lead: the page's description")
            return


def with_opening(out: list[Label], lines: Sequence[DomLine], title: int | None, clues: Sequence[Found | None]) -> None:
    """Keeps up to two lines of running text that stand between the headline and the first line of the article."""
    first = next((index for index, (kind, _) in enumerate(out) if kind == "content"), None)
    if title is None or first is None or not title < first <= title + OPENING_LINES:
        return
    taken = 0
    for index in range(title + 1, first):
        if out[index][0] == "boilerplate" and is_running(lines[index]) and clues[index] is None and taken < 2:
            taken += 1
            out[index] = ("content", "opening: running text below the headline")


def with_gaps_filled(out: list[Label], lines: Sequence[DomLine], clues: Sequence[Found | None]) -> None:
    """Keeps running text between two lines of the article that stand in the same part of the page, such as lists."""
    content = [index for index, (kind, _) in enumerate(out) if kind == "content"]
    for before, after in pairwise(content):
        shared = surroundings(lines[before]) & surroundings(lines[after])
        for index in range(before + 1, after):
            known = out[index][0] != "boilerplate" or clues[index] is not None
            if not known and is_running(lines[index]) and shared & surroundings(lines[index]):
                out[index] = ("content", "running text inside the article")


def surroundings(line: DomLine) -> set[int]:
    """The nearest elements around a line's own block, none of which is furniture."""
    if any(block.tag in FURNITURE_TAGS for block in line.path):
        return set()
    return {id(block) for block in line.path[1:4]}


def is_running(line: DomLine) -> bool:
    """True for visible text of some length that ends like a sentence and is no link."""
    ends = line.text.rstrip(CLOSERS).endswith((".", "!", "?", "…"))
    return ends and len(line.text.split()) >= LEAD_WORDS and not is_linked(line) and not line.hidden


def with_subheads(out: list[Label], lines: Sequence[DomLine], clues: Sequence[Found | None]) -> None:
    """Keeps headings that stand right between lines of the article, in the same part of the page."""
    content = [index for index, (kind, _) in enumerate(out) if kind == "content"]
    for index in range(content[0] + 1, content[-1]) if content else ():
        if (
            out[index][0] == "boilerplate"
            and out[index + 1][0] == "content"
            and heading_level(lines[index]) > 1
            and clues[index] is None
            and not lines[index].hidden
            and not is_linked(lines[index])
            and surroundings(lines[index]) & surroundings(lines[index + 1])
        ):
            out[index] = ("heading", "subhead inside the article")


def is_linked(line: DomLine) -> bool:
    """True if most of the line is a link."""
    return line.linked > LINKED * len(line.text)
