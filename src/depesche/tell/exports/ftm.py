"""FollowTheMoney entities, one a line: articles, mentions, people, bodies, offices, events, and who said what.

FollowTheMoney has no schema for quotations and claims; `ftm-quotation.yaml` beside this module is our extension: put
it beside your own schemata, or leave the `Quotation` lines out. The ids of findings are kept, so that every line leads
back.
"""

import json
from collections.abc import Iterable, Iterator

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.mention import Entity, Office
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.story import Links
from depesche.model.when import When
from depesche.tell.chain import ARROW

Properties = dict[str, list[str]]
SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization"}
PUBLIC = frozenset({"ministry", "government", "authority", "court", "parliament", "police", "army", "igo"})
"""Kinds of organisations that are bodies of a state."""
LANGUAGES = {"de": "deu", "en": "eng", "fr": "fra", "nl": "nld", "it": "ita", "es": "spa", "ru": "rus", "pl": "pol"}
"""ISO 639-1 to 639-3, which FollowTheMoney asks for."""
MOST_TEXT = 60_000
"""Characters of a property: FollowTheMoney's own limit for text."""


def follow_the_money(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """Lines of `{id, schema, properties}`. An entity of many pages comes once, from the first page that has it."""
    told: set[str] = set()
    for findings in pages:
        for line in _page(findings):
            if line["id"] not in told:
                if line["schema"] not in ("Mention", "Event", "Quotation"):
                    told.add(str(line["id"]))
                yield json.dumps(line, ensure_ascii=False)


def _page(findings: Findings) -> Iterator[dict[str, object]]:
    names = {e.id: e.name for e in findings.entities}
    yield _entity(_id(findings.page.id), "Article", _article(findings))
    for entity in findings.entities:
        yield from _whom(entity)
    for mention in findings.mentions:
        if mention.entity and mention.form == "name":
            words = mention.span.of(findings.document.text)
            resolved = [_id(mention.entity)] if _schema(entity_of(findings, mention.entity)) else []
            yield _entity(
                _id(mention.id), "Mention",
                {"document": [_id(findings.page.id)], "name": [words], "resolved": resolved,
                 "detectedSchema": [SCHEMATA[mention.kind]] if mention.kind in SCHEMATA else []},
            )  # fmt: skip
    for event in findings.events:
        yield _entity(_id(event.id), "Event", _event(event, findings, names))
    for quotation in findings.quotations:
        yield _entity(_id(quotation.id), "Quotation", _quotation(quotation, findings, names))


def entity_of(findings: Findings, entity_id: str) -> Entity | None:
    """The page's entity with this id."""
    return next((e for e in findings.entities if e.id == entity_id), None)


def _article(findings: Findings) -> Properties:
    document, page = findings.document, findings.page
    return {
        "title": [document.title] if document.title else [page.source],
        "author": [document.author] if document.author else [],
        "publisher": [document.outlet] if document.outlet else [],
        "publishedAt": _dates(document.published),
        "language": [LANGUAGES[document.language]] if document.language in LANGUAGES else [],
        "sourceUrl": [page.url] if page.url and page.url.startswith(("http://", "https://")) else [],
        "bodyText": ["\n".join(line.span.of(document.text) for line in document.kept())[:MOST_TEXT]],
        "namesMentioned": sorted({e.name for e in findings.entities if e.named}),
        "peopleMentioned": sorted({e.name for e in findings.entities if e.named and e.kind == "person"}),
        "companiesMentioned": sorted({e.name for e in findings.entities if e.named and e.kind == "organisation"}),
        "locationMentioned": sorted({e.name for e in findings.entities if e.kind in ("place", "state")}),
    }


def _schema(entity: Entity | None) -> str | None:
    if entity is None:
        return None
    if entity.kind == "organisation" and entity.subkind in PUBLIC:
        return "PublicBody"
    return SCHEMATA.get(entity.kind)


def _whom(entity: Entity) -> Iterator[dict[str, object]]:
    """The person or body, with an office and who held it for each office that is known."""
    schema = _schema(entity)
    if schema is None:
        return
    country = [entity.state] if entity.state else []
    properties = {"name": [entity.name], "alias": list(entity.aliases), "country": country}
    yield _entity(_id(entity.id), schema, properties)
    if schema != "Person" or not entity.named:
        return
    for office in entity.offices:
        position = content_id("position", office.role, office.of or "")
        yield _entity(_id(position), "Position", {"name": [_office(office)], "country": _country(office.of)})
        held = content_id("occupancy", entity.id, office.role, office.of or "", office.qualifier or "")
        status = {"former": ["ended"], "designated": []}.get(office.qualifier or "", ["current"])
        yield _entity(_id(held), "Occupancy", {"holder": [_id(entity.id)], "post": [_id(position)], "status": status})


def _office(office: Office) -> str:
    words = f"{office.qualifier} {office.role}" if office.qualifier in ("deputy", "acting") else office.role
    return f"{words} of {office.of}" if office.of else words


def _country(of: str | None) -> list[str]:
    return [of] if of and len(of) == 3 and of.isupper() else []


def _event(event: Event, findings: Findings, names: dict[str, str]) -> Properties:
    involved = [i for i in event.actor + event.recipient if _schema(entity_of(findings, i))]
    who = " / ".join(names.get(i, i) for i in dict.fromkeys(event.actor + event.recipient))
    return {
        "name": [f"{event.category} ({event.status}): {who}"],
        "summary": [event.evidence.of(findings.document.text)],
        "startDate": _dates(event.when)[:1],
        "endDate": _dates(event.when)[-1:],
        "location": [names[event.place]] if event.place in names else [],
        "involved": [_id(i) for i in dict.fromkeys(involved)],
        "proof": [_id(findings.page.id)],
        "notes": [f"{event.by}; chain: {_chain([link.name for link in event.according_to], findings)}"],
    }


def _quotation(quotation: Quotation, findings: Findings, names: dict[str, str]) -> Properties:
    text = findings.document.text
    speakers = [i for i in quotation.speaker_is if _schema(entity_of(findings, i))]
    return {
        "text": [" … ".join(span.of(text) for span in quotation.content)],
        "kind": [quotation.kind],
        "speaker": [_id(i) for i in speakers],
        "speakerName": [names.get(i, i) for i in quotation.speaker_is],
        "date": _dates(quotation.when) if quotation.when else [],
        "chain": [_chain([link.name for link in quotation.chain], findings)],
        "offsets": [_offsets(span) for span in quotation.content],
        "document": [_id(findings.page.id)],
        "notes": [quotation.by],
    }


def _offsets(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _chain(links: list[str], findings: Findings) -> str:
    return ARROW.join([findings.document.outlet or "unknown outlet", *links])


def _dates(when: When) -> list[str]:
    """Both ends of the interval, a single day once."""
    return list(dict.fromkeys(d.isoformat() for d in (when.earliest, when.latest) if d))


def _entity(key: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(key: str) -> str:
    """FollowTheMoney's ids have no colon."""
    return key.replace(":", "-").replace("@", "-").replace("/", "-")
