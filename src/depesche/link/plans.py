"""What became of plans: what took place, was moved or called off, told by the pages that came later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.link.digest import Digest, within_reckoning
from depesche.link.events import WIDEST_DAYS, days_of
from depesche.link.rules import CaseRule, Item
from depesche.link.world import JOINT, World
from depesche.model.event import Event
from depesche.model.folding import padded
from depesche.model.judgement import Judgement, judged

BY = "plans/outcome@2"
WAIT_DAYS = 150
"""A plan without a day is expected to come about within five months; later it is another plan's outcome."""
MOVED_DAYS = 10
"""A meeting that takes place at most so many days after the one planned is that one, moved."""
PERIOD_DAYS = 30
"""Days that share a key."""
LONGEST_DAYS = 400
"""A plan for a longer time is for no time."""
CLOSE_DAYS = 3
"""A plan for so few days has a day of its own, by which one participant is enough to know it again."""
SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
"""Words are not planned and then seen to happen."""
MIN_ALIKE = 0.05
MIN_ALIKE_UNNAMED = 0.1
"""Likeness of two pages where the day and the kind of the event alone join it to its plan."""
STATUSES = ("happened", "planned", "denied")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page tells of something that may be the outcome."""

    digest: Digest
    event: Event
    first: date
    last: date
    parts: frozenset[str]


def _asks(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    for event in digest.events:
        if event.status != "planned" or event.category in SPEECH or not event.actor:
            continue
        days = _expected(event, digest)
        if days is None or (days[1] - days[0]).days > LONGEST_DAYS:
            yield "", event.id
        else:
            yield from _filed(world, event, days[0], days[1] + timedelta(days=MOVED_DAYS))
            yield from _by_day(event, *days)


def _by_day(event: Event, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Kind and day: what some crowd does is known by its day alone."""
    for day in range(first.toordinal(), min(last.toordinal(), first.toordinal() + CLOSE_DAYS) + 1):
        yield f"{_kind(event)} day {day}", event.id


def _offers(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Later plans and cancellations are filed from the day of their page on: they speak of a day still to come."""
    for event in digest.events:
        told = _told(world, digest, event)
        if told is None:
            continue
        first = told.first
        if event.status != "happened" and digest.published.earliest is not None:
            first = max(min(first, digest.published.earliest), first - timedelta(days=3 * PERIOD_DAYS))
        yield from _filed(world, event, first, told.last)
        if event.status == "happened" and _crowd(told) and (told.last - told.first).days <= CLOSE_DAYS:
            yield from _by_day(event, told.first, told.last)


def _crowd(told: _Told) -> bool:
    """True if nobody who acts is named."""
    actors = [told.digest.entities[i] for i in told.event.actor if i in told.digest.entities]
    return not any(actor.named for actor in actors)


def _filed(world: World, event: Event, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Kind, month and participant; a state stands in too many events to be a key alone."""
    parts = sorted(world.parts(event))
    kinds = {world.kinds.get(part) for part in parts}
    alone = parts if kinds == {"state"} else [part for part in parts if world.kinds.get(part) != "state"]
    for period in range(first.toordinal() // PERIOD_DAYS, last.toordinal() // PERIOD_DAYS + 1):
        for part in alone:
            yield f"{_kind(event)} {period} {part}", event.id


def _kind(event: Event) -> str:
    return "JOINT" if event.category in JOINT else event.category


def _told(world: World, digest: Digest, event: Event) -> _Told | None:
    if event.status not in STATUSES or event.category in SPEECH:
        return None
    days = days_of(event, digest.published)
    if days is None or days[1] - days[0] > timedelta(days=WIDEST_DAYS):
        return None
    return _Told(digest, event, days[0], days[1], world.parts(event))


def _judge(world: World, case: Item, others: Sequence[Item]) -> Iterator[Judgement]:
    """One judgement for each planned event: with its outcome, or open."""
    digest, plan = world.by_page[case.page], world.events[case.id]
    days = _expected(plan, digest)
    known = plan.when.known and plan.when.of != "page" and days is not None and (days[1] - days[0]).days <= LONGEST_DAYS
    options = []
    for item in others:
        told = _told(world, world.by_page[item.page], world.events[item.id])
        if told is None or days is None or item.page == case.page or not _later(digest, told.digest):
            continue
        result = _result(world, digest, plan, days, told)
        if result:
            parts = world.parts(plan)
            exact = told.event.category != plan.category
            rank = (
                RESULTS.index(result),
                exact,
                -len(parts & told.parts),
                len(told.parts - parts),
                told.first,
                item.id,
            )
            options.append((rank, result, told))
    if not options:
        until = f" {days[1].isoformat()}" if days is not None and known else ""
        yield judged("plan", plan.id, "", BY, 0.5, "no later event fits it yet", detail=f"open{until}")
        return
    _, result, told = min(options, key=lambda option: option[0])
    who = ", ".join(sorted(world.names.get(part, part) for part in world.parts(plan) & told.parts))
    when = f"{told.first.isoformat()} to {told.last.isoformat()}"
    yield judged("plan", plan.id, told.event.id, BY, SCORES[result], who, when, detail=result)


RESULTS = ("fulfilled", "cancelled", "missed", "changed")
"""Where several pages tell of one plan: what came about goes before what was announced."""
SCORES = {"fulfilled": 0.8, "cancelled": 0.75, "missed": 0.6, "changed": 0.7}


def _result(world: World, digest: Digest, plan: Event, days: tuple[date, date], told: _Told) -> str | None:
    overlap = told.first <= days[1] and told.last >= days[0]
    own_day = (told.last - told.first).days <= CLOSE_DAYS and (days[1] - days[0]).days <= CLOSE_DAYS
    published = told.digest.published
    if told.event.status == "happened":
        seen = published.latest is None or published.latest >= days[0]
        crowd = own_day and _crowd(told) and _by_a_crowd(world, digest, plan, told)
        if overlap and seen and (crowd or _comes_about(world, digest, plan, days, told)):
            return "changed" if own_day and _elsewhere(world, plan, told.event) else "fulfilled"
        near = days[1] < told.first <= days[1] + timedelta(days=MOVED_DAYS)
        return "changed" if own_day and near and _same_people(world, plan, told) else None
    if not _same_people(world, plan, told) and not (overlap and _comes_about(world, digest, plan, days, told)):
        return None
    if told.event.status == "denied":
        if not overlap and told.event.when.known:
            return None
        return "missed" if published.earliest is not None and published.earliest > days[1] else "cancelled"
    other = not overlap or _elsewhere(world, plan, told.event)
    return "changed" if other and _names_old(world, digest, plan, days, told) else None


def _expected(plan: Event, digest: Digest) -> tuple[date, date] | None:
    """Days in which the outcome would lie; None if neither the plan nor its page has a date."""
    when = within_reckoning(plan.when)
    if when.earliest is not None and when.latest is not None:
        return when.earliest, when.latest
    if digest.published.earliest is None:
        return None
    return digest.published.earliest, digest.published.earliest + timedelta(days=WAIT_DAYS)


def _later(plan: Digest, told: Digest) -> bool:
    """False if the other page surely appeared before the plan's."""
    return not (plan.published.earliest and told.published.latest and told.published.latest < plan.published.earliest)


def _comes_about(world: World, digest: Digest, plan: Event, days: tuple[date, date], told: _Told) -> bool:
    """All who were to take part do, or their state for one of them; and who visits whom is not turned round."""
    parts = world.parts(plan)
    missing = parts - told.parts
    if not missing and len(parts) > 1:
        return True
    if len(parts & told.parts) == 1 and (not missing or told.parts < parts):
        return _one_known(world, digest, plan, days, told)
    states = {world.states.get(part) for part in told.parts}
    covered = all(world.states.get(part) in states - {None} for part in missing)
    turned = world.are(plan.actor) & world.are(told.event.recipient)
    shared = world.people(parts & told.parts)
    return bool(covered and shared and len(missing) == 1 and len(parts) > 1 and not turned)


def _one_known(world: World, digest: Digest, plan: Event, days: tuple[date, date], told: _Told) -> bool:
    """Only one participant is known: the same actor does the same on the one day, in pages that are alike."""
    both = world.are(plan.actor) & world.are(told.event.actor)
    actor = {part for part in both if world.kinds.get(part) != "state"}
    own_day = (days[1] - days[0]).days <= CLOSE_DAYS and (told.last - told.first).days <= CLOSE_DAYS
    alike = world.related(digest.page, told.digest.page) >= MIN_ALIKE
    return bool(actor) and own_day and alike and plan.category == told.event.category


def _by_a_crowd(world: World, digest: Digest, plan: Event, told: _Told) -> bool:
    """Somebody unnamed does the same on the very day, in pages that are much alike."""
    alike = world.related(digest.page, told.digest.page) >= MIN_ALIKE_UNNAMED
    names = world.specific[digest.page] & world.specific[told.digest.page]
    return alike and bool(names) and (plan.category, plan.mode) == (told.event.category, told.event.mode)


def _same_people(world: World, plan: Event, told: _Told) -> bool:
    """Two of those who were to take part do, at least one of them a person or body, and nobody is left out."""
    parts = world.parts(plan)
    shared = parts & told.parts
    return len(shared) > 1 and any(world.kinds.get(p) != "state" for p in shared) and not (parts - told.parts)


def _elsewhere(world: World, plan: Event, event: Event) -> bool:
    """True if both places are known by name, and these are two."""
    places = [world.who.get(event.place or "") for event in (plan, event)]
    if None in places or places[0] == places[1]:
        return False
    return all(world.kinds.get(place or "") == "place" for place in places)


def _names_old(world: World, digest: Digest, plan: Event, days: tuple[date, date], told: _Told) -> bool:
    """The later page names the day or the place that are no more: 'not in A on Monday but in B on Friday'."""
    here = told.digest.sentence_of(told.event.trigger)
    old = (time.span for time in told.digest.times if (time.when.earliest, time.when.latest) == days)
    if any(abs(told.digest.sentence_of(span) - here) <= 1 for span in old):
        return True
    place = digest.entities.get(plan.place or "") if _elsewhere(world, plan, told.event) else None
    return place is not None and padded(place.name) in f" {told.digest.evidence[told.event.id]} "


PLANS = CaseRule(name="plans", asks=_asks, offers=_offers, judge=_judge)
