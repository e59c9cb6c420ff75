"""Where reports come from: the ends of the chains of all reports of one happening or statement, copies counted once."""

from collections.abc import Iterable, Iterator

from depesche.link.digest import Digest
from depesche.link.world import World
from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement, judged
from depesche.model.quotation import Quotation

BY = "origins/chain-ends@1"
REACH = 3
"""Sentences in which a second source may be named after the first."""
REPORTING = frozenset({None, "asserts", "announces", "confirms"})
FEW_WORDS = 6
"""A longer quotation says something of its own."""


def origin_judgements(
    world: World, events: Iterable[Judgement], statements: Iterable[Judgement], copies: Iterable[Judgement]
) -> list[Judgement]:
    """For each reported event and each statement with a chain one judgement per origin.

    `unsure` says that it cannot be decided; an empty name that no origin is named.
    """
    same = {member: group for group in (*groups(events), *groups(statements)) for member in group}
    first_copy = {page: group[0] for group in groups(copies) for page in group}
    reports: dict[str, tuple[Digest, Event | Quotation]] = {}
    for digest in world.digests:
        reports |= {event.id: (digest, event) for event in digest.events}
        reports |= {quotation.id: (digest, quotation) for quotation in digest.quotations}
    found: list[Judgement] = []
    for finding_id, (_, finding) in sorted(reports.items()):
        members = [i for i in same.get(finding_id, (finding_id,)) if i in reports]
        if len(members) > 1 or _chain(finding):
            ends: set[tuple[str, str, str]] = set()
            for digest, report in map(reports.__getitem__, members):
                page = first_copy.get(digest.page, digest.page)
                ends |= {(page, *end) for end in _ends(digest, report, world)}
                if isinstance(report, Event) and report.according_to:
                    ends |= {(page, *end) for end in _seconded(digest, report, world)}
            found += _judgements(finding_id, ends)
    return found


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
