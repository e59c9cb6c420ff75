"""What each line of a text page is: heading, content, caption, metadata or boilerplate, with the reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.clean.lines_clues import Found, clue_of, looks_like_names
from depesche.clean.lines_heading import Title, find_title, kicker_above, topic_of
from depesche.clean.lines_region import article_region
from depesche.clean.lines_shape import Shape, shapes_of
from depesche.lang.cleaning import Cleaning
from depesche.model.document import Line, LineKind

FEW_LINES = 5
"""A page of no more lines without furniture is taken as it is: a headline and a sentence or two."""

HEADING_WORDS = 14
LEAD_WORDS = 7
CAPTION_WORDS = 40
OFFICE_WORDS = 9
TEASER_WORDS = 30
BOX_RULES = ("related", "read-also")
BOX_LINES = 6

Decision = tuple[LineKind, str]


@dataclass(frozen=True, slots=True)
class _Article:
    """A page with running text: its lines, what clues say, and where the text begins and ends (indices, included)."""

    shapes: Sequence[Shape]
    found: Sequence[Found | None]
    first: int
    last: int
    title: Title | None
    counts: Counter[str]
    knowledge: Cleaning


def label_lines(text: str, knowledge: Cleaning) -> tuple[Line, ...]:
    """Every non-blank line of a text page with its kind; `why` names the rule and what it saw.

    Spans cover the line without its break. The same text gives the same lines.
    """
    shapes = shapes_of(text, knowledge)
    found = [clue_of(shape, knowledge) for shape in shapes]
    found = _after_bare_byline(shapes, found, knowledge)
    region = article_region(shapes, found)
    if region is None:
        decided = _without_article(shapes, found)
    else:
        title = find_title(shapes, found, region, knowledge)
        counts = Counter(shape.normal for shape in shapes)
        decided = _with_article(_Article(shapes, found, *region, title, counts, knowledge))
    return tuple(Line(shape.span, kind, why) for shape, (kind, why) in zip(shapes, decided, strict=True))


def _after_bare_byline(
    shapes: Sequence[Shape], found: Sequence[Found | None], knowledge: Cleaning
) -> list[Found | None]:
    """A line that is only 'Von' makes the names below it a byline."""
    out = list(found)
    for index in range(1, len(shapes)):
        above = out[index - 1]
        if (
            above
            and above.rule == "byline-label"
            and out[index] is None
            and looks_like_names(shapes[index].text, knowledge)
        ):
            out[index] = Found("metadata", "byline", shapes[index].text)
    return out


def _without_article(shapes: Sequence[Shape], found: Sequence[Found | None]) -> list[Decision]:
    """A page without running text: a headline alone, or a list of headlines."""
    free = [i for i, clue in enumerate(found) if clue is None]
    out: list[Decision] = []
    for index, clue in enumerate(found):
        if clue is not None:
            out.append(_furniture(clue))
        elif index == free[0]:
            out.append(("heading", "first line that is no furniture, on a page without running text"))
        elif len(free) <= FEW_LINES:
            out.append(("content", "one of few lines, none of them furniture"))
        else:
            out.append(("boilerplate", "short line on a page without running text"))
    return out


def _with_article(page: _Article) -> list[Decision]:
    shapes, found, title = page.shapes, page.found, page.title
    out: list[Decision] = []
    for index, (shape, clue) in enumerate(zip(shapes, found, strict=True)):
        if title and shape.normal == title.normal and index <= page.last:
            out.append(("heading", "title: " + title.why))
        elif clue is not None:
            out.append(_furniture(clue))
        elif box := _box_of(index, shapes, found):
            out.append(("boilerplate", f"in the block under '{box}'"))
        elif index < page.first:
            out.append(_before(index, page))
        elif index <= page.last:
            out.append(_inside(index, page))
        else:
            out.append(("boilerplate", "after the article's last paragraph"))
    if title:
        kicker = kicker_above(title.index, shapes, found, topic_of(shapes, page.first, page.last))
        if kicker is not None and out[kicker][0] != "heading":
            out[kicker] = ("heading", "kicker: short line right above the title")
    return _captions(shapes, out)


def _furniture(clue: Found) -> Decision:
    kinds: dict[str, LineKind] = {"metadata": "metadata", "caption": "caption"}
    return kinds.get(clue.kind, "boilerplate"), clue.why


def _before(index: int, page: _Article) -> Decision:
    """A line above the first paragraph: a lead, a further headline, or what stands around them."""
    shape = page.shapes[index]
    if page.title is None or index < page.title.index:
        return "boilerplate", "above the title"
    if shape.words >= LEAD_WORDS and (shape.function_share >= 0.12 or shape.final):
        return "content", f"lead: {shape.words} words between title and text"
    if looks_like_names(shape.text, page.knowledge):
        return "metadata", f"names between title and text: '{shape.text[:40]}'"
    if index == page.first - 1 and shape.words >= 2 and not shape.cut:
        return "heading", "short line right above the text"
    return "metadata", "short line between title and text"


def _inside(index: int, page: _Article) -> Decision:
    """A line between the first and the last paragraph that no clue names."""
    shape, found = page.shapes[index], page.found
    label = found[index - 1] if index else None
    if not shape.final and label and label.rule in BOX_RULES and shape.words <= TEASER_WORDS:
        return "boilerplate", f"right under '{label.clue}'"
    if shape.form == "prose":
        return "content", f"prose: {shape.words} words in the article"
    opener = _box_opener(index, page.shapes, found) if shape.form == "short" else None
    if opener:
        return "boilerplate", f"under '{opener}'"
    if page.counts[shape.normal] > 1 and shape.words > 2:
        return "caption", "repeated line inside the article"
    if shape.form == "sentence":
        return "content", "sentence in the article"
    return _short_inside(index, page)


def _short_inside(index: int, page: _Article) -> Decision:
    """A short line in the article without final stop: list entry, crosshead, caption, or furniture."""
    shape = page.shapes[index]
    name = shape.text.split(",")[0]
    if shape.bullet or shape.tick:
        return "content", "list entry in the article"
    if _in_list(index, page.shapes, page.found):
        return "content", "entry of a list that the text announces"
    if shape.text.endswith((",", ";", ":")):
        return "content", "unfinished sentence in the article"
    if shape.cut or shape.words > HEADING_WORDS:
        return ("boilerplate", "teaser") if shape.cut else ("content", "long line in the article")
    rest = shape.text[len(name) + 1 :].strip()
    office = rest[:1].isupper() and len(rest.split()) <= OFFICE_WORDS
    if office and " " in name and looks_like_names(name, page.knowledge):
        return "caption", "name and office: who is quoted or shown"
    if shape.final:
        return "content", "short sentence in the article"
    if _heads_text(index, page.shapes, page.found, page.last):
        return "heading", "short line above a paragraph"
    return "boilerplate", "short line in the article that heads nothing"


def _box_of(index: int, shapes: Sequence[Shape], found: Sequence[Found | None]) -> str | None:
    """The label of a box whose lines stand without a gap between label and this line, and end in a gap soon.

    Headlines there may end in `!` or `?`; a line that ends in a full stop is none.
    """
    if shapes[index].words > TEASER_WORDS or shapes[index].text.endswith("."):
        return None
    top = index
    while top and found[top] is None and shapes[top].number == shapes[top - 1].number + 1 and index - top < BOX_LINES:
        top -= 1
    label, end = found[top], index
    while end + 1 < len(shapes) and shapes[end + 1].number == shapes[end].number + 1:
        end += 1
    open_ended = end + 1 == len(shapes) or end - top > BOX_LINES
    return label.clue if top < index and label and label.rule in BOX_RULES and not open_ended else None


def _box_opener(index: int, shapes: Sequence[Shape], found: Sequence[Found | None]) -> str | None:
    """The label of a box of other articles ('Lesen Sie auch') with only short lines between it and this line."""
    for other in range(index - 1, max(-1, index - 6), -1):
        clue = found[other]
        if clue is None and shapes[other].form != "short":
            return None
        if clue is not None and clue.rule in BOX_RULES and shapes[other].words <= 6:
            below = shapes[index + 1] if index + 1 < len(shapes) and found[index + 1] is None else None
            heads = index - other > 1 and below is not None and below.form == "prose" and below.final
            return None if heads else clue.clue
    return None


def _heads_text(index: int, shapes: Sequence[Shape], found: Sequence[Found | None], last: int) -> bool:
    """True if the next line is running text, images and players aside."""
    for other in range(index + 1, min(last, index + 5) + 1):
        clue = found[other]
        if clue is None:
            return shapes[other].form != "short" or shapes[other].bullet
        if clue.kind != "caption" and clue.rule not in ("player", "loading", "icon", "image-credit", "box"):
            return False
    return False


def _in_list(index: int, shapes: Sequence[Shape], found: Sequence[Found | None]) -> bool:
    """True if only short lines stand between this line and one above that ends in a colon."""
    for other in range(index - 1, max(-1, index - 12), -1):
        if found[other] is not None:
            return False
        if shapes[other].text.endswith(":"):
            return shapes[other].words >= 2
        if shapes[other].form == "prose" and shapes[other].words > 25:
            return False
    return False


def _captions(shapes: Sequence[Shape], decided: list[Decision]) -> list[Decision]:
    """A short line right above an image credit is the image's caption; a whole sentence there is left in the text."""
    out = list(decided)
    for index in range(len(shapes) - 1):
        kind, why = out[index]
        open_end = not shapes[index].final and shapes[index].words <= CAPTION_WORDS
        if open_end and kind in ("content", "heading") and out[index + 1][0] == "caption" and why[:5] != "title":
            out[index] = ("caption", f"above an image credit: '{shapes[index + 1].text[:30]}'")
    return out
