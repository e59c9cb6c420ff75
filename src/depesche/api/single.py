"""Single things by their permanent address: pages, their text and findings, findings, actors."""

from itertools import islice
from typing import Any, Final

import depesche
from depesche.api import told
from depesche.api.asked import AskedActors, AskedPages, AskedText
from depesche.api.listings import pages_from
from depesche.api.operations import Call
from depesche.api.reader import is_event, is_statement, place_of, told_by_id
from depesche.api.reading import opened, part, sealed, sliced
from depesche.api.told import PREFIX, Around
from depesche.errors import UsageError
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.record import Actor, Place
from depesche.model.term import Sighting, Term, terms_of
from depesche.store import View
from depesche.tell.contract import entity_object, findings_object, judgement_object, mention_object, time_object
from depesche.telling import actor_of, actors_page, events_of, statements_of

Json = dict[str, Any]
MOST_BEARERS: Final = 200
"""Pages of an actor that are read for his offices."""
LISTINGS = ("pages", "events", "statements", "quantities", "actors", "stories", "plans", "claims", "disputes", "review",
            "decisions")  # fmt: skip


def record(call: Call) -> Json:
    """What is served: version of the program and of the record, and where the listings are."""
    with call.desk.view() as view:
        number = view.tally("count").get("pages", 0)
    return {
        "program": depesche.__version__,
        "record": call.desk.version(),
        "pages": number,
        "documentation": f"{PREFIX}/openapi.json",
        "listings": {name: f"{PREFIX}/{name}" for name in LISTINGS} | {"search": f"{PREFIX}/search?q="},
    }


def pages(call: Call) -> Json:
    """Pages on record in order of recording; `about` looks at the title."""
    asked: AskedPages = call.asked
    place = str(opened(asked.cursor, 1)[0]) if asked.cursor else ""
    with call.desk.view() as view:
        infos = pages_from(view.pages(asked.filters()), place, asked.cursor)
        found = list(islice(infos, int(bool(asked.cursor)), int(bool(asked.cursor)) + asked.limit + 1))
    more = found[asked.limit :]
    found = found[: asked.limit]
    return sliced("/pages", asked, [told.page_ref(p) for p in found], sealed(found[-1].id) if more else None)


def page(call: Call) -> Json:
    """One page with what is known about it."""
    with call.desk.view() as view:
        findings = view.findings_told(call.id)
        story = view.story_of(call.id)
    document = findings.document
    address = told.href("pages", call.id)
    return {
        **told.page_ref(told.info_of(findings)),
        "sha256": findings.page.sha256,
        "author": document.author,
        "outlet_how": document.outlet_how,
        "credits": [credit.name for credit in document.credits],
        "translated": document.translated.score,
        "encoding": f"{document.decoding.encoding} ({document.decoding.how})",
        "characters": len(document.text),
        "text": f"{address}/text",
        "findings": f"{address}/findings",
        "story": min(story) if story else None,
    }


def page_text(call: Call) -> Json:
    """The decoded text of a page, or a part of it; offsets of all findings refer to the whole."""
    asked: AskedText = call.asked
    with call.desk.view() as view:
        text = view.findings(call.id, syntax=False).document.text
    start = min(asked.start, len(text))
    end = len(text) if asked.end is None else max(start, min(asked.end, len(text)))
    return {"page": call.id, "start": start, "end": end, "length": len(text), "text": text[start:end]}


def page_findings(call: Call) -> Json:
    """Everything that was found in one page: the object that the command `export` prints, with the links applied."""
    with call.desk.view() as view:
        return findings_object(view.findings_told(call.id))


def finding(call: Call) -> Json:
    """One finding of any kind by its id, with its exact words and what was judged about it."""
    with call.desk.view() as view:
        return finding_told(view, call.id)


def finding_told(view: View, key: str) -> Json:
    """See `finding`. Raises `UsageError` for an id that is not on record, or is a page's."""
    place = place_of(view, key)
    if place.kind == "page":
        raise UsageError(key, "is a page, no finding", f"Ask for {told.href('pages', place.id)}.")
    findings = view.findings_told(place.page)
    standing = [kept.judgement for kept in view.history(place.id) if kept.withdrawn_by is None]
    return {
        "id": place.id,
        "kind": "statement" if place.kind == "quotation" else place.kind,
        **_fields(view, findings, place),
        "page": told.page_ref(told.info_of(findings)),
        "judgements": [judgement_object(j) for j in standing],
    }


def _fields(view: View, findings: Findings, place: Place) -> Json:
    for sourced in told_by_id(view, [place.id]).values() if place.kind in ("event", "quotation") else ():
        around = Around.of(view.links_on([place.id]))
        if is_event(sourced):
            event = told.event(sourced, around)
            return {"event": event, "passages": event["passages"]}
        assert is_statement(sourced)
        said = told.statement(sourced, around)
        return {"statement": said, "passages": said["passages"]}
    if place.kind in ("event", "quotation"):
        raise UsageError(place.id, "was rejected by a person", "See /api/v1/decisions.")
    text = findings.document.text
    for time in findings.times:
        if time.id == place.id:
            return {"time": time_object(time), "passages": [told.passage(time.span, text)]}
    for mention in findings.mentions:
        if mention.id == place.id:
            return {"mention": mention_object(mention), "passages": [told.passage(mention.span, text)]}
    return _entity(view, findings, place, text)


def _entity(view: View, findings: Findings, place: Place, text: str) -> Json:
    """The entity of a page; with links applied it bears the id of whom it stands for."""
    before = view.findings(place.page, syntax=False).entities
    number = next(n for n, entity in enumerate(before) if entity.id == place.id)
    entity = findings.entities[number]
    spans = [mention.span for mention in findings.mentions if mention.entity == entity.id]
    return {"entity": entity_object(entity), "passages": [told.passage(span, text) for span in spans]}


def actors(call: Call) -> Json:
    """Persons, states, organisations and groups, the most active first."""
    asked: AskedActors = call.asked
    with call.desk.view() as view:
        items, cursor = actors_asked(view, asked)
    return sliced("/actors", asked, items, cursor)


def actors_asked(view: View, asked: AskedActors) -> tuple[list[Json], str | None]:
    """Actors that meet a question, and where to go on."""
    found, cursor = part(lambda after, limit: actors_page(view, asked.actor, after=after, limit=limit), asked)
    return [actor_told(one) for one in found], cursor


def actor_told(one: Actor) -> Json:
    """Somebody on record."""
    return {**_named(one.entity), "events": one.events, "statements": one.statements}


def _named(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "state": entity.state,
        "named": entity.named,
        "aliases": [name for name in entity.aliases if name != entity.name],
        "href": told.href("actors", entity.id),
    }


def actor(call: Call) -> Json:
    """One actor: names, and offices with the days on which pages give them."""
    with call.desk.view() as view:
        return actor_card(view, call.id)


def actor_card(view: View, key: str) -> Json:
    """See `actor`. Raises `UsageError` for an id that is no actor's."""
    entity = known_actor(view, key)
    one = view.actor(entity.id)
    bearers = view.bearers(entity.id, MOST_BEARERS + 1)
    address = told.href("actors", entity.id)
    return {
        **_named(entity),
        "events": one.events if one else None,
        "statements": one.statements if one else None,
        "terms": [_term(term) for term in _terms(view, entity.id, bearers[:MOST_BEARERS])],
        "terms_complete": len(bearers) <= MOST_BEARERS,
        "bearers": [bearer for bearer, _ in bearers[:MOST_BEARERS]],
        "events_href": f"{address}/events",
        "statements_href": f"{address}/statements",
    }


def known_actor(view: View, key: str) -> Entity:
    """An actor by its id, or by that of an entity of a page. Raises `UsageError` if there is none."""
    entity = actor_of(view, key)
    if entity is None:
        raise UsageError(key, "no such actor is on record", f"List them: {PREFIX}/actors.")
    return entity


def _terms(view: View, key: str, bearers: list[tuple[str, str]]) -> tuple[Term, ...]:
    """Offices with the days on which pages give them."""
    seen: list[Sighting] = []
    for page in dict.fromkeys(of for _, of in bearers):
        raw, findings = view.findings(page, syntax=False), view.findings_told(page)
        pairs = zip(raw.entities, findings.entities, strict=True)
        offices = dict.fromkeys(office for own, joined in pairs if joined.id == key for office in own.offices)
        seen += [Sighting(office, page, findings.document.published) for office in offices]
    return terms_of(seen)


def _term(term: Term) -> Json:
    office = {"role": term.office.role, "of": term.office.of, "title": term.office.title}
    office |= {"qualifier": term.office.qualifier}
    return {
        "office": {key: value for key, value in office.items() if value is not None},
        "first": term.first.isoformat() if term.first else None,
        "last": term.last.isoformat() if term.last else None,
        "pages": list(term.pages),
    }


def actor_events(call: Call) -> Json:
    """Events in which an actor takes part, in order of time."""
    with call.desk.view() as view:
        key = known_actor(view, call.id).id
        found, cursor = part(lambda after, limit: events_of(view, key, after=after, limit=limit), call.asked)
        around = Around.of(view.links_on(s.finding.id for s in found))
    items = [told.event(s, around) for s in found]
    return sliced(told.href("actors", key).removeprefix(PREFIX) + "/events", call.asked, items, cursor)


def actor_statements(call: Call) -> Json:
    """What an actor said, in order of time."""
    with call.desk.view() as view:
        key = known_actor(view, call.id).id
        found, cursor = part(lambda after, limit: statements_of(view, key, after=after, limit=limit), call.asked)
        around = Around.of(view.links_on(s.finding.id for s in found))
    items = [told.statement(s, around) for s in found]
    return sliced(told.href("actors", key).removeprefix(PREFIX) + "/statements", call.asked, items, cursor)
