"""What became of plans: a planned meeting or visit, and the later one that it fits."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.link.digest import Digest
from depesche.link.events import WIDEST_DAYS, days_of
from depesche.link.world import JOINT, World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged

BY = "plans/outcome@1"
WAIT_DAYS = 150
"""A plan without a day is expected to come about within five months; later it is another plan's outcome."""
CATEGORIES = JOINT | {"AID", "SANCTION", "MOBILIZE", "RETREAT"}
"""What is planned and then seen to happen; demands and words are not."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    page: str
    event: Event
    first: date
    last: date
    parts: frozenset[str]


def plan_judgements(world: World) -> list[Judgement]:
    """One judgement for each planned event: with its outcome, or open."""
    done: dict[tuple[str, str], list[_Outcome]] = defaultdict(list)
    for digest in world.digests:
        for event in digest.events:
            days = days_of(event, digest.published)
            if event.status == "happened" and event.category in CATEGORIES and days is not None:
                parts = world.parts(event)
                outcome = _Outcome(digest.page, event, days[0], days[1], parts)
                for part in parts:
                    done[event.category, part].append(outcome)
    return [
        _judgement(world, digest, event, done)
        for digest in world.digests
        for event in digest.events
        if event.status == "planned" and event.category in CATEGORIES and event.actor
    ]


def _judgement(world: World, digest: Digest, plan: Event, done: dict[tuple[str, str], list[_Outcome]]) -> Judgement:
    parts = world.parts(plan)
    days = _expected(plan, digest)
    options = {o.event.id: o for part in parts for o in done.get((plan.category, part), ())} if days else {}
    fitting = []
    for outcome in options.values():
        overlap = days is not None and outcome.first <= days[1] and outcome.last >= days[0]
        if overlap and outcome.page != digest.page and _comes_about(plan, parts, outcome, world):
            extra = len(outcome.parts - parts)
            fitting.append((-len(parts & outcome.parts), extra, outcome.first, outcome.event.id))
    if not fitting:
        return judged("plan", plan.id, "", BY, 0.5, "no later event fits it yet", detail="open")
    chosen = options[min(fitting)[3]]
    who = ", ".join(sorted(parts & chosen.parts))
    when = f"{chosen.first.isoformat()} to {chosen.last.isoformat()}"
    return judged("plan", plan.id, chosen.event.id, BY, 0.8, who, when, detail="fulfilled")


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
