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
    """True if two candidates of one answer cannot both hold: common words, unless one quotation is within another.

    Somebody quotes somebody else, or a few words are direct within an indirect quotation.
    """
    if one.quotation is not None and other.quotation is not None:
        return _clash(one.quotation, other.quotation)
    return one.kind == other.kind and core(one).overlaps(core(other))


def _clash(one: Quotation, other: Quotation) -> bool:
    common = [(a, b) for a in one.content for b in other.content if a.overlaps(b)]
    if not common:
        return False
    nested = all(a.contains(b) for a, b in common) or all(b.contains(a) for a, b in common)
    alike = one.kind == other.kind and _same_speaker(one, other)
    return not nested or one.content == other.content or alike


def _same_speaker(one: Quotation, other: Quotation) -> bool:
    """The same entity, or the same words for whoever it is."""
    named = bool(set(one.speaker_is) & set(other.speaker_is))
    return named or any(a.overlaps(b) for a in one.speaker for b in other.speaker)


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
    return () if _same_speaker(said, rule) else ("speaker",)


def _share(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Common characters among all of both."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    size = sum(s.end - s.start for s in (*one, *other))
    return common / (size - common) if size > common else 0.0
