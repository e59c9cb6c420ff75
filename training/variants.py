"""Variants of annotated pages: other names, other quotation marks, fewer paragraphs. The marks move along."""

import random
import re
from collections.abc import Sequence

from training.pages import Page

STYLES = (("„", "“"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "”"), ("‚", "‘"))
STYLE_WEIGHTS = (40, 16, 6, 24, 9, 3)
LOST_MARKS = 0.05
"""Share of variants without any quotation mark: scraping loses them."""
DROPPED = 0.3
"""Share of variants that lose one paragraph."""
_MARKS = re.compile("[„“”»«]")
_NAME = re.compile(
    r"\b([A-ZÄÖÜŠŽČ][a-zäöüßéèíóášžčñ]{2,}) ([A-ZÄÖÜŠŽČ][a-zäöüßéèíóášžčñ]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?)\b"
)

Edit = tuple[int, int, str]


class Namer:
    """Exchanges the first and last names of speakers among all pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        plain = {word for page in pages for word in re.findall(r"\b[a-zäöü]\w+", page.text)}
        found = [pair for page in pages for pair in speakers(page)]
        pairs = [pair for pair in found if not {name.lower() for name in pair} & plain]
        self.first = sorted({first for first, _ in pairs})
        self.last = sorted({last for _, last in pairs})

    def mapping(self, page: Page, rng: random.Random) -> dict[str, str]:
        """New names for one page, each old one always the same."""
        found = {}
        for first, last in speakers(page):
            if first not in self.first or last not in self.last:
                continue
            found.setdefault(first, rng.choice(self.first))
            found.setdefault(last, rng.choice(self.last))
        return found


def speakers(page: Page) -> list[tuple[str, str]]:
    """First and last name of every speaker that has both: the last two capitalised words of a speaker's span."""
    found = []
    for kind, start, end in page.marks:
        names = _NAME.findall(page.text[start:end]) if kind == "S" else []
        found += names[-1:]
    return found


def variant(page: Page, namer: Namer, rng: random.Random) -> Page:
    """One variant."""
    edits: list[Edit] = []
    names = namer.mapping(page, rng)
    if names:
        pattern = re.compile(
            r"\b(" + "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))) + r")(?=s?\b)"
        )
        edits += [(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(page.text)]
    opening, closing = rng.choices(STYLES, STYLE_WEIGHTS)[0]
    lost = rng.random() < LOST_MARKS
    for m in _MARKS.finditer(page.text):
        edits.append((m.start(), m.end(), "" if lost else (opening if m.group() in "„»" else closing)))
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", page.text)]
    if len(paragraphs) > 3 and rng.random() < DROPPED:
        start, end = rng.choice(paragraphs[1:])
        edits = [edit for edit in edits if not start <= edit[0] < end] + [(start, end, "")]
    return _edited(page, sorted(edits))


def _edited(page: Page, edits: Sequence[Edit]) -> Page:
    text, at, moved = "", 0, [0] * (len(page.text) + 1)
    for start, end, new in edits:
        for i in range(at, start):
            moved[i] = len(text) + i - at
        text += page.text[at:start]
        for i in range(start, end):
            moved[i] = len(text)
        text += new
        at = end
    for i in range(at, len(page.text) + 1):
        moved[i] = len(text) + i - at
    text += page.text[at:]
    marks = ((kind, moved[start], moved[end]) for kind, start, end in page.marks)
    return Page(page.name, text, tuple(mark for mark in marks if mark[1] < mark[2]))
