"""What the rules say about the words of a candidate: the same, something else, or nothing."""

from dataclasses import replace

from depesche.model.findings import Findings
from depesche.model.proposal import Proposal
from depesche.model.quotation import Quotation
from depesche.model.span import Span, hull

SAME = 0.6
"""Share of common characters among all from which on two contents are the same words: one more clause is not."""


def core(proposal: Proposal) -> Span:
    """The words that make a candidate what it is: the content of a quotation, the trigger of an event."""
    if proposal.quotation is not None:
        return hull(proposal.quotation.content)
    assert proposal.event is not None
    return proposal.event.trigger


def clash(one: Proposal, other: Proposal) -> bool:
    """True if two candidates of one answer cannot both hold: common words, unless somebody quotes somebody else."""
    if one.kind != other.kind or not core(one).overlaps(core(other)):
        return False
    if one.quotation is None or other.quotation is None:
        return True
    nested = core(one) != core(other) and (core(one).contains(core(other)) or core(other).contains(core(one)))
    return not nested or one.quotation.speaker_is == other.quotation.speaker_is


def compared(proposal: Proposal, findings: Findings) -> Proposal:
    """The candidate with what the rules found on its words, and in what they differ; what agrees goes first."""
    if proposal.quotation is not None:
        found = [
            (_quotation_differs(proposal.quotation, rule), rule.id)
            for rule in findings.quotations
            if _share(proposal.quotation.content, rule.content) >= SAME
        ]
    else:
        said = proposal.event
        assert said is not None
        found = [
            (tuple(name for name in ("category", "status") if getattr(said, name) != getattr(rule, name)), rule.id)
            for rule in findings.events
            if rule.trigger.overlaps(said.trigger)
        ]
    if not found:
        return proposal
    found.sort(key=lambda one: len(one[0]))
    return replace(proposal, about=tuple(i for _, i in found), differs=found[0][0])


def _quotation_differs(said: Quotation, rule: Quotation) -> tuple[str, ...]:
    """Kinds are left apart: whether a clause is indirect or reported is a question of taste."""
    same = set(said.speaker_is) & set(rule.speaker_is) or any(a.overlaps(b) for a in said.speaker for b in rule.speaker)
    return () if same else ("speaker",)


def _share(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Common characters among all of both."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    size = sum(s.end - s.start for s in (*one, *other))
    return common / (size - common) if size > common else 0.0
