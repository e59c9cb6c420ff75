"""Which quotations of different pages are one utterance: the same speaker, nearly the same words, the same days."""

from collections.abc import Iterator
from zlib import crc32

from depesche.link.copies import jaccard
from depesche.link.digest import Digest
from depesche.link.offices import days_between
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation
from depesche.model.when import When

BY = "statements/words@1"
MIN_SHARED = 0.5
"""Shared part of the words: indirect speech is worded anew by each outlet, but names and numbers stay."""
MIN_WORDS = 4
"""Content words without which a quotation is too short to be told from others."""
MIN_SHARED_UNDATED = 0.7
NEAR_DAYS = 10
HASHES = 3
"""Least hashes of the words that are keys: quotations that share 0.7 of them have one in common in 97 of 100 cases."""


def _words(digest: Digest, quotation: Quotation) -> frozenset[str]:
    return frozenset(w for w in digest.evidence[quotation.id].split() if len(w) > 3)


def _when(digest: Digest, quotation: Quotation) -> When:
    return quotation.when if quotation.when and quotation.when.known else digest.published


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Speaker and days; and some words, for a quotation of which no day is known."""
    for quotation in digest.quotations:
        words, speakers = _words(digest, quotation), world.are(quotation.speaker_is)
        if len(words) < MIN_WORDS or not speakers:
            continue
        who = "|".join(sorted(speakers))
        when = _when(digest, quotation)
        if when.earliest and when.latest and (when.latest - when.earliest).days <= NEAR_DAYS:
            first, last = when.earliest.toordinal() // NEAR_DAYS, when.latest.toordinal() // NEAR_DAYS
            for period in range(first, last + 2):
                yield f"{period} {who}", quotation.id
        for seed in range(HASHES):
            least = min(words, key=lambda word: crc32(f"{seed}{word}".encode()))
            yield f"{least} {who}", quotation.id


def _judge(world: World, left: Item, right: Item) -> Judgement | None:
    (one, first), (two, second) = ((world.by_page[i.page], world.quotations[i.id]) for i in (left, right))
    speakers = world.are(first.speaker_is)
    if speakers != world.are(second.speaker_is):
        return None
    gap = days_between(_when(one, first), _when(two, second))
    if gap is not None and gap > NEAR_DAYS:
        return None
    score = jaccard(_words(one, first), _words(two, second))
    if score < MIN_SHARED or (gap is None and score < MIN_SHARED_UNDATED):
        return None
    left_id, right_id = sorted((first.id, second.id))
    return judged(
        "statement", left_id, right_id, BY, score, *sorted(speakers), f"{score:.0%} of the words are the same"
    )


STATEMENTS = PairRule(name="statements", keys=_keys, judge=_judge)
