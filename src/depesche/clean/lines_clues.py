"""Words and patterns that name what a line is, whatever stands around it."""

import re
from dataclasses import dataclass
from functools import cache

from depesche.clean.lines_shape import Shape, normal_form
from depesche.clean.metadata_credits import is_credit_line
from depesche.clean.stated_dates import is_date_line, is_masthead, words_beside_days
from depesche.lang.cleaning import Cleaning, LineClue

LONG = 30
"""Words from which a line is running text that may begin like a label by chance."""

CALL_WORDS = 32
"""A call to read, follow or pay is shorter; a longer paragraph only speaks of such things."""

BYLINE_WORDS = 5
"""Words beside day and time in a line that also names the author."""

CREDIT_ROOM = 70
"""Characters at a line's end in which an image credit is looked for."""

SURE_RULES = frozenset("cookies paywall comments follow legal share-bar image-credit broadcast-note".split())
"""Rules whose beginnings are decisive even before a whole sentence."""

_ADDRESS = re.compile(r"^(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|at|ch|com|org|net|info|eu|tv|online)(?:/\S*)?$")
_CLOCK = re.compile(r"(?<!\d)[012]?\d[:.][0-5]\d(?!\d)")
_BARS = re.compile(r"\s\|\s|\s\+\+\+\s")
_CRUMBS = re.compile(r"\s[>›»→]\s")
_WIRE = re.compile(r"[A-Za-z]{2,4}\d{3,4}\s\d\s[a-z]{2,3}\s\d{2,4}\b")
"""'abc0031 2 pol 164': number, priority, department and words of an agency's dispatch."""
MENU_PARTS, MENU_WORDS = 3, 3
"""So many parts between bars, of so few words each, lead to other pages."""
_NUMBERS = re.compile(r"^[\d\s.,:/|%+–-]*$")
_TITLE = re.compile(r"^(?:[A-Z][a-z]{1,4}\.\s){1,3}")
_NAME_WORD = re.compile(r"[A-ZÄÖÜ][\w'’.-]*")
NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a clue says: the line's kind (`related` too), the rule, and the words that show it."""

    kind: str
    rule: str
    clue: str

    @property
    def why(self) -> str:
        """For the record: rule and clue."""
        return f"{self.rule}: '{self.clue}'"


@dataclass(frozen=True, slots=True)
class _Index:
    whole: dict[str, LineClue]
    starts: re.Pattern[str]
    start_of: dict[str, LineClue]
    ends: re.Pattern[str]
    end_of: dict[str, LineClue]
    inside: re.Pattern[str]
    inside_of: dict[str, LineClue]
    byline: re.Pattern[str]


def clue_of(shape: Shape, knowledge: Cleaning) -> Found | None:
    """The surest clue in a line, or None."""
    index = _index(knowledge)
    return (
        _whole(shape, index)
        or _pattern(shape, knowledge, index)
        or _start(shape, index)
        or _credit(shape, index)
        or _composed(shape, index)
    )


def looks_like_names(text: str, knowledge: Cleaning) -> bool:
    """True for nothing but one or more names: 'Mara Veltin', 'Mara Veltin und Jon Aske'."""
    if not 3 <= len(text) <= 110:
        return False
    return all(_is_name(part.strip(), knowledge) for part in between_names(knowledge).split(text))


def _is_name(part: str, knowledge: Cleaning) -> bool:
    first, *rest = _TITLE.sub("", part).split() or [""]
    if len(rest) >= NAME_WORDS or len(first) < 2 or not _NAME_WORD.fullmatch(first):
        return False
    return all(_NAME_WORD.fullmatch(word) or word in knowledge.name_particles for word in rest)


@cache
def between_names(knowledge: Cleaning) -> re.Pattern[str]:
    """What separates the names of a byline or a credit line."""
    words = "|".join(map(re.escape, knowledge.joining_words))
    return re.compile(rf",\s|\s(?:{words}|&|/|\|)\s|/|\s?[•·]\s?")


def byline_name(text: str, knowledge: Cleaning) -> str | None:
    """The author in a byline, as written: 'Von Mara Veltin, Kirlau' gives 'Mara Veltin, Kirlau'."""
    match = _index(knowledge).byline.match(text)
    return match["name"].strip(" :,|") if match and looks_like_names(match["name"].strip(" :,|"), knowledge) else None


@cache
def _index(knowledge: Cleaning) -> _Index:
    by_place: dict[str, dict[str, LineClue]] = {"whole": {}, "start": {}, "end": {}, "inside": {}}
    for clue in knowledge.line_clues:
        key = normal_form(clue.text) if clue.where == "whole" else clue.text
        by_place[clue.where].setdefault(key, clue)
    for clue in knowledge.line_clues:
        if clue.text.endswith(":"):
            by_place["whole"].setdefault(normal_form(clue.text), clue)
    bylines = sorted(knowledge.byline_starts, key=lambda b: (-len(b), b))
    framed = [rf"{re.escape(before)}\s.{{2,40}}?\s{re.escape(after)}" for before, after in knowledge.byline_frames]
    byline = rf"^(?:{'|'.join([*map(re.escape, bylines), *framed])})\b\s?:?\s(?P<name>.{{3,100}})$"
    return _Index(
        whole=by_place["whole"],
        starts=re.compile(rf"^(?:{_alternatives(by_place['start'], after=True)})"),
        start_of=by_place["start"],
        ends=re.compile(rf"(?:{_alternatives(by_place['end'], before=True)})$"),
        end_of=by_place["end"],
        inside=re.compile(_alternatives(by_place["inside"])),
        inside_of=by_place["inside"],
        byline=re.compile(byline, re.IGNORECASE),
    )


def _alternatives(clues: dict[str, LineClue], *, after: bool = False, before: bool = False) -> str:
    """The clues as one pattern, longest first, each ending (or starting) at a word's edge."""
    parts = []
    for text in sorted(clues, key=lambda t: (-len(t), t)):
        glued = clues[text].kind == "caption" and len(text) >= 5  # 'in GenfImago': the credit lost its own line
        head = r"(?<!\w)" if before and text[0].isalnum() and not glued else ""
        tail = r"(?!\w)" if after and text[-1].isalnum() else ""
        parts.append(head + re.escape(text) + tail)
    return "|".join(parts) or r"(?!)"


def _whole(shape: Shape, index: _Index) -> Found | None:
    clue = index.whole.get(shape.normal)
    return Found(clue.kind, clue.rule, shape.text) if clue else None


def _pattern(shape: Shape, knowledge: Cleaning, index: _Index) -> Found | None:
    text = shape.text
    if not any(c.isalnum() for c in text):
        return Found("boilerplate", "ornament", text[:20])
    if _NUMBERS.match(text) and len(text) <= 20 and not is_date_line(text, knowledge):
        return Found("boilerplate", "bare number", text)
    if is_credit_line(text, knowledge):
        return Found("metadata", "page-credit", text)
    if _ADDRESS.match(text.lower()):
        return Found("boilerplate", "bare address", text[:60])
    if is_date_line(text, knowledge) or (not shape.final and is_masthead(text, knowledge)):
        return Found("metadata", "date line", text)
    if not shape.final and shape.words <= 14 and byline_name(text, knowledge):
        return Found("metadata", "byline", text)
    others = None if shape.final else words_beside_days(text, knowledge)
    if others is not None and others <= BYLINE_WORDS and _CLOCK.search(text):
        return Found("metadata", "date line", text)
    return _menu(shape)


def _menu(shape: Shape) -> Found | None:
    if _WIRE.match(shape.text):
        return Found("metadata", "wire header", shape.text[:60])
    for marks, least, rule in ((_BARS, MENU_PARTS, "menu"), (_CRUMBS, 2, "breadcrumbs")):
        parts = marks.split(shape.text)
        if len(parts) >= least and not shape.final and all(0 < len(part.split()) <= MENU_WORDS for part in parts):
            return Found("boilerplate", rule, shape.text[:60])
    return None


def _start(shape: Shape, index: _Index) -> Found | None:
    match = index.starts.match(shape.normal)
    if not match:
        return None
    clue = index.start_of[match[0]]
    if clue.rule not in SURE_RULES and shape.words > LONG:
        return None
    if clue.rule not in SURE_RULES | {"read-also", "page-credit"} and shape.form == "prose":
        return None
    return Found(clue.kind, clue.rule, match[0].strip())


def _credit(shape: Shape, index: _Index) -> Found | None:
    """Clues at the end of a line or inside it; an image credit must stand near the end."""
    low = " ".join(shape.text.lower().split()) + " "
    match = index.ends.search(shape.normal)
    if match and shape.words <= 60:
        clue = index.end_of[match[0]]
        if clue.kind == "caption" or shape.form == "short":
            return Found(clue.kind, clue.rule, match[0])
    for match in index.inside.finditer(low):
        clue = index.inside_of[match[0]]
        near_end = match.start() >= len(low) - CREDIT_ROOM and shape.words <= 60
        if near_end if clue.kind == "caption" else shape.words <= CALL_WORDS:
            return Found(clue.kind, clue.rule, match[0].strip())
    return None


def _composed(shape: Shape, index: _Index) -> Found | None:
    """A line that is nothing but several labels in a row: 'Teilen Twittern Senden'."""
    tokens = shape.normal.split()
    if not 2 <= len(tokens) <= 30:
        return None
    at, first = 0, None
    while at < len(tokens):
        for size in range(min(5, len(tokens) - at), 0, -1):
            clue = index.whole.get(" ".join(tokens[at : at + size]))
            if clue:
                first = first or clue
                at += size
                break
        else:
            return None
    return Found("boilerplate", first.rule, shape.text[:60]) if first else None
