"""Sources that the sentence of a quotation itself names behind its speaker."""

from collections.abc import Iterator
from dataclasses import replace

from depesche.extract.quotations.addressees import is_medium
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.links import UNNAMED, Sources
from depesche.extract.quotations.phrases_of_people import beside, phrase, with_case
from depesche.extract.quotations.reading import Reading
from depesche.model.attribution import Link
from depesche.model.folding import folded
from depesche.model.span import Span


def cited_links(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """All links that the sentence of the draft gives, nearest first."""
    yield from hearsay(r, draft)
    yield from passed_on(r, draft)
    yield from cited(r, draft, sources)
    yield from evidence(r, draft, sources)
    yield from caused(r, draft, sources)
    yield from told_to(r, draft, sources)
    yield from at_hand(r, draft, sources)


def unnamed_speakers(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """'aus Kreisen des Parlaments': nobody of the body that is named is named himself."""
    for span in draft.speaker:
        inside = [i for i, t in enumerate(r.tokens) if span.contains(t.span)]
        noun = next((i for i in inside if r.tokens[i].upos in ("NOUN", "PROPN")), None)
        source = r.words.source(r.low[noun]) if noun is not None else None
        if source is not None and source.kind == "anonymous" and sources.means(span):
            yield Link(" ".join(span.of(r.text).split()), named=False, kind="anonymous", span=span)


def told_to(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """The outlet or agency to which something was said: 'sagte er dem Sender A', 'schrieb er in der Zeitung B'."""
    places = list(draft.addressee)
    for verb in cue_verbs(r, draft):
        segment = r.segment_at(verb)
        hanging = r.sentence.dependents(verb, "obl", "nmod", "obj", "iobj")
        for at in dict.fromkeys([*hanging, *(i for i in range(segment.start, segment.end) if is_medium(r, i))]):
            marks = {r.tokens[m].form.lower() for m in r.sentence.dependents(at, "case")}
            if r.tokens[at].upos in ("NOUN", "PROPN") and marks & (r.words.containers | r.words.towards):
                places.append(r.span(*phrase(r, at, without=frozenset({verb}))))
    for span in places:
        if any(s.overlaps(span) for s in (*draft.speaker, *draft.content)):
            continue
        link = sources.link(span)
        if link.kind in ("outlet", "agency") and link.named and has_name(r, link) and not is_own(link, r, sources):
            yield link


def at_hand(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """'geht aus einem Bericht hervor, der der Zeitung A vorliegt': the outlet or agency that has the paper."""
    for verb in (i for i, word in enumerate(r.low) if word in r.words.lying_before):
        if any(s.contains(r.tokens[verb].span) for s in draft.content):
            continue
        segment = r.segment_at(verb)
        hanging = r.sentence.dependents(verb, "obl", "obl:arg", "iobj", "obj", "nmod")
        near = (i for i in range(segment.start, segment.end) if is_medium(r, i))
        for at in dict.fromkeys([*hanging, *near]):
            if r.tokens[at].upos not in ("NOUN", "PROPN") or any(s.contains(r.tokens[at].span) for s in draft.content):
                continue
            link = sources.link(r.span(*phrase(r, at, without=frozenset({verb}))))
            if link.kind in ("outlet", "agency") and link.named and has_name(r, link) and not is_own(link, r, sources):
                yield link
                return


def cue_verbs(r: Reading, draft: Draft) -> list[int]:
    """The verbs of the draft's cue in this sentence."""
    return [i for i, t in enumerate(r.tokens) if t.upos == "VERB" and any(c.contains(t.span) for c in draft.cue)]


def has_name(r: Reading, link: Link) -> bool:
    """False for a medium at large: 'im Fernsehen', 'der Presse'."""
    if link.entity is not None:
        return True
    inside = [i for i, t in enumerate(r.tokens) if link.span is not None and link.span.contains(t.span)]
    return any(r.tokens[i].upos == "PROPN" or r.quoted[i] for i in inside)


def is_own(link: Link, r: Reading, sources: Sources) -> bool:
    """True for the outlet of the page itself: 'dieser Zeitung', or its name."""
    first = link.span.of(r.text).split()[0].lower() if link.span is not None else ""
    document = sources.found.document
    own = {folded(name) for name in (document.outlet, *(c.name for c in document.credits)) if name}
    return first in r.words.own or folded(link.name) in own


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


def passed_on(r: Reading, draft: Draft) -> Iterator[Link]:
    """'soll gesagt haben': somebody who is not named says that it was said."""
    inside = [i for i, t in enumerate(r.tokens) if any(c.contains(t.span) for c in draft.cue)]
    modal = next((i for i in inside if r.low[i] in r.words.hearsay_modals), None)
    perfect = any(r.low[i] in r.words.perfect_infinitives for i in inside)
    if modal is not None and perfect:
        yield Link(UNNAMED, named=False, kind="hearsay", span=r.tokens[modal].span)


def cited(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
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
                yield replace(sources.link(span), behind=True)


def evidence(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """'die Dienste hätten Informationen über ...' inside indirect speech: the speaker's own source."""
    if draft.kind != "indirect" or not draft.cue:
        return
    for i, token in enumerate(r.tokens):
        if token.form not in r.words.evidence or not any(c.contains(token.span) for c in draft.content):
            continue
        span = owner_of(r, i)
        if span is not None and not any(s.overlaps(span) for s in draft.speaker):
            yield replace(sources.link(span), behind=True)


def owner_of(r: Reading, noun: int) -> Span | None:
    """Who has the evidence that `noun` names; None for a pronoun, which means the speaker."""
    verb = next((v for v in range(noun - 1, max(-1, noun - 4), -1) if r.low[v] in r.words.possessing), None)
    if verb is None:
        return None
    near = r.sentence.dependents(verb, "nsubj", "nmod") + r.sentence.dependents(noun, "nsubj", "nmod")
    owners = [c for c in near if c < verb]
    if any(r.tokens[c].upos == "PRON" or r.low[c] in r.words.impersonal for c in owners):
        return None
    first = r.segments[r.segment_of(verb)].start
    bounds = phrase(r, owners[0], without=frozenset({verb})) if owners else beside(r, first, frozenset({verb}))
    return r.span(*bounds) if bounds is not None and r.tokens[bounds[0]].upos != "PRON" else None


def caused(r: Reading, draft: Draft, sources: Sources) -> Iterator[Link]:
    """'ließ ihren Sprecher erklären', 'ließ über seinen Anwalt mitteilen': who spoke for the speaker."""
    inside = [i for i, t in enumerate(r.tokens) if any(c.contains(t.span) for c in draft.cue)]
    verbs = {*inside, *(r.tokens[i].head for i in inside), *(c for i in inside for c in r.sentence.children[i])}
    said = {i for i in verbs if any(s.contains(r.tokens[i].span) for s in draft.content)}
    verbs -= said
    if not any(i >= 0 and r.low[i] in r.words.causing for i in verbs):
        return
    for verb in sorted(v for v in verbs if v >= 0):
        at = with_case(r, verb, r.words.through)
        if at is None:
            at = next(
                (c for c in r.sentence.dependents(verb, "obj", "iobj") if r.tokens[c].upos in ("NOUN", "PROPN")), None
            )
        if at is None or at in inside:
            continue
        span = r.span(*phrase(r, at, without=frozenset(inside)))
        link = sources.link(span)
        channel = link.kind in ("outlet", "social media") and not link.named
        if not channel and not any(s.overlaps(span) for s in (*draft.speaker, *draft.content)):
            yield link
            return
