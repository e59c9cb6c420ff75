"""Which line is the title of a text page, and what stands right above it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.clean.lines_clues import Found, looks_like_names
from depesche.clean.lines_shape import Shape, words_of
from depesche.lang.cleaning import Cleaning

LOOK_BACK = 30
"""Lines above the first paragraph among which the title is looked for; nearer ones are likelier."""

LOOK_IN = 3
_SENTENCES = re.compile(r"[.!?] [A-ZÄÖÜ„]")
_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d{2}\b")
STEM = 6
"""Characters of a word that must agree for the title to speak of what the text speaks of."""

TITLE_WORDS = range(3, 23)
KICKER_WORDS = 9


@dataclass(frozen=True, slots=True)
class Title:
    """The line chosen, by its index among the non-blank lines, and what speaks for it."""

    index: int
    normal: str
    why: str


def find_title(
    shapes: Sequence[Shape], found: Sequence[Found | None], region: tuple[int, int], knowledge: Cleaning
) -> Title | None:
    """The likeliest title: above the text, of a headline's length, about what the text is about, perhaps repeated."""
    first, last = region
    topic = topic_of(shapes, first, last)
    counts = Counter(shape.normal for shape in shapes[: last + 1])
    best: tuple[float, int, str] | None = None
    for index in range(max(0, first - LOOK_BACK), min(first + LOOK_IN, last)):
        shape = shapes[index]
        if found[index] is not None or shape.words > max(TITLE_WORDS):
            continue
        if index >= first and (shape.form == "prose" or shape.final) and shape.text[-1:] not in "?!":
            continue
        if index >= first and _SENTENCES.search(shape.text):
            continue
        shared = sum(1 for w in set(words_of(shape.text)) if len(w) >= 4 and w[:STEM] in topic)
        score = 1.5 * min(shared, 4) - 0.12 * abs(first - index)
        score += 2.0 if shape.words in TITLE_WORDS else -1.5
        score += 1.5 if counts[shape.normal] > 1 and shape.words >= 3 else 0.0
        score -= 1.0 if shape.text.endswith(".") or looks_like_names(shape.text, knowledge) else 0.0
        score -= 1.5 if index >= first else 0.0
        score -= 2.0 if shape.tick or _CLOCK_FIRST.match(shape.text) else 0.0  # an entry of a ticker
        score += 1.0 if index == 0 else 0.0
        if score > 0 and (best is None or score > best[0]):
            best = (score, index, f"{shared} words shared with the text, {first - index} lines above it")
    return Title(best[1], shapes[best[1]].normal, best[2]) if best else None


def kicker_above(
    title: int, shapes: Sequence[Shape], found: Sequence[Found | None], topic: frozenset[str]
) -> int | None:
    """Index of the kicker right above the title: a few words where the page starts, or about the same topic."""
    above = title - 1
    if above < 0 or shapes[above].text.endswith(".") or not _free_or_format(found[above]):
        return None
    words = words_of(shapes[above].text)
    if len(words) > KICKER_WORDS or shapes[above].normal == shapes[title].normal:
        return None
    if found[above] is not None or shapes[above].text.endswith(":"):
        return above
    if len(words) < 2:  # a single word is a section or a place far more often than a kicker
        return None
    same_topic = any(w[:STEM] in topic for w in words if len(w) >= STEM)
    return above if same_topic or (above <= 1 and not shapes[above].final) else None


def topic_of(shapes: Sequence[Shape], first: int, last: int) -> frozenset[str]:
    """Beginnings of the longer words in the article's first paragraphs."""
    stems: list[str] = []
    for shape in shapes[first : last + 1]:
        if shape.form == "prose":
            stems.extend(w[:STEM] for w in words_of(shape.text) if len(w) >= 4)
        if len(stems) > 300:
            break
    return frozenset(stems)


def _free_or_format(clue: Found | None) -> bool:
    """True for a line that no clue names, and for the name of a format ('Interview') as many kickers are."""
    return clue is None or clue.rule == "format-label"
