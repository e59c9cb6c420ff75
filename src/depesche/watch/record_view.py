"""Findings of the record as alerts tell them: exact words, names that pages share, and the chain."""

from depesche.errors import UsageError
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.folding import folded
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.store import View
from depesche.tell.chain import of_event, of_statement

Finding = Event | Quotation
Told = Sourced[Event] | Sourced[Quotation]
PARTS = " … "


class RecordView:
    """One look at the record; what it reads is kept until the look ends."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._pages: dict[str, Findings | None] = {}

    def page(self, page_id: str) -> Findings | None:
        """The linked findings of a page; None if it is not on record."""
        if page_id not in self._pages:
            try:
                self._pages[page_id] = self.view.findings_told(page_id)
            except UsageError:
                self._pages[page_id] = None
        return self._pages[page_id]

    def told(self, finding_id: str) -> Told | None:
        """A finding with its page and words; None if it is no longer on record."""
        home = self.view.home(finding_id)
        page = self.page(home) if home else None
        found = next((f for f in findings_of(page) if f.id == finding_id), None) if page else None
        return sourced(page, found) if page and found else None

    def same(self, kind: str, finding_id: str) -> list[str]:
        """The finding and those that links make one with it directly."""
        judged = [j for j in self.view.judgements_on(kind, finding_id) if j.verdict == "same"]
        return sorted({finding_id, *(j.left for j in judged), *(j.right for j in judged)})

    def origins(self, finding_id: str) -> tuple[str, ...]:
        """Where the chains of all reports of a finding end; those that are not established are in brackets."""
        judged = [j for j in self.view.judgements_from("origin", [finding_id]) if j.right and j.verdict != "different"]
        return tuple(j.right if j.verdict == "same" else f"({j.right})" for j in judged)


def findings_of(page: Findings) -> tuple[Finding, ...]:
    """Statements and events of a page."""
    return (*page.quotations, *page.events)


def sourced(page: Findings, finding: Finding) -> Told:
    """A finding of a page, as listings have it."""
    text = page.document.text
    if isinstance(finding, Event):
        words = finding.evidence.of(text)
        return Sourced(page=info_of(page), finding=finding, words=words, entities=page.entities)
    return Sourced(
        page=info_of(page),
        finding=finding,
        words=PARTS.join(span.of(text) for span in finding.content),
        entities=page.entities,
        speaker=_phrase(finding.speaker, text) if finding.speaker != finding.cue else "",
        addressee=_phrase(finding.addressee, text),
    )


def info_of(page: Findings) -> PageInfo:
    """The page without its text."""
    return PageInfo(
        id=page.page.id,
        source=page.page.source,
        sha256=page.page.sha256,
        url=page.page.url,
        outlet=page.document.outlet,
        title=page.document.title,
        language=page.document.language,
        published=page.document.published,
        version=page.version,
    )


def chain_of(told: Told) -> str:
    """Outlet <- ... <- speaker, or what the event rests on."""
    finding = told.finding
    return of_event(told) if isinstance(finding, Event) else of_statement(told)  # type: ignore[arg-type]


def actors_of(told: Told) -> tuple[str, ...]:
    """Who acts or speaks."""
    finding = told.finding
    ids = (*finding.actor, *finding.recipient) if isinstance(finding, Event) else finding.speaker_is
    known = {e.id: e for e in told.entities}
    return tuple(name for i in ids if i in known for name in (known[i].name, *known[i].aliases))


def names(wanted: str, given: tuple[str, ...]) -> bool:
    """True if one of the names has the words wanted in it."""
    return any(f" {folded(wanted)} " in f" {folded(name)} " for name in given)


def speaks_of(wanted: str, words: str) -> bool:
    """True if words hold one that begins so: 'Hafen' finds 'Hafenausbau'."""
    return f" {folded(wanted)}" in f" {folded(words)}"


def _phrase(spans: tuple[Span, ...], text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())
