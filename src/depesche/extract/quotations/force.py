"""What a statement does, how sure its words are, and whether they deny."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.locating import Sentences
from depesche.extract.quotations.reading import Reading
from depesche.model.quotation import Certainty
from depesche.model.span import Span

DEFAULT_ACT = "asserts"
LOOKED_AT = 80
"""Tokens of a content in which words of certainty and negation are looked for."""
WITHHELD = frozenset({"asserts", "confirms", "announces", "promises"})
"""Acts whose negation says nothing: 'wollte nicht bestätigen, dass ...'."""


def with_force(drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Draft]:
    """Drafts with act, certainty and polarity."""
    places = Sentences([r.sentence for r in readings])
    return [
        replace(
            draft,
            act=act_of(draft, readings[draft.sentence]),
            certainty=certainty_of(draft, readings, places),
            negated=is_negated(draft, readings, places),
        )
        for draft in drafts
    ]


def act_of(draft: Draft, r: Reading) -> str:
    """The act of the cue; a negated denial confirms, a negated assertion withholds."""
    act = draft.act or DEFAULT_ACT
    if not draft.cue or draft.kind == "reported":
        return act
    verbs = [
        i for i, t in enumerate(r.tokens) if t.upos in ("VERB", "AUX") and any(c.contains(t.span) for c in draft.cue)
    ]
    if not any(r.low[c] in r.words.negations and spoken_by(draft, r, c) is None for v in verbs for c in children(r, v)):
        return act
    if act == "denies":
        return "confirms"
    return "withholds" if act in WITHHELD else act


def children(r: Reading, at: int) -> Sequence[int]:
    """The words that hang on a verb as adverbs."""
    return [c for c in r.sentence.children[at] if r.tokens[c].deprel in ("advmod", "neg", "obl", "det")]


def spoken_by(draft: Draft, r: Reading, at: int) -> Span | None:
    """The part of the content in which a token lies, or None."""
    return next((s for s in draft.content if s.contains(r.tokens[at].span)), None)


def own_words(draft: Draft, readings: Sequence[Reading], places: Sentences) -> Iterator[tuple[Reading, int]]:
    """The first tokens of the content; words quoted inside indirect speech are left to the quotation of their own."""
    left = LOOKED_AT
    for span in draft.content:
        for n in places.covering(span):
            r = readings[n]
            first = bisect_left(r.tokens, span.start, key=lambda t: t.span.start)
            for i in range(first, min(len(r.tokens), first + left)):
                if r.tokens[i].span.end > span.end:
                    break
                left -= 1
                if draft.kind == "direct" or not r.quoted[i]:
                    yield r, i
            if left <= 0:
                return


def certainty_of(draft: Draft, readings: Sequence[Reading], places: Sentences) -> Certainty | None:
    """The first word of the content that tells how sure it is; 'soll' passes on a claim only where it is finite."""
    for r, i in own_words(draft, readings, places):
        found = r.words.certainty.get(r.low[i])
        if found is not None and not r.tokens[i].form[:1].isupper():
            return found
        if r.low[i] in r.words.hearsay_modals and draft.kind != "direct" and draft.act == DEFAULT_ACT:
            return "hearsay"
    return None


def is_negated(draft: Draft, readings: Sequence[Reading], places: Sentences) -> bool:
    """True if the verb of the first main clause of the content, or one of its noun phrases, is negated."""
    head: int | None = None
    first: Reading | None = None
    for r, i in own_words(draft, readings, places):
        if first is None:
            first = r
        if r is not first:
            break
        if head is None and r.parsed:
            head = top_of(draft, r)
        if r.low[i] in r.words.negations and (head is None or governed(r, i, head)):
            return True
    return False


def top_of(draft: Draft, r: Reading) -> int | None:
    """The word of the content in this sentence on which all others hang."""
    inside = [i for i, t in enumerate(r.tokens) if any(s.contains(t.span) for s in draft.content)]
    chosen = frozenset(inside)
    return next((i for i in inside if r.is_word(i) and r.tokens[i].head not in chosen), None)


def governed(r: Reading, at: int, head: int) -> bool:
    """True if a negation hangs on `head`, or on a word that hangs on it."""
    parent = r.tokens[at].head
    if parent == head:
        return True
    return parent >= 0 and r.tokens[parent].head == head and r.tokens[parent].upos in ("NOUN", "PROPN", "ADJ", "VERB")
