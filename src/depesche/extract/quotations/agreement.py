"""Where the learned labels and the rules agree, and the few rules that are not trusted against the labels."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from depesche.extract.quotations.continuing import SUBJUNCTIVE
from depesche.extract.quotations.direct import DIRECT
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.uttered import merged
from depesche.model.findings import Found
from depesche.model.span import Span

QUOTE = "quote:"
"""Beginning of the kinds of labels that mark what somebody says."""
UNSEEN = 0.1
"""Part of a content below which the labels do not see it."""
DOUBTED = frozenset({SUBJUNCTIVE, DIRECT})
"""Rules of which, unseen by the labels, more than half were wrong; see docs/evaluation.md."""


def compared(drafts: Sequence[Draft], found: Found) -> list[Draft]:
    """Drafts that say whether the labels see them too; as they were, if the page has no such labels."""
    spans = merged([label.span for label in found.syntax.labels if label.kind.startswith(QUOTE)])
    if not spans:
        return list(drafts)
    sums = [0, *accumulate(s.end - s.start for s in spans)]
    starts = [s.start for s in spans]
    out = []
    for draft in drafts:
        seen = sum(upto(s.end, spans, starts, sums) - upto(s.start, spans, starts, sums) for s in draft.content)
        share = seen / sum(s.end - s.start for s in draft.content)
        if share >= UNSEEN or draft.by not in DOUBTED:
            out.append(replace(draft, agreed=share >= UNSEEN))
    return out


def upto(at: int, spans: Sequence[Span], starts: Sequence[int], sums: Sequence[int]) -> int:
    """Labelled characters before offset `at`; the spans are in order and apart."""
    n = bisect_left(starts, at)
    return sums[n] - (max(0, spans[n - 1].end - at) if n else 0)
