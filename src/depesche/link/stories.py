"""Stories: pages on one happening. Sagas: pages that belong together over months, by participants and theme."""

from collections.abc import Iterator
from itertools import combinations

from depesche.link.digest import Digest, participants
from depesche.link.filing import between
from depesche.link.offices import days_between
from depesche.link.rules import Item, PairRule
from depesche.link.world import PAST, World
from depesche.model.event import Event
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement, judged

BY_EVENT = "stories/same-event@1"
BY_COPY = "stories/copy@1"
BY_WORDS = "stories/words@2"
FURTHER = {"translations": "stories/translation@1", "versions": "stories/version@1"}
"""Rules whose judgements make two pages one story."""
BY_ANOTHER = "stories/another@1"
BY_PEOPLE = "sagas/participants@1"
NEAR_DAYS = 5
"""Reports of one happening appear within few days; what comes later is the next happening of the saga."""
WORDS_DAYS = 3
"""Where only words tell: a longer reach chains the days of a running matter into one story."""
MIN_ALIKE = 0.08
"""Words that two pages share at least which tell one event that is no news to both."""
MIN_ALIKE_ALONE = 0.18
"""Where no event was found in both and they are of one day. This and the next two were chosen on the stories of our own
corpus and the Wikinews articles of dense months: running matters repeat their words, but less from day to day."""
MORE_A_DAY = 0.055
MORE_FOR_ONE_NAME = 0.05
MIN_ALIKE_SAGA = 0.03
SAGA_DAYS, MIN_ALIKE_YEARS = 1000, 0.1
"""After so many days people meet again in other matters: words must be more alike."""
ANOTHER = 0.6
"""How sure it is that pages of like words tell two happenings."""
RECURRING = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "CONSULT", "AGREE", "RETREAT", "AID"})
"""What may happen again within days, so that the next one has to be told from it."""
PERIOD_DAYS = WORDS_DAYS + 1
"""Days that share a key; a page is filed under the next ones too."""
MOST_PAGES_OF_PAIR = 30
"""Pages that all others in which the same two people act are compared with: a saga holds together through them."""


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Names and days: pages of the same days that share persons, organisations or places."""
    first, last = digest.published.earliest, digest.published.latest
    if first is None or last is None or (last - first).days > NEAR_DAYS:
        return
    for period in range(first.toordinal() // PERIOD_DAYS, last.toordinal() // PERIOD_DAYS + 2):
        for name in sorted(world.specific[digest.page]):
            yield f"{period} {name}", digest.page


def _story(world: World, left: Item, right: Item) -> Judgement | None:
    """By the surest reason: a copy, a common event that is news to both, or words.

    Pages of like words are kept apart, so that no third page joins them, if the later one tells of another happening.
    """
    pages = left.page, right.page
    if between(world.ledger, "copies", *pages):
        return judged("story", *pages, BY_COPY, 0.95, "one is a copy of the other")
    for rule, by in FURTHER.items():
        if between(world.ledger, rule, *pages):
            return judged("story", *pages, by, 0.9, f"one is a {rule.removesuffix('s')} of the other")
    for judgement in (*between(world.ledger, "events", *pages), *between(world.ledger, "event copies", *pages)):
        if _near(world, *pages) and _told_as_news(world, judgement, pages):
            score = 0.7 + 0.3 * min(1.0, world.alike(*pages))
            return judged("story", *pages, BY_EVENT, score, "both tell " + ", ".join(judgement.reasons))
    shared = world.specific[pages[0]] & world.specific[pages[1]]
    if not shared or not _dated(world, pages) or not _near(world, *pages, WORDS_DAYS):
        return None
    alike, days = world.alike(*pages), _days_apart(world, *pages) or 0
    least = MIN_ALIKE_ALONE + MORE_A_DAY * days + MORE_FOR_ONE_NAME * (len(shared) == 1)
    if alike < least:
        return None
    again = _again(*sorted((world.by_page[page] for page in pages), key=lambda d: (str(d.published.latest), d.page)))
    if again:
        return judged("story", *pages, BY_ANOTHER, ANOTHER, again, verdict="different")
    why = f"words alike by {alike:.2f}, where {least:.2f} is enough for pages {days} days apart"
    return judged("story", *pages, BY_WORDS, alike, why, *sorted(shared)[:5])


def _told_as_news(world: World, judgement: Judgement, pages: tuple[str, str]) -> bool:
    """True if both pages tell the event as news, or, where a date is missing, share many of their words."""
    one, two = (world.by_page[page] for page in pages)
    first, second = (world.events[key] for key in (judgement.left, judgement.right))
    if first.id not in one.evidence:
        first, second = second, first
    return (_is_news(one, first) and _is_news(two, second)) or world.related(*pages) >= MIN_ALIKE


def _again(before: Digest, after: Digest) -> str | None:
    """What the later page tells first happened after the other appeared, which tells of something of this kind."""
    told = sorted((e for e in after.events if e.status in PAST and e.category in RECURRING), key=lambda e: e.trigger)
    news = next((e for e in told if e.when.days == 0 and _is_news(after, e)), None)
    if news is None or news.when.earliest is None or before.published.latest is None:
        return None
    known = [e for e in before.events if e.category == news.category and e.status in PAST and _is_news(before, e)]
    if not known or news.when.earliest <= before.published.latest:
        return None
    return f"{news.category} on {news.when.earliest}, after the other page had told of one"


def _dated(world: World, pages: tuple[str, str]) -> bool:
    return all((days := world.by_page[page].published.days) is not None and days <= NEAR_DAYS for page in pages)


def _is_news(digest: Digest, event: Event) -> bool:
    """True if the event may lie in the days before its page appeared, and is not recalled from further back."""
    if event.when.earliest is None and digest.published.known:
        return True
    gap = days_between(event.when, digest.published)
    return gap is not None and gap <= NEAR_DAYS


def _near(world: World, left: str, right: str, most: int = NEAR_DAYS) -> bool:
    gap = _days_apart(world, left, right)
    return gap is None or gap <= most


def _days_apart(world: World, left: str, right: str) -> int | None:
    return days_between(world.by_page[left].published, world.by_page[right].published)


def _people_keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Pairs of persons who act or speak in a page."""
    them = [i for event in digest.events for i in participants(event)]
    them += [i for quotation in digest.quotations for i in quotation.speaker_is]
    actors = world.people(world.are(them) & world.kinds.keys())
    for one, two in combinations(sorted(a for a in actors if a.startswith(NAME)), 2):
        yield f"{one}|{two}", digest.page


def _saga(world: World, left: Item, right: Item) -> Judgement | None:
    """Pages in which the same two people act, on one theme; and all pages of one story."""
    pages = left.page, right.page
    stories = [j for j in between(world.ledger, "stories", *pages) if j.verdict == "same"]
    if stories:
        return judged("saga", *pages, BY_PEOPLE, stories[0].score, "one story")
    if world.alike(*pages) < (MIN_ALIKE_SAGA if _near(world, *pages, SAGA_DAYS) else MIN_ALIKE_YEARS):
        return None
    keys = [{key for key, _ in _people_keys(world, world.by_page[page])} for page in pages]
    shared = sorted(keys[0] & keys[1])
    names = " and ".join(world.names.get(who, who) for who in shared[0].split("|")) if shared else ""
    return judged("saga", *pages, BY_PEOPLE, 0.6, f"{names} act or speak in both") if shared else None


STORIES = PairRule(name="stories", keys=_keys, judge=_story, mates=("copies", *FURTHER, "events", "event copies"))
SAGAS = PairRule(name="sagas", keys=_people_keys, judge=_saga, most=MOST_PAGES_OF_PAIR, mates=("stories",))
