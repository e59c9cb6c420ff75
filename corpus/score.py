"""How well the installed program reads our own pages: the same measures as on public gold data, layer by layer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from corpus.events import count_events
from corpus.page import CONTENT_TAGS, TAGS, AnnotatedPage, read_page
from corpus.speech import count_chains, count_marks
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.pipeline import analyse

MARKS = frozenset("„“”\"»«‚‘'›‹,.;:")
"""Characters that do not count when contents are compared."""
Quoted = dict[str, Any]
"""The characters of `content`, `cue` and `speaker` of a quotation, its `kind`, and its `number` on
a page of the corpus; empty for a missing partner."""
ROLES = ("content", "cue", "speaker")
SCORED_KINDS = {"P": "person", "G": "place", "O": "organisation", "W": "place"}


def score(files: list[Path]) -> int:
    """Prints the figures over all pages, a line each; 0."""
    tally: Counter[str] = Counter()
    for path in files:
        page = read_page(path)
        findings = analyse(Page.of(page.text.encode("utf-8"), str(path)))
        for measure in (_lines, _names, _times, _published, _quotations, count_events):
            measure(page, findings, tally)
    print(f"{'pages':28} {len(files)}")
    for name, value in figures(tally):
        print(f"{name:28} {value:.3f}")
    return 0


def figures(tally: Counter[str]) -> Iterator[tuple[str, float]]:
    """Each measure's name and value from the counts."""
    yield "lines_right", ratio(tally["lines right"], tally["lines"])
    for layer in ("names", "times", "time values", "events"):
        yield (
            f"{layer.replace(' ', '_')}_f1",
            f1(tally[f"{layer} both"], tally[f"{layer} found"], tally[f"{layer} gold"]),
        )
    yield "published_right", ratio(tally["published right"], tally["published"])
    for role in ROLES:
        yield f"{role}_f1", role_f1(role, tally)
    yield "quotation_kind_right", ratio(tally["kind right"], tally["pairs"])
    yield "scare_quotes_left_alone", ratio(tally["scare right"], tally["scare"])
    yield "quoted_words_found", ratio(tally["quoted right"], tally["quoted"])
    yield "chain_right", ratio(tally["chains right"], tally["chains"])
    yield "chain_right_where_linked", ratio(tally["linked chains right"], tally["linked chains"])
    yield "status_right", ratio(tally["status right"], tally["events both"])
    for asked in ("right", "exact"):
        yield f"participants_{asked}", ratio(tally[f"participants {asked}"], tally["events both"])
    for of in ("found", "gold"):
        yield f"events_both_of_{of}", ratio(tally["events both"], tally[f"events {of}"])


def role_f1(role: str, tally: Counter[str]) -> float:
    """F1 of the overlap of a role, from what `count_pairs` counted."""
    precision = ratio(tally[f"{role} p"], tally[f"{role} found"])
    recall = ratio(tally[f"{role} r"], tally[f"{role} gold"])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ratio(part: float, whole: float) -> float:
    """`part / whole`, 0 if there is nothing."""
    return part / whole if whole else 0.0


def f1(both: int, found: int, gold: int) -> float:
    """F1 of counts."""
    return ratio(2 * both, found + gold)


def _lines(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    kinds = {line.span.start: line.kind for line in findings.document.lines}
    for start, end, kind in page.lines:
        middle = (start + end) // 2
        have = next((k for s, k in kinds.items() if s <= middle and s >= start), None)
        tally["lines"] += 1
        kept = ("heading", "content")
        tally["lines right"] += have is not None and (have in kept) == (kind in kept)


def _names(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    gold = {(m.start, m.end, SCORED_KINDS[m.tag]) for m in page.of(*SCORED_KINDS)}
    found = {
        (m.span.start, m.span.end, {"state": "place"}.get(m.kind, m.kind))
        for m in findings.mentions
        if m.form == "name" and m.kind in ("person", "state", "place", "organisation")
    }
    if gold:  # pages of the first annotation pass have no names yet
        _count("names", gold, found, tally)


def _times(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    marks = page.of("T")
    if marks:
        _count("times", {(m.start, m.end) for m in marks}, {tuple(t.span) for t in findings.times}, tally)
        gold = {(m.start, m.end, m.value) for m in marks}
        _count("time values", gold, {(*t.span, t.value) for t in findings.times}, tally)


def _published(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    stated = page.header.get("published", "unknown")
    if page.header.get("known") not in ("stated", "url", "inferred") or stated == "unknown":
        return
    first, _, last = stated.partition("/")
    when = findings.document.published
    tally["published"] += 1
    if when.earliest and when.latest and when.days is not None:
        held = when.earliest <= date.fromisoformat(last or first) and when.latest >= date.fromisoformat(first)
        tally["published right"] += held and when.days <= 7


def _quotations(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    gold = quotations_of(page)
    found = [_found_quotation(q, page.text) for q in findings.quotations]
    count_pairs(pairs_by_overlap(gold, found), tally)
    count_marks(page, findings.quotations, tally)
    count_chains(page, findings, tally)


def count_pairs(pairs: list[tuple[Quoted, Quoted]], tally: Counter[str]) -> None:
    """Counts how far contents, cues and speakers of the pairs overlap, and how many kinds are the same."""
    for role in ROLES:
        for a, b in pairs:
            x: set[int] = a[role] if a else set()
            y: set[int] = b[role] if b else set()
            tally[f"{role} gold"] += bool(x)
            tally[f"{role} found"] += bool(y)
            tally[f"{role} r"] += ratio(len(x & y), len(x))  # type: ignore[assignment] # a sum of fractions
            tally[f"{role} p"] += ratio(len(x & y), len(y))  # type: ignore[assignment]
    tally["pairs"] += sum(bool(a and b) for a, b in pairs)
    tally["kind right"] += sum(bool(a and b and a["kind"] == b["kind"]) for a, b in pairs)


def _count(name: str, gold: set[tuple[object, ...]], found: set[tuple[object, ...]], tally: Counter[str]) -> None:
    tally[f"{name} gold"] += len(gold)
    tally[f"{name} found"] += len(found)
    tally[f"{name} both"] += len(gold & found)


def quotations_of(page: AnnotatedPage) -> list[Quoted]:
    """The quotations that are marked on the page."""
    numbers = dict.fromkeys(n for m in page.of(*CONTENT_TAGS) for n in m.numbers)
    return [_gold_quotation(page, number) for number in numbers]


def _gold_quotation(page: AnnotatedPage, number: str) -> Quoted:
    def of(tags: str) -> set[int]:
        return characters([(m.start, m.end) for m in page.of(*tags) if number in m.numbers], page.text)

    tag = next(m.tag for m in page.of(*CONTENT_TAGS) if number in m.numbers)
    return {
        "content": of(CONTENT_TAGS),
        "cue": of("C"),
        "speaker": of("S"),
        "kind": TAGS[tag],
        "number": number,
    }


def _found_quotation(quotation: Quotation, text: str) -> Quoted:
    return {
        "content": characters(quotation.content, text),
        "cue": characters(quotation.cue, text),
        "speaker": characters(quotation.speaker, text),
        "kind": quotation.kind,
    }


def characters(spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    """The characters of the spans that count when contents are compared."""
    return {i for a, b in spans for i in range(a, b) if not text[i].isspace() and text[i] not in MARKS}


def pairs_by_overlap(gold: list[Quoted], found: list[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """Pairs by falling overlap of contents; who has no partner is paired with nothing."""
    both = []
    for i, a in enumerate(gold):
        for j, b in enumerate(found):
            common = len(a["content"] & b["content"])
            if common:
                both.append((-2 * common / (len(a["content"]) + len(b["content"])), i, j))
    left, right = set(range(len(gold))), set(range(len(found)))
    out = []
    for _, i, j in sorted(both):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((gold[i], found[j]))
    return out + [(gold[i], {}) for i in sorted(left)] + [({}, found[j]) for j in sorted(right)]
