"""PLOVER's JSON Lines: one event mention a line, with the auxiliary modes that its manual describes.

PLOVER has no status; `mode` carries `future`, `hypothetical` and `negation` beside the category's mode, and what is
planned or demanded is coded as the manual codes it. The status and the chain are told in `comment`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.story import Links
from depesche.tell.chain import ARROW, UNKNOWN_OUTLET
from depesche.tell.exports.polecat import event_type, sector, weights

Json = dict[str, Any]
AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
CODEBOOK = "PLOVER; docs/codebook.md"


def plover(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One object a line. `date` is empty where the day is not known: `comment` then has the interval."""
    for findings in pages:
        entities = {e.id: e for e in findings.entities}
        for event in findings.events:
            yield json.dumps(_event(event, findings, entities), ensure_ascii=False)


def _event(event: Event, findings: Findings, entities: dict[str, Entity]) -> Json:
    document = findings.document
    code, scale = weights(event)
    modes = [event.mode if event_type(event) == event.category else None, AUXILIARY.get(event.status)]
    chain = ARROW.join([document.outlet or UNKNOWN_OUTLET, *(link.name for link in event.according_to)])
    when = event.when
    place = entities.get(event.place or "")
    told = {
        "id": event.id,
        "date": when.earliest.isoformat() if when.earliest and when.days == 0 else "",
        "enddate": when.latest.isoformat() if when.latest and when.days else None,
        "actor": [_party(entities[i]) for i in event.actor if i in entities],
        "recipient": [_party(entities[i]) for i in event.recipient if i in entities] or None,
        "event": [event_type(event)],
        "mode": [mode for mode in modes if mode] or None,
        "context": list(event.contexts) or None,
        "event text": event.trigger.of(document.text),
        "event loc": {"text": place.name, "country": place.state} if place else None,
        "quad code": code,
        "event scale": scale,
        "text": event.evidence.of(document.text),
        "text info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite info": {
            "citation": document.title,
            "url": findings.page.url,
            "title": document.title,
            "language": document.language,
            "publication": document.outlet,
            "coder": event.by,
            "codebook": CODEBOOK,
            "version": findings.version,
        },
        "comment": f"status {event.status}; chain {chain}; when {when.how}",
    }
    return {key: value for key, value in told.items() if value is not None}


def _party(entity: Entity) -> Json:
    told = {"text": entity.name, "code": entity.state, "sector": sector(entity) or None, "id": entity.id}
    return {key: value for key, value in told.items() if value is not None}
