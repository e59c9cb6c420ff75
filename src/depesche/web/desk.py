"""What the pages read: one consistent picture of the record, made anew when the store has changed."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from depesche.link import directory_of, resolved
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.folding import folded
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import FindingT, PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.story import Dispute, Links, Origins, PlanOutcome
from depesche.recording import exported_page
from depesche.store import View
from depesche.tell.dates import sort_key

Key = TypeVar("Key")
ACTING = ("person", "state", "organisation", "group")


@dataclass(frozen=True)
class Picture:
    """The linked record in memory. Events and statements are in order of time."""

    pages: Mapping[str, PageInfo]
    events: Mapping[str, Sourced[Event]]
    statements: Mapping[str, Sourced[Quotation]]
    links: Links
    entities: Mapping[str, Entity] = field(default_factory=dict)
    bearers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Entity id of a page -> (id of whom it stands for, page)."""
    decisions: tuple[Judgement, ...] = ()
    """What people judged, the latest first; also what they took back."""
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What pages about the whole record show, worked out once."""

    @cached_property
    def happenings_of_page(self) -> Mapping[str, list[list[Sourced[Event]]]]:
        """Events of which each page has a report, in order of time."""
        return grouped((page, group) for group in self.happenings for page in _once(s.page.id for s in group))

    @cached_property
    def called(self) -> list[tuple[Entity, tuple[str, ...]]]:
        """Actors with their names as a search compares them."""
        acting = (e for e in self.entities.values() if e.kind in ACTING)
        return [(e, tuple(folded(name) for name in (e.name, *e.aliases))) for e in acting]

    @cached_property
    def happenings(self) -> list[list[Sourced[Event]]]:
        """Event mentions grouped to events, each group and the groups in order of time."""
        twins = [[self.events[i] for i in group if i in self.events] for group in self.links.same_event]
        grouped = {s.finding.id for group in twins for s in group}
        alone = [[s] for s in self.events.values() if s.finding.id not in grouped]
        ordered = [sorted(group, key=event_order) for group in (*twins, *alone) if group]
        return sorted(ordered, key=lambda group: event_order(group[0]))

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding that several pages report, all ids of the group."""
        return {i: group for group in (*self.links.same_event, *self.links.same_statement) for i in group}

    @cached_property
    def origins(self) -> Mapping[str, Origins]:
        """Where the chains of an event or statement end, for each of its reports."""
        known = {o.of: o for o in self.links.origins}
        return {i: known[of] for of in known for i in self.twins.get(of, (of,))}

    @cached_property
    def outcomes(self) -> Mapping[str, PlanOutcome]:
        """What became of each plan."""
        return {plan.plan: plan for plan in self.links.plans}

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """What is disputed, by the claim's id."""
        return {dispute.claim: dispute for dispute in self.links.disputes}

    @cached_property
    def events_of_page(self) -> Mapping[str, list[Sourced[Event]]]:
        """Event mentions of each page."""
        return grouped((s.page.id, s) for s in self.events.values())

    @cached_property
    def statements_of_page(self) -> Mapping[str, list[Sourced[Quotation]]]:
        """Statements of each page."""
        return grouped((s.page.id, s) for s in self.statements.values())

    @cached_property
    def events_of_actor(self) -> Mapping[str, list[Sourced[Event]]]:
        """Events in which somebody takes part."""
        return grouped((i, s) for s in self.events.values() for i in _once(s.finding.actor + s.finding.recipient))

    @cached_property
    def statements_of_actor(self) -> Mapping[str, list[Sourced[Quotation]]]:
        """What somebody said."""
        return grouped((i, s) for s in self.statements.values() for i in _once(s.finding.speaker_is))

    @cached_property
    def members(self) -> Mapping[str, list[str]]:
        """The entities of pages that stand for one, by its id."""
        return grouped((whom, i) for i, (whom, _) in self.bearers.items())

    @cached_property
    def story_of_page(self) -> Mapping[str, tuple[str, ...]]:
        """The pages of the story to which a page belongs."""
        return {page: group for group in self.links.stories for page in group}


class Desk:
    """Reads one store for all visitors; pictures are shared until the store changes."""

    def __init__(self, store: str | Path) -> None:
        self.store = str(store)
        self._lock = threading.Lock()
        self._picture: tuple[tuple[int, ...], Picture] | None = None

    def picture(self) -> Picture:
        """The record as it is now. Raises `StoreError` and its kin."""
        with self._lock:
            stamp = self._stamp()
            if self._picture is None or self._picture[0] != stamp:
                self._picture = (stamp, self._read())
            return self._picture[1]

    def page(self, page_id: str) -> Findings:
        """One page with the standing links applied. Raises `UsageError` if it is not recorded."""
        with View.open(self.store) as view:
            return exported_page(view, page_id)

    def view(self) -> View:
        """The read side of the store; to be closed."""
        return View.open(self.store)

    def _stamp(self) -> tuple[int, ...]:
        files = (Path(self.store), Path(f"{self.store}-wal"))
        return tuple(number for f in files if f.exists() for number in (f.stat().st_mtime_ns, f.stat().st_size))

    def _read(self) -> Picture:
        """Each page is read once, for its events and its statements; that is most of the work."""
        with View.open(self.store) as view:
            directory = directory_of(view.entities_alone(), view.judgements())
            known = {page.id: page for page in view.pages()}
            entities: dict[str, Entity] = {e.id: e for e in directory.entities.values()}
            bearers: dict[str, tuple[str, str]] = {}
            events: list[Sourced[Event]] = []
            statements: list[Sourced[Quotation]] = []
            for raw in view.all_findings(syntax=False):
                bearers.update((e.id, (directory.entities.get(e.id, e).id, raw.page.id)) for e in raw.entities)
                findings = resolved(raw, directory)
                info = replace(known[raw.page.id], published=findings.document.published)
                events += (_sourced(e, info, findings, (e.evidence,)) for e in findings.events)
                statements += (_sourced(q, info, findings, q.content) for q in findings.quotations)
                entities.update((e.id, e) for e in findings.entities)
            return Picture(
                pages=known,
                events={s.finding.id: s for s in sorted(events, key=event_order)},
                statements={s.finding.id: s for s in sorted(statements, key=statement_order)},
                links=view.links(),
                entities=entities,
                bearers=bearers,
                decisions=tuple(sorted(view.decisions(), key=lambda j: j.detail, reverse=True)),
            )


def _sourced(finding: FindingT, page: PageInfo, findings: Findings, spans: tuple[Span, ...]) -> Sourced[FindingT]:
    words = " … ".join(span.of(findings.document.text) for span in spans)
    return Sourced(page=page, finding=finding, words=words, entities=findings.entities)


def event_order(sourced: Sourced[Event]) -> tuple[object, ...]:
    """In order of time, then by page and place in it."""
    return (sort_key(sourced.finding.when), sourced.page.id, sourced.finding.trigger)


def statement_order(sourced: Sourced[Quotation]) -> tuple[object, ...]:
    """In order of time, then by page and place in it; what has no day of its own counts as said when published."""
    when = sourced.finding.when or sourced.page.published
    return (sort_key(when), sourced.page.id, sourced.finding.content)


def _once(ids: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(ids))


Value = TypeVar("Value")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Values under their keys, both in the order given."""
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
