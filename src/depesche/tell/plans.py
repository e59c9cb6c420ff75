"""Listing of plans: one row for each, whoever reports it, with what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from depesche.model.event import Event
from depesche.model.record import Sourced
from depesche.model.story import Links, PlanOutcome
from depesche.tell.chain import of_event, outlet_of
from depesche.tell.dates import short, sort_key
from depesche.tell.events import reading
from depesche.tell.listing import Listing, Row, clipped

WIDTH = 300
STATUSES = ("planned", "demanded")


def plans(
    links: Links, events: Iterable[Sourced[Event]], *, only_open: bool = False, only_overdue: bool = False
) -> Listing:
    """Planned and demanded events with what became of them, in order of their days.

    A plan is overdue if its time was over when the newest page on record appeared.
    """
    known = {sourced.finding.id: sourced for sourced in events}
    columns = ("date", "result", "reading", "words", "outcome", "reports", "id")
    rows = _rows(links, known)
    if only_open or only_overdue:
        wanted = {"overdue"} if only_overdue else {"open", "overdue"}
        rows = (row for row in rows if row["result"] in wanted)
    return Listing(columns, rows, "No plan is on record.", wide=("reading", "words", "outcome"))


def newest(events: Iterable[Sourced[Event]]) -> date | None:
    """The last day on which a page appeared: the reader's own day would make every listing another one tomorrow."""
    return max((day for sourced in events if (day := sourced.page.published.latest)), default=None)


def _rows(links: Links, known: Mapping[str, Sourced[Event]]) -> Iterator[Row]:
    results = {plan.plan: plan for plan in links.plans}
    today = newest(known.values())
    same = {member: group for group in links.same_event for member in group}
    done: set[str] = set()
    for event, sourced in known.items():
        if sourced.finding.status not in STATUSES or event in done:
            continue
        reports = [known[i] for i in same.get(event, (event,)) if i in known and known[i].finding.status in STATUSES]
        done.update(report.finding.id for report in reports)
        reports.sort(key=lambda r: (not r.finding.when.known, sort_key(r.page.published), r.page.id))
        yield _row(reports, results, known, today)


def _row(
    reports: list[Sourced[Event]],
    results: Mapping[str, PlanOutcome],
    known: Mapping[str, Sourced[Event]],
    today: date | None,
) -> Row:
    told = reports[0]
    judged = [results[r.finding.id] for r in reports if r.finding.id in results]
    plan = next((p for p in judged if p.result != "open"), judged[0] if judged else None)
    overdue = plan is not None and plan.overdue(today)
    outcome = known.get(plan.outcome) if plan and plan.outcome else None
    outlets = list(dict.fromkeys(outlet_of(r.page) for r in reports))
    return {
        "date": short(told.finding.when),
        "result": "overdue" if overdue else plan.result if plan else "open",
        "reading": reading(told),
        "words": clipped(" ".join(told.words.split()), WIDTH),
        "outcome": f"{short(outcome.finding.when)} {reading(outcome)} ({outlet_of(outcome.page)})" if outcome else None,
        "reports": len(reports),
        "outlets": outlets,
        "chain": of_event(told),
        "until": plan.until.isoformat() if plan and plan.until else None,
        "outcome_id": plan.outcome if plan else None,
        "page": told.page.id,
        "also": [r.finding.id for r in reports[1:]],
        "id": told.finding.id,
    }
