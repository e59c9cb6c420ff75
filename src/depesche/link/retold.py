"""Events and statements at the same place of one text, which another page copied, took over in part or translated."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from depesche.link.digest import Digest
from depesche.link.events import status_group
from depesche.link.passages import blocks
from depesche.link.sketch import Sketch
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged
from depesche.model.span import Span

BY_PLACE = "retold/place@1"
BY_ORDER = "retold/order@1"
MIN_SHARED = 0.5
"""Part of the words of two quotations that must stand at the same place of the shared text."""
MOST = 200
"""Findings of one page that are laid beside those of a translation."""


def at_one_place(world: World, one: str, two: str) -> Iterator[Judgement]:
    """Of two pages with shared text: quotations with the same words and events with the same trigger in it."""
    left, right = world.by_page[one], world.by_page[two]
    place = {b.left + i: b.right + i for b in blocks(left.sketch, right.sketch) for i in range(b.size)}
    reason = "the same words of a text that both pages have"
    theirs = [(q, _words(right.sketch, q.content)) for q in right.quotations]
    for quotation in left.quotations:
        words = {place[w] for w in _words(left.sketch, quotation.content) if w in place}
        size = len(_words(left.sketch, quotation.content))
        for other, own in theirs:
            if own and 2 * len(words & own) >= 2 * MIN_SHARED * max(size, len(own)):
                yield _same("statement", quotation.id, other.id, BY_PLACE, 0.95, reason)
                break
    triggers = {min(_words(right.sketch, (e.trigger,)), default=-1): e for e in right.events}
    for event in left.events:
        at = place.get(min(_words(left.sketch, (event.trigger,)), default=-1), -2)
        twin = triggers.get(at)
        if twin and twin.category == event.category and status_group(twin) == status_group(event):
            yield _same("event", event.id, twin.id, BY_PLACE, 0.95, reason)


def in_one_order(world: World, one: str, two: str) -> Iterator[Judgement]:
    """Of a text and its translation: quotations of one speaker, events of the same people, in the same order."""
    left, right = world.by_page[one], world.by_page[two]
    ours, theirs = _said(world, left), _said(world, right)
    if sum(k.key == DIRECT for k in ours) != sum(k.key == DIRECT for k in theirs):
        ours, theirs = ([k for k in said if k.key != DIRECT] for said in (ours, theirs))
    for a, b in _in_order([key for key, _ in ours], [key for key, _ in theirs]):
        yield _same("statement", ours[a][1], theirs[b][1], BY_ORDER, 0.7, "in the same order in text and translation")
    told, retold = _told(world, left), _told(world, right)
    for a, b in _in_order([key for key, _ in told], [key for key, _ in retold]):
        yield _same("event", told[a][1], retold[b][1], BY_ORDER, 0.7, "in the same order in text and translation")


DIRECT = ("direct",)
"""Direct speech stays so in a translation, whoever the program takes for its speaker."""


class _Keyed(NamedTuple):
    key: tuple[str, ...]
    id: str


def _said(world: World, digest: Digest) -> list[_Keyed]:
    """Direct speech, and indirect whose speakers are known, in the order of the text."""
    said = [q for q in digest.quotations if q.kind == "direct" or (q.speaker_is and q.kind != "reported")]
    said.sort(key=lambda q: (q.content[0].start, q.id))
    return [_Keyed(DIRECT if q.kind == "direct" else tuple(sorted(world.are(q.speaker_is))), q.id) for q in said[:MOST]]


def _told(world: World, digest: Digest) -> list[_Keyed]:
    known = sorted((e.trigger.start, e.id, e) for e in digest.events if e.actor)
    keys = [(e.category, status_group(e), *sorted(world.are(e.actor))) for _, _, e in known[:MOST]]
    return [_Keyed(key, event_id) for key, (_, event_id, _) in zip(keys, known, strict=False)]


def _in_order(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs of the longest row of keys that both have in one order; nothing where a key of it is there once too often.

    A speaker whose quotations differ in number cannot be told apart by order alone.
    """
    even = {key for key in left if left.count(key) == right.count(key)}
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
