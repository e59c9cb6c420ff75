"""One actor in full: names, offices over time with the pages that tell them, and where he is mentioned."""

from collections.abc import Iterable, Iterator, Sequence

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.term import Term
from depesche.tell.actors import item_id, term_words
from depesche.tell.dates import short
from depesche.tell.listing import clipped, printable

MOST_MENTIONS = 40
"""Mentions that are printed; the listing of actors counts all."""
CONTEXT = 60
"""Characters of the page around a mention."""


def actor_lines(
    entity: Entity,
    terms: Sequence[Term],
    pages: Iterable[Findings],
    nodes: Sequence[str],
    item: Judgement | None = None,
) -> Iterator[str]:
    """The lines of the card. `pages` are linked findings of the pages that name the actor, `nodes` what was joined,
    `item` says which one of Wikidata he is."""
    yield f"{entity.name}  ({entity.kind}{', ' + entity.state if entity.state and entity.kind != 'state' else ''})"
    aliases = [alias for alias in entity.aliases if alias != entity.name]
    if aliases:
        yield "called      " + ", ".join(aliases)
    for term in terms:
        yield f"office      {term_words(term)}"
        yield "            told by " + ", ".join(term.pages[:3]) + (" ..." if len(term.pages) > 3 else "")
    for node in nodes:
        yield f"joined      {node}"
    if item is not None:
        yield from _item_lines(item)
    count = 0
    for findings in pages:
        for mention in findings.mentions:
            if mention.entity == entity.id and count < MOST_MENTIONS:
                count += 1
                if count == 1:
                    yield ""
                yield _mention_line(findings, mention.span.start, mention.span.end)
    yield f"id          {entity.id}"


def _item_lines(item: Judgement) -> Iterator[str]:
    known = item_id(item)
    yield f"wikidata    {known} (score {item.score:g})" if known else "wikidata    not linked"
    yield "            " + "; ".join(item.reasons)
    if known:
        yield f"            take it back: depesche actors --undo {item.id}"


def _mention_line(findings: Findings, start: int, end: int) -> str:
    text = findings.document.text
    before = " ".join(text[max(0, start - CONTEXT) : start].split("\n")[-1].split())
    after = " ".join(text[end : end + CONTEXT].split("\n")[0].split())
    words = " ".join(part for part in (before[-CONTEXT:], f"[{text[start:end]}]", after) if part)
    return printable(f"{findings.page.id[:12]}  {short(findings.document.published):12} {clipped(words, 2 * CONTEXT)}")
