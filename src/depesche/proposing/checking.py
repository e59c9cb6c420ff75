"""Checks what a model said against the page: candidates and named refusals come out, whatever went in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar, get_args

from depesche.model.attribution import Link
from depesche.model.event import Category, Event, Status
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.proposal import Answer, Checked, Proposal, ProposalKind, Reason, Refusal
from depesche.model.quotation import Quotation, QuotationKind
from depesche.model.span import Span, hull
from depesche.proposing.agreeing import clash, compared, core
from depesche.proposing.answers import Said, SaidEvent, SaidQuotation, said_in, shortened
from depesche.proposing.naming import Names
from depesche.proposing.places import Places, Refused

T = TypeVar("T")
QUOTATION_KINDS: Mapping[str, QuotationKind] = {kind: kind for kind in get_args(QuotationKind)}
CATEGORIES: Mapping[str, Category] = {category: category for category in get_args(Category)}
STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}


def checked(answers: Iterable[Answer], findings: Findings) -> Checked:
    """What the answers on one page leave. A pure function; the findings stay as they are. Raises nothing."""
    page = _Page(findings)
    for answer in answers:
        page.take(answer)
    proposals = sorted(page.proposals.values(), key=lambda p: (core(p), p.id))
    return Checked(proposals=tuple(compared(p, findings) for p in proposals), refusals=tuple(page.refusals))


@dataclass(slots=True)
class _Page:
    """The state of checking one page."""

    findings: Findings
    places: Places = field(init=False)
    names: Names = field(init=False)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.findings.document)
        self.names = Names(self.findings, self.places)

    def take(self, answer: Answer) -> None:
        """Checks one answer; what two models say alike is one candidate of both."""
        length = len(self.places.text)
        within = Span(max(0, min(answer.start, length)), max(0, min(answer.end, length)))
        own: list[Proposal] = []
        for said in said_in(answer.content, answer.finish):
            if isinstance(said, tuple):
                kind, reason, detail = said
                self._refuse(answer, kind, reason, detail)
                continue
            try:
                self._keep(answer, self._finding(said, within), own)
            except Refused as error:
                about: ProposalKind = "quotation" if isinstance(said, SaidQuotation) else "event"
                self._refuse(answer, about, error.reason, error.detail)

    def _finding(self, said: Said, within: Span) -> Quotation | Event:
        return self._quotation(said, within) if isinstance(said, SaidQuotation) else self._event(said, within)

    def _keep(self, answer: Answer, finding: Quotation | Event, own: list[Proposal]) -> None:
        proposal = _proposal(finding, answer, self.places.text)
        if any(p.id == proposal.id for p in own):
            raise Refused("twice", proposal.words)
        if any(clash(p, proposal) for p in own):
            raise Refused("overlaps another", proposal.words)
        own.append(proposal)
        known = self.proposals.get(proposal.id)
        self.proposals[proposal.id] = proposal if known is None else _of_both(known, answer.by)

    def _refuse(self, answer: Answer, kind: ProposalKind | None, reason: Reason, detail: str) -> None:
        self.refusals.append(
            Refusal(page=answer.page, about=kind or "answer", reason=reason, detail=shortened(detail), by=answer.by)
        )

    def _quotation(self, said: SaidQuotation, within: Span) -> Quotation:
        kind = _one_of(QUOTATION_KINDS, said.kind, "unknown kind")
        parts = [said.words] if isinstance(said.words, str) else said.words
        content = tuple(self.places.one(part, within, said.context) for part in parts)
        if any(one.end > other.start for one, other in pairwise(content)):
            raise Refused("overlaps another", parts[0])
        if not said.speaker.strip():
            raise Refused("no speaker", parts[0])
        around = hull(content)
        speaker = self.names.speaker(said.speaker, around)
        chain = self._chain(said.chain, around)
        page, through = self.findings.page.id, tuple(link.entity for link in chain)
        return Quotation(
            id=content_id(
                "proposal",
                page,
                "quotation",
                kind,
                [tuple(s) for s in content],
                speaker.entity or tuple(speaker.span),
                through,
            ),
            kind=kind,
            content=content,
            cue=self._cue(said.cue.strip(), content, within),
            speaker=(speaker.span,),
            speaker_is=(speaker.entity,) if speaker.entity else (),
            chain=chain,
            by="",
        )

    def _cue(self, written: str, content: tuple[Span, ...], within: Span) -> tuple[Span, ...]:
        """The nearest of the places of the words that introduce a quotation."""
        if not written:
            return ()
        found = [span for span in self.places.all(written, within) if not any(span.overlaps(c) for c in content)]
        if not found:
            raise Refused("not in the text", written)
        return (min(found, key=lambda span: (abs(span.start - content[0].start), span)),)

    def _event(self, said: SaidEvent, within: Span) -> Event:
        category = _one_of(CATEGORIES, said.category, "unknown category")
        status = _one_of(STATUSES, said.status, "unknown status")
        evidence = self.places.one(said.evidence, within)
        trigger = self.places.one(said.trigger, evidence)
        actor, recipient = self._ids(said.actors, evidence), self._ids(said.recipients, evidence)
        chain = self._chain(said.according_to, evidence)
        page, through = self.findings.page.id, tuple(link.entity for link in chain)
        return Event(
            id=content_id("proposal", page, "event", category, status, tuple(trigger), actor, recipient, through),
            category=category,
            status=status,
            actor=actor,
            recipient=recipient,
            according_to=chain,
            trigger=trigger,
            evidence=evidence,
            by="",
        )

    def _ids(self, written: list[str], near: Span) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.names.named(name, near).entity for name in written))

    def _chain(self, written: list[str], near: Span) -> tuple[Link, ...]:
        return tuple(self.names.link(self.names.named(name, near)) for name in written)


def _one_of(closed: Mapping[str, T], written: str, otherwise: Reason) -> T:
    found = closed.get(written)
    if found is None:
        raise Refused(otherwise, written)
    return found


def _proposal(finding: Quotation | Event, answer: Answer, text: str) -> Proposal:
    if isinstance(finding, Quotation):
        said = replace(finding, by=answer.by)
        words = " … ".join(span.of(text) for span in said.content)
        return Proposal(id=said.id, page=answer.page, words=words, quotation=said, by=(answer.by,))
    done = replace(finding, by=answer.by)
    return Proposal(id=done.id, page=answer.page, words=done.evidence.of(text), event=done, by=(answer.by,))


def _of_both(known: Proposal, by: str) -> Proposal:
    return known if by in known.by else replace(known, by=(*known.by, by))
