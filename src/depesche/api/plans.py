"""Plans: what was planned or demanded, and what became of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from depesche.api import told
from depesche.api.asked import AskedPlans
from depesche.api.operations import Call
from depesche.api.reading import part, sliced
from depesche.api.told import Around
from depesche.model.event import Event
from depesche.model.record import Sourced
from depesche.model.story import Links, PlanOutcome
from depesche.store import View
from depesche.tell.plans import STATUSES
from depesche.telling import events_page

Json = dict[str, Any]


def plans(call: Call) -> Json:
    """What was planned or demanded, and what became of it, in order of time.

    Reports of one plan are told once in an answer; `id` is the same wherever the plan comes again.
    """
    asked: AskedPlans = call.asked
    with call.desk.view() as view:
        items, cursor = plans_asked(view, asked, call.desk.newest(view))
    return sliced("/plans", asked, items, cursor)


def plans_asked(view: View, asked: AskedPlans, today: date | None) -> tuple[list[Json], str | None]:
    """Plans that meet a question, and where to go on. `today` is the day of the newest page on record."""
    filters = asked.filters()

    def keep(items: Sequence[Sourced[Event]]) -> list[int]:
        planned = [n for n, s in enumerate(items) if s.finding.status in STATUSES]
        if asked.result is None:
            return planned
        links = view.links_on([items[n].finding.id for n in planned])
        return [n for n in planned if _plan(items[n].finding.id, links, today)[1] == asked.result]

    found, cursor = part(lambda after, limit: events_page(view, filters, after=after, limit=limit), asked, keep)
    links = view.links_on([s.finding.id for s in found])
    around = Around.of(links)
    settled = [_plan(s.finding.id, links, today)[2] for s in found]
    outcomes = {s.finding.id: s for s in view.sourced_events(p.outcome for p in settled if p and p.outcome)}
    items: dict[str, Json] = {}
    for sourced in found:
        group, result, plan = _plan(sourced.finding.id, links, today)
        if min(group) in items:
            continue
        outcome = outcomes.get(plan.outcome) if plan and plan.outcome else None
        items[min(group)] = {
            "id": min(group),
            "result": result,
            "until": plan.until.isoformat() if plan and plan.until else None,
            "plan": told.event(sourced, around),
            "outcome": told.event(outcome, around) if outcome else None,
            "reports": list(group),
        }
    return list(items.values()), cursor


def _plan(key: str, links: Links, today: date | None) -> tuple[tuple[str, ...], str, PlanOutcome | None]:
    """The reports of a plan, what became of it, and the judgement that says so."""
    group = next((g for g in links.same_event if key in g), (key,))
    judged = [plan for plan in links.plans if plan.plan in group]
    plan = next((p for p in judged if p.result != "open"), judged[0] if judged else None)
    if plan is None:
        return group, "open", None
    return group, "overdue" if plan.overdue(today) else plan.result, plan
