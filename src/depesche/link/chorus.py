"""Of many copies of one text a few speak for all, so that a text on thousands of pages costs no more than a few do.

Which these are depends on the pages alone: of the copies of a page those whose rank, a hash of their id, is the least.
"""

import msgspec

from depesche.link.world import World
from depesche.model.identity import content_id
from depesche.model.ledger import Ledger

SPEAKERS = 2
"""Copies of a text that are compared with other pages for all that are copies of all of these."""
SHELF, SPOKEN = "speakers", "spoken for"
SAME_TEXT = ("event copies", "retold")
"""Rules that find the same findings in copies of one text."""


def settle_speakers(ledger: Ledger, dirty: set[str], copied: set[str]) -> set[str]:
    """Chooses the speakers of pages whose copies changed; returns the pages that have others now, and those of whose
    speakers one is otherwise than before."""
    changed = set()
    for page in sorted(dirty | copied):
        before = [(rank, other) for other in _copies(ledger, page) if (rank := _rank(other)) < _rank(page)]
        chosen = [other for _, other in sorted(before)[:SPEAKERS]]
        data = msgspec.msgpack.encode(chosen) if chosen else None
        if data != ledger.load(SHELF, page):
            ledger.keep(SHELF, page, data)
            changed.add(page)
    return changed | {follower for page in dirty for follower in _followers(ledger, page)}


def speakers(ledger: Ledger, page: str) -> list[str]:
    """The first copies of a page by rank, of those that come before it; `SPEAKERS` at most."""
    data = ledger.load(SHELF, page)
    return [] if data is None else msgspec.msgpack.decode(data, type=list[str])


def in_chorus(ledger: Ledger, page: str) -> set[str]:
    """The speakers of a page, and the pages for which it speaks."""
    return {*speakers(ledger, page), *_followers(ledger, page)}


def settle_spoken(world: World, pages: set[str]) -> set[str]:
    """Finds out anew what others tell for these pages; returns those of which it is otherwise than before."""
    changed = set()
    for page in sorted(pages):
        found = sorted(_spoken_for(world, page))
        data = msgspec.msgpack.encode(found) if found else None
        if data != world.ledger.load(SPOKEN, page):
            world.ledger.keep(SPOKEN, page, data)
            changed.add(page)
    return changed


def spoken_for(ledger: Ledger, page: str) -> frozenset[str]:
    """What need not be compared with other pages, since speakers tell the same at the same place of the text: findings,
    and the page itself."""
    data = ledger.load(SPOKEN, page)
    return frozenset() if data is None else msgspec.msgpack.decode(data, type=frozenset[str])


def _spoken_for(world: World, page: str) -> frozenset[str]:
    others = [raw for other in speakers(world.ledger, page) if (raw := world.raw(other)) is not None]
    if len(others) < SPEAKERS or world.raw(page) is None:
        return frozenset()
    theirs = {e.id for other in others for e in other.events} | {q.id for other in others for q in other.quotations}
    made = (judgement for rule in SAME_TEXT for judgement in world.ledger.made(rule, page))
    ends = {(judgement.left, judgement.right) for judgement in made}
    told = {one for pair in ends for one, other in (pair, pair[::-1]) if other in theirs}
    return frozenset(told - theirs) | {page}


def _followers(ledger: Ledger, page: str) -> list[str]:
    return [other for other in _copies(ledger, page) if page in speakers(ledger, other)]


def _copies(ledger: Ledger, page: str) -> set[str]:
    return {end for judgement in ledger.made("copies", page) for end in (judgement.left, judgement.right)} - {page}


def _rank(page: str) -> tuple[str, str]:
    return content_id("", page, page), page
