"""What is disputed and what is planned: each claim and each plan once, whoever reports it."""

from collections.abc import Iterable, Mapping

from depesche.model.story import Dispute
from depesche.store import View
from depesche.tell.disputes import FEW, one_dispute
from depesche.web.cards import Card, event_card, event_cards, notes_on, statement_card
from depesche.web.desk import Desk
from depesche.web.paging import AT_A_TIME, first_of, paging


def disputed(desk: Desk) -> list[list[Dispute]]:
    """All disputes in groups, worked out once for each state of the record."""
    return desk.kept("disputes", lambda view: one_dispute(view.disputes()))


def disputes(view: View, groups: list[list[Dispute]], page: int, count: int = AT_A_TIME) -> Card:
    """Claims that somebody denies: who asserts, who denies, in which words, through whom each page knows it."""
    shown = groups[first_of(page, count) :][:count]
    cards = _findings(
        view, (i for group in shown for d in group for i in (d.claim, *d.denied_by_quotations, *d.denials))
    )
    people = view.actors(i for group in shown for d in group for i in (*d.by, *d.denied_by))
    names = {key: actor.entity.name for key, actor in people.items()}
    found = [told for group in shown if (told := _dispute(group, cards, names))]
    return {"disputes": found, **paging(len(groups), page, count)}


def _dispute(group: list[Dispute], cards: Mapping[str, Card], names: Mapping[str, str]) -> Card | None:
    denying = _once(i for d in group for i in (*d.denied_by_quotations, *d.denials))
    claims = [cards[i] for i in _once(d.claim for d in group) if i in cards]
    if not claims:
        return None
    answered = [c for c in claims if c["id"] not in denying] or claims
    return {
        "claim": min(answered, key=lambda c: (len(c["words"].split()) <= FEW, c["when"]["earliest"] or "9999")),
        "claims": answered,
        "status": group[0].status,
        "by": [_named(names, i) for i in _once(i for d in group for i in d.by)],
        "denied_by": [_named(names, i) for i in _once(i for d in group for i in d.denied_by)],
        "denials": [cards[i] for i in denying if i in cards],
        "origins": _once(name for card in answered for name in card["sources"]["origins"]),
    }


def plans(view: View, page: int, *, only_open: bool = False, count: int = AT_A_TIME) -> Card:
    """What was planned or demanded, and what became of it; reports of one plan count as one."""
    found = view.plans(first_of(page, count), count, only_open=only_open)
    planned = view.sourced_events(i for i, _ in found.items)
    notes = notes_on(view, (s.finding.id for s in planned))
    ends = {s.finding.id: plan.outcome for s in planned if (plan := notes.outcomes.get(s.finding.id)) and plan.outcome}
    outcomes = {card["id"]: card for card in event_cards(view, view.sourced_events(dict.fromkeys(ends.values())))}
    results = dict(found.items)
    cards = [
        event_card(s, notes) | {"result": results[s.finding.id], "outcome": outcomes.get(ends.get(s.finding.id, ""))}
        for s in planned
    ]
    return {"plans": cards, **paging(found.total, page, count, exact=found.exact)}


def _findings(view: View, ids: Iterable[str]) -> dict[str, Card]:
    wanted = list(dict.fromkeys(ids))
    notes = notes_on(view, wanted)
    cards = [event_card(s, notes) for s in view.sourced_events(wanted)]
    cards += [statement_card(s, notes) for s in view.sourced_statements(wanted)]
    return {card["id"]: card for card in cards}


def _named(names: Mapping[str, str], actor: str) -> Card:
    return {"id": actor if actor in names else None, "name": names.get(actor, actor)}


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
