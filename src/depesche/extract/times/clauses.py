"""When a statement or an event is: from its clause, else the sentence, the running time, or what the page bounds.

Utterance time and event time differ, so the caller asks with the span it means: the cue or the trigger.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from depesche.model.calendar import Relative
from depesche.model.document import Document
from depesche.model.redating import bounded, is_day
from depesche.model.span import Span
from depesche.model.syntax import ROOT, Sentence, Syntax
from depesche.model.when import TimeExpression, When

CLAUSE_MARK = re.compile(r"[,;:–—()„“”«»\"]")
"""Marks between which a clause stands where no parser says better."""
CLAUSE_RELATIONS = frozenset({"root", "conj", "advcl", "acl", "ccomp", "csubj", "parataxis"})
WIDEST = 400
"""Days over which a vague expression still dates something."""
PARAGRAPHS_BACK = 3
"""How far back the running time of the text is looked for: further away it is another matter's time."""


def when_of(
    span: Span, times: Sequence[TimeExpression], document: Document, syntax: Syntax, *, ahead: bool = True
) -> When:
    """The days to which `span` (a trigger or a cue) belongs; `how` names the expression and where it stood.

    An expression of the same clause comes first, then of the sentence, then the last one before in the paragraph, then
    the last day named in the paragraphs before. Else the interval is open and ends with the page's date, if known.
    Not `ahead`: days after the page's date do not count, since what is told as past was before.
    """
    dated = [t for t in times if _tells(t) and (ahead or not _after(t.when, document.published))]
    sentence = _sentence_at(span, syntax)
    if sentence is not None:
        inside = [t for t in dated if sentence.span.overlaps(t.span)]
        same = [t for t in inside if _same_clause(span, t.span, sentence, document.text)]
        for found, where in ((same, "in its clause"), (inside, "in its sentence")):
            if found:
                return _told(_nearest(span, found), where, document)
    return _running_time(span, dated, document) or bounded(document.published)


def _tells(time: TimeExpression) -> bool:
    """True if the expression dates what it stands beside; 'once' or 'for years' are too wide for that."""
    if time.relative and (what := Relative.read(time.relative)).unit == "vague":
        low, _, high = what.what.partition("/")
        return int(high) - int(low) <= WIDEST
    return bool(time.relative or time.when.earliest or time.when.candidates)


def _after(when: When, published: When) -> bool:
    return bool(when.earliest and published.latest and when.earliest > published.latest)


def _sentence_at(span: Span, syntax: Syntax) -> Sentence | None:
    """The sentence in which `span` begins; sentences are in order, so halving finds it."""
    low, high = 0, len(syntax.sentences)
    while low < high:
        middle = (low + high) // 2
        if syntax.sentences[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    if low < len(syntax.sentences) and syntax.sentences[low].span.start <= span.start:
        return syntax.sentences[low]
    return None


def _nearest(span: Span, found: Iterable[TimeExpression]) -> TimeExpression:
    return min(found, key=lambda t: (max(span.start - t.span.end, t.span.start - span.end, 0), t.span))


def _same_clause(span: Span, other: Span, sentence: Sentence, text: str) -> bool:
    """True if both hang on the same clause head, or, without a parser, if no clause mark stands between them."""
    heads = [_clause_head(s, sentence) for s in (span, other)]
    if None not in heads:
        return heads[0] == heads[1]
    low, high = min(span.end, other.end), max(span.start, other.start)
    return CLAUSE_MARK.search(text, low, max(low, high)) is None


def _clause_head(span: Span, sentence: Sentence) -> int | None:
    """Index of the head of the clause in which `span` begins; None without a parse."""
    at = next((i for i, t in enumerate(sentence.tokens) if t.span.end > span.start), None)
    if at is None or not sentence.tokens[at].deprel:
        return None
    seen = 0
    while sentence.tokens[at].deprel.split(":")[0] not in CLAUSE_RELATIONS and seen < len(sentence.tokens):
        head = sentence.tokens[at].head
        if head == ROOT:
            break
        at, seen = head, seen + 1
    return at


def _running_time(span: Span, dated: Sequence[TimeExpression], document: Document) -> When | None:
    """The last expression before `span` in its paragraph, else the last day named a few paragraphs back."""
    lines = document.kept()
    here = next((i for i, line in enumerate(lines) if line.span.start <= span.start < line.span.end), None)
    if here is None:
        return None
    for back in range(min(here, PARAGRAPHS_BACK) + 1):
        line = lines[here - back]
        if back and line.kind == "heading":
            continue
        before = [t for t in dated if line.span.contains(t.span) and t.span.end <= span.start]
        if back:
            before = [t for t in before if is_day(t)]
        if before:
            where = "earlier in its paragraph" if back == 0 else "earlier in the text"
            return _told(max(before, key=lambda t: t.span), where, document)
    return None


def _told(time: TimeExpression, where: str, document: Document) -> When:
    return replace(time.when, of=time.id, how=f"'{time.span.of(document.text)}' {where}: {time.when.how}")
