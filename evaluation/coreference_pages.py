"""Measures coreference within the page on the pages of our own corpus that have the layer of coreference.

python -m evaluation.coreference_pages [--held-out] [--errors] [FILE...]

Mentions are compared by their last word, as partial matches are elsewhere (a German noun phrase ends in its head unless
a complement follows). Left out on both sides, as in the CoNLL tasks: whatever nobody else on the page corefers with,
relative pronouns, and a title that stands by its name in one noun phrase. Names inside compounds count only where the
pages mark them.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.coreference import READ_LINES, Meant, layer_files, layer_rows, meant, page_of
from corpus.page import AnnotatedPage

from depesche.model.findings import Findings
from depesche.model.mention import Mention
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.pipeline import analyse
from evaluation.coreference import MEASURES, Score, conll, scores

KINDS = ("person", "state", "organisation", "place", "group")
QUOTES = "„“”\"»«‚‘'›‹"
APPOSITION = 60
"""Characters between a title and its name in one noun phrase, at most."""

Key = tuple[int, int]


def found_in(findings: Findings, page: AnnotatedPage) -> list[Meant]:
    """The mentions that the program found on the lines that count, with the ids of their entities."""
    lines = [Span(start, end) for start, end, kind in page.lines if kind in READ_LINES]
    marked = {trimmed(m.end, page.text) for m in page.of("P", "G", "O", "W")}
    kept = []
    for mention in findings.mentions:
        if mention.entity is None or mention.kind not in KINDS or "relative" in mention.by:
            continue
        inside = mention.form == "compound" and trimmed(mention.span.end, page.text) not in marked
        if not inside and any(line.contains(mention.span) for line in lines):
            kept.append(mention)
    return [(*m.span, m.entity or "") for m in kept if not in_apposition(m, kept, findings)]


def in_apposition(title: Mention, mentions: Iterable[Mention], findings: Findings) -> bool:
    """True if a nominal mention stands beside a name of the same entity with no verb between them."""
    if title.form != "nominal":
        return False
    for name in mentions:
        if name.form == "name" and name.entity == title.entity:
            between = Span(min(title.span.end, name.span.end), max(title.span.start, name.span.start))
            if between.start >= between.end or (
                between.end - between.start <= APPOSITION and one_phrase(between, findings)
            ):
                return True
    return False


def one_phrase(between: Span, findings: Findings) -> bool:
    """True if a stretch of text has neither a verb nor the end of a sentence."""
    sentence = next((s for s in findings.syntax.sentences if s.span.contains(between)), None)
    if sentence is None:
        return False
    return not any(between.contains(t.span) and t.upos in ("VERB", "AUX") for t in sentence.tokens)


def trimmed(end: int, text: str) -> int:
    """The end of a mention without a closing quotation mark."""
    while end > 0 and text[end - 1] in QUOTES:
        end -= 1
    return end


def clusters(mentions: Iterable[Meant], text: str) -> list[list[int]]:
    """Entities with two mentions or more, each mention by where its last word ends."""
    by_entity: dict[str, dict[int, None]] = defaultdict(dict)
    for _, end, entity in mentions:
        by_entity[entity][trimmed(end, text)] = None
    return [list(ends) for ends in by_entity.values() if len(ends) > 1]


def page_scores(file: Path) -> tuple[dict[str, Score], list[str]]:
    """The scores of one page, and its clusters side by side for reading."""
    page = page_of(file)
    findings = analyse(Page.of(page.text.encode("utf-8"), str(page.path)))
    gold, found = meant(page, layer_rows(file)), found_in(findings, page)
    names = {e.id: e.name for e in findings.entities}
    gold_of = {trimmed(end, page.text): (start, entity) for start, end, entity in gold}
    found_of = {trimmed(end, page.text): (start, names.get(entity, entity)) for start, end, entity in found}
    lines = []
    for end in sorted({*gold_of, *found_of}):
        start = (gold_of.get(end) or found_of[end])[0]
        want, have = gold_of.get(end, (0, "-"))[1], found_of.get(end, (0, "-"))[1]
        lines.append(f"  {page.text[start:end]:32.32} {want:28.28} {have:28.28}{'' if want == have else ' *'}")
    return scores(clusters(gold, page.text), clusters(found, page.text)), lines


def figures(total: dict[str, Score]) -> Iterator[str]:
    """A line for each measure, then the mean."""
    for name in MEASURES:
        score = total[name]
        yield f"{name:8} recall {score.recall.value:.3f} precision {score.precision.value:.3f} f1 {score.f1:.3f}"
    yield f"conll    {conll(total):.3f}"


def main() -> int:
    """Prints the figures over all pages of the layer, or over the held-out ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="the pages on which no rule was written")
    parser.add_argument("--errors", action="store_true", help="print the mentions of each page with both readings")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    total = {name: Score() for name in MEASURES}
    files = given.files or layer_files(held_out=given.held_out)
    for file in files:
        of_page, lines = page_scores(file)
        total = {name: total[name] + of_page[name] for name in MEASURES}
        if given.errors:
            print(f"{file.stem}  {conll(of_page):.3f}", *lines, sep="\n")
    print(f"{len(files)} pages", *figures(total), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
