"""Where reports come from: the ends of the chains of all reports of one happening or statement, copies counted once."""

from collections.abc import Callable, Iterator, Sequence

from depesche.link.digest import Digest
from depesche.link.rules import GroupRule, Item
from depesche.link.world import World
from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation

BY = "origins/chain-ends@1"
REACH = 3
"""Sentences in which a second source may be named after the first."""
REPORTING = frozenset({None, "asserts", "announces", "confirms"})
FEW_WORDS = 6
"""A longer quotation says something of its own."""


def _judge(world: World, item: Item, reports: Sequence[Item], first_copy: Callable[[str], str]) -> Iterator[Judgement]:
    """For a reported event and a statement with a chain one judgement per origin.

    `unsure` says that it cannot be decided; an empty name that no origin is named.
    """
    if len(reports) < 2 and not _chain(_finding(world, item)):
        return
    ends: set[tuple[str, str, str]] = set()
    for one in reports:
        digest, report = world.by_page[one.page], _finding(world, one)
        page = first_copy(one.page)
        ends |= {(page, *end) for end in _ends(digest, report, world)}
        if isinstance(report, Event) and report.according_to:
            ends |= {(page, *end) for end in _seconded(digest, report, world)}
    yield from _judgements(item.id, ends)


def _finding(world: World, item: Item) -> Event | Quotation:
    return world.events.get(item.id) or world.quotations[item.id]


def _seconded(digest: Digest, event: Event, world: World) -> Iterator[tuple[str, str]]:
    """Who else reports it, by naming it again in a few words: 'the B. Post too reported about the planned meeting'."""
    trigger = digest.triggers[event.id]
    here = digest.sentence_of(event.trigger)
    for quotation in digest.quotations:
        words = digest.evidence[quotation.id].split()
        near = 0 < digest.sentence_of(quotation.content[0]) - here <= REACH
        if near and quotation.act in REPORTING and len(words) <= FEW_WORDS and trigger in words:
            yield from _ends(digest, quotation, world)


def _judgements(finding_id: str, ends: set[tuple[str, str, str]]) -> Iterator[Judgement]:
    if not ends:
        yield judged("origin", finding_id, "", BY, 0.6, "no origin is named")
    for name, verdict in sorted({(name, verdict) for _, name, verdict in ends}):
        pages = sorted({page for page, *end in ends if end == [name, verdict]})
        known = verdict == "same"
        yield judged(
            "origin", finding_id, name, BY, 0.7 if known else 0.4, *pages, verdict="same" if known else "unsure"
        )


def _chain(finding: Event | Quotation) -> tuple[Link, ...]:
    return finding.according_to if isinstance(finding, Event) else finding.chain


def _ends(digest: Digest, finding: Event | Quotation, world: World) -> Iterator[tuple[str, str]]:
    """Named ends of one report with `same`, or `unsure` where more than one agency may have it.

    Beyond the last named link there may be an unnamed one; it cannot be told from others, so the named one counts. A
    report without a chain rests on the agency that the page credits, else on the outlet itself.
    """
    chain = _chain(finding)
    named = [link for link in chain if link.named]
    if isinstance(finding, Quotation) and not named:
        for speaker in finding.speaker_is:
            entity = digest.entities.get(speaker)
            if entity is not None and entity.named:
                yield _name(world, digest, speaker, entity.name), "same"
        if finding.speaker_is:
            return
    if named:
        last = named[-1]
        yield _name(world, digest, last.entity, last.name), "same"
    elif not chain and (digest.credits or digest.outlet):
        for name in digest.credits or (digest.outlet or "",):
            yield name, "same" if len(digest.credits) < 2 else "unsure"
    elif not chain:
        yield "", "unsure"  # somebody publishes it, but the page does not say who


def _name(world: World, digest: Digest, entity_id: str | None, name: str) -> str:
    """One name for all spellings of one origin."""
    if entity_id is None:
        return name
    return world.names.get(world.who.get(entity_id, entity_id), name)


ORIGINS = GroupRule(name="origins", judge=_judge)
