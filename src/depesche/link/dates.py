"""Publication dates that only other pages give: two reports of one happening, or a plan and its outcome, and copies."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.link.digest import Digest, participants, with_date
from depesche.link.offices import days_between
from depesche.link.redating import day_in_year, relative_of, time_of, window
from depesche.link.world import JOINT, PAST, World
from depesche.model.calendar import Relative, interval_of
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.when import When

BY_EVENT = "dates/same-event@1"
BY_OUTCOME = "dates/outcome@1"
BY_COPY = "dates/copy@1"
COPY_DAYS = 2
"""Outlets print agency text on the day it comes, or within two days."""
OUTCOME_DAYS = 31
"""A happening whose days are wider than a month does not tell the year of a plan well enough."""
MARGIN = 0.03
"""Two dates that differ less than this in score are equally sure."""
NARROW_DAYS = 7
"""A page's date within a week counts as known."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of a page that another page gives."""

    page: str
    first: date
    last: date
    source: str
    by: str
    score: float
    reason: str
    event: str | None = None
    """Id of the event of the other page that gives the date, so that its line can be shown."""

    def judgement(self) -> Judgement:
        """As it is stored: the interval in `detail`."""
        detail = json.dumps({"earliest": self.first.isoformat(), "latest": self.last.isoformat()})
        reasons = (self.reason, self.event) if self.event else (self.reason,)
        return judged("date", self.page, self.source, self.by, self.score, *reasons, detail=detail)


def anchors(world: World, copies: Iterable[Judgement]) -> list[Anchor]:
    """Dates for pages that lack one, from the pages that have one now: at most one for each page, the surest."""
    found: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in (*_of_copies(world, copies), *_of_events(world), *_of_outcomes(world)):
        found[anchor.page].append(anchor)
    return [agreed for _, options in sorted(found.items()) if (agreed := _agreed(options))]


def date_of(judgement: Judgement) -> When:
    """The interval that a date judgement gives its page; the reasons name the other page, its event and the rule."""
    detail = json.loads(judgement.detail)
    first, last = date.fromisoformat(detail["earliest"]), date.fromisoformat(detail["latest"])
    how, *more = judgement.reasons or (judgement.by,)
    return When(first, last, how, (f"page {judgement.right}", *more, judgement.by))


def narrow(when: When) -> bool:
    """True if a page's date is known well enough to date others by it."""
    return when.days is not None and when.days <= NARROW_DAYS


def _agreed(options: list[Anchor]) -> Anchor | None:
    """The surest one, unless another that is nearly as sure contradicts it."""
    best = min(options, key=lambda a: (-a.score, a.first, a.last, a.source))
    rivals = (a for a in options if a.score > best.score - MARGIN)
    return None if any(a.first > best.last or a.last < best.first for a in rivals) else best


def _fits(digest: Digest, first: date, last: date) -> bool:
    """What the page itself knows of its date must not speak against it."""
    own = digest.published
    if (own.earliest and own.earliest > last) or (own.latest and own.latest < first):
        return False
    if own.candidates and not any(first <= day <= last for day in own.candidates):
        return False
    past = [e.when.earliest for e in digest.events if e.status == "happened" and e.when.known and e.when.earliest]
    return all(day <= last for day in past)


def _of_copies(world: World, copies: Iterable[Judgement]) -> Iterator[Anchor]:
    for copy in copies:
        for page, other in ((copy.left, copy.right), (copy.right, copy.left)):
            undated, dated = world.by_page[page], world.by_page[other].published
            if narrow(undated.published) or not narrow(dated) or dated.earliest is None or dated.latest is None:
                continue
            last = dated.latest + timedelta(days=COPY_DAYS)
            if _fits(undated, dated.earliest, last):
                reason = f"a copy of page {other}"
                yield Anchor(page, dated.earliest, last, other, BY_COPY, 0.9, reason)


def _of_events(world: World) -> Iterator[Anchor]:
    """'On Tuesday' of two reports of one happening is the same Tuesday."""
    dated: dict[tuple[str, int, frozenset[str]], list[tuple[Digest, Event, bool]]] = defaultdict(list)
    for digest, event in _events(world):
        day = event.when.earliest if event.when.days == 0 else None
        gap = days_between(event.when, digest.published)
        if day is not None and gap is not None and gap <= NARROW_DAYS and narrow(digest.published):
            time = time_of(event.trigger, digest.times, digest.layout)
            spoken = relative_of(time) if time else None
            for parts in _cores(world, event):
                alike = spoken is not None and spoken.unit == "weekday"
                dated[event.category, day.isoweekday(), parts].append((digest, event, alike))
    for digest, event in _events(world):
        time = time_of(event.trigger, digest.times, digest.layout)
        relative = relative_of(time) if time and not time.when.known else None
        if narrow(digest.published) or relative is None or relative.unit != "weekday" or not relative.what.isdigit():
            continue
        for parts in _cores(world, event):
            for other, known, by_weekday in dated.get((event.category, int(relative.what), parts), ()):
                # Meetings recur: who reports on the same days has more words in common, and names the weekday too.
                score = 0.55 + 0.3 * world.alike(digest.page, other.page) + 0.1 * by_weekday
                yield from _on_that_day(digest, other, known, relative, (_names(world, other, known, parts), score))


def _on_that_day(
    digest: Digest, other: Digest, event: Event, relative: Relative, common: tuple[str, float]
) -> Iterator[Anchor]:
    day = event.when.earliest
    days = window(relative, day) if day is not None else None
    if day is None or days is None or digest.page == other.page:
        return
    first, last = max(days[0], day), days[1]  # it has happened, so the page is not older
    if first > last:
        return
    if any(r.unit == "week" and r.what == "0" for t in digest.times if (r := relative_of(t))):
        # The page calls the week of these days its own.
        first, last = (
            max(first, day - timedelta(days=day.weekday())),
            min(last, day + timedelta(days=6 - day.weekday())),
        )
    if _fits(digest, first, last):
        reason = f"page {other.page} dates what both tell of {common[0]} to {day.isoformat()}"
        yield Anchor(digest.page, first, last, other.page, BY_EVENT, common[1], reason, event.id)


def _names(world: World, digest: Digest, event: Event, parts: frozenset[str]) -> str:
    """The common participants as the page that gives the date calls them."""
    them = (digest.entities[i] for i in participants(event) if i in digest.entities)
    return ", ".join(sorted({entity.name for entity in them if world.are((entity.id,)) & parts}))


def _events(world: World) -> Iterator[tuple[Digest, Event]]:
    for digest in world.digests:
        for event in digest.events:
            if event.status in PAST:
                yield digest, event


def _cores(world: World, event: Event) -> Iterator[frozenset[str]]:
    """Pairs of participants with at least one person: two of them make two reports comparable."""
    parts = sorted(world.parts(event))
    for index, left in enumerate(parts):
        for right in parts[index + 1 :]:
            if world.people((left, right)):
                yield frozenset((left, right))


def _of_outcomes(world: World) -> Iterator[Anchor]:
    """A plan for 'September' is of the year in which those people did meet in September."""
    done: dict[frozenset[str], list[tuple[Digest, Event]]] = defaultdict(list)
    for digest, event in _events(world):
        if event.category in JOINT and event.when.days is not None and event.when.days <= OUTCOME_DAYS:
            for pair in _cores(world, event):
                done[pair].append((digest, event))
    for digest in world.digests:
        if narrow(digest.published):
            continue
        for event in digest.events:
            if event.status == "planned" and event.category in JOINT:
                for pair in _cores(world, event):
                    for other, outcome in done.get(pair, ()):
                        anchor = _before(digest, event, other, outcome)
                        if anchor:
                            yield anchor


def _before(digest: Digest, plan: Event, other: Digest, outcome: Event) -> Anchor | None:
    time = time_of(plan.trigger, digest.times, digest.layout)
    if time is None or time.when.known or not time.value.startswith("XXXX-") or "W" in time.value:
        return None
    earliest, latest = outcome.when.earliest, outcome.when.latest
    if earliest is None or latest is None or digest.page == other.page:
        return None
    planned = interval_of(day_in_year(time.value, earliest.year))
    if planned[0] is None or planned[1] is None or planned[0] > latest or planned[1] < earliest:
        return None
    start, value = _narrowest(digest, (planned[0], planned[1]), earliest.year)
    first, last = _last_days_before(digest, start)
    if not _fits(digest, first, last):
        return None
    reason = f"the plan for {value} came about by page {other.page}; the nearest days before {start.isoformat()}"
    return Anchor(digest.page, first, last, other.page, BY_OUTCOME, 0.5, reason, outcome.id)


def _narrowest(digest: Digest, planned: tuple[date, date], year: int) -> tuple[date, str]:
    """Start of the plan; other yearless days of the page within its month say it more closely."""
    options = [(planned[1] - planned[0], planned[0], f"{planned[0].isoformat()} to {planned[1].isoformat()}")]
    for time in digest.times:
        if not time.when.known and time.value.startswith("XXXX-") and "W" not in time.value:
            first, last = interval_of(day_in_year(time.value, year))
            if first and last and "/" in time.value and planned[0] <= first and last <= planned[1]:
                options.append((last - first, first, f"{first.isoformat()} to {last.isoformat()}"))
    _, start, value = min(options)
    return start, value


def _last_days_before(digest: Digest, start: date) -> tuple[date, date]:
    """From the first past weekday that the page names, the last one before `start`, to the day before `start`.

    News names its own day first; another weekday of the page lies further back, so it has not come again yet.
    """
    before = start - timedelta(days=1)
    weekdays = [
        int(relative.what)
        for time in sorted(digest.times, key=lambda t: t.span)
        if (relative := relative_of(time)) and relative.unit == "weekday" and relative.what.isdigit()
        if relative.direction != "future"
    ]
    if not weekdays:
        return before - timedelta(days=OUTCOME_DAYS - 1), before
    day = before - timedelta(days=(before.isoweekday() - weekdays[0]) % 7)
    ahead = min(((other - weekdays[0]) % 7 for other in weekdays[1:] if other != weekdays[0]), default=7)
    return day, min(before, day + timedelta(days=ahead - 1))


def settled(world: World, copies: list[Judgement], most_rounds: int = 6) -> tuple[World, list[Judgement]]:
    """Dates pages by others until nothing changes: a page that was dated can date the next."""
    judgements: list[Judgement] = []
    for _ in range(most_rounds):
        found = anchors(world, copies)
        if not found:
            break
        given: Mapping[str, Judgement] = {a.page: a.judgement() for a in found}
        judgements += given.values()
        world.digests = [with_date(d, date_of(given[d.page])) if d.page in given else d for d in world.digests]
        world.by_page = {d.page: d for d in world.digests}
    return world, judgements
