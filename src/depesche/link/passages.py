"""Partial copies: passages of one page that stand in another, which tells more or other things."""

import json
from collections import defaultdict
from typing import NamedTuple

from depesche.link.copies import MIN_SIMILARITY, MOST, first_of, shared_runs, similarity, text_keys
from depesche.link.digest import Digest
from depesche.link.rules import Item, PairRule
from depesche.link.sketch import RUN, Sketch
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged
from depesche.model.span import Span

BY = "copies/passages@1"
MIN_WORDS = 20
"""Words of a shared passage; most sentences of news are shorter."""
MIN_OWN_WORDS = 12
"""Words of it outside of direct speech: what somebody said stands in many pages that did not copy from each other."""
GAP = 8
"""Words that an editor may have changed between two shared stretches of one passage."""
MIN_RUNS = MIN_WORDS // RUN
"""Runs that two pages with a passage share at least."""
SEEN = 4
"""Places of one run that are tried: a page that repeats itself more often is no text."""


class Passage(NamedTuple):
    """A stretch that two pages share, as spans of both."""

    left: Span
    right: Span
    words: int
    own: int
    """Words of it outside of direct speech."""


class _Block(NamedTuple):
    left: int
    right: int
    size: int
    """In words."""


def _judge(world: World, left: Item, right: Item) -> Judgement | None:
    """Passages of two pages that are neither copies nor versions of each other."""
    one, two = world.by_page[left.page], world.by_page[right.page]
    if (one.url is not None and one.url == two.url) or similarity(one, two) >= MIN_SIMILARITY:
        return None
    if shared_runs(one, two) < MIN_RUNS:
        return None
    passages = [p for p in shared_passages(one, two) if p.words >= MIN_WORDS and p.own >= MIN_OWN_WORDS]
    if not passages:
        return None
    first, why = first_of(world, left.page, right.page)
    detail = {"first": first, "left": [_pair(p.left) for p in passages], "right": [_pair(p.right) for p in passages]}
    words = sum(p.words for p in passages)
    score = 0.6 + 0.4 * words / min(len(one.sketch.starts), len(two.sketch.starts))
    reason = f"{words} words in a row, or nearly, stand in both"
    return judged("excerpt", left.page, right.page, BY, min(1.0, score), reason, *why, detail=json.dumps(detail))


EXCERPTS = PairRule(name="excerpts", keys=text_keys, judge=_judge, most=MOST, each_copy=True)


def shared_passages(left: Digest, right: Digest) -> list[Passage]:
    """The stretches that two pages share, in the order of the left page; small changes inside do not part them."""
    found = []
    for chain in _chains(blocks(left.sketch, right.sketch)):
        first, last = chain[0], chain[-1]
        one = _span(left.sketch, first.left, last.left + last.size)
        two = _span(right.sketch, first.right, last.right + last.size)
        words = sum(block.size for block in chain)
        said = [s for q in left.quotations if q.kind == "direct" for s in q.content]
        own = sum(_outside(left.sketch, block, said) for block in chain)
        found.append(Passage(one, two, words, own))
    return found


def blocks(left: Sketch, right: Sketch) -> list[_Block]:
    """Longest stretches of the same runs, none overlapping another on the left."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(right.runs.tolist()):
        if len(places[run]) < SEEN:
            places[run].append(at)
    ours, theirs = left.runs.tolist(), right.runs.tolist()
    blocks = []
    at = 0
    while at < len(ours):
        best = max(((_along(ours, theirs, at, to), -to) for to in places.get(ours[at], ())), default=(0, 0))
        if best[0]:
            blocks.append(_Block(at, -best[1], best[0] + RUN - 1))
        at += max(1, best[0] + RUN - 1 if best[0] else 1)
    return blocks


def _along(ours: list[int], theirs: list[int], at: int, to: int) -> int:
    size = 0
    while at + size < len(ours) and to + size < len(theirs) and ours[at + size] == theirs[to + size]:
        size += 1
    return size


def _chains(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks that follow each other closely on both pages."""
    chains: list[list[_Block]] = []
    for block in blocks:
        last = chains[-1][-1] if chains else None
        near = last is not None and 0 <= block.left - last.left - last.size <= GAP
        if last is not None and near and 0 <= block.right - last.right - last.size <= GAP:
            chains[-1].append(block)
        else:
            chains.append([block])
    return chains


def _outside(sketch: Sketch, block: _Block, said: list[Span]) -> int:
    starts = sketch.starts[block.left : block.left + block.size].tolist()
    return sum(not any(span.start <= start < span.end for span in said) for start in starts)


def _span(sketch: Sketch, first: int, end: int) -> Span:
    return Span(int(sketch.starts[first]), int(sketch.ends[end - 1]))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
