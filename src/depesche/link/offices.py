"""Who an unnamed holder of an office is, where another page names one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.link.digest import Digest
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity
from depesche.model.term import Single, role_of_one, single_role
from depesche.model.when import When

BY = "offices/holder@2"
NEAR_DAYS = 200
"""Between two pages that speak of one holder; offices change hands seldom, and never silently for long."""
SAME_DAYS = 10
FORMER = "former"


def asking(digest: Digest) -> Iterator[tuple[str, str]]:
    """Keys of the unnamed holders of a page: office and days."""
    for entity, role in _roles(digest):
        if not entity.named:
            periods = (*_periods(digest, SAME_DAYS, 0), *_periods(digest, NEAR_DAYS, 0), "undated")
            for period in ("any",) if _span(digest) is None else periods:
                yield f"{role[0]} {role[1]} {period}", entity.id


def offering(digest: Digest, hub_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keys of the named holders of a page, for all days from which they are near enough; of those too who have left."""
    for entity, role in (*_roles(digest), *_left(digest)):
        if entity.named and entity.id in hub_of:
            far, near = _periods(digest, NEAR_DAYS, NEAR_DAYS), _periods(digest, SAME_DAYS, SAME_DAYS)
            for period in (*near, *far, "any") if _span(digest) else ("undated", "any"):
                yield f"{role[0]} {role[1]} {period}", entity.id


def _roles(digest: Digest) -> Iterator[tuple[Entity, Single]]:
    for entity in digest.entities.values():
        if entity.kind == "person":
            for role in sorted({r for o in entity.offices if (r := single_role(o))}):
                yield entity, role


def _left(digest: Digest) -> Iterator[tuple[Entity, Single]]:
    for entity in digest.entities.values():
        if entity.kind == "person":
            for role in sorted(left_roles(entity)):
                yield entity, role


def left_roles(entity: Entity) -> set[Single]:
    """Offices of one person at a time that a page says somebody has no longer."""
    return {r for o in entity.offices if o.qualifier == FORMER and (r := role_of_one(o))}


def _span(digest: Digest) -> tuple[int, int] | None:
    first, last = digest.published.earliest, digest.published.latest
    if first is None or last is None or (last - first).days > NEAR_DAYS:
        return None
    return first.toordinal(), last.toordinal()


def _periods(digest: Digest, days: int, around: int) -> tuple[str, ...]:
    """Periods of so many days in which a page lies, or from which it is not further than `around`."""
    span = _span(digest)
    if span is None:
        return ()
    return tuple(f"{days}:{n}" for n in range((span[0] - around) // days, (span[1] + around) // days + 1))


@dataclass(frozen=True, slots=True)
class Holder:
    """An entity that holds an office, with its page and whom the named entities of that page stand for."""

    digest: Digest
    entity: Entity
    hub_of: Mapping[str, str]


def holder_judgements(case: Holder, holders: Sequence[Holder]) -> Iterator[Judgement]:
    """Joins an unnamed holder to the named one of the nearest time, by the first of its offices that tells."""
    for role in sorted({r for o in case.entity.offices if (r := single_role(o))}):
        fitting = [h for h in holders if role in {single_role(o) for o in h.entity.offices}]
        gone = [h for h in holders if role in left_roles(h.entity)]
        judgement = _holder(case, role, [h for h in fitting if not _left_before(case, h, gone)])
        if judgement:
            yield judgement
            return


def _left_before(case: Holder, holder: Holder, gone: Sequence[Holder]) -> bool:
    """True if a page between the one that names the holder and that of the case says that he has left the office."""
    asked, told = case.digest.published.earliest, holder.digest.published.latest
    return (
        asked is not None
        and told is not None
        and any(
            (day := other.digest.published.latest) is not None and told <= day <= asked
            for other in gone
            if other.hub_of[other.entity.id] == holder.hub_of[holder.entity.id]
        )
    )


def _seen(holders: Sequence[Holder], hub: str) -> str:
    """Between which days pages have somebody in the office, for the reader of a judgement."""
    mine = [h.digest.published for h in holders if h.hub_of[h.entity.id] == hub]
    days = sorted(d for when in mine for d in (when.earliest, when.latest) if d is not None)
    return f"seen in office {days[0]} to {days[-1]} on {len(mine)} pages" if days else f"on {len(mine)} undated pages"


def _holder(case: Holder, role: Single, holders: Sequence[Holder]) -> Judgement | None:
    digest = case.digest
    company = {case.hub_of[e] for e in digest.entities if e in case.hub_of}
    nearest: dict[str, tuple[int, str, str]] = {}
    told_by = Counter(h.hub_of[h.entity.id] for h in holders)
    for holder in holders:
        other, person, hub_of = holder.digest, holder.entity, holder.hub_of
        if other.page == digest.page:
            continue  # the page itself would have said so
        if case.entity.gender and person.gender and case.entity.gender != person.gender:
            continue
        gap = days_between(digest.published, other.published)
        shared = company & {hub_of[e] for e in other.entities if e in hub_of and other.entities[e].kind != "state"}
        hub = hub_of[person.id]
        company_shared = len(shared - {hub}) + (told_by[hub] > 1)
        distance = NEAR_DAYS if gap is None else gap
        if _comparable(role, gap, company_shared) and distance <= NEAR_DAYS:
            found = (distance, other.page, person.name)
            nearest[hub] = min(nearest.get(hub, found), found)
    if not nearest:
        return None
    ranked = sorted((*evidence, hub) for hub, evidence in nearest.items())
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None  # two people are named in this office at the same distance
    distance, page, name, hub = ranked[0]
    reason = f"page {page} names {name} as {role[0]} of {role[1]}"
    when = "at an unknown distance in time" if distance == NEAR_DAYS else f"{distance} days apart"
    return judged("entity", case.entity.id, hub, BY, 0.8, reason, when, _seen(holders, hub))


def _comparable(role: Single, gap: int | None, evidence: int) -> bool:
    """Pages of the same days speak of one holder; others need somebody beside both, or a second page that names them.

    Without a state only pages of the same days count, and they need two such signs.
    """
    near = gap is not None and gap <= SAME_DAYS
    return near and evidence > 1 if not role[1] else near or evidence > 0


def days_between(left: When, right: When) -> int | None:
    """The least number of days between two intervals; None if either is unknown."""
    if left.earliest is None or left.latest is None or right.earliest is None or right.latest is None:
        return None
    gap: int = max((left.earliest - right.latest).days, (right.earliest - left.latest).days, 0)
    return gap


def day_of(when: When) -> date | None:
    """The day, if it is one."""
    return when.earliest if when.days == 0 else None
