"""Claims and accusations that those concerned, or others, deny: on one page and across pages."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta

from depesche.link.denials import (
    ACTS,
    Denial,
    Finding,
    by_content,
    claims_before,
    claims_of,
    denials_of,
    names_of,
    stems,
    word_pairs,
)
from depesche.link.digest import Digest
from depesche.link.offices import days_between
from depesche.link.rules import CaseRule, Item
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation
from depesche.model.when import When

BY_PAGE = "disputes/page@2"
BY_OTHERS = "disputes/pages@1"
BY_ITSELF = "disputes/itself@1"
PERIOD_DAYS = 30
NEAR_DAYS = 30
MIN_SHARED = 2
"""Telling words that a claim on another page shares with the denial."""
MIN_PART = 0.4
"""Part of the shorter one's telling words that both must share."""
MOST = 30
"""Claims of one month with the same two words among which a denial looks."""


def _asks(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for denial in denials_of(digest):
        yield "", denial.finding.id
        for key in _keys(denial.said, digest.published, before=1):
            yield key, denial.finding.id
    for denial, _ in by_content(digest):
        yield "", denial.finding.id


def _offers(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for claim in claims_of(digest):
        if isinstance(claim, Quotation):
            for key in _keys(stems(digest.evidence[claim.id], digest), digest.published):
                yield key, claim.id


def _keys(words: frozenset[str], when: When, *, before: int = 0) -> Iterator[str]:
    """Month, and so many months before, and pair of words."""
    if when.earliest is None or when.latest is None or when.latest - when.earliest > timedelta(days=NEAR_DAYS):
        return
    first, last = when.earliest.toordinal() // PERIOD_DAYS, when.latest.toordinal() // PERIOD_DAYS
    for period in range(first - before, last + 1):
        for pair in word_pairs(words):
            yield f"{period} {pair}"


def _judge(world: World, case: Item, others: Sequence[Item]) -> Iterator[Judgement]:
    """Judgements on the claims that one denial answers; on the denial itself if it tells what it denies."""
    digest = world.by_page[case.page]
    denial = next((d for d in denials_of(digest) if d.finding.id == case.id), None)
    if denial is None:
        for contrary, claim in by_content(digest):
            if contrary.finding.id == case.id:
                told = _detail(digest, digest, claim, contrary)
                yield judged("dispute", claim.id, case.id, BY_PAGE, 0.6, "one says the contrary", detail=told)
        return
    found = claims_before(world, digest, denial)
    for answered in found:
        reason = "they reject it right there" if _demands(answered) else "they deny it right there"
        told = _detail(digest, digest, answered, denial)
        yield judged("dispute", answered.id, case.id, BY_PAGE, 0.75, reason, detail=told)
    elsewhere = [(world.by_page[i.page], world.quotations[i.id]) for i in others if i.page != case.page]
    for page, claim in elsewhere:
        shared = denial.said & stems(page.evidence[claim.id], page)
        if _answers(world, digest, denial, page, claim):
            found.append(claim)
            reason = "both speak of " + ", ".join(sorted(shared))
            yield judged(
                "dispute", claim.id, case.id, BY_OTHERS, 0.6, reason, detail=_detail(digest, page, claim, denial)
            )
    if not found and denial.said:
        told = _detail(digest, digest, denial.finding, denial)
        yield judged("dispute", case.id, case.id, BY_ITSELF, 0.5, "who claims it is not known", detail=told)


def _answers(world: World, digest: Digest, denial: Denial, page: Digest, claim: Quotation) -> bool:
    """A claim of others, not later than the denial, that shares much of its words."""
    own = stems(page.evidence[claim.id], page)
    if len(own & denial.said) < max(MIN_SHARED, MIN_PART * min(len(denial.said), len(own))):
        return False
    if claim.act in ACTS or claim.negated or world.are(claim.speaker_is) & world.are(denial.who):
        return False
    gap = days_between(page.published, digest.published)
    first, last = page.published.earliest, digest.published.latest
    return gap is not None and gap <= NEAR_DAYS and not (first is not None and last is not None and first > last)


def _demands(claim: Finding) -> bool:
    return isinstance(claim, Event) and claim.category in ("ACCUSE", "REQUEST")


def _detail(digest: Digest, page: Digest, claim: Finding, denial: Denial) -> str:
    """Who says and who denies it, in which words, as JSON; `page` is that of the claim."""
    chain = claim.according_to if isinstance(claim, Event) else claim.chain
    asserts = {link.name for link in chain}
    if isinstance(claim, Quotation) and claim.id != denial.finding.id:
        asserts |= names_of(page, claim.speaker_is)
    elif isinstance(claim, Event) and _demands(claim) and claim.actor:
        asserts = names_of(page, claim.actor)  # who accuses, not who tells of it
    detail = {
        "by": sorted(asserts),
        "denied_by": sorted(names_of(digest, denial.who)),
        "quotations": sorted(denial.words),
        "denials": sorted(denial.events),
    }
    return json.dumps(detail, ensure_ascii=False)


def closed(how: str) -> str:
    """As `_detail`, of a judgement that tells how a dispute ended."""
    return json.dumps({"closed": [how]})


DISPUTES = CaseRule(name="disputes", asks=_asks, offers=_offers, judge=_judge, most=MOST)
