"""Nouns that take a content clause of their own: 'die Behauptung, A sei B', 'den Beschluss, A zu tun'."""

from collections.abc import Iterator

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import phrase, span_of, subject, with_case
from depesche.extract.quotations.reading import Reading, Segment
from depesche.model.span import Span

NOUN = "quotations/noun@1"


def noun_drafts(r: Reading, taken: tuple[Span, ...]) -> Iterator[Draft]:
    """Content clauses behind a noun of saying; not those that a verb has `taken` already."""
    for number in range(1, len(r.segments)):
        segment = r.segments[number]
        if segment.mark != "," or not r.parsed:
            continue
        noun = noun_before(r, r.segments[number - 1])
        if noun is None or not opens_clause(r, segment):
            continue
        span = r.clean(segment.start, clause_end(r, number))
        if span is None or any(s.start == span.start for s in taken):
            continue
        yield Draft(
            kind="indirect",
            content=(span,),
            cue=(r.tokens[noun].span,),
            speaker=speaker_of_noun(r, noun),
            act=r.words.nouns[r.tokens[noun].form].act,
            sentence=r.index,
            by=NOUN,
        )


def noun_before(r: Reading, segment: Segment) -> int | None:
    """The noun of saying right before the comma, at most with what depends on it between."""
    for i in range(segment.end - 1, segment.start - 1, -1):
        if r.quoted[i] or r.tokens[i].upos in ("VERB", "AUX"):
            return None
        noun = r.words.nouns.get(r.tokens[i].form)
        if noun is not None and "cue" in noun.roles:
            members = r.sentence.subtree(i)
            return i if max(m for m in [*members, i] if m < segment.end) >= last_word(r, segment) else None
    return None


def last_word(r: Reading, segment: Segment) -> int:
    """Index of the last word of a segment."""
    return max((i for i in range(segment.start, segment.end) if r.is_word(i)), default=segment.start)


def opens_clause(r: Reading, segment: Segment) -> bool:
    """A 'dass' clause, or a main clause in the subjunctive, but no relative clause."""
    first = r.first_word(segment)
    if r.low[first] in r.words.that:
        return True
    finite = r.finite(segment.start, segment.end)
    if not finite or r.mood(finite[0]) != "Sub" or finite[0] == first:
        return False
    return not (r.low[first] in r.words.relatives and finite[0] >= last_word(r, segment))


def clause_end(r: Reading, number: int) -> int:
    """End of the clause: the sentence's, or that of the segment before the main clause goes on."""
    for n in range(number + 1, len(r.segments)):
        opener = r.first_word(r.segments[n])
        if opener in r.finite(opener, opener + 1) or r.tokens[opener].deprel == "compound:prt":
            return r.segments[n - 1].end
    return len(r.tokens)


def speaker_of_noun(r: Reading, noun: int) -> tuple[Span, ...]:
    """'die Behauptung des X', 'von X kam', or the subject of the verb whose object the noun is; else the noun."""
    for child in r.sentence.dependents(noun, "nmod", "det"):
        token = r.tokens[child]
        marks = {r.low[m] for m in r.sentence.dependents(child, "case")}
        if token.upos in ("NOUN", "PROPN") and (not marks or marks & r.words.agent):
            return span_of(r, phrase(r, child))
    verb = r.tokens[noun].head
    if verb >= 0 and r.tokens[verb].upos in ("VERB", "AUX"):
        source = with_case(r, verb, r.words.agent)
        if source is not None:
            return span_of(r, phrase(r, source))
        at = subject(r, verb, frozenset({verb}))
        if r.tokens[noun].deprel in ("obj", "obl") and at is not None and at != noun:
            return span_of(r, phrase(r, at))
    return span_of(r, phrase(r, noun))
