"""Listings of what joins pages: stories, plans with their outcomes, disputes."""

from collections.abc import Iterable, Iterator, Mapping

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.story import Links
from depesche.tell.chain import UNKNOWN_OUTLET, of_event, of_statement
from depesche.tell.dates import short, sort_key
from depesche.tell.events import reading
from depesche.tell.listing import Listing, Row, clipped
from depesche.tell.statements import speaker

WIDTH = 300


def stories(links: Links, pages: Iterable[Findings]) -> Listing:
    """Pages that report one happening, a row each page, with how many of a story's pages are copies of one another."""
    known = {findings.page.id: findings for findings in pages}
    columns = ("story", "date", "outlet", "title", "copy_of", "page")
    return Listing(
        columns, _story_rows(links, known), "No two pages on record tell one story.", wide=("title", "outlet")
    )


def plans(links: Links, events: Iterable[Sourced[Event]], *, only_open: bool = False) -> Listing:
    """Planned and demanded events with what became of them."""
    known = {sourced.finding.id: sourced for sourced in events}
    columns = ("date", "result", "reading", "words", "outcome", "id")
    rows = _plan_rows(links, known, only_open)
    return Listing(columns, rows, "No plan is on record.", wide=("reading", "words", "outcome"))


def disputes(links: Links, events: Iterable[Sourced[Event]], statements: Iterable[Sourced[Quotation]]) -> Listing:
    """Claims that somebody denies or rejects: who asserts, who denies, in which words."""
    happenings = {sourced.finding.id: sourced for sourced in events}
    said = {sourced.finding.id: sourced for sourced in statements}
    columns = ("claim", "asserted_by", "denied_by", "denial", "status", "id")
    rows = _dispute_rows(links, happenings, said)
    return Listing(
        columns, rows, "Nothing on record is disputed.", wide=("claim", "asserted_by", "denied_by", "denial")
    )


def _story_rows(links: Links, known: Mapping[str, Findings]) -> Iterator[Row]:
    twin = {page: group[0] for group in links.copies for page in group[1:]}
    for number, group in enumerate(links.stories, 1):
        members = [known[page] for page in group if page in known]
        for findings in sorted(members, key=lambda f: (sort_key(f.document.published), f.page.id)):
            yield {
                "story": number,
                "date": short(findings.document.published),
                "outlet": findings.document.outlet or UNKNOWN_OUTLET,
                "title": findings.document.title,
                "copy_of": twin.get(findings.page.id),
                "page": findings.page.id,
                "source": findings.page.source,
            }


def _plan_rows(links: Links, known: Mapping[str, Sourced[Event]], only_open: bool) -> Iterator[Row]:
    results = {plan.plan: plan for plan in links.plans}
    for event, sourced in known.items():
        if sourced.finding.status not in ("planned", "demanded"):
            continue
        plan = results.get(event)
        result = plan.result if plan else "open"
        if only_open and result != "open":
            continue
        outcome = known.get(plan.outcome) if plan and plan.outcome else None
        yield {
            "date": short(sourced.finding.when),
            "result": result,
            "reading": reading(sourced),
            "words": clipped(sourced.words, WIDTH),
            "outcome": f"{short(outcome.finding.when)} {reading(outcome)}" if outcome else None,
            "chain": of_event(sourced),
            "outcome_id": plan.outcome if plan else None,
            "page": sourced.page.id,
            "id": event,
        }


def _dispute_rows(
    links: Links, happenings: Mapping[str, Sourced[Event]], said: Mapping[str, Sourced[Quotation]]
) -> Iterator[Row]:
    for dispute in links.disputes:
        claim = happenings.get(dispute.claim) or said.get(dispute.claim)
        if claim is None:
            continue
        denials = [said[q] for q in dispute.denied_by_quotations if q in said]
        yield {
            "claim": clipped(claim.words, WIDTH),
            "asserted_by": list(claim.names(dispute.by)),
            "denied_by": [speaker(denial) for denial in denials] or list(claim.names(dispute.denied_by)),
            "denial": clipped(" … ".join(denial.words for denial in denials), WIDTH),
            "status": dispute.status,
            "chains": [of_statement(denial) for denial in denials],
            "page": claim.page.id,
            "id": dispute.claim,
        }
