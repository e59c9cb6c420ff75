"""Exact and near copies: pages whose cleaned content is the same but for small edits."""

from collections.abc import Iterable, Iterator

import numpy as np
from rensa import RMinHash

from depesche.link.digest import Digest
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement, judged

BY = "copies/minhash@1"
PERMUTATIONS = 128
BANDS = 32
"""32 bands of 4 rows find a pair of similarity 0.5 with a probability of 0.87, one of 0.6 with 0.99."""
MIN_SIMILARITY = 0.5
"""Two own reports on one happening share below 0.1 of their five-word shingles; agency text with edits over 0.5."""
MIN_SHINGLES = 20
"""Shorter content (a photo caption, a video's teaser) is alike by chance."""
SEED = 11


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    if len(digest.shingles) < MIN_SHINGLES:
        return
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(list(map(str, digest.shingles.tolist())))
    values = minhash.digest()
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield f"{band} " + content_id("", *values[band * rows : (band + 1) * rows])[1:], digest.page


def _copy(world: World, left: Item, right: Item) -> Judgement | None:
    one, two = world.by_page[left.page], world.by_page[right.page]
    alike = similarity(one, two)
    if alike < MIN_SIMILARITY or (one.url is not None and one.url == two.url):
        return None  # two states of one address are versions, which are told elsewhere
    _, why = first_of(world, left.page, right.page)
    return judged("copy", left.page, right.page, BY, alike, f"{alike:.0%} of all five-word runs are the same", *why)


COPIES = PairRule(name="copies", keys=_keys, judge=_copy)


def similarity(left: Digest, right: Digest) -> float:
    """Shared part of all five-word runs of two pages, 0..1."""
    shared = len(np.intersect1d(left.shingles, right.shingles, assume_unique=True))
    return shared / (len(left.shingles) + len(right.shingles) - shared) if shared else 0.0


def first_of(world: World, left: str, right: str) -> tuple[str | None, tuple[str, ...]]:
    """The page that had a text first, with the reason; None if neither credit nor date tells.

    Only what the pages say themselves counts: dates that other pages give are found by way of copies.
    """
    one, two = world.raw(left), world.raw(right)
    if one is None or two is None:
        return None, ()
    for ours, theirs in ((one, two), (two, one)):
        if ours.outlet is not None and ours.outlet in theirs.credits:
            return ours.page, (f"the other credits {ours.outlet}",)
    for ours, theirs in ((one, two), (two, one)):
        before, after = ours.published.latest, theirs.published.earliest
        if before is not None and after is not None and before < after:
            return ours.page, (f"{before} is before {after}",)
    for ours, theirs in ((one, two), (two, one)):
        if ours.credits and not theirs.credits:
            return ours.page, (f"it is marked as text of {ours.credits[0]}",)
    return None, ()


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two sets, 0 if both are empty."""
    one, two = frozenset(left), frozenset(right)
    return len(one & two) / len(one | two) if one or two else 0.0
