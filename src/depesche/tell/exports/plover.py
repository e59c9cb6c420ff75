"""PLOVER's JSON Lines: one event mention a line, with the auxiliary modes that its manual describes.

PLOVER has no status; `mode` carries `future`, `hypothetical` and `negation` beside the category's mode, and what is
planned or demanded is coded as the manual codes it. The status and the chain are told in `comment`.
"""

from collections.abc import Iterator
from typing import Any

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.tell.actors import office_words
from depesche.tell.chain import ARROW, UNKNOWN_OUTLET
from depesche.tell.exports.coding import country, event_type, mode_of, sector, sentence_number, weights
from depesche.tell.exports.lines import json_line, known
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field

Json = dict[str, Any]
AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
CODEBOOK = "PLOVER; docs/codebook.md"
QUAD_CODES = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
"""The manual's quad codes 1 to 4, in order."""
PARTY = (
    ("entity text", "name"), ("code", "ISO 3166-1 alpha-3 code, or IGO"), ("sector", "PLOVER sector"),
    ("office", "offices, joined with `; `"), ("id", "id of the entity (no field of the manual)"),
)  # fmt: skip
FIELDS = (
    Field("id", "id of the event mention"), Field("date", "the day, or the first of an interval that has `enddate`; "
          "empty if no day is known: `comment` then has what is known"),
    Field("enddate", "the last day of an interval"), *(Field(f"actor.{n}", a) for n, a in PARTY),
    *(Field(f"recipient.{n}", a) for n, a in PARTY), Field("event", "list of one PLOVER category"),
    Field("mode", "PLOVER mode, if the manual has it, and the auxiliary mode: future, hypothetical, negation"),
    Field("context", "list of contexts"), Field("link", "id that reports of one event share"),
    Field("event text", "list of one: the words of the trigger"),
    Field("event loc.extracted place", "name of the place"),
    Field("event loc.country code", "ISO 3166-1 alpha-3 code of the place"),
    Field("quad code", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    Field("event scale", "-10 to 10"), Field("text", "clause or sentence"),
    Field("text info.sequence", "number of the sentence, from 1"),
    Field("text info.start", "first character of `text`"),
    Field("text info.end", "the character after its last"), Field("cite info.citation", "id of the page"),
    Field("cite info.url", "address of the page"), Field("cite info.title", "its title"),
    Field("cite info.language", "ISO 639-1 code"), Field("cite info.publication", "outlet"),
    Field("cite info.coder", "rule or model with its version"),
    Field("cite info.codebook", "whose categories these are"),
    Field("cite info.version", "version of the program"), Field("coder", "depesche and its version"),
    Field("comment", "status, attribution chain, and how the date is known"),
)  # fmt: skip


def plover(record: Exported) -> Iterator[str]:
    """One object a line."""
    for findings, first in record.pages:
        entities = {e.id: e for e in findings.entities}
        for event in findings.events:
            yield json_line(_event(event, findings, entities, first.get(event.id)))


def _event(event: Event, findings: Findings, entities: dict[str, Entity], link: str | None) -> Json:
    document = findings.document
    code, scale = weights(event)
    modes = [mode for mode in (mode_of(event), AUXILIARY.get(event.status)) if mode]
    chain = ARROW.join([document.outlet or UNKNOWN_OUTLET, *(link.name for link in event.according_to)])
    when = event.when
    both = when.earliest is not None and when.latest is not None
    place = entities.get(event.place or "")
    return known(
        {
            "id": event.id,
            "date": when.earliest.isoformat() if when.earliest and both else "",
            "enddate": when.latest.isoformat() if when.latest and both and when.days else None,
            "actor": [_party(entities[i]) for i in event.actor if i in entities],
            "recipient": [_party(entities[i]) for i in event.recipient if i in entities] or None,
            "event": [event_type(event)],
            "mode": modes or None,
            "context": list(event.contexts) or None,
            "link": link,
            "event text": [event.trigger.of(document.text)],
            "event loc": known({"extracted place": place.name, "country code": place.state}) if place else None,
            "quad code": QUAD_CODES.index(code) + 1,
            "event scale": scale,
            "text": event.evidence.of(document.text),
            "text info": known(
                {
                    "sequence": sentence_number(event, findings),
                    "start": event.evidence.start,
                    "end": event.evidence.end,
                }
            ),
            "cite info": _cited(event, findings),
            "coder": f"depesche {findings.version}",
            "comment": f"status {event.status}; chain {chain}; when {when.how}",
        }
    )


def _cited(event: Event, findings: Findings) -> Json:
    return known(
        {
            "citation": findings.page.id,
            "url": findings.page.url,
            "title": findings.document.title,
            "language": findings.document.language,
            "publication": findings.document.outlet,
            "coder": event.by,
            "codebook": CODEBOOK,
            "version": findings.version,
        }
    )


def _party(entity: Entity) -> Json:
    offices = "; ".join([office_words(o) for o in entity.offices])
    return known(
        {
            "entity text": entity.name,
            "code": country(entity),
            "sector": sector(entity) or None,
            "office": offices or None,
            "id": entity.id,
        }
    )
