"""One link of a chain: what it is called, of what kind it is, and whether anybody is named."""

from collections.abc import Sequence

from depesche.extract.mentions.lookup import entity_at, entity_by_id, heads_in, members_of
from depesche.extract.quotations.locating import Sentences
from depesche.extract.quotations.reading import Reading
from depesche.lang.pack import pack_for
from depesche.lang.reporting import SourceWord
from depesche.model.attribution import Link, LinkKind
from depesche.model.findings import Found
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span

UNNAMED = "unnamed"
RECORD = "en"
"""The language in which the record names roles and organs of states."""
PARTS = ("compound", "adjective")
"""Forms of mentions that only say whose something is: 'US-Geheimdienste'."""
AUTHORITIES = frozenset(
    {"ministry", "authority", "government", "court", "police", "parliament", "military", "intelligence"}
)
"""Subkinds of organisations that are organs of a state."""
MEDIA = ("outlet", "agency")
QUOTES = '„“”"»«›‹'
INSTITUTIONS = ("authority",)
"""Kinds of sources that are somebody even without a name of their own: 'die Polizei'."""


class Sources:
    """Answers for one document whom a phrase means as a link."""

    def __init__(self, found: Found, readings: Sequence[Reading]) -> None:
        self.found = found
        self._readings = readings
        self._places = Sentences([r.sentence for r in readings])

    def link(self, span: Span, *, carried: bool = False) -> Link:
        """A link to whoever stands at `span`; `carried` says that an earlier sentence gives it."""
        r = self._readings[self._places.at(span.start) or 0]
        words = words_of(r, span)
        mention, entity = meant_by(self.found, r, span)
        source = next((s for w in words if (s := r.words.source(w)) is not None), None)
        named = is_named(r, span, words, entity, source)
        return Link(
            name=name_of(r, span, named, mention, entity, source),
            entity=entity.id if entity is not None else None,
            named=named,
            kind=kind_of(r, words, entity, source, named),
            span=span,
            inherited=carried,
        )

    def means(self, span: Span) -> tuple[str, ...]:
        """Entity ids of whom a phrase means."""
        return entity_at(self.found, span)


def words_of(r: Reading, span: Span) -> list[str]:
    """The words of a phrase in lower case, without marks."""
    return [w.strip('„“”"»«›‹.,()').lower() for w in span.of(r.text).split()]


def meant_by(found: Found, r: Reading, span: Span) -> tuple[Mention | None, Entity | None]:
    """Who stands in the phrase; nobody if it names several that are joined by 'und'."""
    heads = heads_in(found, span)
    heads = tuple(m for m in heads if m.form not in PARTS) or heads
    ids = list(dict.fromkeys(i for m in heads if m.entity is not None for i in members_of(found, m.entity)))
    if not ids or (len(ids) > 1 and not r.words.coordinators.isdisjoint(words_of(r, span))):
        return None, None
    entities = [e for i in ids if (e := entity_by_id(found, i)) is not None]
    people = [e for e in entities if e.kind == "person"]
    entity = people[-1] if people else entities[0] if entities else None
    mention = next((m for m in heads if entity is not None and m.entity == entity.id), None)
    if mention is not None and mention.form == "nominal" and has_other_name(r, span, mention):
        return None, None
    return mention, entity


def has_other_name(r: Reading, span: Span, mention: Mention) -> bool:
    """True for 'der Agentur agd' if only 'der Agentur' was understood, and taken for another that came before."""
    if mention.kind != "organisation":
        return False
    behind = Span(mention.span.end, span.end)
    return any(t.upos == "PROPN" and behind.contains(t.span) for t in r.tokens)


def is_named(r: Reading, span: Span, words: Sequence[str], entity: Entity | None, source: SourceWord | None) -> bool:
    """False for 'nicht namentlich genannte Beamte', bare 'Berichten', and a holder of an office without his name."""
    if any(w in r.words.anonymous for w in words):
        return False
    if entity is not None:
        return entity.named
    inside = [i for i, t in enumerate(r.tokens) if span.contains(t.span)]
    if any(r.tokens[i].upos == "PROPN" or r.quoted[i] for i in inside):
        return True
    return source is not None and source.kind in INSTITUTIONS


def name_of(
    r: Reading, span: Span, named: bool, mention: Mention | None, entity: Entity | None, source: SourceWord | None
) -> str:
    """The entity's name, for an organ of a state its name in English; without an entity the page's words."""
    if named and entity is not None:
        organ = source is not None and source.told and mention is not None and mention.form == "nominal"
        return organ_name(source.told, entity.state) if organ and source and entity.state else entity.name
    if not named:
        return " ".join(span.of(r.text).split())
    inside = [i for i, t in enumerate(r.tokens) if span.contains(t.span) and t.upos not in ("DET", "ADP")]
    if source is not None and source.kind in MEDIA:  # 'der Sender Radio Delta' is called Radio Delta
        inside = [i for i in inside if r.tokens[i].upos == "PROPN" or r.quoted[i]] or inside
    start = r.tokens[inside[0]].span.start if inside else span.start
    return " ".join(Span(start, span.end).of(r.text).split()).strip(QUOTES)


def organ_name(told: str, state: str) -> str:
    """'US intelligence services', the same for pages of every language."""
    reporting = pack_for(RECORD).reporting
    adjective = reporting.attributes.get(state) if reporting is not None else None
    return f"{adjective} {told}" if adjective else f"{told} of {state}"


def kind_of(
    r: Reading, words: Sequence[str], entity: Entity | None, source: SourceWord | None, named: bool
) -> LinkKind | None:
    """The kind of a link, by its entity or by the words of its phrase."""
    if words and all(w in r.words.hearsay_words or w in r.words.determiners for w in words):
        return "hearsay"
    if entity is not None and entity.kind == "person":
        return "person" if entity.named else "office" if any(o.role for o in entity.offices) else "anonymous"
    if source is not None and (source.kind in ("document", "social media") or not named):
        return source.kind
    if not named:
        return "anonymous"
    by_entity = entity_kind(entity) if entity is not None else None
    if by_entity is None and source is not None:
        return source.kind
    return by_entity or ("organisation" if entity is not None and entity.kind == "organisation" else None)


def entity_kind(entity: Entity) -> LinkKind | None:
    """The kind that follows from what the entity is known to be."""
    if entity.subkind in ("agency", "outlet"):
        return "agency" if entity.subkind == "agency" else "outlet"
    if entity.subkind in AUTHORITIES:
        return "authority"
    return "state" if entity.kind == "state" else None


def unique(links: Sequence[Link]) -> tuple[Link, ...]:
    """Links without repetition: of those that mean the same or stand at the same place the first."""
    out: list[Link] = []
    for link in links:
        if not any(same(link, other) for other in out):
            out.append(link)
    return tuple(out)


def same(left: Link, right: Link) -> bool:
    """True if two links have one entity, one name, or share words of the page."""
    if left.entity is not None and left.entity == right.entity:
        return True
    together = left.span is not None and right.span is not None and left.span.overlaps(right.span)
    return together or left.name == right.name
