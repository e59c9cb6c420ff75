"""Claims and accusations that those concerned deny or reject."""

import json
from collections.abc import Iterator, Sequence

from depesche.link.digest import Digest
from depesche.link.rules import CaseRule, Item, nothing
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation

BY_TEXT = "disputes/next-sentence@1"
REACH = 2
"""Sentences between a claim and its denial: further away it answers something else."""
DENIALS = frozenset({"denies", "rejects"})


def _asks(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for denial in _denials(digest):
        yield "", denial.id


def _judge(world: World, case: Item, others: Sequence[Item]) -> Iterator[Judgement]:
    """Judgements on claims that a denial in the same page answers."""
    digest = world.by_page[case.page]
    denial = world.events.get(case.id) or world.quotations[case.id]
    yield from _answered(world, digest, denial)


def _denials(digest: Digest) -> Iterator[Event | Quotation]:
    yield from (e for e in digest.events if e.category == "REJECT" and e.status in ("happened", "claimed"))
    yield from (q for q in digest.quotations if q.act in DENIALS)


def _answered(world: World, digest: Digest, denial: Event | Quotation) -> Iterator[Judgement]:
    """The claims of the nearest sentence before (or the same one) that concern those who deny."""
    deniers = _who_denies(denial)
    if not deniers:
        return
    place = denial.trigger if isinstance(denial, Event) else (denial.cue or denial.content)[0]
    here = digest.sentence_of(place)
    for back in range(REACH + 1):
        claims = [e for e in digest.events if e.id != denial.id and digest.sentence_of(e.trigger) == here - back]
        concerned = [e for e in claims if _concerns(world, e, deniers)]
        for claim in concerned:
            yield _dispute(world, digest, claim, denial, deniers, here)
        if concerned:
            return


def _who_denies(denial: Event | Quotation) -> tuple[str, ...]:
    return denial.actor if isinstance(denial, Event) else denial.speaker_is


def _concerns(world: World, claim: Event, deniers: tuple[str, ...]) -> bool:
    """A claim about the deniers by others, or an accusation against them."""
    they = world.are(deniers)
    if claim.category == "ACCUSE":
        return bool(they & world.are(claim.recipient)) and not they & world.are(claim.actor)
    reported = claim.status in ("claimed", "hypothetical") and claim.category != "REJECT"
    asserters = world.are(link.entity for link in claim.according_to if link.entity)
    return reported and bool(they & world.parts(claim)) and not they & asserters


def _dispute(
    world: World, digest: Digest, claim: Event, denial: Event | Quotation, deniers: tuple[str, ...], here: int
) -> Judgement:
    they = world.are(deniers)
    words = [denial.id] if isinstance(denial, Quotation) else []
    for quotation in digest.quotations:
        near = here <= digest.sentence_of(quotation.content[0]) <= here + 1
        if near and quotation.id not in words and they & world.are(quotation.speaker_is):
            words.append(quotation.id)
    names = {e.id: e.name for e in digest.entities.values()}
    asserts = {link.name for link in claim.according_to} if claim.according_to else set()
    for event in digest.events:
        accuses = event.category == "ACCUSE" and digest.sentence_of(event.trigger) == digest.sentence_of(claim.trigger)
        if event.id == claim.id or (accuses and not asserts and they & world.are(event.recipient)):
            asserts |= {names.get(i, i) for i in event.actor if accuses}
    detail = {
        "by": sorted(asserts),
        "denied_by": sorted({names.get(i, i) for i in deniers}),
        "quotations": sorted(words),
    }
    reason = "those concerned reject it right after" if claim.category == "ACCUSE" else "those concerned deny it"
    return judged("dispute", claim.id, denial.id, BY_TEXT, 0.75, reason, detail=json.dumps(detail, ensure_ascii=False))


DISPUTES = CaseRule(name="disputes", asks=_asks, offers=nothing, judge=_judge)
