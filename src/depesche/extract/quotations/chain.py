"""Through whom the page knows what was said: links beyond the speaker, nearest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.extract.mentions.lookup import entity_at, entity_by_id
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.inheriting import NEAR, reach
from depesche.extract.quotations.phrases_of_people import beside, phrase, with_case
from depesche.extract.quotations.reading import Reading
from depesche.model.attribution import Link, LinkKind
from depesche.model.findings import Found
from depesche.model.span import Span

UNNAMED = "unnamed"
CONTINUES = 8
"""Sentences over which a speaker goes on without a cue at most."""
FAR = 3
"""Sentences back to which a source that is named again, or goes on, is looked for."""


def chained(drafts: Sequence[Draft], readings: Sequence[Reading], found: Found) -> list[Draft]:
    """Drafts with their chains. What an earlier sentence gives is marked as inherited."""
    out: list[Draft] = []
    for draft in drafts:
        near = out[-NEAR:]
        r = readings[draft.sentence]
        links = list(hearsay(r, draft))
        links += continued(draft, near)
        links += cited(r, draft, found)
        links += evidence(r, draft, found)
        links += told_to(r, draft, found)
        links += from_before(r, draft, near, readings, found)
        links = [link for link in links if not is_speaker(link, draft, found)]
        out.append(replace(draft, chain=unique(links)))
    return out


def continued(draft: Draft, before: Sequence[Draft]) -> Iterator[Link]:
    """The chain of the quotation from which a draft took its speaker."""
    if not draft.inherits:
        return
    spans = draft.meant or draft.speaker
    for other in reversed(before):
        if other.speaker and spans in (other.speaker, other.meant) and draft.sentence - other.sentence <= CONTINUES:
            yield from (replace(link, inherited=True) for link in other.chain)
            return


PASSING_ON = ("outlet", "agency", "document", "anonymous", "hearsay")
"""Kinds of links that may stand in the chain of their own words: 'Meldungen der Agentur zufolge'."""


def is_speaker(link: Link, draft: Draft, found: Found) -> bool:
    """True for a person, state or authority through whom nobody knows it but by himself."""
    if link.entity is None or link.kind in PASSING_ON:
        return False
    return any(link.entity in entity_at(found, span) for span in draft.meant or draft.speaker)


def told_to(r: Reading, draft: Draft, found: Found) -> Iterator[Link]:
    """The outlet or agency to which something was said: 'sagte er dem Sender A', 'sagte im Radio B'."""
    places = list(draft.addressee)
    verbs = [i for i, t in enumerate(r.tokens) if t.upos == "VERB" and any(c.contains(t.span) for c in draft.cue)]
    for verb in verbs:
        at = with_case(r, verb, r.words.containers | r.words.towards)
        if at is not None and r.tokens[at].upos in ("NOUN", "PROPN"):
            places.append(r.span(*phrase(r, at, without=frozenset({verb}))))
    for span in places:
        if any(s.overlaps(span) for s in (*draft.speaker, *draft.content)):
            continue
        link = link_to(span, r, found)
        if link.kind in ("outlet", "agency") and link.named:
            yield link


def unique(links: Sequence[Link]) -> tuple[Link, ...]:
    """Links without repetition of a name."""
    seen: dict[tuple[str, str | None], Link] = {}
    for link in links:
        seen.setdefault((link.name, link.entity), link)
    return tuple(seen.values())


def link_to(span: Span, r: Reading, found: Found, *, carried: bool = False) -> Link:
    """A link to whoever stands at `span`."""
    text = " ".join(span.of(r.text).split())
    entities = entity_at(found, span)
    entity = entity_by_id(found, entities[0]) if len(entities) == 1 else None
    words = [w.strip('„“”"»«.,()').lower() for w in text.split()]
    named = is_named(r, words, entity is not None and entity.named)
    return Link(
        name=entity.name if entity is not None and named else text,
        entity=entity.id if entity is not None else None,
        named=named,
        kind=kind_of(r, words, entity.kind if entity is not None else None, entity.subkind if entity else None, named),
        span=span,
        inherited=carried,
    )


def is_named(r: Reading, words: Sequence[str], known: bool) -> bool:
    """False for 'nicht namentlich genannte Beamte' and bare 'Berichten'."""
    if any(w in r.words.anonymous for w in words):
        return False
    return known or not all(w in r.words.hearsay_words or w in r.words.determiners for w in words)


def kind_of(r: Reading, words: Sequence[str], entity: str | None, subkind: str | None, named: bool) -> LinkKind | None:
    """The kind of a link, by its entity or by the words of its phrase."""
    if not named:
        return "hearsay" if words and all(w in r.words.hearsay_words for w in words) else "anonymous"
    if subkind in ("agency", "outlet"):
        return "agency" if subkind == "agency" else "outlet"
    if subkind in ("ministry", "authority", "government"):
        return "authority"
    if entity in ("person", "state"):
        return "person" if entity == "person" else "state"
    return next((r.words.kinds[w] for w in words if w in r.words.kinds), None)


def hearsay(r: Reading, draft: Draft) -> Iterator[Link]:
    """'Dem Vernehmen nach', 'Berichten zufolge': somebody said it, and nobody is named."""
    words = [w for s in draft.speaker for w in s.of(r.text).lower().split()]
    bare = bool(words) and all(w in r.words.hearsay_words for w in words)
    phrase_words = [w for s in (*draft.speaker, *draft.cue) for w in s.of(r.text).lower().split()]
    known = tuple(phrase_words) in r.words.hearsay or tuple(sorted(phrase_words)) in {
        tuple(sorted(h)) for h in r.words.hearsay
    }
    if bare or known:
        yield Link(UNNAMED, named=False, kind="hearsay", span=draft.speaker[0] if draft.speaker else None)


def cited(r: Reading, draft: Draft, found: Found) -> Iterator[Link]:
    """'unter Berufung auf X' in the sentence of the cue."""
    for sequence in r.words.citing:
        if sequence[0] not in r.low or sequence[-1] not in r.low:
            continue
        for at in range(len(r.low) - len(sequence)):
            if r.low[at : at + len(sequence)] != sequence:
                continue
            first = at + len(sequence)
            head = next((i for i in range(first, len(r.tokens)) if r.tokens[i].upos in ("NOUN", "PROPN")), None)
            if head is None:
                continue
            start, end = phrase(r, head)
            span = r.span(min(first, start), max(end, head + 1))
            if not any(s.overlaps(span) for s in draft.speaker) and not draft.by.startswith("quotations/sub"):
                yield link_to(span, r, found)


def evidence(r: Reading, draft: Draft, found: Found) -> Iterator[Link]:
    """'die Dienste hätten Informationen über ...' inside indirect speech: the speaker's own source."""
    if draft.kind != "indirect" or not draft.cue:
        return
    for i, token in enumerate(r.tokens):
        if token.form not in r.words.evidence or not any(c.contains(token.span) for c in draft.content):
            continue
        verb = next((v for v in range(i - 1, max(-1, i - 4), -1) if r.low[v] in r.words.possessing), None)
        if verb is None:
            continue
        owners = [
            c
            for c in r.sentence.dependents(verb, "nsubj", "nmod") + r.sentence.dependents(i, "nsubj", "nmod")
            if c < verb
        ]
        first = r.segments[r.segment_of(verb)].start
        bounds = phrase(r, owners[0], without=frozenset({verb})) if owners else beside(r, first, frozenset({verb}))
        if bounds is not None:
            span = r.span(*bounds)
            if not any(s.overlaps(span) for s in draft.speaker):
                yield link_to(span, r, found)


def from_before(
    r: Reading, draft: Draft, before: Sequence[Draft], readings: Sequence[Reading], found: Found
) -> Iterator[Link]:
    """Sources of an earlier quotation: one that holds this, one whose words go on, or one that named the speaker."""
    holders = [
        d for d in before
        if d.speaker and d.speaker != draft.speaker and d.start <= draft.start and draft.end <= d.end
        and all(any(o.contains(s) for o in d.content) for s in (*draft.content, *draft.cue))
    ]  # fmt: skip
    if holders:
        yield link_to((holders[-1].meant or holders[-1].speaker)[0], r, found, carried=False)
    place = citing_place(r, draft)
    if place is not None:
        yield link_to(place, r, found)
        return
    recent = [d for d in before if d.speaker and 0 <= draft.sentence - reach(d, readings) <= FAR and d is not draft]
    recent = [d for d in recent if d.sentence < draft.sentence and not d.heading]
    if not recent:
        return
    last = recent[-1]
    if goes_on(r, draft):
        source = next((d for d in reversed(recent) if reach(d, readings) == reach(last, readings)), last)
        spoken = (source.meant or source.speaker)[0]
        if not any(s.of(r.text) == spoken.of(r.text) for s in draft.speaker) or is_impersonal(r, draft):
            yield link_to(spoken, r, found, carried=True)
        yield from (replace(link, inherited=True) for link in source.chain)
    for other in reversed(recent):
        if any(names_again(r, draft, link) for link in other.chain):
            yield link_to((other.meant or other.speaker)[0], r, found, carried=True)
            return


def citing_place(r: Reading, draft: Draft) -> Span | None:
    """The outlet or text in which a speaker 'wird zitiert', if the sentence names it."""
    for i, token in enumerate(r.tokens):
        if r.low[i] in r.words.citing_participles and any(c.contains(token.span) for c in draft.cue):
            place = with_case(r, i, r.words.containers | r.words.agent)
            if place is not None and r.tokens[place].upos in ("NOUN", "PROPN"):
                return r.span(*phrase(r, place))
    return None


def goes_on(r: Reading, draft: Draft) -> bool:
    """A cue in the subjunctive, 'hieß es', or a passive of citing: somebody before passes this on."""
    if draft.kind == "reported" or not draft.cue:
        return False
    inside = [i for i, t in enumerate(r.tokens) if any(c.contains(t.span) for c in draft.cue)]
    verbs = [i for i in inside if r.tokens[i].upos in ("VERB", "AUX")]
    if any(r.mood(i) == "Sub" and r.low[i] not in r.words.subjunctive_past for i in verbs):
        return True
    return (draft.inherits and is_impersonal(r, draft)) or any(r.low[i] in r.words.citing_participles for i in inside)


def is_impersonal(r: Reading, draft: Draft) -> bool:
    """True if the cue has an empty 'es'."""
    return any(w in r.words.expletives for s in draft.cue for w in s.of(r.text).lower().split())


def names_again(r: Reading, draft: Draft, link: Link) -> bool:
    """True if the speaker's phrase is a definite form of an unnamed source cited before: 'Den Beamten zufolge'."""
    if link.named or link.span is None:
        return False
    words = {
        w.lower().rstrip("ns") for s in draft.speaker for w in s.of(r.text).split() if w[:1].isupper() and len(w) > 4
    }
    cited_words = {w.lower().rstrip("ns") for w in link.span.of(r.text).split() if w[:1].isupper()}
    determined = any(s.of(r.text).split()[0].lower() in r.words.determiners for s in draft.speaker)
    return determined and bool(words & cited_words)
