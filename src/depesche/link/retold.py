"""Events and statements at the same place of one text, which another page copied, took over in part or translated."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from depesche.link.copies import jaccard
from depesche.link.digest import Digest
from depesche.link.events import status_group
from depesche.link.passages import blocks
from depesche.link.sketch import Sketch
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation
from depesche.model.span import Span

BY_PLACE = "retold/place@1"
BY_ORDER = "retold/order@1"
BY_GAP = "retold/between@1"
BY_INSIDE = "retold/inside@1"
MIN_SHARED = 0.5
"""Part of the words of two quotations that must stand at the same place of the shared text."""
MIN_SAID = 0.6
"""Part of all words that two quotations of one speaker must share where an editor changed some."""
MOST = 200
"""Findings of one page that are laid beside those of a translation."""


def at_one_place(world: World, one: str, two: str) -> Iterator[Judgement]:
    """Of two pages with shared text: quotations with the same words and events with the same trigger in it."""
    left, right = world.by_page[one], world.by_page[two]
    place = {b.left + i: b.right + i for b in blocks(left.sketch, right.sketch) for i in range(b.size)}
    reason = "the same words of a text that both pages have"
    theirs = [(q, _words(right.sketch, q.content)) for q in right.quotations]
    for quotation in left.quotations:
        words = _words(left.sketch, quotation.content)
        there = {place[w] for w in words if w in place}
        for other, own in theirs:
            at_place = len(there & own) >= MIN_SHARED * max(len(words), len(own))
            if own and (at_place or _said_alike(world, left, quotation, right, other)):
                yield _same("statement", quotation.id, other.id, BY_PLACE, 0.95, reason)
                break
    triggers = {min(_words(right.sketch, (e.trigger,)), default=-1): e for e in right.events}
    for event in left.events:
        at = place.get(min(_words(left.sketch, (event.trigger,)), default=-1), -2)
        twin = triggers.get(at)
        if twin and twin.category == event.category and status_group(twin) == status_group(event):
            yield _same("event", event.id, twin.id, BY_PLACE, 0.95, reason)


def _said_alike(world: World, left: Digest, one: Quotation, right: Digest, two: Quotation) -> bool:
    if not one.speaker_is or world.are(one.speaker_is) != world.are(two.speaker_is):
        return False
    return jaccard(left.evidence[one.id].split(), right.evidence[two.id].split()) >= MIN_SAID


def in_one_order(world: World, one: str, two: str) -> Iterator[Judgement]:
    """Of a text and its translation: quotations of one speaker, events of the same people, in the same order."""
    left, right = world.by_page[one], world.by_page[two]
    for a, b, by in _statements(world, left, right):
        sure, why = SURE[by]
        yield _same("statement", a.id, b.id, by, sure, why)
        inside = _only_inside(left, a), _only_inside(right, b)
        for first, second in _twins(*inside):
            yield _same("event", first.id, second.id, BY_INSIDE, *SURE[BY_INSIDE])
    told, retold = _told(world, left), _told(world, right)
    for i, k in _in_order([key for key, _ in told], [key for key, _ in retold]):
        yield _same("event", told[i].id, retold[k].id, BY_ORDER, *SURE[BY_ORDER])


SURE = {
    BY_ORDER: (0.7, "in the same order in text and translation"),
    BY_GAP: (0.6, "between the same ones in text and translation"),
    BY_INSIDE: (0.6, "in the same words of text and translation"),
}


def _statements(world: World, left: Digest, right: Digest) -> Iterator[tuple[Quotation, Quotation, str]]:
    """Those of the same speakers in one order; then what stands alone between two of these on both sides, whoever the
    program takes for its speaker."""
    ours, theirs = _spoken(left), _spoken(right)
    keys = [_speakers(world, ours), _speakers(world, theirs)]
    if keys[0].count(DIRECT) != keys[1].count(DIRECT):
        keys = [[UNKNOWN if key == DIRECT else key for key in of] for of in keys]
    pairs = _in_order(*keys)
    yield from ((ours[i], theirs[k], BY_ORDER) for i, k in pairs)
    for (i, k), (j, m) in pairwise([(-1, -1), *pairs, (len(ours), len(theirs))]):
        if j - i == 2 and m - k == 2 and ours[i + 1].kind == theirs[k + 1].kind and pairs:
            yield ours[i + 1], theirs[k + 1], BY_GAP


def _only_inside(digest: Digest, quotation: Quotation) -> list[Event]:
    return [e for e in digest.events if any(span.contains(e.trigger) for span in quotation.content)]


def _twins(ours: Sequence[Event], theirs: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """The only events of one kind on both sides; the only ones at all, whatever kind they were read as."""
    if len(ours) == len(theirs) == 1:
        yield ours[0], theirs[0]
        return
    for category in sorted({event.category for event in ours}):
        one, two = ([e for e in of if e.category == category] for of in (ours, theirs))
        if len(one) == len(two) == 1:
            yield one[0], two[0]


Key = tuple[str, ...]
UNKNOWN: Key = ()
"""Of a speaker whom the program does not know: never the same as another."""
DIRECT: Key = ("direct",)
"""Direct speech stays so in a translation, whoever the program takes for its speaker."""


class _Keyed(NamedTuple):
    key: Key
    id: str


def _spoken(digest: Digest) -> list[Quotation]:
    """Direct and indirect speech in the order of the text."""
    said = (q for q in digest.quotations if q.kind in ("direct", "indirect"))
    return sorted(said, key=lambda q: (q.content[0].start, q.id))[:MOST]


def _speakers(world: World, said: Sequence[Quotation]) -> list[Key]:
    return [DIRECT if q.kind == "direct" else tuple(sorted(world.are(q.speaker_is))) for q in said]


def _told(world: World, digest: Digest) -> list[_Keyed]:
    known = sorted((e.trigger.start, e.id, e) for e in digest.events if e.actor)
    keys = [(e.category, status_group(e), *sorted(world.are(e.actor))) for _, _, e in known[:MOST]]
    return [_Keyed(key, event_id) for key, (_, event_id, _) in zip(keys, known, strict=False)]


def _in_order(left: Sequence[Key], right: Sequence[Key]) -> list[tuple[int, int]]:
    """Pairs of the longest row of keys that both have in one order; nothing where a key of it is there once too often.

    A speaker whose quotations differ in number cannot be told apart by order alone.
    """
    even = {key for key in left if left.count(key) == right.count(key)} - {UNKNOWN}
    ours = [(i, key) for i, key in enumerate(left) if key in even]
    theirs = [(i, key) for i, key in enumerate(right) if key in even]
    best = np.zeros((len(ours) + 1, len(theirs) + 1), dtype=np.int32)
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            same = ours[i][1] == theirs[j][1]
            best[i, j] = best[i + 1, j + 1] + 1 if same else max(best[i + 1, j], best[i, j + 1])
    found, i, j = [], 0, 0
    while i < len(ours) and j < len(theirs):
        if ours[i][1] == theirs[j][1]:
            found.append((ours[i][0], theirs[j][0]))
            i, j = i + 1, j + 1
        elif best[i + 1, j] >= best[i, j + 1]:
            i += 1
        else:
            j += 1
    return found


def _words(sketch: Sketch, spans: Sequence[Span]) -> set[int]:
    """Numbers of the page's words that begin in these spans."""
    found: set[int] = set()
    for span in spans:
        first = int(np.searchsorted(sketch.ends, span.start, side="right"))
        found.update(range(first, int(np.searchsorted(sketch.starts, span.end, side="left"))))
    return found


def _same(kind: Literal["event", "statement"], left: str, right: str, by: str, score: float, reason: str) -> Judgement:
    first, second = sorted((left, right))
    return judged(kind, first, second, by, score, reason)
