"""Single pages and findings of the linked record."""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeGuard

from depesche.api.told import info_of
from depesche.errors import UsageError
from depesche.link import directory_of, resolved
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.span import Span
from depesche.store import View

Told = Sourced[Event] | Sourced[Quotation]


def is_event(sourced: Told) -> TypeGuard[Sourced[Event]]:
    """True for an event."""
    return isinstance(sourced.finding, Event)


def is_statement(sourced: Told) -> TypeGuard[Sourced[Quotation]]:
    """True for a statement."""
    return isinstance(sourced.finding, Quotation)


class Reader:
    """Reads pages with the links between them applied; each page once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._read: dict[str, Findings] = {}

    @cached_property
    def _directory(self):  # type: ignore[no-untyped-def]
        return directory_of(self.view.entities_alone(), self.view.judgements())

    def page(self, page_id: str) -> Findings:
        """One page, without the tokens of its sentences. Raises `UsageError` if it is not recorded."""
        if page_id not in self._read:
            self._read[page_id] = resolved(self.view.findings(page_id, syntax=False), self._directory)
        return self._read[page_id]

    def told(self, ids: Iterable[str]) -> dict[str, Told]:
        """Events and statements by their ids; what is no longer on record is left out."""
        found: dict[str, Told] = {}
        for key in dict.fromkeys(ids):
            try:
                place = self.view.finding(key)
            except UsageError:
                continue
            sourced = in_page(self.page(place.page), key)
            if sourced is not None:
                found[key] = sourced
        return found

    def event(self, key: str) -> Sourced[Event] | None:
        """One event; None if it is no longer on record."""
        sourced = self.told([key]).get(key)
        return sourced if sourced is not None and is_event(sourced) else None


def in_page(findings: Findings, key: str) -> Told | None:
    """An event or a statement of a page by its id."""
    text = findings.document.text
    info = info_of(findings)
    for event in findings.events:
        if event.id == key:
            return Sourced(page=info, finding=event, words=event.evidence.of(text), entities=findings.entities)
    for said in findings.quotations:
        if said.id == key:
            words = " … ".join(span.of(text) for span in said.content)
            return Sourced(
                page=info,
                finding=said,
                words=words,
                entities=findings.entities,
                speaker=_phrase(said.speaker, text) if said.speaker != said.cue else "",
                addressee=_phrase(said.addressee, text),
            )
    return None


def _phrase(spans: tuple[Span, ...], text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())
