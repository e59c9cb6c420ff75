"""Speakers before a colon at the start of a line: headlines ('Bericht: A tut B') and interviews ('HOLM: ...')."""

from collections import Counter
from collections.abc import Iterator, Sequence

from depesche.extract.mentions.lookup import entity_at
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases import is_saying
from depesche.extract.quotations.reading import Reading
from depesche.model.findings import Found
from depesche.model.span import Span

HEADLINE = "quotations/headline@1"
INTERVIEW = "quotations/interview@1"
LONGEST_LABEL = 5
"""Tokens before the colon at most."""
FEWEST_TURNS = 3
"""Lines that begin with the same label before a page counts as an interview with that speaker."""
SPEAKERS = frozenset({"person", "state", "organisation"})


def labelled_drafts(found: Found, readings: Sequence[Reading]) -> Iterator[Draft]:
    """Quotations of headlines, and of the turns of an interview."""
    text = found.document.text
    lines = {line.span.start: line for line in found.document.kept()}
    starts = [(r, lines[r.sentence.span.start]) for r in readings if r.sentence.span.start in lines]
    labels = [(r, line, label) for r, line in starts if (label := label_of(r)) is not None]
    turns = Counter(label.of(text) for _, line, label in labels if line.kind == "content")
    for r, line, label in labels:
        rest = Span(label.end + 1 + leading_spaces(text, label.end + 1), line.span.end)
        if rest.end <= rest.start:
            continue
        if line.kind == "heading" and tells_source(found, r, label):
            yield draft_of(r, label, Span(rest.start, r.sentence.span.end), "indirect", HEADLINE)
        elif line.kind == "content" and turns[label.of(text)] >= FEWEST_TURNS and is_person(found, label):
            yield draft_of(r, label, rest, "direct", INTERVIEW)


def label_of(r: Reading) -> Span | None:
    """The words before a colon at the start of a sentence, if they are few and have no verb."""
    colon = next((i for i, t in enumerate(r.tokens[: LONGEST_LABEL + 1]) if t.form == ":"), None)
    if not colon or colon + 2 >= len(r.tokens) or not r.is_word(0) or not r.tokens[0].form[:1].isupper():
        return None
    if any(t.upos in ("VERB", "AUX", "ADP") for t in r.tokens[:colon]) or not r.finite(colon + 1, len(r.tokens)):
        return None
    return r.span(0, colon)


def leading_spaces(text: str, at: int) -> int:
    """How many white space characters stand at `at`."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    return end - at


def tells_source(found: Found, r: Reading, label: Span) -> bool:
    """True if the label is a noun of saying, or somebody who can speak."""
    words = label.of(r.text).split()
    noun = r.words.nouns.get(words[-1])
    if is_saying(r, words[-1]) or (noun is not None and "document" in noun.roles):
        return True
    ids = entity_at(found, label)
    kinds = {e.kind for e in found.entities if e.id in ids}
    return bool(kinds) and kinds <= SPEAKERS


def is_person(found: Found, label: Span) -> bool:
    """True if the label means a person or an organisation that the page knows."""
    ids = entity_at(found, label)
    return any(e.kind in ("person", "organisation") for e in found.entities if e.id in ids)


def draft_of(r: Reading, label: Span, content: Span, kind: str, by: str) -> Draft:
    """A quotation whose speaker is its label."""
    return Draft(
        kind="direct" if kind == "direct" else "indirect",
        content=(content,),
        speaker=(label,),
        sentence=r.index,
        by=by,
    )
