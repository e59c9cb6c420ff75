"""Sentence boundaries by rule.

A sentence never crosses a line: headings and captions often lack a full stop, and a crawler's lines are paragraphs.
Inside a line each candidate mark is judged with its neighbours, so that abbreviations, ordinals ('am 26. April'),
initials, decimal numbers, lost spaces ('Ende.Dann') and quotation marks after the stop are told apart.
"""

import re

from depesche.lang.segmenting import Segmenting
from depesche.model.document import Document
from depesche.model.span import Span, trimmed
from depesche.model.syntax import Sentence
from depesche.parse.tokens import joined_stops, pieces, tokens_of

CANDIDATE = re.compile(r"[.!?…]+")
CLOSERS = "\"'“”«»’‘)]›‹"
OPENERS = "\"'„“‚‘»«([›‹–—-"
MAX_SENTENCE_CHARACTERS = 2_000
"""Longer runs without a stop (tables, debris) are cut at white space, so that one line cannot hold up a page."""
MAX_SENTENCE_PIECES = 250
"""The same for runs of marks and one-letter words, whose grammar costs more than their length."""


def sentences_of(document: Document, knowledge: Segmenting) -> tuple[Sentence, ...]:
    """The sentences of all kept lines, with tokens that have form and span but no grammar yet."""
    out: list[Sentence] = []
    for line in document.kept():
        out.extend(sentences_in(document.text, line.span, knowledge))
    return tuple(out)


def sentences_in(text: str, within: Span, knowledge: Segmenting) -> list[Sentence]:
    """The sentences of `text` inside `within`."""
    ends = [*list(boundaries(text, within, knowledge)), within.end]
    out: list[Sentence] = []
    start = within.start
    for end in ends:
        for part in bounded(trimmed(Span(start, end), text), text):
            spans = list(pieces(text, part))
            for at in range(0, len(spans), MAX_SENTENCE_PIECES):
                some = spans[at : at + MAX_SENTENCE_PIECES]
                joined = joined_stops(some, text, knowledge, {final_stop(some, text)})
                out.append(Sentence.of(Span(some[0].start, some[-1].end), tokens_of(joined, text, knowledge)))
        start = end
    return out


def final_stop(spans: list[Span], text: str) -> int:
    """Offset of the full stop that ends the sentence, or -1."""
    for span in reversed(spans):
        mark = span.of(text)
        if mark == ".":
            return span.start
        if mark not in CLOSERS:
            break
    return -1


def bounded(span: Span, text: str) -> list[Span]:
    """`span` itself, or pieces of at most `MAX_SENTENCE_CHARACTERS` cut at white space where there is any."""
    out: list[Span] = []
    start = span.start
    while span.end - start > MAX_SENTENCE_CHARACTERS:
        limit = start + MAX_SENTENCE_CHARACTERS
        cut = text.rfind(" ", start + 1, limit)
        cut = cut if cut > start else limit
        out.append(trimmed(Span(start, cut), text))
        start = cut
    out.append(trimmed(Span(start, span.end), text))
    return [part for part in out if part.end > part.start]


def boundaries(text: str, within: Span, knowledge: Segmenting) -> list[int]:
    """Offsets behind the marks (and closing quotation marks) that end a sentence, in order."""
    out: list[int] = []
    for match in CANDIDATE.finditer(text, within.start, within.end):
        end = match.end()
        while end < within.end and text[end] in CLOSERS and not opens(text, end, within.end):
            end += 1
        if end >= within.end:
            break
        if ends_sentence(text, match.start(), match.group(), end, within, knowledge):
            out.append(end)
    return out


def opens(text: str, at: int, limit: int) -> bool:
    """True if the quotation mark at `at` opens what follows rather than closing what stands before it."""
    before, after = text[at - 1], text[at + 1] if at + 1 < limit else " "
    return before.isspace() and not after.isspace()


def ends_sentence(text: str, at: int, mark: str, end: int, within: Span, knowledge: Segmenting) -> bool:
    """Whether the mark at `at` ends a sentence; `end` is the offset behind it and its closing quotation marks."""
    following = next_word(text, end, within.end)
    if following is None:
        return False
    gap, opened, word = following
    quoted = end > at + len(mark)
    if not (word[0].isupper() or word[0].isdigit() or opened):
        return False
    if not gap and not quoted:
        return lost_space(text, at, word, mark)
    if mark != ".":
        # '„Wirklich?“ Fragte' does not occur; '„Wirklich?“, fragte' and '„Ja!“ rief' are lower case or have a comma.
        return word[0].isupper() or opened
    return stop_ends(text, at, word, opened, within, knowledge)


def next_word(text: str, at: int, limit: int) -> tuple[bool, bool, str] | None:
    """What follows: whether there is white space, whether a quotation opens, and the word; None at the end."""
    start = at
    while at < limit and text[at].isspace():
        at += 1
    gap = at > start
    opened = False
    while at < limit and text[at] in OPENERS:
        opened = opened or text[at] not in "–—-"
        at += 1
    while at < limit and text[at].isspace():
        at += 1
    end = at
    while end < limit and (text[end].isalnum()):
        end += 1
    return (gap, opened, text[at:end]) if end > at else None


def lost_space(text: str, at: int, word: str, mark: str) -> bool:
    """'Ende.Dann': a stop between a lower-case word of at least two letters and a capitalised word of two or more."""
    return (
        at >= 2
        and text[at - 1].isalpha()
        and text[at - 2 : at].islower()
        and len(word) > 1
        and word[0].isupper()
        and word[1:].islower()
        and mark != "…"
        and not re.match(r"\w+\.\w", text[at + 1 : at + 30])
    )


def stop_ends(text: str, at: int, word: str, opened: bool, within: Span, knowledge: Segmenting) -> bool:
    """Whether a single full stop ends a sentence, by the word before and after it."""
    start = at
    while start > within.start and (text[start - 1].isalnum() or text[start - 1] in ".-"):
        start -= 1
    before = text[start:at].lower()
    lower = word.lower()
    if before.isdigit():
        if start - 2 >= within.start and text[start - 1] in ":," and text[start - 2].isdigit():
            return True  # the end of '3:2' or '20,5', which is no ordinal
        return number_ends(before, lower, word, opened, knowledge)
    last = before.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    if len(last) == 1 and last.isalpha():
        return lower in knowledge.sentence_starters and "." in before and before in knowledge.closing_abbreviations
    if before in knowledge.closing_abbreviations:
        return lower in knowledge.sentence_starters
    return not (before in knowledge.abbreviations or last in knowledge.abbreviations)


def number_ends(number: str, lower: str, word: str, opened: bool, knowledge: Segmenting) -> bool:
    """Whether the stop after a number ends a sentence rather than marking an ordinal or a date."""
    if lower in knowledge.months or lower in knowledge.after_ordinal or word.isdigit():
        return False
    if lower in knowledge.sentence_starters or opened:
        return True
    # '… um 3:2. Bayern': years and large numbers are no ordinals, '17. Kongress' is one.
    return len(number) > 2
