"""Offices over time: between which days pages give somebody an office."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from depesche.model.mention import Office
from depesche.model.when import When


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page that gives somebody an office."""

    office: Office
    page: str
    published: When


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


def terms_of(sightings: Iterable[Sighting]) -> tuple[Term, ...]:
    """One term for each office and qualifier, the earliest first; an owner that some pages leave out is filled in."""
    by_office: dict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        office = sighting.office
        by_office[office.role, office.of or "", office.qualifier or ""].append(sighting)
    for role, of, qualifier in [key for key in by_office if not key[1]]:
        owned = [key for key in by_office if key[0] == role and key[1] and key[2] == qualifier]
        if len(owned) == 1:
            by_office[owned[0]].extend(by_office.pop((role, of, qualifier)))
    found = [_term(seen) for _, seen in sorted(by_office.items())]
    return tuple(sorted(found, key=lambda t: (t.first or date.max, t.last or date.max, t.office.role)))


def _term(seen: list[Sighting]) -> Term:
    firsts = [s.published.earliest for s in seen if s.published.earliest is not None]
    lasts = [s.published.latest for s in seen if s.published.latest is not None]
    office = max(seen, key=lambda s: (bool(s.office.of), s.office.title)).office
    return Term(
        office=office,
        first=min(firsts) if firsts else None,
        last=max(lasts) if lasts else None,
        pages=tuple(sorted({s.page for s in seen})),
    )
