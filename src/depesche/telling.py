"""Single findings of the record with the links between pages applied: what listings and dossiers print."""

from collections.abc import Iterator

from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.version import Version, versions_from
from depesche.store import View


def told_events(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Event]]:
    """Events that meet the filters, with entities and dates as the links between pages settle them."""
    return view.told_events(filters)


def told_statements(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Quotation]]:
    """Quotations that meet the filters, with entities and dates as the links between pages settle them."""
    return view.told_quotations(filters)


def told_pages(view: View, filters: Filters = NO_FILTERS) -> Iterator[Findings]:
    """The linked findings of the pages that meet the filters, one page at a time, without syntax."""
    return (view.findings_told(page.id) for page in view.pages(filters))


def versions_of(view: View, page: str) -> tuple[tuple[Version, ...], dict[str, Findings]]:
    """The versions of one page, and the findings of all pages that they name."""
    versions = versions_from(view.judgements_on("version", page))
    pages = {name for version in versions for name in (version.earlier, version.later)}
    return versions, {name: view.findings(name, syntax=False) for name in sorted(pages) if view.page(name)}
