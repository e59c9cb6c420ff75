"""Speakers behind 'so', without a verb: 'A, so X' and 'A, so X, B'."""

from collections.abc import Iterator

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.reading import SEPARATORS, STOPS, Reading
from depesche.model.span import Span
from depesche.model.syntax import ROOT

SO = "quotations/so@1"


def so_phrases(r: Reading) -> Iterator[Draft]:
    """'A, so X' and 'A, so X, B': a segment of 'so' and a name, without a verb."""
    for number, segment in enumerate(r.segments):
        first = r.first_word(segment)
        if r.low[first] not in r.words.so or first + 1 >= segment.end or r.quoted[first]:
            continue
        last = segment.end
        while last > first and (r.tokens[last - 1].form in STOPS or r.tokens[last - 1].form in SEPARATORS):
            last -= 1
        if any(r.tokens[i].upos in ("VERB", "AUX") for i in range(first, last)) or not names_somebody(r, first, last):
            continue
        opens = number == 0
        if opens and (number + 1 >= len(r.segments) or r.segments[1].mark != ":"):
            continue
        speaker_end, content_from = apposition_end(r, number, last)
        speaker_end = without_adverbs(r, first + 1, speaker_end)
        parts = ((0, max(0, segment.start - 1)), (content_from, len(r.tokens)))
        spans = tuple(s for p in parts if p[1] > p[0] and (s := r.clean(*p)) is not None and has_letters(r, s))
        if not spans or speaker_end <= first + 1:
            continue
        yield Draft(
            kind="indirect",
            content=spans,
            cue=(r.tokens[first].span,),
            speaker=(r.span(first + 1, speaker_end),),
            sentence=r.index,
            by=SO,
        )


def has_letters(r: Reading, span: Span) -> bool:
    """True if a span is more than marks."""
    return any(c.isalpha() for c in span.of(r.text))


def names_somebody(r: Reading, first: int, last: int) -> bool:
    """True if a noun, name or personal pronoun follows at once, at most behind an article and adjectives."""
    following = r.tokens[first + 1]
    return (
        following.form[:1].isupper()
        or following.form in '„"»'
        or r.low[first + 1] in r.words.determiners | r.words.pronouns
    ) and any(r.tokens[i].form[:1].isupper() or r.low[i] in r.words.pronouns for i in range(first + 1, last))


def apposition_end(r: Reading, number: int, last: int) -> tuple[int, int]:
    """End of the speaker's phrase with its apposition, and where content may go on."""
    n = number + 1
    while n < len(r.segments):
        segment = r.segments[n]
        has_verb = any(r.tokens[i].upos in ("VERB", "AUX") for i in range(segment.start, segment.end))
        top = r.top(segment.start, segment.end)
        if has_verb or r.tokens[top].deprel not in ("appos", "nmod", "flat", "conj", "dep"):
            return last, segment.start
        last = segment.end
        while last > segment.start and not r.is_word(last - 1) and r.tokens[last - 1].form not in '“"”»«)':
            last -= 1
        n += 1
    return last, len(r.tokens)


def without_adverbs(r: Reading, start: int, end: int) -> int:
    """Cuts 'weiter', 'am Montag', 'gegenüber ...' off a speaker's phrase."""
    for i in range(start + 1, end):
        if r.low[i] in r.words.adverbs_after_speaker and r.tokens[i].deprel != "nmod":
            return i if not (r.tokens[i].upos == "ADP" and attached_to_noun(r, i, start)) else end
    return end


def attached_to_noun(r: Reading, at: int, start: int) -> bool:
    """True if a prepositional phrase modifies a noun of the phrase: 'der Sprecher in Berlin'."""
    head = r.tokens[at].head
    return head != ROOT and r.tokens[head].deprel == "nmod" and r.tokens[head].head >= start
