"""Findings as answers: the object of `tell.contract`, its page, its exact words, its chain and its origins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import quote

from depesche.api import shapes
from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.story import Links
from depesche.tell.chain import of_event, of_statement, speaker_of
from depesche.tell.contract import event_object, quantity_object, quotation_object, when_object
from depesche.tell.events import sentence
from depesche.tell.quantities import row as quantity_row

PREFIX: Final = "/api/v1"
JOINT: Final = " … "
"""What stands between the parts of a finding's words in the record."""


@dataclass(frozen=True)
class Around:
    """What links say of findings: twins, origins, disputes."""

    twins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origins: Mapping[str, tuple[tuple[str, ...], int | None]] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, links: Links) -> "Around":
        """Indexed by finding."""
        twins = {i: group for group in (*links.same_event, *links.same_statement) for i in group}
        origins = {i: (o.origins, o.independent) for o in links.origins for i in twins.get(o.of, (o.of,))}
        disputed = {i for d in links.disputes for i in twins.get(d.claim, (d.claim,))}
        return cls(twins, origins, frozenset(disputed))

    def sources(self, finding: str) -> shapes.Sources:
        """On how much a finding rests."""
        origins, independent = self.origins.get(finding, ((), None))
        reports = len(self.twins.get(finding, (finding,)))
        return {"reports": reports, "origins": list(origins), "independent": independent}


def href(kind: str, key: str) -> str:
    """The address of something by its id, the id percent-encoded."""
    return f"{PREFIX}/{kind}/{quote(key, safe=':@')}"


def page_ref(page: PageInfo) -> shapes.PageRef:
    """A page without its text."""
    return {
        "id": page.id,
        "title": page.title,
        "outlet": page.outlet,
        "url": page.url,
        "source": page.source,
        "language": page.language,
        "published": when(page.published),
        "version": page.version,
        "href": href("pages", page.id),
    }


def info_of(findings: Findings) -> PageInfo:
    """What the record says of a page, from its findings."""
    page, document = findings.page, findings.document
    return PageInfo(
        id=page.id,
        source=page.source,
        sha256=page.sha256,
        url=page.url,
        outlet=document.outlet,
        title=document.title,
        language=document.language,
        published=document.published,
        version=findings.version,
    )


def when(given: Any) -> shapes.When:
    """An interval of days."""
    return cast(shapes.When, when_object(given))


def event(sourced: Sourced[Event], around: Around) -> shapes.Event:
    """An event."""
    found = sourced.finding
    named = (*found.actor, *found.recipient, *((found.place,) if found.place else ()), *_entities(found.according_to))
    told = {
        **event_object(found),
        **_told(sourced, around, (found.evidence,), named, of_event(sourced)),
        "sentence": sentence(found, sourced.entities, "en"),
    }
    return cast(shapes.Event, told)


def statement(sourced: Sourced[Quotation], around: Around) -> shapes.Statement:
    """A statement."""
    found = sourced.finding
    named = (*found.speaker_is, *((found.place,) if found.place else ()), *_entities(found.chain))
    told = {
        **quotation_object(found),
        **_told(sourced, around, found.content, named, of_statement(sourced)),
        "speaker_words": speaker_of(sourced),
    }
    return cast(shapes.Statement, told)


def quantity(found: Quantity, findings: Findings) -> shapes.Quantity:
    """A reading of a number. Its permanent address is that of its page's findings."""
    row = quantity_row(found, findings)
    named = (*((found.place,) if found.place else ()), *_entities(found.according_to))
    origins = [link.name for link in found.according_to[-1:] if link.named]
    told = {
        **quantity_object(found),
        "page": page_ref(info_of(findings)),
        "passages": [passage(span, findings.document.text) for span in (found.span, found.evidence)],
        "attribution": row["chain"],
        "sources": {"reports": 1, "origins": origins, "independent": None},
        "entities": _refs(named, findings.entities),
        "href": href("pages", findings.page.id) + "/findings",
        "value": row["value"],
    }
    return cast(shapes.Quantity, told)


def passage(span: Span, text: str) -> shapes.Passage:
    """Words as they stand on the page."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def passages(spans: Iterable[Span], words: str) -> list[shapes.Passage]:
    """The parts of a finding's words: the record joins them with `JOINT`, the spans tell how long each is."""
    found: list[shapes.Passage] = []
    at = 0
    for span in spans:
        length = span.end - span.start
        found.append({"start": span.start, "end": span.end, "text": words[at : at + length]})
        at += length + len(JOINT)
    return found


def _told(
    sourced: Sourced[Any], around: Around, spans: tuple[Span, ...], named: tuple[str, ...], chain: str
) -> shapes.Told:
    return {
        "id": sourced.finding.id,
        "by": sourced.finding.by,
        "page": page_ref(sourced.page),
        "passages": passages(spans, sourced.words),
        "attribution": chain,
        "sources": around.sources(sourced.finding.id),
        "entities": _refs(named, sourced.entities),
        "href": href("findings", sourced.finding.id),
    }


def _entities(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(link.entity for link in links if link.entity)


def _refs(ids: Iterable[str], entities: Iterable[Entity]) -> list[shapes.EntityRef]:
    """The entities of the ids, each once, in order."""
    known = {entity.id: entity for entity in entities}
    found = [known[i] for i in dict.fromkeys(ids) if i in known]
    return [{"id": e.id, "name": e.name, "kind": e.kind, "named": e.named} for e in found]
