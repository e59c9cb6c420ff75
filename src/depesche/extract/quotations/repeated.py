"""What is found twice and said once: acts inside a quotation of the same words, and headlines that the text repeats."""

from collections import Counter
from collections.abc import Sequence

from depesche.extract.quotations.continuing import SUBJUNCTIVE
from depesche.extract.quotations.draft import Draft

STEM = 6
"""Letters of a word that are compared, so that 'hofft' and 'hoffe' may differ but 'Lieferung' and 'Lieferungen' not."""
SHORTEST = 4
HALF = 0.5


def without_repeats(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Drafts without those that only repeat another one; see docs/decisions on quotations that are one statement."""
    spoken = {d.content for d in drafts if d.kind != "reported"}
    out = [d for d in drafts if d.kind != "reported" or d.content not in spoken]
    said = {(d.sentence, d.speaker) for d in out if d.kind == "direct" and d.cue}
    out = [d for d in out if d.kind != "reported" or (d.sentence, d.speaker) not in said]
    quoted = Counter[int]()
    for d in out:
        if d.kind == "direct":
            quoted[d.sentence] += length(d, text)
    out = [d for d in out if not (is_frame(d) and quoted[d.sentence] >= HALF * length(d, text))]
    headings = [d for d in out if d.heading]
    if not headings:
        return out
    below = [stems(d, text) for d in out if not d.heading and d.kind != "direct"]
    again = {id(d) for d in headings if any(repeats(stems(d, text), words) for words in below)}
    return [d for d in out if id(d) not in again]


def is_frame(draft: Draft) -> bool:
    """True if speech goes on without a cue: half quoted, it is the narrator's frame of the quoted words."""
    return draft.kind == "indirect" and not draft.cue and draft.by == SUBJUNCTIVE


def length(draft: Draft, text: str) -> int:
    """Letters of the content."""
    return sum(c.isalpha() for s in draft.content for c in s.of(text))


def stems(draft: Draft, text: str) -> frozenset[str]:
    """The longer words of the content, cut to their beginnings."""
    words = " ".join(s.of(text) for s in draft.content).split()
    return frozenset(w[:STEM] for word in words if len(w := word.strip('„“”"»«.,:;!?()').lower()) >= SHORTEST)


def repeats(headline: frozenset[str], words: frozenset[str]) -> bool:
    """True if at least half of the words of a headline stand in a quotation of the text."""
    return len(headline) > 1 and len(headline & words) >= HALF * len(headline)
