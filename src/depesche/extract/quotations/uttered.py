"""When something was said: the days told beside the cue, never those of which the words themselves speak."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.locating import Sentences
from depesche.extract.times import when_of
from depesche.model.findings import Found
from depesche.model.redating import bounded, is_day
from depesche.model.span import Span
from depesche.model.when import TimeExpression, When

RUNNING = 8
"""Days named before a quotation, outside of all speech, among which its day is looked for."""


class Utterances:
    """Answers for one document; `drafts` are all its quotations."""

    def __init__(self, found: Found, drafts: Sequence[Draft]) -> None:
        self._found = found
        self._places = Sentences(found.syntax.sentences)
        self._times = sorted(found.times, key=lambda t: t.span)
        self._starts = [t.span.start for t in self._times]
        spoken = merged([s for d in drafts if d.kind != "reported" for s in d.content])
        self._told = [t for t in self._times if is_day(t) and not held(t.span, spoken)]
        self._told_starts = [t.span.start for t in self._told]

    def when(self, draft: Draft) -> When:
        """The day of the utterance: told in the cue's sentence, or by the running text; else bounded by the page's."""
        anchor = anchor_of(draft)
        near = self._beside(draft, anchor)
        if not near:
            end = bisect_left(self._told_starts, anchor.start)
            near = self._told[max(0, end - RUNNING) : end]
        near = [t for t in near if not self._lies_ahead(t)]
        if not near:
            return bounded(self._found.document.published)
        return when_of(anchor, near, self._found.document, self._found.syntax)

    def _beside(self, draft: Draft, anchor: Span) -> list[TimeExpression]:
        """Times in the sentence of the cue that are no part of the words said; an act told as such dates itself."""
        index = self._places.at(anchor.start)
        if index is None:
            return []
        bounds = self._places.bounds(index)
        first, last = bisect_left(self._starts, bounds.start), bisect_right(self._starts, bounds.end - 1)
        inside = self._times[first:last]
        if draft.kind == "reported":
            return inside
        return [t for t in inside if not any(s.overlaps(t.span) for s in draft.content)]

    def _lies_ahead(self, time: TimeExpression) -> bool:
        """True if the time is after the page: nothing was said then."""
        last = self._found.document.published.latest
        return last is not None and time.when.earliest is not None and time.when.earliest > last


def anchor_of(draft: Draft) -> Span:
    """Where the saying itself stands: its cue, else the beginning of the content."""
    return draft.cue[0] if draft.cue else Span(draft.start, min(draft.start + 1, draft.end))


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def held(span: Span, among: Sequence[Span]) -> bool:
    """True if one of the spans, which are in order and apart, holds the start of `span`."""
    at = bisect_right(among, Span(span.start, 1 << 60)) - 1
    return at >= 0 and among[at].end > span.start
