"""Stories: pages on one happening. Sagas: pages that belong together over months, by participants and theme."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from depesche.link.digest import Digest
from depesche.link.offices import days_between
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged

BY_EVENT = "stories/same-event@1"
BY_COPY = "stories/copy@1"
BY_WORDS = "stories/words@1"
BY_PEOPLE = "sagas/participants@1"
NEAR_DAYS = 5
"""Reports of one happening appear within few days; what comes later is the next happening of the saga."""
WORDS_DAYS = 3
"""Where only words tell: a longer reach chains the days of a running matter into one story."""
MIN_ALIKE = 0.08
"""Words that two pages share at least which tell one event that is no news to both."""
MIN_ALIKE_ALONE = {1: 0.25, 2: 0.18}
"""Where no event was found in both: by the number of names that both have (the last counts for more of them). Among 233
Wikinews articles of dense months the first wrong pair stands at 0.17, and shares no name."""
MIN_ALIKE_SAGA = 0.03
MOST_PAGES_OF_PAIR = 2000
"""Two people who share more pages than this share more than one theme."""


def story_judgements(world: World, events: Iterable[Judgement], copies: Iterable[Judgement]) -> list[Judgement]:
    """Judgements on pairs of pages that tell one happening."""
    found: dict[tuple[str, str], Judgement] = {}
    for copy in copies:
        found[copy.left, copy.right] = judged(
            "story", copy.left, copy.right, BY_COPY, 0.95, "one is a copy of the other"
        )
    for left, right, reason in _sharing_events(world, events):
        if (left, right) not in found and _near(world, left, right):
            score = 0.7 + 0.3 * min(1.0, world.alike(left, right))
            found[left, right] = judged("story", left, right, BY_EVENT, score, reason)
    for left, right, shared in _sharing_words(world):
        if (left, right) not in found:
            alike = world.alike(left, right)
            reasons = (f"words alike by {alike:.2f}", *sorted(shared)[:5])
            found[left, right] = judged("story", left, right, BY_WORDS, alike, *reasons)
    return [found[key] for key in sorted(found)]


def _sharing_events(world: World, events: Iterable[Judgement]) -> Iterator[tuple[str, str, str]]:
    """Pairs of pages that tell one event as news, or, where a date is missing, with many of the same words."""
    told = {event.id: (digest, event) for digest in world.digests for event in digest.events}
    for judgement in events:
        if judgement.left not in told or judgement.right not in told:
            continue
        (one, first), (two, second) = told[judgement.left], told[judgement.right]
        news = _is_news(one, first) and _is_news(two, second)
        if one.page != two.page and (news or world.related(one.page, two.page) >= MIN_ALIKE):
            pages = sorted((one.page, two.page))
            yield pages[0], pages[1], "both tell " + ", ".join(judgement.reasons)


def _is_news(digest: Digest, event: Event) -> bool:
    """True if the event may lie in the days before its page appeared, and is not recalled from further back."""
    if event.when.earliest is None and digest.published.known:
        return True
    gap = days_between(event.when, digest.published)
    return gap is not None and gap <= NEAR_DAYS


def _near(world: World, left: str, right: str, most: int = NEAR_DAYS) -> bool:
    gap = days_between(world.by_page[left].published, world.by_page[right].published)
    return gap is None or gap <= most


def _sharing_words(world: World) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Pages of the same days that share persons, organisations or places, and many words."""
    blocks: dict[tuple[str, date], list[Digest]] = defaultdict(list)
    for digest in world.digests:
        first, last = digest.published.earliest, digest.published.latest
        if first is None or last is None or (last - first).days > NEAR_DAYS:
            continue
        for name in world.specific[digest.page]:
            for days in range((last - first).days + NEAR_DAYS + 1):
                blocks[name, first + timedelta(days=days)].append(digest)
    pairs = {(min(a.page, b.page), max(a.page, b.page)) for block in blocks.values() for a, b in combinations(block, 2)}
    for left, right in sorted(pairs):
        shared = world.specific[left] & world.specific[right]
        if not shared or not _near(world, left, right, WORDS_DAYS):
            continue
        if world.alike(left, right) >= MIN_ALIKE_ALONE[min(len(shared), 2)]:
            yield left, right, shared


def saga_judgements(world: World, stories: Iterable[Judgement]) -> list[Judgement]:
    """Judgements on pairs of pages in which the same two people act, on one theme; and all pages of one story."""
    found = {(j.left, j.right): judged("saga", j.left, j.right, BY_PEOPLE, j.score, "one story") for j in stories}
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for digest in world.digests:
        actors = world.people(part for event in digest.events for part in world.parts(event) if part in world.kinds)
        for pair in combinations(sorted(a for a in actors if a.startswith("name:")), 2):
            pages[pair].add(digest.page)
    for pair, together in sorted(pages.items()):
        if len(together) > MOST_PAGES_OF_PAIR:
            continue
        for left, right in combinations(sorted(together), 2):
            if (left, right) not in found and world.alike(left, right) >= MIN_ALIKE_SAGA:
                names = " and ".join(world.names.get(who, who) for who in pair)
                found[left, right] = judged("saga", left, right, BY_PEOPLE, 0.6, f"{names} act in both")
    return [found[key] for key in sorted(found)]
