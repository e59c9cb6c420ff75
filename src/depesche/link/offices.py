"""Who an unnamed holder of an office is, where another page names one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.link.digest import Digest
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity, Office
from depesche.model.when import When

BY = "offices/holder@1"
NEAR_DAYS = 200
"""Between two pages that speak of one holder; offices change hands seldom, and never silently for long."""
SAME_DAYS = 10
_OF_STATE = ("president", "ruler", "leader", "head of state", "head of state and party", "monarch")
_OF_GOVERNMENT = ("prime minister", "chancellor", "head of government")
HEADS = dict.fromkeys(_OF_STATE, "head of state") | dict.fromkeys(_OF_GOVERNMENT, "head of government")
"""Roles that one person of a state holds, under one name each."""
_CURRENT = (None, "acting", "designated")


def single_role(office: Office) -> tuple[str, str] | None:
    """Role and state of an office that one person holds at a time; None for spokespersons, deputies and the like.

    The state is empty where the page takes it for granted, as papers do with their own region's ministers.
    """
    if office.qualifier not in _CURRENT:
        return None
    if office.role in HEADS:
        return HEADS[office.role], office.of or ""
    if office.role.endswith(" minister"):
        return office.role, office.of or ""
    return None


def asking(digest: Digest) -> Iterator[tuple[str, str]]:
    """Keys of the unnamed holders of a page: office and days."""
    for entity, role in _roles(digest):
        if not entity.named:
            periods = (*_periods(digest, SAME_DAYS, 0), *_periods(digest, NEAR_DAYS, 0), "undated")
            for period in ("any",) if _span(digest) is None else periods:
                yield f"{role[0]} {role[1]} {period}", entity.id


def offering(digest: Digest, hub_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keys of the named holders of a page, for all days from which they are near enough."""
    for entity, role in _roles(digest):
        if entity.named and entity.id in hub_of:
            far, near = _periods(digest, NEAR_DAYS, NEAR_DAYS), _periods(digest, SAME_DAYS, SAME_DAYS)
            for period in (*near, *far, "any") if _span(digest) else ("undated", "any"):
                yield f"{role[0]} {role[1]} {period}", entity.id


def _roles(digest: Digest) -> Iterator[tuple[Entity, tuple[str, str]]]:
    for entity in digest.entities.values():
        if entity.kind == "person":
            for role in sorted({r for o in entity.offices if (r := single_role(o))}):
                yield entity, role


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
        judgement = _holder(case, role, fitting)
        if judgement:
            yield judgement
            return


def _holder(case: Holder, role: tuple[str, str], holders: Sequence[Holder]) -> Judgement | None:
    digest = case.digest
    company = {case.hub_of[e] for e in digest.entities if e in case.hub_of}
    nearest: dict[str, tuple[int, str, str]] = {}
    told_by = Counter(h.hub_of[h.entity.id] for h in holders)
    for holder in holders:
        other, person, hub_of = holder.digest, holder.entity, holder.hub_of
        if other.page == digest.page:
            continue  # the page itself would have said so
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
    return judged("entity", case.entity.id, hub, BY, 0.8, reason, when)


def _comparable(role: tuple[str, str], gap: int | None, evidence: int) -> bool:
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
