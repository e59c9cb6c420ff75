"""The JSON object of one page, as DESIGN.md's contract has it: offsets count characters of `document.text`."""

from collections.abc import Iterable
from typing import Any

from depesche.model.attribution import Link
from depesche.model.document import Document, Line
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.story import Links, PlanOutcome
from depesche.model.when import TimeExpression, When
from depesche.tell.weights import intensity, quad

Json = dict[str, Any]


def findings_object(findings: Findings) -> Json:
    """One page with all its findings."""
    return {
        "page": page_object(findings.page),
        "document": document_object(findings.document),
        "lines": [line_object(line) for line in findings.document.lines],
        "sentences": [_span(s.span) for s in findings.syntax.sentences],
        "mentions": [mention_object(m) for m in findings.mentions],
        "entities": [entity_object(e) for e in findings.entities],
        "times": [time_object(t) for t in findings.times],
        "quotations": [quotation_object(q) for q in findings.quotations],
        "events": [event_object(e) for e in findings.events],
        "version": findings.version,
    }


def page_object(page: Page) -> Json:
    """Identity of a page."""
    return _without_none({"id": page.id, "source": page.source, "sha256": page.sha256, "url": page.url})


def document_object(document: Document) -> Json:
    """Publication data and the decoded text."""
    decoding = document.decoding
    return {
        "title": document.title,
        "kicker": document.kicker,
        "outlet": document.outlet,
        "outlet_how": document.outlet_how,
        "author": document.author,
        "language": document.language,
        "translated": {
            "score": document.translated.score,
            "clues": [_clue(c.name, c.detail, c.span) for c in document.translated.clues],
        },
        "credits": [_without_none({"name": c.name, "span": _pair(c.span), "how": c.how}) for c in document.credits],
        "published": when_object(document.published),
        "decoding": {
            "encoding": decoding.encoding,
            "how": decoding.how,
            "repairs": [
                {"steps": list(r.steps), "before": r.before, "after": r.after, "span": _pair(r.span)}
                for r in decoding.repairs
            ],
            "undecodable": [_pair(s) for s in decoding.undecodable],
        },
        "text": document.text,
        **({"quantities": [quantity_object(q) for q in document.quantities]} if document.quantities else {}),
    }


def quantity_object(quantity: Quantity) -> Json:
    """One reading of a number; an end of its range that is not known is null."""
    told = _without_none(
        {
            "id": quantity.id,
            "kind": quantity.kind,
            "about": quantity.about or None,
            "unit": quantity.unit,
            "place": quantity.place,
            "according_to": [link_object(link) for link in quantity.according_to],
            "as_of": when_object(quantity.as_of),
            "span": _pair(quantity.span),
            "evidence": _pair(quantity.evidence),
            "by": quantity.by,
        }
    )
    return {**told, "low": quantity.low, "high": quantity.high}


def line_object(line: Line) -> Json:
    """One line with its kind and reason; `source` is its byte range in the page."""
    return _without_none({**_span(line.span), "kind": line.kind, "why": line.why, "source": _pair(line.source)})


def when_object(when: When) -> Json:
    """An interval of days as ISO dates, with how it is known."""
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "how": when.how,
        **({"reasons": list(when.reasons)} if when.reasons else {}),
        **({"candidates": [d.isoformat() for d in when.candidates]} if when.candidates else {}),
    }


def mention_object(mention: Mention) -> Json:
    """One mention."""
    return {
        "id": mention.id,
        **_span(mention.span),
        "kind": mention.kind,
        "form": mention.form,
        "entity": mention.entity,
        "by": mention.by,
    }


def entity_object(entity: Entity) -> Json:
    """One entity; `office` is the first of its offices."""
    offices = [
        _without_none({"role": o.role, "of": o.of, "title": o.title, "qualifier": o.qualifier, "year": o.year})
        for o in entity.offices
    ]
    return _without_none(
        {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "named": entity.named,
            "state": entity.state,
            "subkind": entity.subkind,
            "office": offices[0]["role"] if offices else None,
            "offices": offices or None,
            "aliases": list(entity.aliases) or None,
            "members": list(entity.members) or None,
            "by": entity.by or None,
        }
    )


def time_object(time: TimeExpression) -> Json:
    """One time expression."""
    when = when_object(time.when)
    return _without_none(
        {
            "id": time.id,
            **_span(time.span),
            "type": time.type,
            "value": time.value,
            "anchor": time.anchor,
            "by": time.by,
        }
    ) | {"earliest": when["earliest"], "latest": when["latest"], "how": when["how"]}


def quotation_object(quotation: Quotation) -> Json:
    """One quotation with all its parts."""
    return _without_none(
        {
            "id": quotation.id,
            "kind": quotation.kind,
            "content": _pairs(quotation.content),
            "cue": _pairs(quotation.cue),
            "speaker": _pairs(quotation.speaker),
            "addressee": _pairs(quotation.addressee),
            "speaker_is": list(quotation.speaker_is),
            "chain": [link_object(link) for link in quotation.chain],
            "nested_in": quotation.nested_in,
            "act": quotation.act,
            "certainty": quotation.certainty,
            "negated": quotation.negated or None,
            "agreed": quotation.agreed,
            "when": when_object(quotation.when) if quotation.when else None,
            "place": quotation.place,
            "by": quotation.by,
        }
    )


def link_object(link: Link) -> Json:
    """One link of a chain."""
    return _without_none(
        {
            "name": link.name,
            "entity": link.entity,
            "named": link.named,
            "kind": link.kind,
            "span": _pair(link.span),
            "inherited": link.inherited or None,
            "possible": link.possible or None,
            "behind": link.behind or None,
        }
    )


def event_object(event: Event) -> Json:
    """One event mention."""
    return _without_none(
        {
            "id": event.id,
            "category": event.category,
            "mode": event.mode,
            "actor": list(event.actor),
            "recipient": list(event.recipient),
            "place": event.place,
            "when": when_object(event.when),
            "status": event.status,
            "according_to": [link_object(link) for link in event.according_to],
            "trigger": _pair(event.trigger),
            "evidence": _pair(event.evidence),
            "topic": _pair(event.topic),
            "quad": quad(event.category),
            "intensity": intensity(event.category, event.mode),
            "contexts": list(event.contexts) or None,
            "reasons": list(event.reasons) or None,
            "by": event.by,
        }
    )


def links_object(links: Links) -> Json:
    """All groups between pages, and the judgements on which they rest."""
    return {
        "same_entity": [list(group) for group in links.same_entity],
        "same_event": [list(group) for group in links.same_event],
        "same_statement": [list(group) for group in links.same_statement],
        "plans": [_plan_object(p) for p in links.plans],
        "disputes": [
            {
                "claim": d.claim,
                "by": list(d.by),
                "denied_by": list(d.denied_by),
                "denied_by_quotations": list(d.denied_by_quotations),
                "denials": list(d.denials),
                "status": d.status,
            }
            for d in links.disputes
        ],
        "origins": [{"of": o.of, "origins": list(o.origins), "independent": o.independent} for o in links.origins],
        "readings": [
            {"of": r.of, "what": r.what, "reading": r.reading, "pages": list(r.pages), "sure": r.sure}
            for r in links.readings
        ],
        "copies": [list(group) for group in links.copies],
        "excerpts": [
            {"pages": list(x.pages), "spans": [[list(s) for s in side] for side in x.spans], "first": x.first}
            for x in links.excerpts
        ],
        "translations": [list(pair) for pair in links.translations],
        "circular": [list(pair) for pair in links.circular],
        "contradictions": [{"quotations": list(pair)} for pair in links.contradictions],
        "stories": [list(group) for group in links.stories],
        "sagas": [list(group) for group in links.sagas],
        "judgements": [judgement_object(j) for j in links.judgements],
    }


def _plan_object(plan: PlanOutcome) -> Json:
    until = plan.until.isoformat() if plan.until else None
    told = {"plan": plan.plan, "outcome": plan.outcome, "result": plan.result}
    return told | ({"until": until} if until else {})


def judgement_object(judgement: Judgement) -> Json:
    """One judgement with its maker and reasons."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "by": judgement.by,
        "detail": judgement.detail,
        "withdrawn": judgement.withdrawn,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _clue(name: str, detail: str, span: Span | None) -> Json:
    return _without_none({"name": name, "detail": detail, "span": _pair(span)})


def _without_none(fields: Json) -> Json:
    return {key: value for key, value in fields.items() if value is not None}
