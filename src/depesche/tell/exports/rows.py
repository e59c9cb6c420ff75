"""Findings as rows of the tables: tuples in the order of the columns; spans, links and offices are tuples too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from depesche.model.attribution import Link
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.story import Links
from depesche.model.when import UNKNOWN
from depesche.tell.weights import intensity, quad

Row = tuple[Any, ...]
FirstOf = Mapping[str, str]
"""Finding -> the first id of its group."""
APART = " … "


def pages(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """The page itself."""
    page, document = findings.page, findings.document
    published = document.published
    yield (
        page.id, page.source, page.url, page.sha256, document.outlet, document.outlet_how, document.title,
        document.kicker, document.author, document.language, document.translated.score,
        [credit.name for credit in document.credits], published.earliest, published.latest, published.how,
        document.decoding.encoding, document.text, findings.version,
    )  # fmt: skip


def entities(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Whom the page names."""
    page = findings.page.id
    for one in findings.entities:
        offices = [(o.role, o.of, o.title, o.qualifier) for o in one.offices]
        yield (
            one.id, page, one.kind, one.name, one.state, one.subkind, one.named, one.aliases, offices, one.members,
            one.by,
        )  # fmt: skip


def mentions(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Where the page names them."""
    page, text = findings.page.id, findings.document.text
    for one in findings.mentions:
        start, end = one.span
        yield one.id, page, start, end, text[start:end], one.kind, one.form, one.entity, one.score, one.by


def times(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Time expressions."""
    page, text = findings.page.id, findings.document.text
    for one in findings.times:
        when, (start, end) = one.when, one.span
        yield (
            one.id, page, start, end, text[start:end], one.type, one.value, when.earliest, when.latest, when.how,
            one.anchor, one.by,
        )  # fmt: skip


def statements(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Who said what."""
    page, document, text = findings.page.id, findings.document, findings.document.text
    known = {e.id: e for e in findings.entities}
    for one in findings.quotations:
        when = one.when or UNKNOWN
        yield (
            one.id, page, one.kind, one.act, one.certainty, one.negated, _names(one.speaker_is, known),
            one.speaker_is, _speaker(one, text), _phrase(one.addressee, text),
            APART.join(span.of(text) for span in one.content), _links(one.chain), one.nested_in,
            when.earliest, when.latest, when.how, _name(one.place, known), one.place, document.outlet,
            document.published.earliest, document.published.latest, first.get(one.id), one.content,
            one.cue, one.speaker, one.addressee, one.content[0].start, one.content[0].end,
            one.by,
        )  # fmt: skip


def events(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """What happened, was planned, claimed or denied."""
    page, document, text = findings.page.id, findings.document, findings.document.text
    known = {e.id: e for e in findings.entities}
    for one in findings.events:
        when = one.when
        yield (
            one.id, page, one.category, one.mode, one.status, quad(one.category),
            float(intensity(one.category, one.mode)), one.contexts, when.earliest, when.latest, when.how,
            _names(one.actor, known), one.actor, _names(one.recipient, known), one.recipient,
            _name(one.place, known), one.place, _links(one.according_to), document.outlet,
            document.published.earliest, document.published.latest, first.get(one.id), one.evidence.of(text),
            one.trigger.start, one.trigger.end, one.evidence.start, one.evidence.end, one.reasons, one.by,
        )  # fmt: skip


def participants(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Who takes part in what."""
    page, known = findings.page.id, {e.id: e for e in findings.entities}
    parts: list[tuple[str, str, str, tuple[str, ...]]] = []
    for event in findings.events:
        parts += [(event.id, "event", "actor", event.actor), (event.id, "event", "recipient", event.recipient)]
        if event.place:
            parts.append((event.id, "event", "place", (event.place,)))
    for said in findings.quotations:
        parts.append((said.id, "statement", "speaker", said.speaker_is))
        if said.place:
            parts.append((said.id, "statement", "place", (said.place,)))
    for finding, of, role, ids in parts:
        for position, key in enumerate(ids):
            one = known.get(key)
            name, kind, state = (one.name, one.kind, one.state) if one else (None, None, None)
            yield finding, of, page, role, position, key, name, kind, state


def quantities(findings: Findings, first: FirstOf) -> Iterator[Row]:
    """Numbers that the page tells."""
    page, document, text = findings.page.id, findings.document, findings.document.text
    known = {e.id: e for e in findings.entities}
    for one in document.quantities:
        when = one.as_of
        yield (
            one.id, page, one.kind, one.low, one.high, one.about, one.unit, one.span.of(text), _name(one.place, known),
            one.place, _links(one.according_to), when.earliest, when.latest, when.how, document.outlet, *one.span,
            *one.evidence, one.by,
        )  # fmt: skip


OF_A_PAGE: dict[str, Callable[[Findings, FirstOf], Iterator[Row]]] = {
    "pages": pages,
    "entities": entities,
    "mentions": mentions,
    "times": times,
    "statements": statements,
    "events": events,
    "participants": participants,
    "quantities": quantities,
}
"""Tables whose rows come from one page at a time."""


def links_rows(links: Links) -> Iterator[Row]:
    """What joins findings and pages, a member a row."""
    groups = {
        "same_event": links.same_event, "same_statement": links.same_statement, "copy": links.copies,
        "translation": links.translations, "story": links.stories, "saga": links.sagas,
        "contradiction": links.contradictions, "circular": links.circular,
    }  # fmt: skip
    for kind, found in groups.items():
        for group in found:
            yield from ((kind, group[0], member, None, None) for member in group)
    for plan in links.plans:
        yield "plan", plan.plan, plan.outcome, plan.result, plan.until
    for dispute in links.disputes:
        for denial in (*dispute.denied_by_quotations, *dispute.denials):
            yield "dispute", dispute.claim, denial, dispute.status, None
    for origin in links.origins:
        independent = "not established" if origin.independent is None else str(origin.independent)
        yield from (("origin", origin.of, name, independent, None) for name in origin.origins)


def judgement_rows(judgements: Iterable[Judgement]) -> Iterator[Row]:
    """The judgements on which the links rest."""
    for one in judgements:
        yield (
            one.id, one.kind, one.left, one.right, one.verdict, one.score, one.reasons, one.by, one.detail,
        )  # fmt: skip


def _names(ids: tuple[str, ...], known: Mapping[str, Entity]) -> list[str]:
    return [known[i].name if i in known else i for i in ids]


def _name(key: str | None, known: Mapping[str, Entity]) -> str | None:
    return known[key].name if key and key in known else None


def _speaker(one: Quotation, text: str) -> str | None:
    return _phrase(one.speaker, text) if one.speaker != one.cue else None


def _phrase(spans: tuple[Span, ...], text: str) -> str | None:
    return " ".join(" ".join(span.of(text) for span in spans).split()) or None


def _links(chain: tuple[Link, ...]) -> list[Row]:
    return [
        (
            link.name, link.entity, link.named, link.kind, link.span.start if link.span else None,
            link.span.end if link.span else None, link.inherited, link.possible, link.behind,
        )
        for link in chain
    ]  # fmt: skip
