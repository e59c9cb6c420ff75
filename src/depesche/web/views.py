"""What each kind of page shows: functions from the record to plain data."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, TypeVar

from depesche.errors import UsageError
from depesche.lang.coordinates import point_of
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.record import Sourced
from depesche.model.when import UNKNOWN, When
from depesche.tell.contract import when_object
from depesche.tell.dates import short, sort_key
from depesche.web.cards import (
    Card,
    entity_card,
    event_card,
    happening_card,
    outlets_of,
    page_card,
    statement_card,
    when_words,
)
from depesche.web.claims import disputes, plans
from depesche.web.desk import ACTING, Picture
from depesche.web.marking import MarkedLine, marked_lines, marks_of

T = TypeVar("T")
AT_A_TIME = 50
NEWEST = 6
SHOWN_DROPPED = 4
"""Dropped lines in a row that are shown; more are folded."""
COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")


def overview(picture: Picture) -> Card:
    """What is on record at a glance."""
    if "overview" not in picture.told:
        picture.told["overview"] = _overview(picture)
    return picture.told["overview"]


def _overview(picture: Picture) -> Card:
    happenings = picture.happenings
    statuses = Counter(group[0].finding.status for group in happenings)
    outlets = Counter(page.outlet for page in picture.pages.values() if page.outlet)
    return {
        "counts": {
            "pages": len(picture.pages),
            "outlets": len(outlets),
            "events": len(happenings),
            "statements": len(picture.statements),
            "disputes": len(picture.links.disputes),
            "stories": len(picture.links.stories),
        },
        "statuses": dict(statuses.most_common()),
        "outlets": [{"name": name, "pages": number} for name, number in outlets.most_common(12)],
        "timeline": [happening_card(group, picture) for group in happenings[-AT_A_TIME:]],
        "stories": [story_head(group, picture) for group in _newest_stories(picture)[:NEWEST]],
        "plans": plans(picture, only_open=True)["plans"][:NEWEST],
        "disputes": disputes(picture)["disputes"][:NEWEST],
        "dyads": dyads(picture)[:NEWEST],
    }


def timeline(picture: Picture, wanted: Callable[[Card], bool] | None, page: int) -> Card:
    """Events in order of time, a page of them; `wanted` None asks for all."""
    if wanted is None:
        shown = paged(picture.happenings, page)
        return {"events": [happening_card(g, picture) for g in shown], **paging(len(picture.happenings), page)}
    cards = [card for card in (happening_card(group, picture) for group in picture.happenings) if wanted(card)]
    return {"events": paged(cards, page), **paging(len(cards), page)}


def story_head(group: Iterable[str], picture: Picture) -> Card:
    """A story in one line: its title is that of its first page."""
    pages = sorted((picture.pages[i] for i in group if i in picture.pages), key=lambda p: (sort_key(p.published), p.id))
    first, last = pages[0], pages[-1]
    dated = [(w.earliest, w.latest) for p in pages if (w := p.published).earliest and w.latest]
    return {
        "id": min(p.id for p in pages),
        "title": first.title or first.source,
        "from": short(first.published),
        "until": short(last.published),
        "when": when_object(
            When(min(dated)[0], max(last for _, last in dated), "from the pages") if dated else UNKNOWN
        ),
        "pages": len(pages),
        "outlets": outlets_of(pages),
    }


def stories(picture: Picture, page: int) -> Card:
    """All stories, the newest first."""
    found = _newest_stories(picture)
    return {"stories": [story_head(group, picture) for group in paged(found, page)], **paging(len(found), page)}


def page(findings: Findings, picture: Picture) -> Card:
    """A page in full: every line with its marks, and what is known about it."""
    document = findings.document
    info = picture.pages.get(findings.page.id)
    group = picture.story_of_page.get(findings.page.id)
    return (page_card(info) if info else {"id": findings.page.id}) | {
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
        "events": [event_card(s, picture) for s in picture.events_of_page.get(findings.page.id, [])],
        "statements": [statement_card(s, picture) for s in picture.statements_of_page.get(findings.page.id, [])],
        "entities": [entity_card(e) for e in findings.entities if e.kind in ACTING and e.named],
        "story": story_head(group, picture) if group else None,
    }


def blocks(lines: Iterable[MarkedLine]) -> list[Card]:
    """Lines in runs of what belongs to the article and what does not, so that long runs of the latter can be folded."""
    found: list[Card] = []
    for dropped, run in groupby(lines, key=lambda line: line.dropped):
        members = list(run)
        found.append({"dropped": dropped, "folded": dropped and len(members) > SHOWN_DROPPED, "lines": members})
    return found


def actors(picture: Picture, page: int, called: str = "") -> Card:
    """Who is on record, by how much they say and do."""
    weights: Counter[str] = Counter()
    for source in (picture.events_of_actor, picture.statements_of_actor):
        weights.update({i: len(found) for i, found in source.items()})
    wanted = called.casefold()
    ids = [
        i
        for i, _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        if i in picture.entities and _is_called(picture, i, wanted)
    ]
    cards = [
        entity_card(picture.entities[i])
        | {
            "events": len(picture.events_of_actor.get(i, [])),
            "statements": len(picture.statements_of_actor.get(i, [])),
        }
        for i in paged(ids, page)
    ]
    return {"actors": cards, **paging(len(ids), page)}


def actor(picture: Picture, entity_id: str) -> Card:
    """One actor: offices, statements, events, with whom. Raises `UsageError` for an unknown id."""
    entity = picture.entities.get(entity_id)
    if entity is None:
        raise UsageError(entity_id, "no such actor is on record", "Open the list of actors.")
    events = picture.events_of_actor.get(entity_id, [])
    others = Counter(i for s in events for i in _others(s, entity_id))
    network = [
        entity_card(picture.entities[i]) | {"events": number}
        for i, number in sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))
        if i in picture.entities
    ]
    said = picture.statements_of_actor.get(entity_id, [])
    outlets = outlets_of([*(s.page for s in events), *(s.page for s in said)])
    return entity_card(entity) | {
        "events": [event_card(s, picture) for s in events],
        "statements": [statement_card(s, picture) for s in said],
        "network": network[:AT_A_TIME],
        "outlets": outlets,
        "bearers": [_bearer(i, picture) for i in picture.members.get(entity_id, [])[:AT_A_TIME]],
    }


def dyads(picture: Picture) -> list[Card]:
    """Pairs of states or organisations by the number of their events."""
    pairs: Counter[tuple[str, str]] = Counter()
    for group in picture.happenings:
        pairs.update({pair for s in group for pair in _pairs(s)})
    return [
        {"one": entity_card(picture.entities[a]), "other": entity_card(picture.entities[b]), "events": number}
        for (a, b), number in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
        if a in picture.entities and b in picture.entities
    ]


def dyad(picture: Picture, one: str, other: str) -> Card:
    """What two actors did with and to each other. Raises `UsageError` for an unknown id."""
    for i in (one, other):
        if i not in picture.entities:
            raise UsageError(i, "no such actor is on record", "Open the list of actors.")
    pair = (min(one, other), max(one, other))
    groups = [g for g in picture.happenings if any(pair in _pairs(s) for s in g)]
    cards = [happening_card(g, picture) for g in groups]
    return {
        "one": entity_card(picture.entities[one]),
        "other": entity_card(picture.entities[other]),
        "events": cards,
        "cooperation": sum(card["category"] in COOPERATION for card in cards),
        "conflict": sum(card["category"] not in COOPERATION for card in cards),
        "months": _months(cards),
    }


def _months(cards: list[Card]) -> list[Card]:
    """Events of cooperation and of conflict in each month that has any, by their first day."""
    found: dict[str, Counter[str]] = {}
    for card in cards:
        if day := card["when"]["earliest"]:
            side = "cooperation" if card["category"] in COOPERATION else "conflict"
            found.setdefault(day[:7], Counter()).update([side])
    return [
        {"when": _month(month), "cooperation": sides["cooperation"], "conflict": sides["conflict"]}
        for month, sides in sorted(found.items())
    ]


def _month(month: str) -> Card:
    year, number = map(int, month.split("-"))
    return {"earliest": f"{month}-01", "latest": f"{month}-{monthrange(year, number)[1]:02}"}


def statements(picture: Picture, wanted: Callable[[Card], bool] | None, page: int) -> Card:
    """Statements in order of time, a page of them; `wanted` None asks for all."""
    if wanted is None:
        shown = paged(list(picture.statements.values()), page)
        return {"statements": [statement_card(s, picture) for s in shown], **paging(len(picture.statements), page)}
    cards = [card for card in (statement_card(s, picture) for s in picture.statements.values()) if wanted(card)]
    return {"statements": paged(cards, page), **paging(len(cards), page)}


def places(picture: Picture) -> Card:
    """Where events took place or are to take place; places whose point is not known are listed all the same."""
    tallies: dict[str, list[list[Sourced[Event]]]] = {}
    for group in picture.happenings:
        for place in dict.fromkeys(s.finding.place for s in group if s.finding.place):
            tallies.setdefault(place, []).append(group)
    found = []
    for place, groups in tallies.items():
        if place in picture.entities:
            entity = picture.entities[place]
            names = () if entity.kind == "state" else (entity.name, *entity.aliases)
            point = next((p for name in names if (p := point_of(name, entity.state))), None)
            where = {"latitude": point[0], "longitude": point[1]} if point else None
            told = {"name": entity.name, "id": place, "kind": entity.kind, "state": entity.state}
            found.append(told | {"point": where, "events": len(groups)})
    return {"places": sorted(found, key=lambda card: (-card["events"], card["name"]))}


def paged(found: list[T], page: int) -> list[T]:
    """The given page of a list; pages count from 1."""
    return found[(page - 1) * AT_A_TIME : page * AT_A_TIME]


def paging(total: int, page: int) -> dict[str, Any]:
    """Where a page of a list stands in the whole."""
    return {"total": total, "page": page, "pages": max(1, -(-total // AT_A_TIME))}


def _newest_stories(picture: Picture) -> list[tuple[str, ...]]:
    def newest(group: tuple[str, ...]) -> tuple[Any, ...]:
        return max(sort_key(picture.pages[i].published)[1:] for i in group)

    known = [tuple(i for i in group if i in picture.pages) for group in picture.links.stories]
    return sorted((g for g in known if g), key=newest, reverse=True)


def _is_called(picture: Picture, entity_id: str, wanted: str) -> bool:
    entity = picture.entities[entity_id]
    return entity.kind in ACTING and (not wanted or any(wanted in n.casefold() for n in (entity.name, *entity.aliases)))


def _bearer(member: str, picture: Picture) -> Card:
    """The entity of one page that stands for an actor."""
    return {"id": member, "page": page_card(picture.pages[picture.bearers[member][1]])}


def _others(sourced: Sourced[Event], than: str) -> list[str]:
    return [i for i in dict.fromkeys(sourced.finding.actor + sourced.finding.recipient) if i != than]


def _pairs(sourced: Sourced[Event]) -> set[tuple[str, str]]:
    """Pairs between actors and recipients, smaller id first; among the actors of a meeting all pairs."""
    event = sourced.finding
    others = event.recipient or event.actor
    return {(min(a, b), max(a, b)) for a in event.actor for b in others if a != b}
