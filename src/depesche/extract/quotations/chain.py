"""Through whom the page knows what was said: links beyond the speaker, nearest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.extract.quotations.citing import cited_links, unnamed_speakers
from depesche.extract.quotations.continuing import way_of_going_on
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.inheriting import NEAR, outermost, reach, told_by
from depesche.extract.quotations.links import Sources, unique
from depesche.extract.quotations.phrases import LAUT, THUS
from depesche.extract.quotations.phrases_of_people import phrase, with_case
from depesche.extract.quotations.reading import Reading
from depesche.model.attribution import Link
from depesche.model.findings import Found
from depesche.model.span import Span

CONTINUES = 8
"""Sentences over which a speaker goes on without a cue at most."""
FAR = 3
"""Sentences back to which a source that is named again, or goes on, is looked for."""
PASSING_ON = ("outlet", "agency", "hearsay")
"""Kinds of links that may stand in the chain of their own words: 'Meldungen der Agentur zufolge'."""


def chained(drafts: Sequence[Draft], readings: Sequence[Reading], found: Found) -> list[Draft]:
    """Drafts with their chains. What an earlier sentence gives is marked as inherited."""
    out: list[Draft] = []
    sources = Sources(found, readings)
    for draft in drafts:
        near = out[-NEAR:]
        r = readings[draft.sentence]
        links = list(continued(draft, near, readings, sources))
        links += cited_links(r, draft, sources)
        links += from_before(r, draft, near, drafts, readings, sources)
        links += same_talk(draft, near, readings, sources)
        links = [link for link in links if not is_speaker(link, draft, sources)]
        links += unnamed_speakers(r, draft, sources)
        out.append(replace(draft, chain=unique(links)))
    return out


def continued(draft: Draft, before: Sequence[Draft], readings: Sequence[Reading], sources: Sources) -> Iterator[Link]:
    """The chain of the quotation from which a draft took its speaker.

    'Demnach' behind a sentence with two sources may go on with either: both stay, marked as possible.
    """
    if not draft.inherits:
        return
    spans = draft.meant or draft.speaker
    for other in reversed(before):
        if not other.speaker or spans not in (other.speaker, other.meant):
            continue
        if draft.sentence - other.sentence > CONTINUES:
            return
        rivals = rivals_of(draft, other, before, readings, sources) if draft.by == THUS else []
        for rival in rivals:
            yield replace(sources.link(told_by(rival)[0], carried=True), possible=True)
            yield from (replace(link, inherited=True, possible=True) for link in rival.chain)
        yield from (replace(link, inherited=True, possible=bool(rivals)) for link in other.chain)
        return


def rivals_of(
    draft: Draft, chosen: Draft, before: Sequence[Draft], readings: Sequence[Reading], sources: Sources
) -> list[Draft]:
    """Other quotations of the sentence that `draft` goes on with, of somebody else and not one inside another."""
    last = reach(chosen, readings)
    beside = [d for d in before if d.speaker and not d.heading and d.kind != "reported" and reach(d, readings) == last]
    apart = [d for d in beside if not any(c.overlaps(s) for c in d.content for s in chosen.content)]
    means = {i for s in told_by(chosen) for i in sources.means(s)}
    others = [d for d in apart if told_by(d) and means.isdisjoint(i for s in told_by(d) for i in sources.means(s))]
    return [outermost(others)] if others and means else []


def is_speaker(link: Link, draft: Draft, sources: Sources) -> bool:
    """True for somebody through whom nobody knows it but by himself."""
    if link.kind in PASSING_ON:
        return False
    spans = draft.meant or draft.speaker
    if link.entity is not None:
        return any(link.entity in sources.means(span) for span in spans)
    text = sources.found.document.text
    return link.span is not None and any(span.of(text).lower() == link.span.of(text).lower() for span in spans)


def from_before(
    r: Reading,
    draft: Draft,
    before: Sequence[Draft],
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    sources: Sources,
) -> Iterator[Link]:
    """Sources of other quotations: one that holds this, one whose words go on, or one that named the speaker."""
    holder = holder_of(r, draft, before, drafts)
    if holder is not None:
        yield sources.link((holder.meant or holder.speaker)[0])
    place = citing_place(r, draft)
    if place is not None:
        yield sources.link(place)
        return
    recent = [d for d in before if d.speaker and 0 <= draft.sentence - reach(d, readings) <= FAR and d is not draft]
    recent = [d for d in recent if d.sentence < draft.sentence and not d.heading]
    if not recent:
        return
    last = recent[-1]
    way = way_of_passing_on(r, draft)
    if way:
        source = next((d for d in reversed(recent) if reach(d, readings) == reach(last, readings)), last)
        spoken = sources.link((source.meant or source.speaker)[0], carried=True)
        repeated = any(s.of(r.text) == (source.meant or source.speaker)[0].of(r.text) for s in draft.speaker)
        if (way == "subjunctive" and not repeated) or spoken.kind in PASSING_ON:
            yield spoken
        yield from (replace(link, inherited=True) for link in source.chain)
    for other in reversed(recent):
        if any(names_again(r, draft, link) for link in other.chain):
            again = sources.link((other.meant or other.speaker)[0], carried=True)
            if again.kind in PASSING_ON:
                yield again
            return


def same_talk(draft: Draft, before: Sequence[Draft], readings: Sequence[Reading], sources: Sources) -> Iterator[Link]:
    """The outlet to which somebody speaks, where he goes on in the next sentence of the paragraph."""
    if draft.inherits or not draft.speaker or draft.kind == "reported":
        return
    means = {i for s in draft.meant or draft.speaker for i in sources.means(s)}
    for other in reversed(before):
        gap = draft.sentence - reach(other, readings)
        if gap > 1 or not other.speaker or other.sentence == draft.sentence:
            continue
        start, end = sorted((other.end, draft.start))
        same = means and means == {i for s in other.meant or other.speaker for i in sources.means(s)}
        if same and "\n" not in sources.found.document.text[start:end]:
            yield from (replace(k, inherited=True) for k in other.chain if k.named and k.kind in ("outlet", "agency"))
            return


def holder_of(r: Reading, draft: Draft, before: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """The quotation whose words hold this one.

    'Nach Angaben von A warnte B': the warning stands inside what A says, though the grammar has A in B's clause.
    """
    if draft.kind == "reported":
        phrases = [
            d for d in drafts
            if d.by == LAUT and d.sentence == draft.sentence and d.speaker != draft.speaker
            and all(any(c.contains(s) for c in d.content) for s in draft.speaker)
        ]  # fmt: skip
        if phrases:
            return phrases[0]
    holders = [
        d for d in before
        if d.speaker and d.speaker != draft.speaker and d.start <= draft.start and draft.end <= d.end
        and not all(s.of(r.text).lower() in r.words.impersonal for s in d.speaker)
        and not (d.kind == "reported" and draft.by == LAUT)
        and all(any(o.contains(s) for o in d.content) for s in (*draft.content, *draft.cue))
    ]  # fmt: skip
    return holders[-1] if holders else None


def citing_place(r: Reading, draft: Draft) -> Span | None:
    """The outlet or text in which a speaker 'wird zitiert', if the sentence names it."""
    for i, token in enumerate(r.tokens):
        if r.low[i] in r.words.citing_participles and any(c.contains(token.span) for c in draft.cue):
            place = with_case(r, i, r.words.containers | r.words.agent)
            if place is not None and r.tokens[place].upos in ("NOUN", "PROPN"):
                return r.span(*phrase(r, place))
    return None


def way_of_passing_on(r: Reading, draft: Draft) -> str:
    """How somebody before passes this on: `subjunctive` for a cue in it, `citing` for 'hieß es' and 'wird zitiert'."""
    if draft.by == LAUT:
        return "subjunctive" if way_of_going_on(r, follows_speech=False) == "subjunctive" else ""
    if draft.kind == "reported" or not draft.cue:
        return ""
    inside = [i for i, t in enumerate(r.tokens) if any(c.contains(t.span) for c in draft.cue)]
    verbs = [i for i in inside if r.tokens[i].upos in ("VERB", "AUX")]
    if any(r.mood(i) == "Sub" and r.low[i] not in r.words.subjunctive_past for i in verbs):
        return "subjunctive"
    passive = any(r.low[i] in r.words.citing_participles for i in inside)
    return "citing" if passive or (draft.inherits and is_impersonal(r, draft)) else ""


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
