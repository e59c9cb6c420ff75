"""What became of plans: a planned meeting or visit, and the later one that it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.link.digest import Digest
from depesche.link.events import WIDEST_DAYS, days_of
from depesche.link.rules import CaseRule, Item
from depesche.link.world import JOINT, World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged

BY = "plans/outcome@1"
WAIT_DAYS = 150
"""A plan without a day is expected to come about within five months; later it is another plan's outcome."""
PERIOD_DAYS = 30
"""Days that share a key."""
LONGEST_DAYS = 400
"""A plan for a longer time is for no time."""
CATEGORIES = JOINT | {"AID", "SANCTION", "MOBILIZE", "RETREAT"}
"""What is planned and then seen to happen; demands and words are not."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    page: str
    event: Event
    first: date
    last: date
    parts: frozenset[str]


def _asks(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for event in digest.events:
        if event.status != "planned" or event.category not in CATEGORIES or not event.actor:
            continue
        days = _expected(event, digest)
        if days is None or (days[1] - days[0]).days > LONGEST_DAYS:
            yield "", event.id
            continue
        for period in range(days[0].toordinal() // PERIOD_DAYS, days[1].toordinal() // PERIOD_DAYS + 1):
            for part in sorted(world.parts(event)):
                yield f"{event.category} {period} {part}", event.id


def _offers(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for event in digest.events:
        outcome = _outcome(world, digest, event)
        if outcome is None or outcome.last - outcome.first > timedelta(days=WIDEST_DAYS):
            continue
        for period in range(outcome.first.toordinal() // PERIOD_DAYS, outcome.last.toordinal() // PERIOD_DAYS + 1):
            for part in sorted(outcome.parts):
                yield f"{event.category} {period} {part}", event.id


def _outcome(world: World, digest: Digest, event: Event) -> _Outcome | None:
    if event.status != "happened" or event.category not in CATEGORIES:
        return None
    days = days_of(event, digest.published)
    return days and _Outcome(digest.page, event, days[0], days[1], world.parts(event))


def _judge(world: World, case: Item, others: Sequence[Item]) -> Iterator[Judgement]:
    """One judgement for each planned event: with its outcome, or open."""
    digest, plan = world.by_page[case.page], world.events[case.id]
    parts, days = world.parts(plan), _expected(plan, digest)
    fitting = []
    options: dict[str, _Outcome] = {}
    for item in others:
        outcome = _outcome(world, world.by_page[item.page], world.events[item.id])
        if outcome is None or days is None or item.page == case.page:
            continue
        overlap = outcome.first <= days[1] and outcome.last >= days[0]
        if overlap and _comes_about(plan, parts, outcome, world):
            options[item.id] = outcome
            extra = len(outcome.parts - parts)
            fitting.append((-len(parts & outcome.parts), extra, outcome.first, item.id))
    if not fitting:
        yield judged("plan", plan.id, "", BY, 0.5, "no later event fits it yet", detail="open")
        return
    chosen = options[min(fitting)[3]]
    who = ", ".join(sorted(parts & chosen.parts))
    when = f"{chosen.first.isoformat()} to {chosen.last.isoformat()}"
    yield judged("plan", plan.id, chosen.event.id, BY, 0.8, who, when, detail="fulfilled")


def _expected(plan: Event, digest: Digest) -> tuple[date, date] | None:
    """Days in which the outcome would lie; None if neither the plan nor its page has a date."""
    if plan.when.earliest is not None and plan.when.latest is not None:
        return plan.when.earliest, plan.when.latest
    if digest.published.earliest is None:
        return None
    return digest.published.earliest, digest.published.earliest + timedelta(days=WAIT_DAYS)


def _comes_about(plan: Event, parts: frozenset[str], outcome: _Outcome, world: World) -> bool:
    """All who were to take part do, or their state for one of them; and who visits whom is not turned round."""
    if outcome.last - outcome.first > timedelta(days=WIDEST_DAYS):
        return False
    missing = parts - outcome.parts
    if not missing:
        return len(parts) > 1
    states = {world.states.get(part) for part in outcome.parts}
    covered = all(world.states.get(part) in states - {None} for part in missing)
    turned = world.are(plan.actor) & world.are(outcome.event.recipient)
    shared = world.people(parts & outcome.parts)
    return bool(covered and shared and len(missing) == 1 and len(parts) > 1 and not turned)


PLANS = CaseRule(name="plans", asks=_asks, offers=_offers, judge=_judge)
