"""Disputes that are over: what was denied came about after all, or who denied it admitted it later."""

from collections.abc import Iterable, Iterator

from depesche.link.contradictions import BY_ADMITTED, CONTRADICTIONS
from depesche.link.disputes import DISPUTES, closed
from depesche.link.filing import settle
from depesche.link.plans import PLANS
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged

NAME = "closing"
BY = "disputes/closed@1"
CAME_ABOUT = ("fulfilled", "changed")
"""Results of a plan by which it was no mere rumour."""


def settle_closed(world: World, pages: Iterable[str]) -> None:
    """Judges anew the disputes whose denials stand on these pages, or whose claims do."""
    ledger = world.ledger
    denying: set[str] = set()
    for page in sorted(pages):
        denying.add(page)
        digest = world.raw(page)
        claims = [] if digest is None else [e.id for e in digest.events] + [q.id for q in digest.quotations]
        denying.update(p for key in claims for j in ledger.touching("dispute", key) for p in ledger.pages_of(j.id))
    found = {j.id: (j, (page,)) for page in sorted(denying) for j in _closed(world, page)}
    settle(ledger, NAME, denying, found)


def _closed(world: World, page: str) -> Iterator[Judgement]:
    for dispute in world.ledger.made(DISPUTES.name, page):
        home = world.home.get(dispute.left) or world.ledger.home(dispute.left)
        planned = _planned(world, home, dispute.left) if home is not None else set()
        for plan in world.ledger.made(PLANS.name, home) if home is not None and planned else ():
            if plan.left in planned and plan.detail in CAME_ABOUT:
                why = "what was denied came about"
                yield judged("dispute", dispute.left, plan.right, BY, plan.score, why, detail=closed("came about"))
        for admitted in world.ledger.made(CONTRADICTIONS.name, page):
            if admitted.by == BY_ADMITTED and dispute.right in (admitted.left, admitted.right):
                other = admitted.right if dispute.right == admitted.left else admitted.left
                why = "who denied it admitted it later"
                yield judged("dispute", dispute.left, other, BY, admitted.score, why, detail=closed("admitted"))


def _planned(world: World, home: str, claim: str) -> set[str]:
    """The plans that a claim tells: itself, or the events in its words."""
    digest = world.by_page[home]
    said = [span for quotation in digest.quotations if quotation.id == claim for span in quotation.content]
    return {e.id for e in digest.events if e.id == claim or any(span.contains(e.trigger) for span in said)}
