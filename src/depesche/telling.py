"""Single findings of the record with the links between pages applied: what listings and dossiers print."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from depesche.link import directory_of, resolved
from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.version import Version, versions_from
from depesche.store import View

FindingT = TypeVar("FindingT", Event, Quotation)
PAGES_AT_HAND = 256
"""Pages whose linked findings are kept, since neighbours in a listing often come from one page."""


def told_events(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Event]]:
    """Events that meet the filters, with entities and dates as the links between pages settle them."""
    return _told(view, view.events(filters), lambda findings: findings.events)


def told_statements(view: View, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Quotation]]:
    """Quotations that meet the filters, with entities and dates as the links between pages settle them."""
    return _told(view, view.quotations(filters), lambda findings: findings.quotations)


def told_pages(view: View, filters: Filters = NO_FILTERS) -> Iterator[Findings]:
    """The linked findings of the pages that meet the filters, one page at a time, without syntax."""
    linked = _reader(view)
    return (linked(page.id) for page in view.pages(filters))


def versions_of(view: View, page: str) -> tuple[tuple[Version, ...], dict[str, Findings]]:
    """The versions of one page, and the findings of all pages that they name."""
    versions = versions_from(view.judgements_on("version", page))
    pages = {name for version in versions for name in (version.earlier, version.later)}
    return versions, {name: view.findings(name, syntax=False) for name in sorted(pages) if view.page(name)}


def _told(
    view: View, found: Iterator[Sourced[FindingT]], part: Callable[[Findings], tuple[FindingT, ...]]
) -> Iterator[Sourced[FindingT]]:
    linked = _reader(view)
    for sourced in found:
        findings = linked(sourced.page.id)
        finding = next((f for f in part(findings) if f.id == sourced.finding.id), sourced.finding)
        spoken = finding if isinstance(finding, Quotation) else None
        yield Sourced(
            page=_page(sourced.page, findings),
            finding=finding,
            words=sourced.words,
            entities=findings.entities,
            speaker=_phrase(spoken.speaker, findings) if spoken and spoken.speaker != spoken.cue else "",
            addressee=_phrase(spoken.addressee, findings) if spoken else "",
        )


def _phrase(spans: tuple[Span, ...], findings: Findings) -> str:
    return " ".join(" ".join(span.of(findings.document.text) for span in spans).split())


def _page(page: PageInfo, findings: Findings) -> PageInfo:
    return replace(page, published=findings.document.published)


def _reader(view: View) -> Callable[[str], Findings]:
    directory = directory_of((sourced.finding for sourced in view.entities()), view.judgements())

    @lru_cache(PAGES_AT_HAND)
    def linked(page_id: str) -> Findings:
        return resolved(view.findings(page_id, syntax=False), directory)

    return linked
