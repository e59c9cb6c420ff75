"""What is disputed and what is planned: each claim and each plan once, whoever reports it."""

from collections.abc import Iterable

from depesche.model.story import Dispute
from depesche.tell.disputes import FEW, one_dispute
from depesche.web.cards import Card, event_card, statement_card
from depesche.web.desk import Picture


def disputes(picture: Picture) -> Card:
    """Claims that somebody denies: who asserts, who denies, in which words, through whom each page knows it."""
    found = [told for group in one_dispute(picture.links) if (told := _dispute(group, picture))]
    return {"disputes": found}


def _dispute(group: list[Dispute], picture: Picture) -> Card | None:
    denying = _once(i for d in group for i in (*d.denied_by_quotations, *d.denials))
    claims = [card for i in _once(d.claim for d in group) if (card := _finding(i, picture))]
    if not claims:
        return None
    answered = [c for c in claims if c["id"] not in denying] or claims
    return {
        "claim": min(answered, key=lambda c: (len(c["words"].split()) <= FEW, c["when"]["earliest"] or "9999")),
        "claims": answered,
        "status": group[0].status,
        "by": [_named(picture, i) for i in _once(i for d in group for i in d.by)],
        "denied_by": [_named(picture, i) for i in _once(i for d in group for i in d.denied_by)],
        "denials": [card for i in denying if (card := _finding(i, picture))],
        "origins": _once(name for card in answered for name in card["sources"]["origins"]),
    }


def plans(picture: Picture, *, only_open: bool = False) -> Card:
    """What was planned or demanded, and what became of it; reports of one plan count as one."""
    found: list[Card] = []
    seen: set[str] = set()
    for sourced in picture.events.values():
        event = sourced.finding
        known = picture.outcomes.get(event.id)
        result = known.result if known else "open"
        if event.status not in ("planned", "demanded") or event.id in seen or (only_open and result != "open"):
            continue
        seen.update(picture.twins.get(event.id, ()))
        outcome = picture.events.get(known.outcome) if known and known.outcome else None
        happened = event_card(outcome, picture) if outcome else None
        found.append(event_card(sourced, picture) | {"result": result, "outcome": happened})
    return {"plans": found}


def _finding(key: str, picture: Picture) -> Card | None:
    if key in picture.events:
        return event_card(picture.events[key], picture)
    return statement_card(picture.statements[key], picture) if key in picture.statements else None


def _named(picture: Picture, entity_id: str) -> Card:
    known = picture.entities.get(entity_id)
    return {"id": entity_id if known else None, "name": known.name if known else entity_id}


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
