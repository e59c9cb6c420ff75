"""Which quotations of different pages are one utterance: the same speaker, nearly the same words, the same days."""

from collections import Counter, defaultdict
from itertools import combinations

from depesche.link.copies import jaccard
from depesche.link.offices import days_between
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged
from depesche.model.when import When

BY = "statements/words@1"
MIN_SHARED = 0.5
"""Shared part of the words: indirect speech is worded anew by each outlet, but names and numbers stay."""
MIN_WORDS = 4
"""Content words without which a quotation is too short to be told from others."""
RARE = 50
"""A word that more quotations of one speaker share is no help in finding pairs."""
NEAR_DAYS = 10


def statement_judgements(world: World) -> list[Judgement]:
    """Judgements on pairs of quotations."""
    by_speaker: dict[frozenset[str], list[tuple[str, str, frozenset[str], When]]] = defaultdict(list)
    for digest in world.digests:
        for quotation in digest.quotations:
            words = frozenset(w for w in digest.evidence[quotation.id].split() if len(w) > 3)
            speakers = world.are(quotation.speaker_is)
            if len(words) >= MIN_WORDS and speakers:
                when = quotation.when if quotation.when and quotation.when.known else digest.published
                by_speaker[speakers].append((digest.page, quotation.id, words, when))
    found = []
    for speakers, said in sorted(by_speaker.items(), key=lambda item: sorted(item[0])):
        for left, right in _candidates([words for _, _, words, _ in said]):
            judgement = _same(said[left], said[right], speakers)
            if judgement:
                found.append(judgement)
    return found


def _candidates(words: list[frozenset[str]]) -> list[tuple[int, int]]:
    """Pairs that share at least two rare words."""
    having: dict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(words):
        for word in content:
            having[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in having.values():
        if 2 <= len(indexes) <= RARE:
            shared.update(combinations(indexes, 2))
    return sorted(pair for pair, count in shared.items() if count > 1)


def _same(
    left: tuple[str, str, frozenset[str], When], right: tuple[str, str, frozenset[str], When], speakers: frozenset[str]
) -> Judgement | None:
    if left[0] == right[0]:
        return None
    gap = days_between(left[3], right[3])
    if gap is not None and gap > NEAR_DAYS:
        return None
    score = jaccard(left[2], right[2])
    if score < MIN_SHARED or (gap is None and score < 0.7):
        return None
    first, second = sorted((left[1], right[1]))
    return judged("statement", first, second, BY, score, *sorted(speakers), f"{score:.0%} of the words are the same")
