"""What a line looks like, before any word list names it."""

import re
from dataclasses import dataclass

from depesche.lang.cleaning import Cleaning
from depesche.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*")
_FINAL = re.compile(r"[.!?…][\"'“”«»‘’›‹)\]*]*(?:\s?[(\[][^()\[\]]{2,24}[)\]]\.?)?$")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\s\"“”»«]*$")
_BULLET = re.compile(r"^(?:[-–—•·*▪■●◦‣✓]\s|\d{1,2}[.)]\s)")
_TICK = re.compile(r"^(?:\+\+\+ )?\d{1,2}[.:]\d{2}(?:\s[A-Za-z]{1,3})?\s?[:–—+|-]")
_DIGITS = re.compile(r"\d+")
_BEFORE, _BEHIND = " |·•»›>→+*–—:▶►▸✕×", " |·•«›>→+*–—:▶►▸…✕×"
"""Marks around a label that are not part of it."""

SENTENCE_WORDS = 4
PROSE_WORDS = 8
LONG_WORDS = 20
PROSE_SHARE = 0.18
"""Share of function words from which a line of eight words or more is running text; headlines stay below."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One non-blank line. `number` counts all lines of the text, blank ones too, so that gaps can be seen."""

    number: int
    span: Span
    text: str
    """The line without white space at its ends."""
    normal: str
    """Lower case, digits as `#`, no ornaments at the ends: what clues are compared with."""
    words: int
    function_share: float
    final: bool
    """Ends like a sentence; an agency or a place in brackets may follow: `... beraten. (abc/def)`."""
    cut: bool
    """Ends in dots that cut a teaser off."""
    bullet: bool
    tick: bool
    """Starts with a time of day and a colon, as entries of a live ticker do."""
    form: str
    """`prose`, `sentence` or `short`."""


def shapes_of(text: str, knowledge: Cleaning) -> list[Shape]:
    """Every non-blank line of `text` with its looks. Spans cover the line without its break."""
    raw: list[tuple[int, Span, str]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            end = at + len(line.rstrip("\r"))
            raw.append((number, Span(at, end), line.strip()))
        at += len(line) + 1
    following = [(n, t) for n, _, t in raw[1:]]
    shapes = []
    for index, (number, span, line) in enumerate(raw):
        after = following[index] if index < len(following) else None
        before = raw[index - 1] if index else None
        wrapped = _is_wrapped(number, line, (before[0], before[2]) if before else None, after)
        shapes.append(_shape(number, span, line, wrapped, knowledge))
    return shapes


def normal_form(text: str) -> str:
    """`text` as clues are written: lower case, digits as `#`, single blanks, no ornaments at its ends."""
    stripped = " ".join(text.lower().split()).lstrip(_BEFORE).rstrip(_BEHIND)
    if stripped.endswith("..."):
        stripped = stripped[:-3].rstrip()
    return _DIGITS.sub("#", stripped) or text.strip()


def words_of(text: str) -> list[str]:
    """The words of a line, lower case."""
    return [w.lower() for w in _WORD.findall(text)]


def _shape(number: int, span: Span, line: str, wrapped: bool, knowledge: Cleaning) -> Shape:
    words = words_of(line)
    share = sum(w in knowledge.function_words for w in words) / max(1, len(words))
    final, cut = bool(_FINAL.search(line)), bool(_CUT.search(line))
    return Shape(
        number=number,
        span=span,
        text=line,
        normal=normal_form(line),
        words=len(words),
        function_share=share,
        final=final,
        cut=cut,
        bullet=bool(_BULLET.match(line)),
        tick=bool(_TICK.match(line)),
        form=_form(len(words), share, final and not cut, wrapped),
    )


def _form(words: int, share: float, ends: bool, wrapped: bool) -> str:
    if words >= PROSE_WORDS and share >= PROSE_SHARE and (ends or wrapped):
        return "prose"
    if words >= LONG_WORDS and share >= PROSE_SHARE:
        return "prose"
    if wrapped and words >= SENTENCE_WORDS and share >= PROSE_SHARE:
        return "prose"
    if ends and (words >= SENTENCE_WORDS or share > 0):
        return "sentence"
    return "short"


def _is_wrapped(number: int, line: str, before: tuple[int, str] | None, after: tuple[int, str] | None) -> bool:
    """True if the sentence runs on into the next line or comes from the one before: hard line breaks of plain copy."""
    runs_on = bool(after) and after[0] == number + 1 and after[1][:1].islower() and len(line) > 45 if after else False
    comes = before is not None and before[0] == number - 1 and line[:1].islower() and len(before[1]) > 45
    return runs_on or comes
