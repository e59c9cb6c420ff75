"""Which event mentions are one happening: category, participants, time and status must all agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from depesche.link.copies import jaccard
from depesche.link.digest import Digest, participants, within_reckoning
from depesche.link.rules import Item, PairRule
from depesche.link.world import JOINT, PAST, World
from depesche.model.event import Event
from depesche.model.folding import folded
from depesche.model.judgement import Judgement, judged
from depesche.model.when import When

BY = "events/same@1"
BY_COPY = "events/copy@1"
RECENT_DAYS = 14
"""News tells of what happened within two weeks before, where it names no day."""
PERIOD_DAYS = 30
"""Days that share a key."""
WIDEST_DAYS = 45
"""Intervals that together are wider than this say too little about the day."""
CLOSE = timedelta(days=7)
MIN_ALIKE = 0.05
MIN_ALIKE_UNDATED = 0.2
"""Likeness of two pages whose events are dated by the pages' own days only."""
MIN_WORDS = 0.2
"""Shared part of the words of the evidence, where participants alone do not tell one act from the next."""


@dataclass(frozen=True, slots=True)
class Report:
    """One event mention with its page and its days."""

    page: str
    event: Event
    first: date
    last: date
    parts: frozenset[str]
    sure: bool
    """True if the days are the event's own, not guessed from the page's date."""


def status_group(event: Event) -> str:
    """What has happened is told apart from what is planned, demanded or only thought of."""
    return "past" if event.status in PAST else event.status


def days_of(event: Event, published: When) -> tuple[date, date, bool] | None:
    """First and last day, and whether they are the event's own; None if nothing bounds it."""
    if event.when.earliest is not None and event.when.latest is not None:
        known = within_reckoning(event.when).known
        return (event.when.earliest, event.when.latest, True) if known else None
    if published.earliest is None or published.latest is None:
        return None
    if event.status in PAST:
        return published.earliest - timedelta(days=RECENT_DAYS), published.latest, False
    return published.earliest, published.latest + timedelta(days=WIDEST_DAYS - 1), False


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Two mentions of one happening share at least one of these: category, status, days and participants."""
    for event in digest.events:
        report = _report(world, digest, event)
        if report is None or report.last - report.first > timedelta(days=WIDEST_DAYS):
            continue
        parts = sorted(report.parts)
        together = [f"{a}|{b}" for a, b in combinations(parts, 2)] if event.category in JOINT else parts
        for period in range(report.first.toordinal() // PERIOD_DAYS, report.last.toordinal() // PERIOD_DAYS + 1):
            for who in together:
                yield f"{event.category} {status_group(event)} {period} {who}", event.id


def _report(world: World, digest: Digest, event: Event) -> Report | None:
    days = days_of(event, digest.published)
    return days and Report(digest.page, event, days[0], days[1], world.parts(event), days[2])


def _judge(world: World, left: Item, right: Item) -> Judgement | None:
    one, two = (_report(world, world.by_page[item.page], world.events[item.id]) for item in (left, right))
    if one is None or two is None or one.first > two.last or two.first > one.last:
        return None
    return _same(one, two, world)


def _same(left: Report, right: Report, world: World) -> Judgement | None:
    if max(left.last, right.last) - min(left.first, right.first) > timedelta(days=WIDEST_DAYS):
        return None
    one_page = left.page == right.page
    if one_page and not (left.sure and right.sure and left.first == left.last == right.first == right.last):
        return None
    if not _days_agree(left, right, world) or _places_differ(left.event, right.event, world):
        return None
    shared = left.parts & right.parts
    agree = _joint(left, right, world) if left.event.category in JOINT else _directed(left, right, world)
    if not agree or (one_page and left.parts != right.parts):
        return None
    first, second = sorted((left, right), key=lambda r: r.event.id)
    days = f"{max(left.first, right.first)} to {min(left.last, right.last)}"
    score = 0.9 if left.sure and right.sure else 0.75
    return judged("event", first.event.id, second.event.id, BY, score, *sorted(shared), days)


def _days_agree(left: Report, right: Report, world: World) -> bool:
    """One of both knows its days closely; if the other only has its page's date, the pages must be alike as well."""
    close = [r for r in (left, right) if r.sure and r.last - r.first <= CLOSE]
    if left.sure and right.sure:
        return bool(close) or _words_agree(left, right, world)
    alike = world.related(left.page, right.page)
    return alike >= (MIN_ALIKE if close else MIN_ALIKE_UNDATED)


def _joint(left: Report, right: Report, world: World) -> bool:
    shared = left.parts & right.parts
    if len(shared) < 2 or not (left.parts <= right.parts or right.parts <= left.parts):
        return False
    return bool(world.people(shared)) or _words_agree(left, right, world)


def _directed(left: Report, right: Report, world: World) -> bool:
    """Who does it and to whom; one person accuses another more than once a week, so that the words count too."""
    actors = world.are(left.event.actor) & world.are(right.event.actor)
    to = world.are(left.event.recipient), world.are(right.event.recipient)
    if not actors or bool(to[0]) != bool(to[1]) or (to[0] and not to[0] & to[1]):
        return False
    return _words_agree(left, right, world)


def _words_agree(left: Report, right: Report, world: World) -> bool:
    """Their words are alike, or both use one word for what happened on one day that both know."""
    one_day = left.sure and right.sure and left.first == left.last == right.first == right.last
    triggers = {world.by_page[r.page].triggers[r.event.id] for r in (left, right)}
    return (one_day and len(triggers) == 1) or jaccard(_words(world, left), _words(world, right)) >= MIN_WORDS


def _words(world: World, report: Report) -> set[str]:
    """What is told of those who take part, without their names."""
    digest = world.by_page[report.page]
    them = (digest.entities[i] for i in participants(report.event) if i in digest.entities)
    names = {word for entity in them for name in (entity.name, *entity.aliases) for word in folded(name).split()}
    return {word for word in digest.evidence[report.event.id].split() if len(word) > 3} - names


def _places_differ(left: Event, right: Event, world: World) -> bool:
    if left.place is None or right.place is None:
        return False
    one, two = world.who.get(left.place), world.who.get(right.place)
    if one is None or two is None or one == two:
        return False
    states = world.states.get(one), world.states.get(two)
    return None not in states and states[0] != states[1]


def in_copies(world: World, one: str, two: str) -> Iterator[Judgement]:
    """In two copies the same words tell the same event, whatever else is known of it."""
    left, right = world.by_page[one], world.by_page[two]
    known: dict[tuple[str, str], Event] = {(e.category, left.evidence[e.id]): e for e in reversed(left.events)}
    for event in right.events:
        other = known.get((event.category, right.evidence[event.id]))
        if other:
            first, second = sorted((event.id, other.id))
            yield judged("event", first, second, BY_COPY, 0.95, "the same words in two copies")


EVENTS = PairRule(name="events", keys=_keys, judge=_judge, within_page=True)
