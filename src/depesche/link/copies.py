"""Exact and near copies: pages whose cleaned content is the same but for small edits."""

from collections.abc import Iterable, Sequence

import numpy as np
from rensa import RMinHash, RMinHashLSH

from depesche.link.digest import Digest
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


def copy_judgements(digests: Sequence[Digest]) -> list[Judgement]:
    """One judgement for each pair of copies."""
    usable = [d for d in digests if len(d.shingles) >= MIN_SHINGLES]
    table = RMinHashLSH(threshold=MIN_SIMILARITY, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for number, digest in enumerate(usable):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        minhash.update(list(map(str, digest.shingles.tolist())))
        table.insert(number, minhash)
        hashes.append(minhash)
    pairs = ((n, other) for n, minhash in enumerate(hashes) for other in sorted(table.query(minhash)) if other > n)
    return [judgement for n, other in pairs if (judgement := _copy(usable[n], usable[other]))]


def _copy(left: Digest, right: Digest) -> Judgement | None:
    shared = len(np.intersect1d(left.shingles, right.shingles, assume_unique=True))
    similarity = shared / (len(left.shingles) + len(right.shingles) - shared)
    if similarity < MIN_SIMILARITY:
        return None
    return judged("copy", left.page, right.page, BY, similarity, f"{similarity:.0%} of all five-word runs are the same")


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two sets, 0 if both are empty."""
    one, two = frozenset(left), frozenset(right)
    return len(one & two) / len(one | two) if one or two else 0.0
