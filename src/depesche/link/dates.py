"""Publication dates that only other pages give: two reports of one happening, or a plan and its outcome, and copies."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.link.digest import Digest, participants
from depesche.link.offices import days_between
from depesche.link.world import JOINT, PAST, World
from depesche.model.calendar import Relative, interval_of
from depesche.model.event import Event
from depesche.model.judgement import Judgement, judged
from depesche.model.undated import day_in_year, relative_of, time_of, window
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


def narrow(when: When) -> bool:
    """True if a page's date is known well enough to date others by it."""
    return when.days is not None and when.days <= NARROW_DAYS


def agreed(options: list[Anchor]) -> Anchor | None:
    """The surest one, unless another that is nearly as sure contradicts it."""
    if not options:
        return None
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


def asked(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Keys of the events by which a page without a date may be dated: (key, event)."""
    if narrow(digest.published):
        return
    for event in digest.events:
        time = time_of(event.trigger, digest.times, digest.layout)
        if time is None or time.when.known:
            continue
        relative = relative_of(time)
        if event.status in PAST and relative and relative.unit == "weekday" and relative.what.isdigit():
            for pair in _pairs(world, event):
                yield f"day {event.category} {relative.what} {pair}", event.id
        if event.status == "planned" and event.category in JOINT:
            for pair in _pairs(world, event):
                yield f"met {pair}", event.id


def offered(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    """Keys of the events of a page that date others: (key, event)."""
    for event in digest.events:
        days = event.when.days
        if event.status not in PAST or days is None or event.when.earliest is None:
            continue
        gap = days_between(event.when, digest.published)
        if days == 0 and gap is not None and gap <= NARROW_DAYS and narrow(digest.published):
            for pair in _pairs(world, event):
                yield f"day {event.category} {event.when.earliest.isoweekday()} {pair}", event.id
        if event.category in JOINT and days <= OUTCOME_DAYS:
            for pair in _pairs(world, event):
                yield f"met {pair}", event.id


def anchors(world: World, digest: Digest, event: Event, key: str, other: Digest, known: Event) -> Iterator[Anchor]:
    """The days that an event of another page, met under `key`, gives a page."""
    if digest.page == other.page:
        return
    if key.startswith("met "):
        anchor = _before(digest, event, other, known)
        if anchor:
            yield anchor
        return
    time = time_of(event.trigger, digest.times, digest.layout)
    relative = relative_of(time) if time else None
    spoken = time_of(known.trigger, other.times, other.layout)
    counted = relative_of(spoken) if spoken else None
    if relative is not None:
        # Meetings recur: who reports on the same days has more words in common, and names the weekday too.
        by_weekday = counted is not None and counted.unit == "weekday"
        score = 0.55 + 0.3 * world.alike(digest.page, other.page) + 0.1 * by_weekday
        names = _names(world, other, known, world.parts(event))
        yield from _on_that_day(digest, other, known, relative, (names, score))


def of_copy(undated: Digest, copied: Digest) -> Iterator[Anchor]:
    """The days of a page whose copy has a date."""
    dated = copied.published
    if narrow(undated.published) or not narrow(dated) or dated.earliest is None or dated.latest is None:
        return
    last = dated.latest + timedelta(days=COPY_DAYS)
    if _fits(undated, dated.earliest, last):
        yield Anchor(undated.page, dated.earliest, last, copied.page, BY_COPY, 0.9, f"a copy of page {copied.page}")


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


def _pairs(world: World, event: Event) -> Iterator[str]:
    """Pairs of participants with at least one person: two of them make two reports comparable."""
    parts = sorted(world.parts(event))
    for index, left in enumerate(parts):
        for right in parts[index + 1 :]:
            if world.people((left, right)):
                yield f"{left}|{right}"


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
