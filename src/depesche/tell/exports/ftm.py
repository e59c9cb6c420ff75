"""FollowTheMoney entities, one a line: articles, mentions, people, bodies, offices, events, and who said what.

FollowTheMoney has no schema for quotations and claims; `Quotation.yaml` and `Claim.yaml` in the folder `ftm_schema`
beside this
module are our extension: put them beside your own schemata, or leave those lines out. Every line leads back to a
finding
by its id, in which what FollowTheMoney allows in no id is `-`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel.core import get_global

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.mention import Entity, Office
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import When
from depesche.tell.chain import ARROW, UNKNOWN_OUTLET
from depesche.tell.exports.lines import json_line
from depesche.tell.exports.record import Exported
from depesche.tell.exports.rows import APART
from depesche.tell.exports.schema import Field
from depesche.tell.exports.seen import Seen

Properties = dict[str, list[str]]
Entities = Mapping[str, Entity]
SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization"}
PUBLIC = frozenset({"ministry", "government", "authority", "court", "parliament", "police", "army", "igo"})
"""Kinds of organisations that are bodies of a state."""
LANGUAGES = {"de": "deu", "en": "eng", "fr": "fra", "nl": "nld", "it": "ita", "es": "spa", "ru": "rus", "pl": "pol"}
"""ISO 639-1 to 639-3, which FollowTheMoney asks for."""
MOST_TEXT = 60_000
"""Characters of a property: FollowTheMoney's own limit for text."""
WHOM = (
    ("name", "fullest name"), ("alias", "other names"), ("country", "ISO 3166-1 alpha-2 code, lower case"),
    ("wikidataId", "item of Wikidata, if a file of yours links it"),
)  # fmt: skip
FIELDS = (
    Field("Article.title", "headline, else where the page was read from"),
    Field("Article.author", "as the page states"),
    Field("Article.publisher", "outlet"), Field("Article.publishedAt", "the day, or both ends of an interval"),
    Field("Article.retrievedAt", "when an archive got the page"), Field("Article.language", "ISO 639-3 code"),
    Field("Article.sourceUrl", "address"), Field("Article.bodyText", "headings and content, 60,000 characters at most"),
    Field("Article.namesMentioned", "all names"), Field("Article.peopleMentioned", "names of persons"),
    Field("Article.companiesMentioned", "names of organisations"),
    Field("Article.locationMentioned", "places and states"),
    Field("Mention.document", "the article"), Field("Mention.name", "the words"),
    Field("Mention.resolved", "person or organisation, if it is one"), Field("Mention.detectedSchema", "its schema"),
    Field("Mention.contextCountry", "country of the entity"),
    *(Field(f"{schema}.{name}", about) for schema in ("Person", "Organization", "PublicBody") for name, about in WHOM),
    Field("Position.name", "office in English"), Field("Position.country", "whose office it is"),
    Field("Occupancy.holder", "the person"), Field("Occupancy.post", "the position"),
    Field("Occupancy.status", "current or ended, as the pages have it"),
    Field("Event.name", "category, status, actors and recipients"), Field("Event.summary", "clause or sentence"),
    Field("Event.startDate", "first possible day"), Field("Event.endDate", "last possible day"),
    Field("Event.location", "name of the place"),
    Field("Event.involved", "actors and recipients, if persons or bodies"),
    Field("Event.proof", "the article"), Field("Event.notes", "rule and attribution chain"),
    Field("Quotation.text", "the exact words; parts are joined with ` … `"),
    Field("Quotation.kind", "direct, indirect ..."),
    Field("Quotation.speaker", "persons and bodies who speak"),
    Field("Quotation.speakerName", "names of all who speak"),
    Field("Quotation.date", "when it was said: a day, or both ends"), Field("Quotation.chain", "outlet <- link <- ..."),
    Field("Quotation.offsets", "`12-30` for each part, in the page's decoded text"),
    Field("Quotation.document", "article"),
    Field("Quotation.notes", "rule with its version"), Field("Claim.event", "what is claimed, planned or denied"),
    Field("Claim.status", "claimed, denied, planned ...; `happened` if it rests on others"),
    Field("Claim.author", "persons and bodies on whom it rests"),
    Field("Claim.authorName", "names of all on whom it rests"),
    Field("Claim.text", "clause or sentence"), Field("Claim.chain", "outlet <- link <- ..."),
    Field("Claim.offsets", "where the clause stands"), Field("Claim.document", "the article"),
)  # fmt: skip


def follow_the_money(record: Exported) -> Iterator[str]:
    """Lines of `{id, schema, properties}`. An entity of many pages comes once, from the first page that has it."""
    told = Seen()
    for findings, _ in record.pages:
        entities = {e.id: e for e in findings.entities}
        yield _line(findings.page.id, "Article", _article(findings))
        for entity in findings.entities:
            for key, schema, properties in _whom(entity, record.wikidata):
                if told.first(key):
                    yield _line(key, schema, properties)
        yield from _mentions(findings, entities)
        for event in findings.events:
            yield _line(event.id, "Event", _event(event, findings, entities))
            if event.according_to or event.status != "happened":
                yield _line(f"{event.id}:claim", "Claim", _claim(event, findings, entities))
        for quotation in findings.quotations:
            yield _line(quotation.id, "Quotation", _quotation(quotation, findings, entities))


def _article(findings: Findings) -> Properties:
    document, page = findings.document, findings.page
    named = [e for e in findings.entities if e.named]
    return {
        "title": [document.title or page.source],
        "author": [document.author or ""],
        "publisher": [document.outlet or ""],
        "publishedAt": _dates(document.published),
        "retrievedAt": [(page.retrieved or "")[:10]],
        "language": [LANGUAGES.get(document.language, "")],
        "sourceUrl": [page.url if page.url and page.url.startswith(("http://", "https://")) else ""],
        "bodyText": ["\n".join([line.span.of(document.text) for line in document.kept()])[:MOST_TEXT]],
        "namesMentioned": sorted({e.name for e in named}),
        "peopleMentioned": sorted({e.name for e in named if e.kind == "person"}),
        "companiesMentioned": sorted({e.name for e in named if e.kind == "organisation"}),
        "locationMentioned": sorted({e.name for e in findings.entities if e.kind in ("place", "state")}),
    }


def _mentions(findings: Findings, entities: Entities) -> Iterator[str]:
    document = [ftm_id(findings.page.id)]
    for mention in findings.mentions:
        if mention.entity and mention.form == "name":
            entity = entities.get(mention.entity)
            schema = _schema(entity)
            properties = {
                "document": document,
                "name": [mention.span.of(findings.document.text)],
                "resolved": [ftm_id(mention.entity) if schema else ""],
                "detectedSchema": [schema or ""],
                "contextCountry": [_country(entity.state if entity else None)],
            }
            yield _line(mention.id, "Mention", properties)


def _schema(entity: Entity | None) -> str | None:
    if entity is None:
        return None
    if entity.kind == "organisation" and entity.subkind in PUBLIC:
        return "PublicBody"
    return SCHEMATA.get(entity.kind)


def _whom(entity: Entity, items: Mapping[str, str]) -> Iterator[tuple[str, str, Properties]]:
    """The person or body, with an office and who held it for each office that is known."""
    schema = _schema(entity)
    if schema is None:
        return
    yield (
        entity.id,
        schema,
        {
            "name": [entity.name],
            "alias": list(entity.aliases),
            "country": [_country(entity.state)],
            "wikidataId": [items.get(entity.id, "")],
        },
    )
    if schema != "Person" or not entity.named:
        return
    for office in entity.offices:
        position = content_id("position", office.role, office.of or "")
        yield position, "Position", {"name": [_office(office)], "country": [_country(office.of)]}
        held = content_id("occupancy", entity.id, office.role, office.of or "", office.qualifier or "")
        status = {"former": "ended", "designated": ""}.get(office.qualifier or "", "current")
        yield held, "Occupancy", {"holder": [ftm_id(entity.id)], "post": [ftm_id(position)], "status": [status]}


def _office(office: Office) -> str:
    return f"{office.role} of {office.of}" if office.of else office.role


@lru_cache(1000)
def _country(code: str | None) -> str:
    """`de` for `DEU`; empty for what is no code of a state."""
    found = get_global("territory_aliases").get(code or "", ())
    return str(found[0]).lower() if len(found) == 1 and len(code or "") == 3 and str(code).isupper() else ""


def _event(event: Event, findings: Findings, entities: Entities) -> Properties:
    parts = dict.fromkeys(event.actor + event.recipient)
    who = " / ".join([entities[i].name if i in entities else i for i in parts])
    days = _dates(event.when)
    return {
        "name": [f"{event.category} ({event.status}): {who}"],
        "summary": [event.evidence.of(findings.document.text)],
        "startDate": days[:1],
        "endDate": days[-1:],
        "location": [entities[event.place].name if event.place and event.place in entities else ""],
        "involved": [ftm_id(i) for i in parts if _schema(entities.get(i))],
        "proof": [ftm_id(findings.page.id)],
        "notes": [f"{event.by}; chain: {_chain(event.according_to, findings)}"],
    }


def _claim(event: Event, findings: Findings, entities: Entities) -> Properties:
    authors = [link.entity for link in event.according_to if link.entity and _schema(entities.get(link.entity))]
    return {
        "event": [ftm_id(event.id)],
        "status": [event.status],
        "author": [ftm_id(i) for i in authors],
        "authorName": [link.name for link in event.according_to],
        "text": [event.evidence.of(findings.document.text)],
        "chain": [_chain(event.according_to, findings)],
        "offsets": [_offsets(event.evidence)],
        "document": [ftm_id(findings.page.id)],
    }


def _quotation(quotation: Quotation, findings: Findings, entities: Entities) -> Properties:
    text = findings.document.text
    return {
        "text": [APART.join([span.of(text) for span in quotation.content])],
        "kind": [quotation.kind],
        "speaker": [ftm_id(i) for i in quotation.speaker_is if _schema(entities.get(i))],
        "speakerName": [entities[i].name if i in entities else i for i in quotation.speaker_is],
        "date": _dates(quotation.when) if quotation.when else [],
        "chain": [_chain(quotation.chain, findings)],
        "offsets": [_offsets(span) for span in quotation.content],
        "document": [ftm_id(findings.page.id)],
        "notes": [quotation.by],
    }


def _offsets(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _chain(links: tuple[Link, ...], findings: Findings) -> str:
    return ARROW.join([findings.document.outlet or UNKNOWN_OUTLET, *(link.name for link in links)])


def _dates(when: When) -> list[str]:
    """Both ends of the interval, a single day once."""
    return list(dict.fromkeys([d.isoformat() for d in (when.earliest, when.latest) if d]))


def _line(key: str, schema: str, properties: Properties) -> str:
    """Values are clean as FollowTheMoney cleans them: single spaces in names, none at the ends, none empty or twice."""
    kept = {}
    for name, values in properties.items():
        if len(values) == 1:
            if (value := values[0]) and (value := value if name in OURS else _clean(value, name in EXACT)):
                kept[name] = [value]
        elif values:
            clean = dict.fromkeys([_clean(value, name in EXACT) for value in values])
            clean.pop("", None)
            if clean:
                kept[name] = list(clean)
    return json_line({"id": ftm_id(key), "schema": schema, "properties": kept})


def _clean(value: str, exact: bool) -> str:
    safe = value if value.isprintable() else UNSAFE.sub("", value)
    return safe.strip() if exact else " ".join(safe.split())


OURS = frozenset(
    """wikidataId document resolved detectedSchema contextCountry country holder post status startDate endDate event
    offsets kind proof language publishedAt date speaker""".split()
) - {"author"}
"""Properties whose values are made by us, so that there is nothing to clean."""
EXACT = frozenset({"text", "bodyText", "summary"})
"""Properties that hold the words of a page as they are."""
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
ALLOWED = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


@lru_cache(1 << 14)
def ftm_id(key: str) -> str:
    """An id as FollowTheMoney allows it: `event-1f2e...` for `event:1f2e...`, a hash for a page's id of other signs."""
    plain = key.replace(":", "-")
    if plain.isascii() and plain.replace("-", "").isalnum() and plain[0] != "-" != plain[-1]:
        return plain
    return plain if ALLOWED.fullmatch(plain) else content_id("page", key).replace(":", "-")
