"""Single events and statements of the linked record, whichever an id means."""

from collections.abc import Iterable
from typing import TypeGuard

from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.record import Place, Sourced
from depesche.store import View

Told = Sourced[Event] | Sourced[Quotation]


def is_event(sourced: Told) -> TypeGuard[Sourced[Event]]:
    """True for an event."""
    return isinstance(sourced.finding, Event)


def is_statement(sourced: Told) -> TypeGuard[Sourced[Quotation]]:
    """True for a statement."""
    return isinstance(sourced.finding, Quotation)


def told_by_id(view: View, ids: Iterable[str]) -> dict[str, Told]:
    """Events and statements by their ids, in this order; what is no longer on record is left out."""
    wanted = list(dict.fromkeys(ids))
    known: dict[str, Told] = {s.finding.id: s for s in view.sourced_events(wanted)}
    known |= {s.finding.id: s for s in view.sourced_statements(wanted)}
    return {key: known[key] for key in wanted if key in known}


def place_of(view: View, key: str) -> Place:
    """Where an id stands: a whole id of an event or statement is looked up, anything else is searched as a beginning.

    Raises `UsageError` if there is none or more than one.
    """
    sourced = told_by_id(view, [key]).get(key)
    if sourced is None:
        return view.finding(key)
    return Place(id=key, kind="event" if is_event(sourced) else "quotation", page=sourced.page.id)
