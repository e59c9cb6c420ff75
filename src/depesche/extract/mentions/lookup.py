"""Questions that other steps ask about mentions: who stands in this span, and what is known of an entity."""

from depesche.extract.mentions.index import index_of
from depesche.lang.pack import pack_for
from depesche.model.findings import Found
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span
from depesche.model.syntax import Sentence

MODIFIERS = frozenset({"amod", "nmod", "det", "obl", "compound", "nmod:poss", "det:poss", "acl", "advcl", "acl:relcl"})
"""Relations by which a word belongs to the phrase of another and is not whom the phrase means."""


def entity_by_id(found: Found, entity_id: str) -> Entity | None:
    """The document's entity of that id, or None."""
    return index_of(found).entity(entity_id)


def mentions_in(found: Found, span: Span) -> tuple[Mention, ...]:
    """All mentions that lie wholly in `span`, in reading order; nested ones too."""
    return tuple(index_of(found).inside(span))


def members_of(found: Found, entity_id: str) -> tuple[str, ...]:
    """The ids of a group's members, or the id itself if it is no group with known members."""
    entity = entity_by_id(found, entity_id)
    return entity.members if entity is not None and entity.members else (entity_id,)


def entity_at(found: Found, span: Span) -> tuple[str, ...]:
    """Entity ids of whom the phrase at `span` means, in reading order, without repetition.

    'die Sprecherin der Firma, A. B.' means only A. B.; a coordination gives each conjunct, a group its members.
    Empty if nobody in the span is known.
    """
    out: list[str] = []
    for mention in heads_in(found, span):
        if mention.entity is not None:
            out.extend(member for member in members_of(found, mention.entity) if member not in out)
    return tuple(out)


def heads_in(found: Found, span: Span) -> tuple[Mention, ...]:
    """The mentions that are heads of the phrase at `span`: not modifiers of another mention in it."""
    inside = [m for m in mentions_in(found, span) if m.entity is not None]
    if not inside:
        return tuple(m for m in index_of(found).around(span) if m.entity is not None)[:1]
    sentence = index_of(found).sentence(inside[0].span)
    if sentence is not None and any(token.deprel for token in sentence.tokens):
        return heads_by_syntax(inside, sentence, span) or heads_by_order(found, inside)
    return heads_by_order(found, inside)


def heads_by_syntax(inside: list[Mention], sentence: Sentence, span: Span) -> tuple[Mention, ...]:
    """Those mentions whose head word does not hang, inside the span, on another word by a modifying relation."""
    words = {i for i, token in enumerate(sentence.tokens) if span.contains(token.span)}
    opened = {sentence.tokens[i + 1].span.start for i in words if sentence.tokens[i].form == "(" and i + 1 in words}
    out = []
    for mention in [m for m in inside if m.span.start not in opened] or inside:  # 'A. B. (XY)': the party is not meant
        at = head_index(sentence, mention.span)
        while at is not None and at in words and sentence.tokens[at].deprel not in MODIFIERS:
            at = sentence.tokens[at].head
        if at is None or at not in words or sentence.tokens[at].head not in words:
            out.append(mention)
    return tuple(out)


def head_index(sentence: Sentence, span: Span) -> int | None:
    """Index of the token in `span` whose head lies outside it; None if no token of the sentence lies in it."""
    inside = [i for i, token in enumerate(sentence.tokens) if span.contains(token.span)]
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0] if inside else None)


def heads_by_order(found: Found, inside: list[Mention]) -> tuple[Mention, ...]:
    """Without syntax: the first mention that is no adjective, what is coordinated with it, and its apposition."""
    naming = pack_for(found.document.language).naming
    heads = [m for m in inside if m.form not in ("adjective", "compound")] or inside
    while len(heads) > 1 and heads[0].kind == "state" and heads[0].span.end + 1 == heads[1].span.start:
        del heads[0]  # a genitive name before its noun
    out = [heads[0]]
    for mention in heads[1:]:
        gap = found.document.text[out[-1].span.end : mention.span.start].lower()
        words = gap.replace(",", " , ").split()
        if naming is None or not any(w in naming.coordinators for w in words):
            continue
        if all(w in naming.coordinators or w in naming.determiners for w in words):
            out.append(mention)
    people = [m for m in heads if m.kind == "person" and m.form == "name"]
    first_is_role = out[0].form == "nominal" and len(out) == 1 and people
    return (people[-1],) if first_is_role else tuple(out)
