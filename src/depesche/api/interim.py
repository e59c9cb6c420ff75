"""Parts of listings over streams."""

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from depesche.errors import UsageError
from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import Actor, Slice, Sourced
from depesche.store import View
from depesche.tell.dates import sort_key
from depesche.telling import told_events, told_pages, told_statements

T = TypeVar("T")


def sliced(items: Iterable[T], key: Callable[[T], Any], after: str | None, limit: int) -> Slice[T]:
    told = sorted(items, key=key)
    if after is not None:
        try:
            place = json.loads(base64.urlsafe_b64decode(after))
        except ValueError:
            raise UsageError(after, "is no cursor of this listing", "Begin without.") from None
        told = [t for t in told if json.dumps(key(t), default=str) > json.dumps(place)]
    found = tuple(told[:limit])
    more = len(told) > limit
    last = json.dumps(key(found[-1]), default=str) if more else ""
    return Slice(found, base64.urlsafe_b64encode(last.encode()).decode() if more else None)


def _key(s: Sourced[Any]) -> Any:
    finding = s.finding
    when = finding.when or s.page.published
    at = finding.trigger[0] if isinstance(finding, Event) else finding.content[0][0]
    return [*map(str, sort_key(when)), s.page.id, f"{at:09}", finding.id]


def events_page(
    view: View, filters: Filters = NO_FILTERS, *, after: str | None = None, limit: int = 50
) -> Slice[Sourced[Event]]:
    return sliced(told_events(view, filters), _key, after, limit)


def statements_page(
    view: View, filters: Filters = NO_FILTERS, *, after: str | None = None, limit: int = 50
) -> Slice[Sourced[Quotation]]:
    return sliced(told_statements(view, filters), _key, after, limit)


def actors_page(view: View, name: str | None = None, *, after: str | None = None, limit: int = 50) -> Slice[Actor]:
    entities: dict[str, Entity] = {}
    events: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for findings in told_pages(view):
        entities.update((e.id, e) for e in findings.entities if e.kind in ("person", "state", "organisation", "group"))
        for e in findings.events:
            events.update({*e.actor, *e.recipient})
        for q in findings.quotations:
            said.update(set(q.speaker_is))
    found = [Actor(e, events[i], said[i]) for i, e in entities.items()]
    wanted = (name or "").casefold()
    found = [a for a in found if any(wanted in n.casefold() for n in (a.entity.name, *a.entity.aliases))]
    return sliced(found, lambda a: [f"{10**9 - a.events - a.statements}", a.entity.id], after, limit)


def actor_of(view: View, key: str) -> Entity | None:
    known = view.actor(key)
    if known is None:
        end = view.ends([key]).get(key)
        known = view.actor(end.words) if end and end.kind == "entity" else None
    return known.entity if known else None


def events_of(view: View, actor: str, *, after: str | None = None, limit: int = 50) -> Slice[Sourced[Event]]:
    return sliced(
        (s for s in told_events(view) if actor in (*s.finding.actor, *s.finding.recipient)), _key, after, limit
    )


def statements_of(view: View, actor: str, *, after: str | None = None, limit: int = 50) -> Slice[Sourced[Quotation]]:
    return sliced((s for s in told_statements(view) if actor in s.finding.speaker_is), _key, after, limit)


def stories_page(view: View, *, after: str | None = None, limit: int = 50) -> Slice[tuple[str, ...]]:
    return sliced(view.stories(0, 100000), lambda group: [min(group)], after, limit)
