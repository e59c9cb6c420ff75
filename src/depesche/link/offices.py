"""Who an unnamed holder of an office is, where another page names one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
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


def holder_judgements(digests: Iterable[Digest], hub_of: Mapping[str, str]) -> list[Judgement]:
    """Joins unnamed holders to the named one of the nearest time; `hub_of` gives the name of each named entity."""
    holders: dict[tuple[str, str], list[tuple[Digest, Entity]]] = defaultdict(list)
    unnamed: list[tuple[Digest, Entity, tuple[str, str]]] = []
    for digest in digests:
        for entity in digest.entities.values():
            for role in sorted({r for o in entity.offices if (r := single_role(o))}):
                if entity.kind == "person" and entity.named and entity.id in hub_of:
                    holders[role].append((digest, entity))
                elif entity.kind == "person" and not entity.named:
                    unnamed.append((digest, entity, role))
    found = []
    for digest, entity, role in unnamed:
        judgement = _holder(digest, entity, role, holders.get(role, []), hub_of)
        if judgement:
            found.append(judgement)
    return found


def _holder(
    digest: Digest,
    entity: Entity,
    role: tuple[str, str],
    holders: list[tuple[Digest, Entity]],
    hub_of: Mapping[str, str],
) -> Judgement | None:
    company = {hub_of[e] for e in digest.entities if e in hub_of}
    nearest: dict[str, tuple[int, str, str]] = {}
    told_by = Counter(hub_of[person.id] for _, person in holders)
    for other, person in holders:
        if other.page == digest.page:
            continue  # the page itself would have said so
        gap = days_between(digest.published, other.published)
        shared = company & {hub_of[e] for e in other.entities if e in hub_of and other.entities[e].kind != "state"}
        company_shared = len(shared - {hub_of[person.id]}) + (told_by[hub_of[person.id]] > 1)
        if not _comparable(role, gap, company_shared):
            continue
        distance = NEAR_DAYS if gap is None else gap
        if distance <= NEAR_DAYS:
            hub = hub_of[person.id]
            nearest[hub] = min(
                nearest.get(hub, (distance, other.page, person.name)), (distance, other.page, person.name)
            )
    if not nearest:
        return None
    ranked = sorted((*evidence, hub) for hub, evidence in nearest.items())
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None  # two people are named in this office at the same distance
    distance, page, name, hub = ranked[0]
    reason = f"page {page} names {name} as {role[0]} of {role[1]}"
    when = "at an unknown distance in time" if distance == NEAR_DAYS else f"{distance} days apart"
    return judged("entity", entity.id, hub, BY, 0.8, reason, when)


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
