"""Quotation marks told apart, and chains of attribution, measured on our own pages."""

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.page import AnnotatedPage, Fact
from depesche.model.findings import Findings
from depesche.model.quotation import Quotation
from depesche.model.span import Span

MARKS = '„“”"»«‚‘›‹'
HALF = 0.5
UNNAMED = "unnamed"


def count_marks(page: AnnotatedPage, quotations: Sequence[Quotation], tally: Counter[str]) -> None:
    """Counts scare quotes left alone, and words in quotation marks that were found as quotations."""
    direct = [s for q in quotations if q.kind == "direct" for s in q.content]
    for mark in page.of("Q"):
        tally["scare"] += 1
        tally["scare right"] += covered(Span(mark.start, mark.end), direct) == 0
    for mark in page.of("D"):
        if page.text[mark.start] in MARKS:
            tally["quoted"] += 1
            tally["quoted right"] += covered(Span(mark.start, mark.end), direct) >= HALF


def covered(span: Span, by: Sequence[Span]) -> float:
    """Which part of a span the others cover."""
    both = {i for s in by for i in range(max(s.start, span.start), min(s.end, span.end))}
    return len(both) / (span.end - span.start)


def count_chains(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    """Counts the chains that are complete and right, of the quotations that were found and whose facts are written."""
    names = {e.id: e.named and e.kind != "place" for e in findings.entities}
    called = {e.id: (e.name, *e.aliases) for e in findings.entities}
    for number in dict.fromkeys(n for m in page.of("D", "I", "F", "R") for n in m.numbers):
        fact = page.fact(f"Q{number}")
        content = [Span(m.start, m.end) for m in page.of("D", "I", "F", "R") if number in m.numbers]
        found = best(content, findings.quotations)
        if fact is None or found is None:
            continue
        linked = bool(fact.fields.get("chain", ()) and any(fact.fields["chain"]))
        right = same_chain(fact, found, called, any(names.get(i, False) for i in found.speaker_is))
        tally["chains"] += 1
        tally["chains right"] += right
        tally["linked chains"] += linked
        tally["linked chains right"] += linked and right


def best(content: Sequence[Span], quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that shares most with the content, at least half of both."""
    size = sum(s.end - s.start for s in content)
    scored = []
    for n, q in enumerate(quotations):
        both = sum(covered(s, q.content) * (s.end - s.start) for s in content)
        share = 2 * both / (size + sum(s.end - s.start for s in q.content))
        if share >= HALF:
            scored.append((share, -n))
    return quotations[-max(scored)[1]] if scored else None


def same_chain(fact: Fact, found: Quotation, called: Mapping[str, tuple[str, ...]], speaker_named: bool) -> bool:
    """True if each written link is found and no other. Who speaks unnamed may be written, or found, as a link.

    `called` holds the names of each entity, by which its link may be written too.
    """
    written = [plain(name) for name in fact.fields.get("chain", ()) if name]
    links = [
        tuple(plain(name) for name in (link.name, *called.get(link.entity or "", ()))) if link.named else (UNNAMED,)
        for link in found.chain
    ]
    unnamed_speaker = not any(fact.fields.get("speaker", ())) and not speaker_named
    missing = [w for w in written if not any(alike(w, x) for names in links for x in names)]
    extra = [names for names in links if not any(alike(w, x) for w in written for x in names)]
    if unnamed_speaker:
        missing = [w for w in missing if w != UNNAMED]
        extra = [names for names in extra if names != (UNNAMED,)]
    return not missing and not extra


def plain(name: str) -> str:
    """A name in small letters and without marks; all that is unnamed is one."""
    return UNNAMED if name.startswith(UNNAMED) else "".join(c for c in name.lower() if c.isalnum() or c == " ")


def alike(left: str, right: str) -> bool:
    """True if one name is a part of the other, or they end alike ('die Nordpost', 'Nordpost')."""
    return left == right or (UNNAMED not in (left, right) and (left in right or right in left))
