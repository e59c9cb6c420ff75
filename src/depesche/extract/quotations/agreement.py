"""Where the learned labels and the rules agree, for the few rules that are not trusted alone."""

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
from depesche.model.syntax import Listener

QUOTE = "quote:"
"""Beginning of the kinds of labels that mark what somebody says."""
UNSEEN = 0.1
"""Part of a content below which the labels do not see it."""
DOUBTED = frozenset({SUBJUNCTIVE, DIRECT})
"""Rules of which, unseen by the labels, more than half were wrong; see docs/evaluation.md."""


def compared(drafts: Sequence[Draft], found: Found, listener: Listener | None) -> list[Draft]:
    """Drafts that say whether the labels see them too, where they were asked: near drafts of doubted rules.

    Doubted drafts that the labels do not see are left out.
    """
    near = [span for draft in drafts if draft.by in DOUBTED for span in draft.content]
    if listener is None or not near:
        return list(drafts)
    heard = listener.heard(found.syntax.sentences, near)
    spans = merged([label.span for label in heard.labels if label.kind.startswith(QUOTE)])
    sums = [0, *accumulate(s.end - s.start for s in spans)]
    starts = [s.start for s in spans]
    out = []
    for draft in drafts:
        if not all(any(read.start <= s.start and s.end <= read.end for read in heard.read) for s in draft.content):
            out.append(draft)
            continue
        seen = sum(upto(s.end, spans, starts, sums) - upto(s.start, spans, starts, sums) for s in draft.content)
        share = seen / sum(s.end - s.start for s in draft.content)
        if share >= UNSEEN or draft.by not in DOUBTED:
            out.append(replace(draft, agreed=share >= UNSEEN))
    return out


def upto(at: int, spans: Sequence[Span], starts: Sequence[int], sums: Sequence[int]) -> int:
    """Labelled characters before offset `at`; the spans are in order and apart."""
    n = bisect_left(starts, at)
    return sums[n] - (max(0, spans[n - 1].end - at) if n else 0)
