"""Where the article is: the run of lines that has the most running text and the fewest signs of furniture."""

from collections.abc import Sequence

from depesche.clean.lines_clues import Found
from depesche.clean.lines_heading import STEM, TITLE_WORDS, topic_of
from depesche.clean.lines_shape import Shape, words_of

NEIGHBOURS = 4
"""Lines on each side that say whether running text stands among its like or is the teaser of a list."""

PARAGRAPH = 60
"""Words of a paragraph beyond which more say nothing more."""

COST = {"related": 25.0, "boilerplate": 4.0, "metadata": 1.0, "caption": 0.5}
"""What a line of furniture takes from a run that includes it, in words of running text. A list of other articles takes
as much as a short paragraph brings, so that a run goes on past it only if the article does. Set by reading dumps."""

SHORT_COST = 2.5

FURNITURE = 0.5
"""How much a line of furniture nearby counts against a paragraph, beside an unexplained short line."""

LIST_LINES = 12
LIST_WORDS = 3

GAP = 14
"""Lines of furniture inside an article: a box of teasers, a gallery, a player."""

JOIN_WORDS = 28
"""Two paragraphs of so many words in a row are no teasers."""

LONE_WORDS = 48
"""A paragraph of so many words is no teaser even alone."""


def article_region(shapes: Sequence[Shape], found: Sequence[Found | None]) -> tuple[int, int] | None:
    """First and last index of the article's running text (both included), or None if there is none."""
    weights = line_weights(shapes, found)
    best, best_range = 0.0, None
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best and weight > 0:
            best, best_range = total, (start, index)
    return _joined(best_range, shapes, found, weights) if best_range else None


def _joined(
    region: tuple[int, int], shapes: Sequence[Shape], found: Sequence[Found | None], weights: Sequence[float]
) -> tuple[int, int]:
    """The region with further paragraphs beyond a box of other articles, which teasers of a list could not be."""
    first, last = region
    index, crossed = last + 1, False
    while index < len(shapes) and index - last <= GAP:
        clue = found[index]
        crossed = crossed or (clue is not None and clue.kind == "related")
        if _paragraph(index, shapes, weights) and not (crossed and shapes[index].words < LONE_WORDS):
            last, crossed = index, False
        index += 1
    topic = topic_of(shapes, first, last)
    index = first - 1
    while index >= 0 and first - index <= GAP and not _may_be_title(shapes[index], topic):
        if _paragraph(index, shapes, weights):
            first = index
        index -= 1
    under = index + 1
    lead = index >= 0 and first - index <= GAP and found[index] is None and found[under] is None
    return (under if lead and shapes[under].form == "prose" and shapes[under].final else first), last


def _may_be_title(shape: Shape, topic: frozenset[str]) -> bool:
    """True for a line of a headline's length about what the article is about: nothing above it belongs to the text."""
    words = set(words_of(shape.text))
    headline = shape.form == "short" or shape.text[-1:] in "?!"
    return (
        headline and 4 <= len(words) <= TITLE_WORDS.stop and sum(w[:STEM] in topic for w in words if len(w) >= 4) >= 2
    )


def _paragraph(index: int, shapes: Sequence[Shape], weights: Sequence[float]) -> bool:
    """True for a very long paragraph, or for one of two long ones in a row."""
    shape = shapes[index]
    if weights[index] <= 0 or shape.form != "prose" or shape.cut or shape.words < JOIN_WORDS:
        return False
    beside = (other for other in (index - 1, index + 1) if 0 <= other < len(shapes))
    return shape.words >= LONE_WORDS or any(
        weights[o] > 0 and shapes[o].form == "prose" and shapes[o].words >= JOIN_WORDS for o in beside
    )


def line_weights(shapes: Sequence[Shape], found: Sequence[Found | None]) -> list[float]:
    """For each line what it speaks for the article (above 0) or against it."""
    text = [_text_weight(shape) if clue is None else 0.0 for shape, clue in zip(shapes, found, strict=True)]
    weights = []
    for index, (shape, clue) in enumerate(zip(shapes, found, strict=True)):
        if clue is not None:
            weights.append(-COST[clue.kind])
        elif shape.form == "short" and not shape.bullet:
            weights.append(0.0 if _announced(index, shapes, found) else -SHORT_COST)
        else:
            weights.append(text[index] * _among_text(index, text, found) ** 2)
    return weights


def _announced(index: int, shapes: Sequence[Shape], found: Sequence[Found | None]) -> bool:
    """True for a line that announces a list with a colon, and for the short lines right below it."""
    for other in range(index, max(-1, index - LIST_LINES), -1):
        if found[other] is not None or (other < index and shapes[other].form == "prose"):
            return shapes[other].text.endswith(":") and found[other] is None
        if shapes[other].text.endswith(":"):
            return shapes[other].words >= LIST_WORDS
    return False


def _text_weight(shape: Shape) -> float:
    if shape.form == "prose":
        return float(min(shape.words, PARAGRAPH))
    if shape.form == "sentence":
        return float(min(shape.words, PARAGRAPH)) * 0.7
    return 1.0 if shape.bullet else 0.0


def _among_text(index: int, text: Sequence[float], found: Sequence[Found | None]) -> float:
    """Share of running text among the neighbours, captions and credits aside, weighted by nearness; 0..1."""
    near, all_ = 0.0, 0.0
    for other in range(max(0, index - NEIGHBOURS), min(len(text), index + NEIGHBOURS + 1)):
        clue = found[other]
        if clue is not None and clue.kind not in ("boilerplate", "related"):
            continue
        nearness = (1.0 if clue is None else FURNITURE) / (1 + abs(other - index))
        all_ += nearness
        near += nearness * min(1.0, text[other] / 8)
    return near / all_ if all_ else 0.0
