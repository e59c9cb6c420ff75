"""Claims of somebody unnamed in several outlets, and outlets that name each other as the source of a claim."""

from collections.abc import Iterator
from datetime import timedelta

from depesche.link.denials import ACTS, stems, word_pairs
from depesche.link.digest import Digest
from depesche.link.offices import days_between
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.folding import folded
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation

BY_UNNAMED = "hearsay/unnamed@1"
BY_CIRCLE = "hearsay/circle@1"
NEAR_DAYS = 10
MIN_SHARED = 2
"""Telling words that both claims have."""
MIN_PART = 0.4
"""Part of the telling words of the shorter claim that the other has too."""
MOST = 20
"""Claims of the same days with the same two words that all others are compared with."""


def _unnamed_keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for quotation in digest.quotations:
        if unnamed(digest, quotation):
            yield from _keys(digest, quotation)


def _keys(digest: Digest, quotation: Quotation) -> Iterator[tuple[str, str]]:
    """Days and pairs of telling words."""
    first, last = digest.published.earliest, digest.published.latest
    if first is None or last is None or last - first > timedelta(days=NEAR_DAYS) or quotation.act in ACTS:
        return
    pairs = word_pairs(stems(digest.evidence[quotation.id], digest))
    for period in range(first.toordinal() // NEAR_DAYS, last.toordinal() // NEAR_DAYS + 2):
        for pair in pairs:
            yield f"{period} {pair}", quotation.id


def unnamed(digest: Digest, quotation: Quotation) -> bool:
    """True if it rests on people whom the page does not name: 'ein Diplomat sagte', 'aus Regierungskreisen'."""
    speakers = [digest.entities[i] for i in quotation.speaker_is if i in digest.entities]
    if any(entity.named for entity in speakers) or any(link.named for link in quotation.chain):
        return False
    return bool(speakers) or any(link.kind != "hearsay" for link in quotation.chain)


def _one_claim(world: World, left: Item, right: Item) -> tuple[Digest, Digest, frozenset[str]] | None:
    """Both pages and the telling words that two claims of the same days share, if these are many."""
    one, two = world.by_page[left.page], world.by_page[right.page]
    gap = days_between(one.published, two.published)
    ours, theirs = stems(one.evidence[left.id], one), stems(two.evidence[right.id], two)
    shared = ours & theirs
    if gap is None or gap > NEAR_DAYS or len(shared) < max(MIN_SHARED, MIN_PART * min(len(ours), len(theirs))):
        return None
    return one, two, shared


def _unnamed(world: World, left: Item, right: Item) -> Judgement | None:
    """Nobody can tell whether two unnamed sources of one claim are one: the judgement says so."""
    found = _one_claim(world, left, right)
    if found is None or (found[0].outlet is not None and found[0].outlet == found[1].outlet):
        return None
    reason = "somebody unnamed says so to both, who may be one person: " + ", ".join(sorted(found[2]))
    return judged("statement", left.id, right.id, BY_UNNAMED, 0.5, reason, verdict="unsure")


UNNAMED = PairRule(name="unnamed", keys=_unnamed_keys, judge=_unnamed, most=MOST)


def _circle_keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    if digest.outlet is None:
        return
    for quotation in digest.quotations:
        if not _named_people(digest, quotation):
            yield from _keys(digest, quotation)


def _named_people(digest: Digest, quotation: Quotation) -> bool:
    return any(digest.entities[i].kind == "person" for i in quotation.speaker_is if i in digest.entities)


def _circle(world: World, left: Item, right: Item) -> Judgement | None:
    """Each page has the claim from the other's outlet."""
    found = _one_claim(world, left, right)
    if found is None or found[0].outlet == found[1].outlet:
        return None
    one, two, _ = found
    if not (_cites(one, left.id, two.outlet) and _cites(two, right.id, one.outlet)):
        return None
    return judged("circular", left.id, right.id, BY_CIRCLE, 0.7, f"{one.outlet} and {two.outlet} name each other")


def _cites(digest: Digest, quotation_id: str, outlet: str | None) -> bool:
    """True if the outlet is the speaker or in the chain, or, if no speaker is known, at least named on the page."""
    if outlet is None:
        return False
    quotation = next(q for q in digest.quotations if q.id == quotation_id)
    names = [link.name for link in quotation.chain if link.named]
    names += [digest.entities[i].name for i in quotation.speaker_is if i in digest.entities]
    if names:
        return any(_stem(name) == _stem(outlet) for name in names)
    words = {_stem(word) for word in digest.words}
    return all(_stem(word) in words for word in folded(outlet).split() if len(word) > 2)


def _stem(name: str) -> str:
    """A name without the ending of a case."""
    return folded(name).rstrip("s")


CIRCLES = PairRule(name="circles", keys=_circle_keys, judge=_circle, most=MOST)
