"""schema.org as JSON-LD, one article a line, with W3C Web Annotation selectors for every quotation and event.

Contexts: `https://schema.org/` with the Web Annotation terms under `oa:`. A quotation is a `Quotation` spoken by its
speaker; what the page does not say on its own account is a `Claim` whose `appearance` is the article.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.story import Links
from depesche.model.when import When

Json = dict[str, Any]
CONTEXT = ["https://schema.org/", {"oa": "http://www.w3.org/ns/oa#"}]
AROUND = 32
"""Characters of prefix and suffix in a quote selector."""
TYPES = {
    "person": "Person", "organisation": "Organization", "group": "Organization", "state": "Country", "place": "Place",
}  # fmt: skip


def json_ld(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One JSON-LD document a line."""
    for findings in pages:
        yield json.dumps(article(findings), ensure_ascii=False)


def article(findings: Findings) -> Json:
    """A page as `NewsArticle` with what was found in it."""
    document, page = findings.document, findings.page
    published = document.published
    return _without_none(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": iri(page.id),
            "headline": document.title,
            "author": {"@type": "Person", "name": document.author} if document.author else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": document.outlet} if document.outlet else None,
            "datePublished": _interval(published),
            "inLanguage": document.language,
            "creditText": ", ".join(c.name for c in document.credits) or None,
            "url": page.url,
            "articleBody": document.text,
            "mentions": [_thing(e.id, e.kind, e.name) for e in findings.entities if e.kind in TYPES],
            "hasPart": [_quotation(q, findings) for q in findings.quotations],
            "subjectOf": [_event(e, findings) for e in findings.events],
        }
    )


def iri(key: str) -> str:
    """A finding's id as an IRI."""
    return f"urn:depesche:{key}"


def selectors(span: Span, text: str) -> list[Json]:
    """Position and quote of a span, as Web Annotation has them: each finds the same words again."""
    return [
        {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": span.of(text),
            "oa:prefix": text[max(0, span.start - AROUND) : span.start],
            "oa:suffix": text[span.end : span.end + AROUND],
        },
    ]


def _quotation(quotation: Quotation, findings: Findings) -> Json:
    text = findings.document.text
    names = {e.id: e for e in findings.entities}
    speakers = [_thing(i, names[i].kind, names[i].name) for i in quotation.speaker_is if i in names]
    return _without_none(
        {
            "@type": "Quotation",
            "@id": iri(quotation.id),
            "text": " … ".join(span.of(text) for span in quotation.content),
            "spokenByCharacter": speakers or None,
            "isPartOf": {"@id": iri(findings.page.id)},
            "isBasedOn": [link.name for link in quotation.chain] or None,
            "dateCreated": _interval(quotation.when) if quotation.when else None,
            "additionalType": quotation.kind,
            "oa:hasTarget": [_target(span, findings) for span in quotation.content],
        }
    )


def _event(event: Event, findings: Findings) -> Json:
    names = {e.id: e for e in findings.entities}
    claim = event.status != "happened" or bool(event.according_to)
    told = {
        "@type": "Event",
        "@id": iri(event.id),
        "name": f"{event.category}{f' {event.mode}' if event.mode else ''} ({event.status})",
        "description": event.evidence.of(findings.document.text),
        "startDate": event.when.earliest.isoformat() if event.when.earliest else None,
        "endDate": event.when.latest.isoformat() if event.when.latest else None,
        "actor": [_thing(i, names[i].kind, names[i].name) for i in event.actor if i in names] or None,
        "attendee": [_thing(i, names[i].kind, names[i].name) for i in event.recipient if i in names] or None,
        "location": names[event.place].name if event.place in names else None,
        "oa:hasTarget": [_target(event.trigger, findings)],
    }
    if not claim:
        return _without_none(told)
    authors = [link.name for link in event.according_to]
    return _without_none(
        {
            "@type": "Claim",
            "@id": iri(f"{event.id}:claim"),
            "text": event.evidence.of(findings.document.text),
            "author": authors or None,
            "appearance": {"@id": iri(findings.page.id)},
            "about": _without_none(told),
        }
    )


def _target(span: Span, findings: Findings) -> Json:
    source = {"@id": iri(findings.page.id)}
    return {"oa:hasSource": source, "oa:hasSelector": selectors(span, findings.document.text)}


def _thing(key: str, kind: str, name: str) -> Json:
    return {"@type": TYPES.get(kind, "Thing"), "@id": iri(key), "name": name}


def _interval(when: When) -> str | None:
    """A day, or an ISO 8601 interval; None if an end is open."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def _without_none(told: Json) -> Json:
    return {key: value for key, value in told.items() if value is not None}
