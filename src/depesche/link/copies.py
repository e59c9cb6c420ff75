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
    one, two = world.by_page[left.page].shingles, world.by_page[right.page].shingles
    shared = len(np.intersect1d(one, two, assume_unique=True))
    similarity = shared / (len(one) + len(two) - shared)
    if similarity < MIN_SIMILARITY:
        return None
    return judged("copy", left.page, right.page, BY, similarity, f"{similarity:.0%} of all five-word runs are the same")


COPIES = PairRule(name="copies", keys=_keys, judge=_copy)


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two sets, 0 if both are empty."""
    one, two = frozenset(left), frozenset(right)
    return len(one & two) / len(one | two) if one or two else 0.0
