"""Listings of what models propose, apart from what the rules found, and of what was refused."""

from collections.abc import Iterable, Iterator

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.proposal import Decision, Proposal, Refusal
from depesche.tell.contract import event_object, quotation_object
from depesche.tell.listing import Listing, Row

Told = tuple[Proposal, Findings, Decision, Judgement | None]
COLUMNS = ("state", "kind", "who", "says", "words", "rules", "page", "id")


def proposals(told: Iterable[Told]) -> Listing:
    """Candidates with their page, who proposes them, and what the rules say of the same words."""
    return Listing(COLUMNS, _rows(told), "Nothing of this kind is proposed.", wide=("words", "who", "rules"))


def _rows(told: Iterable[Told]) -> Iterator[Row]:
    for proposal, findings, decision, judgement in told:
        quoted, event = proposal.quotation, proposal.event
        who = quoted.speaker_is if quoted else event.actor if event else ()
        chain = quoted.chain if quoted else event.according_to if event else ()
        names = {e.id: e.name for e in findings.entities}
        spoken = [span.of(findings.document.text) for span in quoted.speaker] if quoted else []
        yield {
            "state": decision,
            "kind": proposal.kind,
            "who": [names.get(one, one) for one in who] or spoken,
            "says": f"{event.category} {event.status}" if event else quoted.kind if quoted else "",
            "words": " ".join(proposal.words.split()),
            "chain": [link.name for link in chain],
            "rules": "same"
            if proposal.agreed
            else ("other " + ", ".join(proposal.differs) if proposal.about else "nothing"),
            "about": list(proposal.about),
            "differs": list(proposal.differs),
            "page": proposal.page,
            "source": findings.page.source,
            "score": proposal.score,
            "by": list(proposal.by),
            "decided_by": judgement.by if judgement else None,
            "reasons": list(judgement.reasons) if judgement else [],
            "judgement": judgement.id if judgement else None,
            "proposed": quotation_object(quoted) if quoted else event_object(event) if event else {},
            "id": proposal.id,
        }


def refusals(refused: Iterable[Refusal]) -> Listing:
    """What models said and what did not stand on the page, with the reason."""
    rows = ({"reason": r.reason, "about": r.about, "detail": r.detail, "page": r.page, "by": r.by} for r in refused)
    return Listing(("reason", "about", "detail", "page"), rows, "Nothing was refused.", wide=("detail",))
