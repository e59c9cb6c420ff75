"""Exact and near copies: pages whose cleaned content is the same but for small edits."""

from collections.abc import Iterable

import numpy as np

from depesche.link.digest import Digest
from depesche.link.rules import Item, PairRule
from depesche.link.sketch import fingerprints
from depesche.link.world import World
from depesche.model.folding import folded
from depesche.model.judgement import Judgement, judged

BY = "copies/shingles@1"
MIN_SIMILARITY = 0.5
"""Two own reports on one happening share below 0.1 of their five-word shingles; agency text with edits over 0.5."""
MIN_SHINGLES = 20
"""Shorter content (a photo caption, a video's teaser) is alike by chance."""
MOST = 8
"""Pages with one stretch of text that all others are compared with: what more pages have is a standing text, or they
are all copies of these."""


def text_keys(world: World, digest: Digest) -> Iterable[tuple[str, str]]:
    """The stretches under which a page is filed. Two pages that share half of all runs of five words share fourteen
    words in a row, and so meet, as do all that share a passage."""
    return [(f"{print_:08x}", digest.page) for print_ in fingerprints(digest.sketch)]


def _copy(world: World, left: Item, right: Item) -> Judgement | None:
    one, two = world.by_page[left.page], world.by_page[right.page]
    if min(len(one.shingles), len(two.shingles)) < MIN_SHINGLES:
        return None
    alike = similarity(one, two)
    if alike < MIN_SIMILARITY or (one.url is not None and one.url == two.url):
        return None  # two states of one address are versions, which are told elsewhere
    _, why = first_of(world, left.page, right.page)
    return judged("copy", left.page, right.page, BY, alike, f"{alike:.0%} of all five-word runs are the same", *why)


COPIES = PairRule(name="copies", keys=text_keys, judge=_copy, most=MOST, each_copy=True)


def similarity(left: Digest, right: Digest) -> float:
    """Shared part of all five-word runs of two pages, 0..1."""
    shared = shared_runs(left, right)
    return shared / (len(left.shingles) + len(right.shingles) - shared) if shared else 0.0


def shared_runs(left: Digest, right: Digest) -> int:
    """Number of five-word runs that two pages share."""
    both = np.concatenate((left.shingles, right.shingles))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def first_of(world: World, left: str, right: str) -> tuple[str | None, tuple[str, ...]]:
    """The page that had a text first, with the reason; None if neither credit nor date tells.

    Only what the pages say themselves counts: dates that other pages give are found by way of copies.
    """
    one, two = world.raw(left), world.raw(right)
    if one is None or two is None:
        return None, ()
    for ours, theirs in ((one, two), (two, one)):
        if named_as_agency(theirs, ours):
            return ours.page, (f"the other credits {ours.outlet}",)
    for ours, theirs in ((one, two), (two, one)):
        before, after = ours.published.latest, theirs.published.earliest
        if before is not None and after is not None and before < after:
            return ours.page, (f"{before} is before {after}",)
    for ours, theirs in ((one, two), (two, one)):
        if ours.credits and not theirs.credits:
            return ours.page, (f"it is marked as text of {ours.credits[0]}",)
    return None, ()


def named_as_agency(digest: Digest, other: Digest) -> bool:
    """True if a page names the outlet of another one that shares its text as an agency."""
    return other.outlet is not None and (other.outlet in digest.credits or folded(other.outlet) in digest.signs)


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two sets, 0 if both are empty."""
    one, two = frozenset(left), frozenset(right)
    return len(one & two) / len(one | two) if one or two else 0.0
