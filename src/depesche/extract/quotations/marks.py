"""Quotation marks of all manners matched to pairs, with those that lost their partner."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.extract.quotations.locating import Sentences
from depesche.model.document import Document
from depesche.model.span import Span
from depesche.model.syntax import Sentence

DOUBLE = '„“”"»«‟″'
SINGLE = "‚‘‹›'’"
ALWAYS_OPEN = "„‚‟"
CLOSERS_OF = {"„": '“”"„″‟', "“": '”"“', "”": '”"', '"': '"“”', "»": "«", "«": "»", "‟": "”“", "″": "″"}
SINGLE_CLOSERS_OF = {"‚": "‘’'", "‘": "’'", "’": "’", "'": "'’", "‹": "›", "›": "‹"}
LONGEST_LINES = 6
"""A quotation that is not closed within so many lines has lost its closing mark."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks. `outer` includes the marks, as far as they exist."""

    inner: Span
    outer: Span
    level: int
    """0 for double marks, 1 for single ones inside."""
    lost: str = ""
    """`opening` or `closing` if that mark is missing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark and what its neighbours allow it to be."""

    at: int
    sign: str
    may_open: bool
    may_close: bool


def marks_in(text: str, within: Span) -> Iterator[Mark]:
    """All quotation marks of a line; apostrophes inside words are none."""
    for at in range(within.start, within.end):
        sign = text[at]
        if sign not in DOUBLE and sign not in SINGLE:
            continue
        before = text[at - 1] if at > within.start else " "
        after = text[at + 1] if at + 1 < within.end else " "
        if sign in "'’‘" and before.isalnum() and after.isalnum():
            continue
        opens = sign in ALWAYS_OPEN or (not after.isspace() and not before.isalnum() and after not in ".,;:!?")
        closes = sign not in ALWAYS_OPEN and (not before.isspace() or (before == " " and after in ".,;:!?"))
        yield Mark(at, sign, opens, closes)


def quoted_parts(document: Document, sentences: Sequence[Sentence]) -> tuple[Quoted, ...]:
    """All pairs of marks in reading order; a mark without partner gives a part up to the bound of its sentence."""
    text = document.text
    lines = [line.span for line in document.kept()]
    places = Sentences(sentences)
    doubles = list(pairs_of(text, lines, places, DOUBLE, CLOSERS_OF, 0))
    starts = [q.outer.start for q in doubles]
    singles = [
        s
        for s in pairs_of(text, lines, places, SINGLE, SINGLE_CLOSERS_OF, 1)
        if not s.lost and crosses_none(s.outer, doubles, starts)
    ]
    return tuple(sorted([*doubles, *singles], key=lambda q: (q.outer.start, -q.outer.end)))


def crosses_none(span: Span, others: list[Quoted], starts: list[int]) -> bool:
    """True if `span` lies inside or outside of each of the others (in order), and never across an end."""
    first = max(0, bisect_right(starts, span.start) - 1)
    for other in others[first : bisect_right(starts, span.end)]:
        if span.overlaps(other.outer) and not other.outer.contains(span) and not span.contains(other.outer):
            return False
    return True


def pairs_of(
    text: str, lines: list[Span], sentences: Sentences, signs: str, closers: dict[str, str], level: int
) -> Iterator[Quoted]:
    """Pairs of one level. An opener waits for a closer that fits; a second opener of its kind means that it lost it."""
    waiting: tuple[Mark, int] | None = None
    for number, line in enumerate(lines):
        for mark in marks_in(text, line):
            if mark.sign not in signs:
                continue
            if waiting is not None:
                opener, since = waiting
                fits = mark.sign in closers.get(opener.sign, "") and mark.may_close and mark.at > opener.at + 1
                if fits and number - since < LONGEST_LINES and not (mark.may_open and text[mark.at - 1].isspace()):
                    yield Quoted(Span(opener.at + 1, mark.at), Span(opener.at, mark.at + 1), level)
                    waiting = None
                    continue
                if mark.may_open:
                    yield without_closing(text, opener, lines[since], sentences, level, before=mark.at)
                    waiting = (mark, number)
                continue
            if mark.may_open and not (mark.may_close and not mark.may_open):
                waiting = (mark, number)
            elif mark.may_close and level == 0:
                start = sentence_start(sentences, mark.at, line.start)
                if mark.at > start:
                    yield Quoted(Span(start, mark.at), Span(start, mark.at + 1), level, "opening")
        if waiting is not None and number - waiting[1] >= LONGEST_LINES - 1:
            yield without_closing(text, waiting[0], lines[waiting[1]], sentences, level, before=line.end)
            waiting = None
    if waiting is not None:
        yield without_closing(text, waiting[0], lines[waiting[1]], sentences, level, before=len(text))


def without_closing(text: str, opener: Mark, line: Span, sentences: Sentences, level: int, *, before: int) -> Quoted:
    """A part that runs to the end of the opener's sentence, at most to `before`."""
    index = sentences.at(opener.at)
    end = line.end if index is None else sentences.bounds(index).end
    end = max(opener.at + 1, min(end, before))
    while end > opener.at + 1 and text[end - 1].isspace():
        end -= 1
    return Quoted(Span(opener.at + 1, end), Span(opener.at, end), level, "closing")


def sentence_start(sentences: Sentences, at: int, default: int) -> int:
    """Start of the sentence in which `at` stands or which ends there."""
    index = sentences.ending_at(at)
    return default if index is None else sentences.bounds(index).start
