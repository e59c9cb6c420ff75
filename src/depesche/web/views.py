"""What each kind of page shows: functions from the record to plain data."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from depesche.errors import UsageError
from depesche.lang.coordinates import point_of
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.record import Actor
from depesche.model.story import Dispute
from depesche.store import View
from depesche.store.told.asking import Wanted
from depesche.store.told.people import ACTING
from depesche.tell.contract import when_object
from depesche.web.cards import (
    Card,
    entity_card,
    event_cards,
    happening_cards,
    outlet_words,
    page_card,
    statement_cards,
    when_words,
)
from depesche.web.claims import disputed, disputes, plans
from depesche.web.desk import Desk
from depesche.web.marking import MarkedLine, marked_lines, marks_of
from depesche.web.paging import AT_A_TIME, first_of, paging
from depesche.web.story import story_head

NEWEST = 6
SOURCES = 12
MOST_PLACES = 300
SHOWN_DROPPED = 4
"""Dropped lines in a row that are shown; more are folded."""
COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")


def overview(desk: Desk) -> Card:
    """What is on record at a glance."""
    groups = disputed(desk)
    return desk.kept("overview", lambda view: _overview(view, groups))


def _overview(view: View, groups: list[list[Dispute]]) -> Card:
    counts, outlets = view.tally("count"), view.tally("outlet")
    newest = view.stories(0, NEWEST)
    return {
        "counts": {
            "pages": counts.get("pages", 0),
            "outlets": len(outlets),
            "events": counts.get("events", 0),
            "statements": counts.get("statements", 0),
            "disputes": sum(map(len, groups)),
            "stories": counts.get("stories", 0),
        },
        "statuses": view.tally("status"),
        "outlets": [{"name": name, "pages": number} for name, number in list(outlets.items())[:SOURCES]],
        "timeline": happening_cards(view, view.newest_happenings(AT_A_TIME)),
        "stories": _heads(view, newest),
        "plans": plans(view, 1, only_open=True, count=NEWEST)["plans"],
        "disputes": disputes(view, groups, 1, NEWEST)["disputes"],
        "dyads": dyads(view),
    }


def timeline(view: View, wanted: Wanted, page: int) -> Card:
    """Events in order of time, a page of them."""
    found = view.happenings(wanted, first_of(page), AT_A_TIME)
    return {"events": happening_cards(view, found.items), **paging(found.total, page, exact=found.exact)}


def stories(view: View, page: int) -> Card:
    """All stories, the newest first."""
    total = view.tally("count").get("stories", 0)
    return {"stories": _heads(view, view.stories(first_of(page), AT_A_TIME)), **paging(total, page)}


def _heads(view: View, groups: list[tuple[str, ...]]) -> list[Card]:
    infos = view.infos(page for group in groups for page in group)
    return [story_head(infos[page] for page in group) for group in groups]


def page(view: View, findings: Findings) -> Card:
    """A page in full: every line with its marks, and what is known about it."""
    document, key = findings.document, findings.page.id
    info = view.infos([key]).get(key)
    group = view.story_of(key)
    events, statements = view.findings_of([key])
    return (page_card(info) if info else {"id": key}) | {
        "title": document.title,
        "author": document.author,
        "outlet": document.outlet,
        "outlet_how": document.outlet_how,
        "credits": [credit.name for credit in document.credits],
        "published": when_object(document.published),
        "published_how": when_words(document.published),
        "translated": {
            "score": document.translated.score,
            "clues": [f"{clue.name}: {clue.detail}" for clue in document.translated.clues],
        },
        "encoding": f"{document.decoding.encoding} ({document.decoding.how})",
        "sha256": findings.page.sha256,
        "version": findings.version,
        "blocks": blocks(marked_lines(findings, marks_of(findings))),
        "events": event_cards(view, view.sourced_events(events)),
        "statements": statement_cards(view, view.sourced_statements(statements)),
        "entities": [entity_card(e) for e in findings.entities if e.kind in ACTING and e.named],
        "story": _heads(view, [group])[0] if group else None,
    }


def blocks(lines: Iterable[MarkedLine]) -> list[Card]:
    """Lines in runs of what belongs to the article and what does not, so that long runs of the latter can be folded."""
    found: list[Card] = []
    for dropped, run in groupby(lines, key=lambda line: line.dropped):
        members = list(run)
        found.append({"dropped": dropped, "folded": dropped and len(members) > SHOWN_DROPPED, "lines": members})
    return found


def actors(view: View, page: int, called: str = "") -> Card:
    """Who is on record, by how much they say and do."""
    found = view.most_active(called, first_of(page), AT_A_TIME)
    cards = [entity_card(a.entity) | {"events": a.events, "statements": a.statements} for a in found.items]
    return {"actors": cards, **paging(found.total, page, exact=found.exact)}


def actor(view: View, actor_id: str, page: int) -> Card:
    """One actor: offices, statements, events, with whom. Raises `UsageError` for an unknown id."""
    known = _known(view, actor_id)
    key = known.entity.id
    events = view.events_with(key, first_of(page), AT_A_TIME)
    said = view.statements_by(key, first_of(page), AT_A_TIME)
    bearers = view.bearers(key, AT_A_TIME)
    infos = view.infos(of for _, of in bearers)
    return entity_card(known.entity) | {
        "events": event_cards(view, events),
        "statements": statement_cards(view, said),
        "counts": {"events": known.events, "statements": known.statements},
        "network": [entity_card(o.entity) | {"events": n} for o, n in view.company(key, AT_A_TIME)],
        "outlets": [outlet_words(name) for name in view.outlets_with(key)],
        "bearers": [{"id": i, "page": page_card(infos[of])} for i, of in bearers],
        "paging": paging(max(known.events, known.statements), page),
    }


def actor_events(view: View, actor_id: str, count: int) -> list[Card]:
    """The first events of an actor, for a chart. Raises `UsageError` for an unknown id."""
    return event_cards(view, view.events_with(_known(view, actor_id).entity.id, 0, count))


def _known(view: View, actor_id: str) -> Actor:
    known = view.actor(actor_id)
    if known is None:
        raise UsageError(actor_id, "no such actor is on record", "Open the list of actors.")
    return known


def dyads(view: View) -> list[Card]:
    """Pairs of actors by the number of their events."""
    found = view.dyads(NEWEST)
    return [{"one": entity_card(d.one.entity), "other": entity_card(d.other.entity), "events": d.events} for d in found]


def dyad(view: View, one: str, other: str, page: int, count: int = AT_A_TIME) -> Card:
    """What two actors did with and to each other. Raises `UsageError` for an unknown id."""
    one, other = (_known(view, i).entity.id for i in (one, other))
    found = view.dyad(one, other, first_of(page, count), count)
    assert found is not None, "both are known"
    told, happened = found
    sides = Counter[str]()
    months: dict[str, Counter[str]] = {}
    for month, category, number in told.by_month:
        side = "cooperation" if category in COOPERATION else "conflict"
        sides[side] += number
        if month:
            months.setdefault(month, Counter())[side] += number
    return {
        "one": entity_card(told.one.entity),
        "other": entity_card(told.other.entity),
        "events": happening_cards(view, happened),
        "cooperation": sides["cooperation"],
        "conflict": sides["conflict"],
        "months": [
            {"when": _month(month), "cooperation": n["cooperation"], "conflict": n["conflict"]}
            for month, n in sorted(months.items())
        ],
        "paging": paging(told.events, page, count),
    }


def _month(month: str) -> Card:
    year, number = map(int, month.split("-"))
    return {"earliest": f"{month}-01", "latest": f"{month}-{monthrange(year, number)[1]:02}"}


def statements(view: View, wanted: Wanted, page: int) -> Card:
    """Statements in order of time, a page of them."""
    found = view.said(wanted, first_of(page), AT_A_TIME)
    return {"statements": statement_cards(view, found.items), **paging(found.total, page, exact=found.exact)}


def places(view: View) -> Card:
    """Where events took place or are to take place, most of them; those whose point is not known are listed too."""
    return {"places": [_place(actor.entity, number) for actor, number in view.places(MOST_PLACES)]}


def _place(entity: Entity, events: int) -> Card:
    names = () if entity.kind == "state" else (entity.name, *entity.aliases)
    point = next((p for name in names if (p := point_of(name, entity.state))), None)
    where = {"latitude": point[0], "longitude": point[1]} if point else None
    told = {"name": entity.name, "id": entity.id, "kind": entity.kind, "state": entity.state}
    return told | {"point": where, "events": events}
