"""schema.org as JSON-LD, one article a line, with W3C Web Annotation selectors for every quotation and event.

Contexts: `https://schema.org/`, the Web Annotation terms under `oa:`, and under `depesche:` what schema.org has no word
for. A quotation is a `Quotation` spoken by its speaker; what the page does not say on its own account is a `Claim`
whose
`appearance` is the article.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import When
from depesche.model.wikidata import ADDRESS
from depesche.tell.exports.lines import json_line, known
from depesche.tell.exports.record import Exported
from depesche.tell.exports.rows import APART
from depesche.tell.exports.schema import Field
from depesche.tell.exports.selectors import iri, selectors, source_of

Json = dict[str, Any]
NO_ITEMS: Mapping[str, str] = {}
CONTEXT = [
    "https://schema.org/",
    {
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "depesche": "urn:depesche:terms:",
        "oa:start": {"@type": "xsd:nonNegativeInteger"},
        "oa:end": {"@type": "xsd:nonNegativeInteger"},
        "depesche:earliest": {"@type": "xsd:date"},
        "depesche:latest": {"@type": "xsd:date"},
        "depesche:same": {"@type": "@id"},
    },
]
TYPES = {
    "person": "Person", "organisation": "Organization", "group": "Organization", "state": "Country", "place": "Place",
}  # fmt: skip
OF_LINKS = {"person": "Person", "outlet": "NewsMediaOrganization", "agency": "NewsMediaOrganization"}
WHEN = (
    ("depesche:earliest", "first possible day"), ("depesche:latest", "last possible day"),
    ("depesche:how", "how the days are known"),
)  # fmt: skip
FIELDS = (
    Field("NewsArticle.headline", "the page's title"), Field("NewsArticle.author", "as the page states it"),
    Field("NewsArticle.publisher", "outlet"), Field("NewsArticle.datePublished", "the day, if it is known"),
    *(Field(f"NewsArticle.{name}", about) for name, about in WHEN),
    Field("NewsArticle.inLanguage", "ISO 639-1 code"), Field("NewsArticle.creditText", "agencies and outlets credited"),
    Field("NewsArticle.url", "address"), Field("NewsArticle.articleBody", "the decoded text, to which offsets refer"),
    Field("NewsArticle.mentions", "persons, organisations, states and places: id, type, name, `sameAs`"),
    Field("NewsArticle.hasPart", "quotations, and claims"), Field("NewsArticle.about", "events that the outlet tells"),
    Field("Quotation.text", "the exact words; parts are joined with ` … `"),
    Field("Quotation.spokenByCharacter", "the speakers"), Field("Quotation.isPartOf", "the article"),
    Field("Quotation.isBasedOn", "works of the links between outlet and speaker, nearest first"),
    Field("Quotation.depesche:kind", "direct, indirect, free, reported"),
    Field("Quotation.depesche:act", "asserts, denies ..."), Field("Quotation.depesche:by", "rule with its version"),
    Field("Quotation.depesche:same", "first of all reports of the statement"),
    *(Field(f"Quotation.{name}", about) for name, about in WHEN),
    Field("Quotation.oa:hasTarget", "where it stands: one target with two selectors for each part"),
    Field("Event.name", "category and mode"), Field("Event.description", "clause or sentence"),
    Field("Event.startDate", "the day, or the first day of an interval"),
    Field("Event.endDate", "the last day of an interval"), *(Field(f"Event.{name}", about) for name, about in WHEN),
    Field("Event.actor", "actors"), Field("Event.attendee", "recipients"), Field("Event.location", "the place"),
    Field("Event.depesche:category", "PLOVER category"),
    Field("Event.depesche:status", "happened, planned, denied ..."),
    Field("Event.depesche:by", "rule with its version"),
    Field("Event.depesche:same", "first of all reports of the event"),
    Field("Event.oa:hasTarget", "where the trigger stands"), Field("Claim.text", "clause or sentence"),
    Field("Claim.author", "links on which the event rests; none for a plan or a denial of the outlet's own"),
    Field("Claim.appearance", "the article"), Field("Claim.about", "the event that is claimed"),
)  # fmt: skip


def json_ld(record: Exported) -> Iterator[str]:
    """One JSON-LD document a line."""
    for findings, first in record.pages:
        yield json_line(article(findings, first, record.wikidata))


def article(findings: Findings, first: Mapping[str, str], items: Mapping[str, str] = NO_ITEMS) -> Json:
    """A page as `NewsArticle` with what was found in it; `items` are those of Wikidata by actor."""
    document, page = findings.document, findings.page
    entities = {e.id: e for e in findings.entities}
    events = [_event(e, findings, entities, first.get(e.id)) for e in findings.events]
    claims = [event for event in events if event["@type"] == "Claim"]
    return known(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": iri(page.id),
            "headline": document.title,
            "author": {"@type": "Person", "name": document.author} if document.author else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": document.outlet} if document.outlet else None,
            "datePublished": _day(document.published),
            **_when(document.published),
            "inLanguage": document.language,
            "creditText": ", ".join([c.name for c in document.credits]) or None,
            "url": page.url,
            "articleBody": document.text,
            "mentions": [_thing(e, items) for e in findings.entities if e.kind in TYPES],
            "hasPart": [_quotation(q, findings, entities, first.get(q.id)) for q in findings.quotations] + claims,
            "about": [event for event in events if event["@type"] == "Event"],
        }
    )


def _quotation(said: Quotation, findings: Findings, entities: Mapping[str, Entity], same: str | None) -> Json:
    text = findings.document.text
    return known(
        {
            "@type": "Quotation",
            "@id": iri(said.id),
            "text": APART.join([text[start:end] for start, end in said.content]),
            "spokenByCharacter": _things(said.speaker_is, entities),
            "isPartOf": {"@id": iri(findings.page.id)},
            "isBasedOn": [{"@type": "CreativeWork", "creator": _source(link)} for link in said.chain] or None,
            "depesche:kind": said.kind,
            "depesche:act": said.act,
            "depesche:by": said.by,
            "depesche:same": iri(same) if same else None,
            **(_when(said.when) if said.when else {}),
            "oa:hasTarget": [_target(span, findings) for span in said.content],
        }
    )


def _event(event: Event, findings: Findings, entities: Mapping[str, Entity], same: str | None) -> Json:
    place = entities.get(event.place or "")
    first, last = event.when.earliest, event.when.latest
    told = known(
        {
            "@type": "Event",
            "@id": iri(event.id),
            "name": f"{event.category} {event.mode}" if event.mode else event.category,
            "description": event.evidence.of(findings.document.text),
            "startDate": first.isoformat() if first else None,
            "endDate": last.isoformat() if last else None,
            **_when(event.when),
            "actor": _things(event.actor, entities),
            "attendee": _things(event.recipient, entities),
            "location": _thing(place) if place else None,
            "depesche:category": event.category,
            "depesche:status": event.status,
            "depesche:by": event.by,
            "depesche:same": iri(same) if same else None,
            "oa:hasTarget": [_target(event.trigger, findings)],
        }
    )
    if event.status == "happened" and not event.according_to:
        return told
    return known(
        {
            "@type": "Claim",
            "@id": iri(f"{event.id}:claim"),
            "text": told["description"],
            "author": [_source(link) for link in event.according_to] or None,
            "appearance": {"@id": iri(findings.page.id)},
            "about": told,
        }
    )


def _target(span: Span, findings: Findings) -> Json:
    return {
        "oa:hasSource": {"@id": source_of(findings)},
        "oa:hasSelector": selectors(span, findings.document.text, "oa:"),
    }


def _things(ids: tuple[str, ...], entities: Mapping[str, Entity]) -> list[Json] | None:
    return [_thing(entities[i]) for i in ids if i in entities] or None


def _thing(entity: Entity, items: Mapping[str, str] = NO_ITEMS) -> Json:
    told = {"@type": TYPES.get(entity.kind, "Thing"), "@id": iri(entity.id), "name": entity.name}
    return told | ({"sameAs": ADDRESS + items[entity.id]} if entity.id in items else {})


def _source(link: Link) -> Json:
    told = {"@type": OF_LINKS.get(link.kind or "", "Organization"), "name": link.name}
    return told | ({"@id": iri(link.entity)} if link.entity else {})


def _day(when: When) -> str | None:
    return when.earliest.isoformat() if when.earliest and when.earliest == when.latest else None


def _when(when: When) -> Json:
    return {
        "depesche:earliest": when.earliest.isoformat() if when.earliest else None,
        "depesche:latest": when.latest.isoformat() if when.latest else None,
        "depesche:how": when.how,
    }
