"""Offices over time: between which days pages give somebody an office, and where somebody else had it in between."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from depesche.model.mention import Office
from depesche.model.when import When

_OF_STATE = ("president", "ruler", "leader", "head of state", "head of state and party", "monarch")
_OF_GOVERNMENT = ("prime minister", "chancellor", "head of government")
HEADS = dict.fromkeys(_OF_STATE, "head of state") | dict.fromkeys(_OF_GOVERNMENT, "head of government")
"""Roles that one person of a state holds, under one name each."""
LEADER, LEADING = "party leader", ("head", "chairperson")
"""Other words for who leads a party, once one page calls him so."""
CURRENT = (None, "acting")
NARROW_DAYS = 31
"""A page whose date is known to a month tells who was in office then."""
FEWEST_DAYS = 2
"""Days on which pages have somebody else in an office, so that it changed hands: one page may speak of long ago."""
Single = tuple[str, str]
"""Role and state of an office that one person holds at a time; the state is empty where the page leaves it out."""
Runs = Mapping[Single, Sequence[tuple[date, str]]]
"""Day and actor of each time that a page gives an office to somebody, by day."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page that gives somebody an office."""

    office: Office
    page: str
    published: When

    @property
    def held(self) -> When:
        """The days of which the page speaks: its own, or a year before."""
        year = self.office.year
        return self.published if year is None else When(date(year, 1, 1), date(year, 12, 31), f"year: {year}")


@dataclass(frozen=True, slots=True)
class Term:
    """An office with the first and last day on which pages give it to somebody; None if no page is dated.

    The office may have been held before and after: these are the days seen, not those of taking and leaving it.
    """

    office: Office
    first: date | None
    last: date | None
    pages: tuple[str, ...]
    """Ids of the pages that say so: the evidence."""


def single_role(office: Office) -> Single | None:
    """Role and state of an office that one person holds at a time; None for spokespersons, deputies, those in private
    life, and for all who have it no longer, not yet, or had it in a year before the page's."""
    if office.qualifier not in CURRENT or office.year is not None:
        return None
    return role_of_one(office)


def role_of_one(office: Office) -> Single | None:
    """The same without regard to time and qualifier; None for what several hold at once."""
    if office.role in HEADS:
        return HEADS[office.role], office.of or ""
    return (office.role, office.of or "") if office.role.endswith(" minister") else None


def runs_of(seen: Mapping[str, Iterable[Sighting]]) -> Runs:
    """Who was seen in each office that one person holds at a time, over all actors (id -> sightings)."""
    runs: dict[Single, set[tuple[date, str]]] = defaultdict(set)
    for actor, sightings in seen.items():
        for sighting in sightings:
            role, held = role_of_one(sighting.office), sighting.held
            current = sighting.office.qualifier in CURRENT
            if (
                role is not None
                and role[1]
                and current
                and held.earliest is not None
                and (held.days or 0) <= NARROW_DAYS
            ):
                runs[role].add((held.earliest, actor))
    return {role: sorted(days) for role, days in runs.items()}


def terms_of(sightings: Iterable[Sighting], actor: str = "", runs: Runs | None = None) -> tuple[Term, ...]:
    """One term for each office and qualifier, the earliest first; an owner that some pages leave out is filled in.

    Where `runs` have another than `actor` in the office between two sightings, it is two terms.
    """
    by_office: dict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        office = sighting.office
        by_office[office.role, office.of or "", office.qualifier or ""].append(sighting)
    for role, of, qualifier in [key for key in by_office if not key[1]]:
        owned = [key for key in by_office if key[0] == role and key[1] and key[2] == qualifier]
        if len(owned) == 1:
            by_office[owned[0]].extend(by_office.pop((role, of, qualifier)))
    for role, of, qualifier in [key for key in by_office if key[0] in LEADING]:
        if (LEADER, of, qualifier) in by_office:
            by_office[LEADER, of, qualifier].extend(by_office.pop((role, of, qualifier)))
    found = [term for _, seen in sorted(by_office.items()) for term in _terms(seen, actor, runs or {})]
    return tuple(sorted(found, key=lambda t: (t.first or date.max, t.last or date.max, t.office.role)))


def _terms(seen: Sequence[Sighting], actor: str, runs: Runs) -> list[Term]:
    """The terms of one office, cut where somebody else was seen in it."""
    office = replace(max((s.office for s in seen), key=_rank), year=None)
    role = single_role(office)
    others = [day for day, other in runs.get(role, ()) if other != actor] if role is not None else []
    parts: list[list[Sighting]] = []
    for sighting in sorted((s for s in seen if s.held.earliest is not None), key=_in_time):
        if not parts or _changed(parts[-1][-1], sighting, others):
            parts.append([])
        parts[-1].append(sighting)
    undated = [s for s in seen if s.held.earliest is None]
    return [_term(office, [*part, *(undated if n == 0 else ())]) for n, part in enumerate(parts or [[]])]


def _rank(office: Office) -> tuple[bool, bool, str]:
    return bool(office.of), office.role == LEADER, office.title


def _in_time(sighting: Sighting) -> tuple[date, str]:
    return sighting.held.earliest or date.max, sighting.page


def _changed(before: Sighting, after: Sighting, others: Sequence[date]) -> bool:
    """True if somebody else was seen in the office after one sighting and before the next."""
    left, right = before.held.latest, after.held.earliest
    if left is None or right is None:
        return False
    return bisect_left(others, right) - bisect_right(others, left) >= FEWEST_DAYS


def _term(office: Office, seen: Sequence[Sighting]) -> Term:
    """Of a whole year that is told only so much counts as lies towards the other sightings."""
    inner = [(s.held, s.office.year is not None) for s in seen if s.held.earliest is not None]
    firsts = [when.latest if year else when.earliest for when, year in inner]
    lasts = [when.earliest if year else when.latest for when, year in inner]
    first = min((d for d in firsts if d is not None), default=None)
    last = max((d for d in lasts if d is not None), default=None)
    if first is not None and last is not None and last < first:
        first, last = last, first  # one year and no other
    return Term(office=office, first=first, last=last, pages=tuple(sorted({s.page for s in seen})))
