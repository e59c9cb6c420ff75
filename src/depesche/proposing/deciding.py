"""What stands proposed in a record, and what people decide about it: judgements that can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from depesche.deciding import LONGEST_REASON, person
from depesche.errors import UsageError
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement, judged
from depesche.model.proposal import Checked, Decision, Proposal, Refusal
from depesche.proposing.checking import checked
from depesche.store import Store, View
from depesche.store.answers import answered_pages, answers_on

KIND = "proposal"


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate with the page it is about, and how it stands."""

    proposal: Proposal
    findings: Findings
    decision: Decision
    judgement: Judgement | None = None
    """The person's, if one decided."""


@dataclass(frozen=True, slots=True)
class PageProposals:
    """All that models said of one page."""

    findings: Findings
    standing: tuple[Standing, ...]
    refusals: tuple[Refusal, ...]


def proposals_of(view: View, page: str) -> PageProposals:
    """What models said of one page. Raises `UsageError` if it is not recorded."""
    findings = view.findings(page, syntax=False)
    left: Checked = checked(answers_on(view, page), findings)
    decided = {j.right: j for j in view.judgements_from(KIND, [page])}
    standing = tuple(Standing(p, findings, _decision(p, decided.get(p.id)), decided.get(p.id)) for p in left.proposals)
    return PageProposals(findings, standing, left.refusals)


def all_proposals(view: View) -> Iterator[PageProposals]:
    """What models said, page by page; pages that are not on record any more are left out."""
    for page in answered_pages(view):
        if view.page(page) is not None:
            yield proposals_of(view, page)


def _decision(proposal: Proposal, judgement: Judgement | None) -> Decision:
    if judgement is not None:
        return "accepted" if judgement.verdict == "same" else "rejected"
    return "agreed" if proposal.agreed else "open"


def decide_proposal(
    store: Store, proposal: str, by: str, *, accept: bool, reason: str = "", page: str | None = None
) -> Judgement:
    """Records that a person accepts or rejects a candidate; an earlier decision on it is withdrawn.

    `page` spares a search through all pages.
    `depesche.deciding.undo` takes it back. Raises `UsageError` if nothing of this id stands proposed.
    """
    maker = person(by)
    with View.open(store.path) as view:
        looked = [proposals_of(view, page)] if page else all_proposals(view)
        found = next((s for one in looked for s in one.standing if s.proposal.id == proposal), None)
        if found is None:
            step = "List what is: depesche proposals --store FILE."
            raise UsageError(proposal, "nothing of this id stands proposed", step)
    said = " ".join(reason.split())[:LONGEST_REASON] or "no reason given"
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    verdict = "same" if accept else "different"
    judgement = judged(KIND, found.proposal.page, proposal, maker, 1.0, said, verdict=verdict, detail=now)  # type: ignore[arg-type]
    with store.page_transaction():
        if found.judgement is not None:
            store.withdraw([found.judgement.id], maker)
        store.add_judgements([judgement])
    return judgement
