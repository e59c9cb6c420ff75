"""Statements of one person that do not go together: one affirms what the other denies, or admits it later."""

from collections.abc import Iterator

from depesche.link.denials import ACTS, stems
from depesche.link.digest import Digest
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation

BY = "contradictions/polarity@1"
BY_ADMITTED = "contradictions/admitted@1"
MIN_SHARED = 2
"""Telling words of two statements that affirm and deny one thing."""
MIN_PART = 0.5
"""Part of the telling words of the shorter statement that the other has too."""
MOST = 30
"""Statements of one person with one word that all others are compared with."""


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Speaker and telling word, for persons whom other pages know too."""
    for quotation in digest.quotations:
        who = _speaker(world, quotation)
        if who is not None:
            for stem in sorted(stems(digest.evidence[quotation.id], digest)):
                yield f"{who} {stem}", quotation.id


def _speaker(world: World, quotation: Quotation) -> str | None:
    keys = world.are(quotation.speaker_is)
    who = next(iter(keys)) if len(keys) == 1 else ""
    return who if who.startswith(NAME) and world.kinds.get(who) == "person" else None


def _judge(world: World, left: Item, right: Item) -> Judgement | None:
    (one, first), (two, second) = ((world.by_page[i.page], world.quotations[i.id]) for i in (left, right))
    if _speaker(world, first) != _speaker(world, second):
        return None
    ours, theirs = stems(one.evidence[first.id], one), stems(two.evidence[second.id], two)
    shared = sorted(ours & theirs)
    words = "both speak of " + ", ".join(shared)
    low, high = sorted((first.id, second.id))
    alike = len(shared) >= max(MIN_SHARED, MIN_PART * min(len(ours), len(theirs)))
    if shared and (_admits(one, first, two, second) or _admits(two, second, one, first)):
        sure = 0.55 if alike else 0.45
        return judged("contradiction", low, high, BY_ADMITTED, sure, "denied first and admitted later", words)
    if alike and affirms(first) != affirms(second):
        return judged("contradiction", low, high, BY, 0.55, "one affirms what the other denies", words)
    return None


def affirms(quotation: Quotation) -> bool:
    """False if the words are negated or the act denies them; a denied negation affirms."""
    return quotation.negated == (quotation.act in ACTS)


def _admits(one: Digest, first: Quotation, two: Digest, second: Quotation) -> bool:
    """True if the second is an admission on a later day than the first, which denies or negates something."""
    denied = first.act in ACTS or (first.negated and first.act != "confirms")
    if not denied or second.act != "confirms":
        return False
    before, after = one.published.latest, two.published.earliest
    return before is not None and after is not None and before < after


CONTRADICTIONS = PairRule(name="contradictions", keys=_keys, judge=_judge, most=MOST)
