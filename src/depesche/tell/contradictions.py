"""Statements of one speaker side by side, where one affirms what the other denies, as far as polarity shows it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from depesche.model.folding import folded
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.when import UNKNOWN
from depesche.tell.chain import of_statement, speaker_of
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row

Pair = tuple[Sourced[Quotation], Sourced[Quotation]]
STEM = 6
"""Letters of a word that are compared: 'Lieferung' and 'Lieferungen' are one."""
LONGEST_COMMON = 50
"""A word that more statements of one speaker share tells nothing about what they are about."""
SHARED = 0.5
"""Part of the shorter statement's words that the other must share."""


def contradictions(found: Iterable[Sourced[Quotation]]) -> Listing:
    """Pairs in order of the earlier statement; statements whose speaker is not known are left out."""
    rows = [row(left, right) for left, right in pairs(found)]
    return Listing(
        ("speaker", "date", "words", "chain", "but_date", "but_words", "but_chain", "id", "but_id"),
        rows,
        "No speaker on record contradicts himself.",
        wide=("words", "but_words", "chain", "but_chain"),
    )


def pairs(found: Iterable[Sourced[Quotation]]) -> list[Pair]:
    """The contradictory pairs of all speakers, by the speakers' names."""
    by_speaker: dict[str, list[Sourced[Quotation]]] = defaultdict(list)
    for sourced in found:
        if sourced.finding.speaker_is:
            by_speaker[speaker_of(sourced)].append(sourced)
    return [pair for name in sorted(by_speaker) for pair in pairs_of(by_speaker[name])]


def pairs_of(said: Sequence[Sourced[Quotation]]) -> list[Pair]:
    """The contradictory pairs of one speaker, the earlier statement first."""
    ordered = sorted(said, key=lambda s: (sort_key(s.finding.when or UNKNOWN), s.page.id, s.finding.content))
    words = [stems(s.words) for s in ordered]
    having: dict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(words):
        for word in sorted(content):
            having[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in having.values():
        if 2 <= len(indexes) <= LONGEST_COMMON:
            shared.update(combinations(indexes, 2))
    return [
        (ordered[a], ordered[b])
        for (a, b), number in sorted(shared.items())
        if number > 1
        and number >= SHARED * min(len(words[a]), len(words[b]))
        and affirms(ordered[a].finding) != affirms(ordered[b].finding)
    ]


def affirms(quotation: Quotation) -> bool:
    """False if the words are negated or the act denies them; a denied negation affirms."""
    return quotation.negated == (quotation.act == "denies")


def stems(text: str) -> frozenset[str]:
    """The longer words, cut to their beginnings."""
    return frozenset(w[:STEM] for w in folded(text).split() if len(w) > 3)


def row(left: Sourced[Quotation], right: Sourced[Quotation]) -> Row:
    """Both statements, flat."""
    return {
        "speaker": speaker_of(left),
        "date": short(left.finding.when or UNKNOWN),
        "words": " ".join(left.words.split()),
        "act": left.finding.act,
        "chain": of_statement(left),
        "id": left.finding.id,
        "page": left.page.id,
        "but_date": short(right.finding.when or UNKNOWN),
        "but_words": " ".join(right.words.split()),
        "but_act": right.finding.act,
        "but_chain": of_statement(right),
        "but_id": right.finding.id,
        "but_page": right.page.id,
    }
