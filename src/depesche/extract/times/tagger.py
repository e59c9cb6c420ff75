"""Finds expressions: at each word the rules that may start there are tried, and the longest match stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depesche.lang.dating import STEM, Dating, Half, Rule
from depesche.model.document import Document

WORD = re.compile(r"\w+")
KINDS = ("heading", "content", "caption", "metadata")
"""Kinds of lines that are read; boilerplate has the dates of other pages."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An expression without its value yet, and the name of its rule."""

    half: Half
    rule: str
    line: int
    """Index of the line in `document.lines`."""
    group: int
    """Expressions that one match gave, such as the days of a list, share a number."""


def tagged(document: Document, knowledge: Dating) -> tuple[Tagged, ...]:
    """All expressions in the order of the text; the parts of a stretch stand before the whole."""
    out: list[Tagged] = []
    for index, line in enumerate(document.lines):
        if line.kind in KINDS:
            for rule, halves in _matches(document.text, line.span.start, line.span.end, knowledge):
                group = len(out)
                out.extend(Tagged(half, rule, index, group) for half in halves)
    return tuple(out)


def _matches(text: str, start: int, end: int, knowledge: Dating) -> Iterator[tuple[str, tuple[Half, ...]]]:
    by_start, at = knowledge.by_start, start
    for word in WORD.finditer(text, start, end):
        if word.start() < at:
            continue
        low = word[0].lower()
        rules = by_start.get(low, ()) + by_start.get(low[:STEM] + "*", ())
        if low[0].isdigit():
            rules += by_start.get("0", ())
        if rules and (best := _longest(text, word.start(), end, rules)):
            yield best
            at = max(half.end for half in best[1])


def _longest(text: str, at: int, end: int, rules: tuple[Rule, ...]) -> tuple[str, tuple[Half, ...]] | None:
    """The first rule in order of the length of its match that makes something of it."""
    found = [(m.end(), -n, m, rule) for n, rule in enumerate(rules) if (m := rule.pattern.match(text, at, end))]
    for _, _, match, rule in sorted(found, key=lambda f: (-f[0], -f[1])):
        if halves := rule.build(match):
            return rule.name, halves
    return None
