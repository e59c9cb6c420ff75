"""Single findings of the record with the links between pages applied: what listings and dossiers print."""

from collections.abc import Iterable, Iterator
from itertools import chain

from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.model.judgement import JudgementKind
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import Actor, PageInfo, Slice, Sourced
from depesche.model.story import Links, links_from
from depesche.model.version import Version, versions_from
from depesche.store import View, all_linked
from depesche.store.bulk import EVERYTHING


def told_events(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Event]]:
    """Events that meet the filters, with entities and dates as the links between pages settle them."""
    return view.told_events(filters)


def told_statements(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Quotation]]:
    """Quotations that meet the filters, with entities and dates as the links between pages settle them."""
    return view.told_quotations(filters)


def told_pages(view: View, filters: Filters = NO_FILTERS) -> Iterator[Findings]:
    """The linked findings of the pages that meet the filters, one page at a time, without syntax and bytes."""
    wanted = None if filters.empty else {page.id for page in view.pages(filters)}
    found = (linked.findings for linked in all_linked(view, filters, EVERYTHING - {"syntax"}))
    return (findings for findings in found if wanted is None or findings.page.id in wanted)


def told_infos(view: View, filters: Filters = NO_FILTERS) -> dict[str, PageInfo]:
    """The pages that meet the filters, by id, without their findings."""
    return view.infos([page.id for page in view.pages(filters)], dated=True)


def links_of(view: View, *kinds: JudgementKind) -> Links:
    """The groups that standing judgements of these kinds give: those on who is who are most of all."""
    return links_from(chain.from_iterable(view.judgements(kind) for kind in kinds))


def versions_of(view: View, page: str) -> tuple[tuple[Version, ...], dict[str, Findings]]:
    """The versions of one page, and the findings of all pages that they name."""
    versions = versions_from(view.judgements_on("version", page))
    pages = {name for version in versions for name in (version.earlier, version.later)}
    return versions, {name: view.findings(name, syntax=False) for name in sorted(pages) if view.page(name)}


def events_page(
    view: View, filters: Filters = NO_FILTERS, *, after: str | None = None, limit: int = 50
) -> Slice[Sourced[Event]]:
    """Reports of events in order of time; `after` is `next` of the part before. Raises `UsageError` for another."""
    return view.events_after(filters, after, limit)


def statements_page(
    view: View, filters: Filters = NO_FILTERS, *, after: str | None = None, limit: int = 50
) -> Slice[Sourced[Quotation]]:
    """As `events_page`, of statements; what has no day counts as said when its page appeared."""
    return view.statements_after(filters, after, limit)


def actors_page(view: View, name: str | None = None, *, after: str | None = None, limit: int = 50) -> Slice[Actor]:
    """Persons, states, bodies and groups, those first that say and do most."""
    return view.actors_after(name, after, limit)


def actor_of(view: View, key: str) -> Entity | None:
    """An actor by its id, or by that of the entity of a page that stands for it."""
    return view.actor_of(key)


def events_of(view: View, actor: str, *, after: str | None = None, limit: int = 50) -> Slice[Sourced[Event]]:
    """Reports of events in which an actor takes part."""
    return view.events_with_after(actor, after, limit)


def statements_of(view: View, actor: str, *, after: str | None = None, limit: int = 50) -> Slice[Sourced[Quotation]]:
    """What an actor said."""
    return view.statements_by_after(actor, after, limit)


def stories_page(view: View, *, after: str | None = None, limit: int = 50) -> Slice[tuple[str, ...]]:
    """Pages of stories, the newest story first."""
    return view.stories_after(after, limit)


def links_on(view: View, findings: Iterable[str]) -> Links:
    """What concerns these events and statements: other reports, origins, outcomes of plans, disputes."""
    return view.links_on(findings)
