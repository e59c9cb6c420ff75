"""Labels of names put on words: their ends made clean, grown to the whole name, and agreed over the page."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from depesche.extract.mentions.people import paper
from depesche.extract.mentions.words import Row
from depesche.model.mention import EntityKind
from depesche.model.syntax import Label

PREFIX = "name:"
LOWEST = 0.35
"""Labels below this probability are not looked at; those below the floor count if the page supports them."""
FLOOR = 0.6
"""Labels below this probability need support."""
NOUN_FLOOR = 0.8
"""The same for one common noun: 'die Kaimauer'."""
SUPPORT = 0.8
"""A label of the same words elsewhere on the page that is this sure supports an unsure one."""
SURE_ELSEWHERE = 0.9
"""A label of one word that is this sure gives its kind to the same word without a label."""
SHORTEST = 8
"""Fewest letters of a compound noun that begins the name of a body: 'Turnverein' in 'Turnverein Musterstadt'."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label from word `start` up to, not including, `end`."""

    start: int
    end: int
    kind: EntityKind
    score: float
    by: str


def placed_labels(row: Row, labels: Iterable[Label]) -> list[Placed]:
    """The labels of names that count, in reading order, without overlaps."""
    found: list[Placed] = []
    for label in sorted(labels, key=lambda one: (one.span, one.kind)):
        if label.kind.startswith(PREFIX) and label.score >= LOWEST:
            words = words_of(row, label)
            if words is not None:
                kind = cast(EntityKind, label.kind.removeprefix(PREFIX))
                found.append(Placed(*words, kind, label.score, label.by))
    shaped: list[Placed] = []
    for raw in joined(row, found):
        clean = trimmed(row, raw)
        left = shaped[-1].end if shaped else 0
        if clean is not None and clean.start >= left:
            shaped.append(whole(row, clean, left))
    agreeing = agreed(row, shaped)
    return [label for label in agreeing if label.score >= floor(row, label)]


def words_of(row: Row, label: Label) -> tuple[int, int] | None:
    """First and last (exclusive) word index of a label's span."""
    first = bisect_right(row.words, label.span.start, key=lambda word: word.span.end)
    end = bisect_left(row.words, label.span.end, key=lambda word: word.span.start)
    return (first, end) if first < end else None


def floor(row: Row, label: Placed) -> float:
    """How sure a label must be."""
    return NOUN_FLOOR if label.end - label.start == 1 and row.tag(label.start) == "NOUN" else FLOOR


def joined(row: Row, labels: list[Placed]) -> list[Placed]:
    """Labels that touch without a space, or whose second part begins in lower case, become one: 'Muster' '.de'."""
    out: list[Placed] = []
    for label in labels:
        last = out[-1] if out else None
        if last is not None and last.end == label.start and last.kind == label.kind and row.joined(last.end - 1):
            touch = row.words[last.end - 1].span.end == row.words[label.start].span.start
            if touch or row.forms[label.start][:1].islower():
                out[-1] = replace(last, end=label.end, score=max(last.score, label.score))
                continue
        out.append(label)
    return out


def trimmed(row: Row, label: Placed) -> Placed | None:
    """The label without marks and stray small words at its ends; None if nothing that can be a name stays."""
    start, end = label.start, label.end
    for at in range(start + 1, end):
        if row.forms[at] in ("(", "[") and not any(f in (")", "]") for f in row.forms[at:end]):
            end = at
            break
    while start < end and mark(row, start):
        start += 1
    while label.kind == "person" and start < end - 1 and title(row, start):
        start += 1
    while label.kind == "person" and start < end - 1 and paper(row, end - 1):
        end -= 1
    while start < end and ((mark(row, end - 1) and not ordinal(row, end)) or stray(row, end)):
        end -= 1
    named = any(c.isupper() for form in row.forms[start:end] for c in form)
    return replace(label, start=start, end=end) if named and not row.forms[start].startswith(".") else None


def mark(row: Row, at: int) -> bool:
    """True if nothing in the word can be read aloud."""
    return not any(c.isalnum() for c in row.forms[at])


def ordinal(row: Row, end: int) -> bool:
    """True if a name ends in a point that belongs to a number or an initial: 'Benedikt XVI.', 'Anna M.'."""
    return row.forms[end - 1] == "." and row.forms[end - 2].isupper() and len(row.forms[end - 2]) <= 4


def title(row: Row, at: int) -> bool:
    """True for 'Oberst' in front of a name."""
    low = row.words[at].low
    return low in row.naming.offices or low in row.naming.honorifics


def stray(row: Row, end: int) -> bool:
    """True if the last word is a small one that links to nothing."""
    small = row.forms[end - 1].islower() and row.forms[end - 1].isalpha()
    return small and row.tag(end - 1) in ("ADP", "ADV", "CCONJ", "DET", "PRON", "VERB", "AUX") and not linked(row, end)


def linked(row: Row, end: int) -> bool:
    """True if a small word at the end of a label links it to a capitalised one: 'Zentrum für' Musterkunde."""
    links = row.tag(end - 1) in ("ADP", "CCONJ") and row.forms[end - 1].islower()
    return links and end < len(row.words) and row.joined(end - 1) and row.capital(end)


def whole(row: Row, label: Placed, left: int) -> Placed:
    """The label grown over a last link, a head in front of a small word, and the noun that says what body it is."""
    start, end = label.start, label.end
    if linked(row, end):
        end += 1
    before = start - 1
    if label.kind == "organisation" and before > left and row.before(start) in row.naming.field_links:
        tied = row.joined(before) and row.joined(before - 1) and row.capital(before - 1)
        start = before - 1 if tied and names_body(row, before - 1) else start
    elif before >= left and row.joined(before) and row.capital(before):
        small = row.forms[start].islower() and label.kind != "person"
        body = label.kind == "organisation" and bare(row, start, end) and names_body(row, before)
        if small or body:
            start = before
    return replace(label, start=start, end=end)


def bare(row: Row, start: int, end: int) -> bool:
    """True for one word that is no abbreviation, or a company's name by its last word: these seldom stand alone."""
    if row.forms[end - 1] in row.naming.organisation_tails:
        return True
    return end - start == 1 and not row.forms[start].isupper()


def names_body(row: Row, at: int) -> bool:
    """True for 'Turnverein', 'Wasserwerke': a noun for a body that can begin its name."""
    word = row.words[at]
    compound = len(word.text) >= SHORTEST and word.low.endswith(row.naming.name_head_endings)
    head = word.text in row.naming.organisation_heads or word.low.endswith(row.naming.organisation_head_endings)
    noun = row.tag(at) in ("NOUN", "PROPN")
    return noun and (compound or head) and word.low not in row.naming.organisation_introducers


def agreed(row: Row, labels: list[Placed]) -> list[Placed]:
    """The labels with the kind that the page gives the same words, and unsure ones raised by sure ones."""
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    best: dict[tuple[str, EntityKind], float] = {}
    for label in labels:
        if label.score >= FLOOR:
            name = key(row, label)
            votes[name][label.kind] += label.score
            best[name, label.kind] = max(label.score, best.get((name, label.kind), 0.0))
    out = []
    for label in labels:
        name = key(row, label)
        ranked = sorted(votes[name].items(), key=lambda item: (-item[1], item[0])) if name in votes else []
        if ranked and (label.score < FLOOR or ranked[0][1] > votes[name][label.kind]):
            kind = ranked[0][0]
            if best[name, kind] >= SUPPORT:
                out.append(replace(label, kind=kind, score=max(label.score, best[name, kind])))
                continue
        out.append(label)
    return sorted([*out, *repeated(row, out)], key=lambda one: one.start)


def repeated(row: Row, labels: list[Placed]) -> Iterator[Placed]:
    """Proper nouns without a label that have a sure one elsewhere on the page, always of one kind."""
    known: dict[str, Placed | None] = {}
    covered: set[int] = set()
    for label in labels:
        covered.update(range(label.start, label.end))
        name = key(row, label)
        if label.end - label.start == 1 and label.score >= SURE_ELSEWHERE and label.kind != "other":
            before = known.setdefault(name, label)
            known[name] = label if before is not None and before.kind == label.kind else None
    for at in range(len(row.words)):
        if known and at not in covered and row.tag(at) == "PROPN" and row.capital(at):
            label_there = known.get(row.naming.variants(row.forms[at])[-1])
            if label_there is not None and not beside(row, at):
                yield replace(label_there, start=at, end=at + 1, score=FLOOR)


def beside(row: Row, at: int) -> bool:
    """True if another proper noun stands right before or after the word, so that it may be a part of its name."""
    ahead = row.joined(at) and row.tag(at + 1) == "PROPN"
    return ahead or (at > 0 and row.joined(at - 1) and row.tag(at - 1) == "PROPN")


def key(row: Row, label: Placed) -> str:
    """The words of a label, the last one without its ending."""
    return " ".join((*row.forms[label.start : label.end - 1], row.naming.variants(row.forms[label.end - 1])[-1]))
