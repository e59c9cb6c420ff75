"""Mojibake mended line by line; everything else in the text stays as it was."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from depesche.model.document import Repair
from depesche.model.span import Span

COMPARED_CHARACTERS = 4_000
"""Longer lines are compared by their common ends alone, since a full comparison takes quadratic time."""


DOS_PAIR = re.compile(r"(?<![\u2500-\u257f])[├┬][^\x00-\x7f](?=[^\W\d_])|(?<=[^\W\d_])[├┬][^\x00-\x7f]")
"""A letter of UTF-8 read as code page 437, next to another letter: ftfy leaves a single one alone."""
BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Change:
    """One replaced range of a line with the text that came instead."""

    span: Span
    after: str


def mended(line: str) -> tuple[str, tuple[str, ...], tuple[Change, ...]]:
    """The line without mojibake, the steps that mend it, and the ranges changed (offsets of the line as it was)."""
    if line.isascii():
        return line, (), ()
    from ftfy import ExplainedText, TextFixerConfig, fix_encoding_and_explain
    from ftfy.badness import is_bad

    fixed, steps = DOS_PAIR.sub(dos_pair, line), []
    if fixed != line:
        steps.append("encode cp437, decode utf-8")
    if is_bad(fixed):
        explained: ExplainedText = fix_encoding_and_explain(fixed, TextFixerConfig(explain=True))
        steps += [f"{step.action} {step.parameter}" for step in explained.explanation or ()]
        fixed = explained.text
    if fixed == line or BREAK.search(fixed):
        return line, (), ()
    return fixed, tuple(steps), tuple(changes(line, fixed))


def dos_pair(found: re.Match[str]) -> str:
    """The letter that two characters of code page 437 stand for, or both unchanged."""
    try:
        letter = found.group().encode("cp437").decode("utf-8")
    except UnicodeError:
        return found.group()
    return letter if letter.isalpha() else found.group()


def changes(before: str, after: str) -> list[Change]:
    """The ranges in which two forms of a line differ."""
    if max(len(before), len(after)) > COMPARED_CHARACTERS:
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        end = 0
        while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
            end += 1
        return [Change(Span(start, len(before) - end), after[start : len(after) - end])]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Change(Span(a, b), after[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after repair, with a map from the offsets before."""

    text: str
    repairs: tuple[Repair, ...]
    changed: tuple[tuple[Span, Span], ...]
    """Ranges before and after, in order; outside them only the distance changes."""

    def moved(self, span: Span) -> Span:
        """Where a span of the text before repair stands now; it grows to whole changed ranges."""
        return Span(self._moved(span.start, end=False), self._moved(span.end, end=True))

    def _moved(self, at: int, *, end: bool) -> int:
        index = bisect_right(self.changed, at, key=lambda pair: pair[0].start) - 1
        if index < 0:
            return at
        before, after = self.changed[index]
        if at >= before.end:
            return at - before.end + after.end
        return after.end if end and at > before.start else after.start


def repair(text: str, lines: list[Span]) -> Repaired:
    """The text with each of the given lines mended. The lines must be in order and must not overlap."""
    if text.isascii():
        return Repaired(text, (), ())
    parts: list[str] = []
    repairs: list[Repair] = []
    changed: list[tuple[Span, Span]] = []
    at, moved = 0, 0
    for line in lines:
        before = text[line.start : line.end]
        after, steps, places = mended(before)
        for place in places:
            old = Span(line.start + place.span.start, line.start + place.span.end)
            start = old.start + moved
            new = Span(start, start + len(place.after))
            moved += len(place.after) - (old.end - old.start)
            changed.append((old, new))
            repairs.append(Repair(steps, text[old.start : old.end], place.after, new))
        parts += (text[at : line.start], after)
        at = line.end
    parts.append(text[at:])
    return Repaired("".join(parts), tuple(repairs), tuple(changed))
