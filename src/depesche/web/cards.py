"""Findings as the pages and their JSON tell them: plain dictionaries, so that both come from the same data."""

from collections.abc import Iterable, Sequence
from typing import Any

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span, hull
from depesche.model.when import UNKNOWN, When
from depesche.store import View
from depesche.tell.actors import office_words
from depesche.tell.chain import UNKNOWN_OUTLET, outlet_of
from depesche.tell.contract import when_object
from depesche.tell.dates import short
from depesche.tell.listing import clipped
from depesche.web.desk import Notes

Card = dict[str, Any]
WORDS = 400


def notes_on(view: View, ids: Iterable[str]) -> Notes:
    """What links say of these events and statements."""
    return Notes(view.links_on(ids))


def event_cards(view: View, found: Sequence[Sourced[Event]]) -> list[Card]:
    """Event mentions, in the order given."""
    notes = notes_on(view, (s.finding.id for s in found))
    return [event_card(s, notes) for s in found]


def statement_cards(view: View, found: Sequence[Sourced[Quotation]]) -> list[Card]:
    """Statements, in the order given."""
    notes = notes_on(view, (s.finding.id for s in found))
    return [statement_card(s, notes) for s in found]


def happening_cards(view: View, found: Sequence[Sequence[Sourced[Event]]]) -> list[Card]:
    """Events with all their reports, in the order given."""
    notes = notes_on(view, (s.finding.id for group in found for s in group))
    return [happening_card(group, notes) for group in found]


def event_card(sourced: Sourced[Event], notes: Notes) -> Card:
    """One event mention."""
    event = sourced.finding
    plan = notes.outcomes.get(event.id)
    return {
        "id": event.id,
        "category": event.category,
        "mode": event.mode,
        "status": event.status,
        "date": short(event.when),
        "when": when_object(event.when),
        "actors": names(event.actor, sourced.entities),
        "recipients": names(event.recipient, sourced.entities),
        "place": next(iter(names((event.place,), sourced.entities)), None) if event.place else None,
        "chain": chain_card(sourced.page, event.according_to, []),
        "sources": sources_card(event.id, notes),
        "words": clipped(sourced.words, WORDS),
        "page": page_card(sourced.page),
        "span": pair(event.trigger),
        "by": event.by,
        "plan": {"result": plan.result, "outcome": plan.outcome} if plan else None,
        "disputed": event.id in notes.disputes,
    }


def statement_card(sourced: Sourced[Quotation], notes: Notes) -> Card:
    """One statement."""
    said = sourced.finding
    when = said.when or UNKNOWN
    return {
        "id": said.id,
        "kind": said.kind,
        "act": said.act,
        "certainty": said.certainty,
        "negated": said.negated,
        "date": short(when),
        "when": when_object(when),
        "speakers": names(said.speaker_is, sourced.entities),
        "chain": chain_card(sourced.page, said.chain, names(said.speaker_is, sourced.entities)),
        "sources": sources_card(said.id, notes),
        "words": clipped(sourced.words, WORDS),
        "page": page_card(sourced.page),
        "span": pair(hull(said.content)),
        "by": said.by,
        "disputed": said.id in notes.disputes,
    }


def happening_card(group: Sequence[Sourced[Event]], notes: Notes) -> Card:
    """An event with all its reports. The telling report is the first that says that it happened, else the first."""
    telling = next((s for s in group if s.finding.status == "happened"), group[0])
    reports = [event_card(s, notes) for s in group]
    card = event_card(telling, notes)
    return card | {
        "reports": reports,
        "outlets": outlets_of(s.page for s in group),
        "differ": differences(group),
        "dates": _dates(group),
    }


def differences(group: Sequence[Sourced[Event]]) -> dict[str, list[str]]:
    """Details on which the reports of one event do not agree: each reading once, in order."""
    readings: dict[str, list[str]] = {
        "date": [short(s.finding.when) for s in group if s.finding.when.known],
        "status": [str(s.finding.status) for s in group],
        "place": [n["name"] for s in group if s.finding.place for n in names((s.finding.place,), s.entities)],
    }
    different = {name: list(dict.fromkeys(values)) for name, values in readings.items()}
    return {name: values for name, values in different.items() if len(values) > 1}


def _dates(group: Sequence[Sourced[Event]]) -> list[Card]:
    """The different dates that the reports tell, in order."""
    told = {short(s.finding.when): when_object(s.finding.when) for s in group if s.finding.when.known}
    return list(told.values())


def page_card(page: PageInfo) -> Card:
    """A page without its text."""
    return {
        "id": page.id,
        "title": page.title,
        "outlet": page.outlet,
        "outlet_words": outlet_of(page),
        "date": short(page.published),
        "published": when_object(page.published),
        "url": page.url,
        "source": page.source,
        "language": page.language,
    }


def entity_card(entity: Entity) -> Card:
    """Somebody or something named."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "state": entity.state,
        "aliases": list(entity.aliases),
        "offices": [office_words(office) for office in entity.offices],
        "named": entity.named,
    }


def chain_card(page: PageInfo, links: Iterable[Link], speakers: list[Card]) -> list[Card]:
    """The chain from the outlet outward, link by link; the speakers come last, together."""
    chain: list[Card] = [{"name": outlet_of(page), "kind": "outlet", "named": page.outlet is not None, "entity": None}]
    chain += [
        {"name": link.name, "kind": link.kind, "named": link.named, "entity": link.entity, "inherited": link.inherited}
        for link in links
    ]
    if speakers:
        joined = ", ".join(s["name"] for s in speakers)
        chain.append({"name": joined, "kind": "speaker", "named": True, "entity": speakers[0]["id"]})
    return chain


def sources_card(finding: str, notes: Notes) -> Card:
    """On how much a finding rests: reports, and independent origins where that could be established."""
    origins = notes.origins.get(finding)
    return {
        "reports": len(notes.twins.get(finding, (finding,))),
        "origins": list(origins.origins) if origins else [],
        "independent": origins.independent if origins else None,
    }


def outlet_words(name: str | None) -> str:
    """The outlet's name, or words for its absence."""
    return name or UNKNOWN_OUTLET


def outlets_of(pages: Iterable[PageInfo]) -> list[str]:
    """Names of the outlets, each once, in order."""
    return list(dict.fromkeys(outlet_of(page) for page in pages))


def names(ids: Iterable[str], entities: Iterable[Entity]) -> list[Card]:
    """Id and name of each, in order."""
    known = {entity.id: entity.name for entity in entities}
    return [{"id": i, "name": known.get(i, i)} for i in dict.fromkeys(ids)]


def when_words(when: When) -> list[str]:
    """How a date is known, step by step."""
    return [when.how, *when.reasons]


def pair(span: Span) -> list[int]:
    """Start and end."""
    return [span.start, span.end]
