"""The findings of a page that meet the filters of a listing, so that an export can be of a part of the record."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.model.folding import padded
from depesche.model.quotation import Quotation
from depesche.model.span import Span

PAST = frozenset({"happened", "claimed", "denied"})
"""Status of what was before its page appeared, so that the page bounds it where nothing else does."""


def chosen(findings: Findings, filters: Filters) -> Findings | None:
    """The page with the events and statements that meet all filters; None if there are none.

    What else the page has stays: its mentions, entities, times and quantities. A statement has no status and no other
    participant, so that `status` and `with_` leave events only.
    """
    if filters.empty:
        return findings
    if filters.outlet and padded(filters.outlet) not in padded(findings.document.outlet or ""):
        return None
    asked = _Asked(findings, filters)
    events = tuple(event for event in findings.events if asked.event(event))
    quotations = tuple(said for said in findings.quotations if asked.quotation(said))
    return replace(findings, events=events, quotations=quotations) if events or quotations else None


class _Asked:
    """The filters, and whom they mean on one page."""

    def __init__(self, findings: Findings, filters: Filters) -> None:
        self._filters, self._text = filters, findings.document.text
        self._published = findings.document.published.latest
        self._credits = [padded(credit.name) for credit in findings.document.credits]
        self._actor = _called(filters.actor, findings)
        self._with = _called(filters.with_, findings)
        self._about = padded(filters.about).rstrip() if filters.about else None
        self._origin = padded(filters.origin) if filters.origin else None

    def event(self, event: Event) -> bool:
        """True if the event meets all filters."""
        latest = event.when.latest or (self._published if event.status in PAST else None)
        return (
            (self._filters.status is None or event.status == self._filters.status)
            and (self._actor is None or not self._actor.isdisjoint(event.actor))
            and (self._with is None or not self._with.isdisjoint(event.recipient + event.actor))
            and self._in_time(event.when.earliest, latest)
            and self._says((event.evidence,))
            and self._rests_on(event.according_to)
        )

    def quotation(self, said: Quotation) -> bool:
        """True if the statement meets all filters."""
        earliest, latest = (said.when.earliest, said.when.latest) if said.when else (None, None)
        return (
            self._filters.status is None
            and self._with is None
            and (self._actor is None or not self._actor.isdisjoint(said.speaker_is))
            and self._in_time(earliest, latest or self._published)
            and self._says(said.content)
            and self._rests_on(said.chain)
        )

    def _in_time(self, earliest: date | None, latest: date | None) -> bool:
        """An unknown end of an interval excludes nothing."""
        too_old = self._filters.since and latest and latest < self._filters.since
        too_new = self._filters.until and earliest and earliest > self._filters.until
        return not too_old and not too_new

    def _says(self, spans: Iterable[Span]) -> bool:
        return self._about is None or self._about in padded(" … ".join(span.of(self._text) for span in spans))

    def _rests_on(self, chain: tuple[Link, ...]) -> bool:
        if self._origin is None:
            return True
        names = [padded(link.name) for link in chain] + self._credits
        return any(self._origin in name for name in names)


def _called(name: str | None, findings: Findings) -> frozenset[str] | None:
    """Ids of the page's entities whose name or an alias has these words; None if nobody is asked for."""
    if name is None:
        return None
    words = padded(name)
    return frozenset(
        e.id for e in findings.entities if any(words in padded(n) for n in (e.name, *e.aliases, e.state or e.name))
    )
