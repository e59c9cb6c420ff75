"""Decisions about findings, stored beside them: reversible, with their maker and their reasons."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.identity import content_id

Verdict = Literal["same", "different", "unsure"]
JudgementKind = Literal[
    "entity", "event", "statement", "copy", "excerpt", "translation", "story", "saga", "plan", "dispute",
    "contradiction", "origin", "reading", "circular", "date", "version", "proposal", "wikidata",
    "correction",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """That two findings are (not) the same, or belong together as `kind` says. `id` is a hash of its content."""

    id: str
    kind: JudgementKind
    left: str
    right: str
    verdict: Verdict
    score: float
    """0..1; 1.0 for a person's decision."""
    reasons: tuple[str, ...]
    by: str
    """Rule or model with its version, or `person:NAME`."""
    detail: str = ""
    """What `kind` needs beyond the two: the result of a plan, the value of a date."""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement as the record keeps it, with its times (ISO 8601, UTC); None where they are not known."""

    judgement: Judgement
    added: str | None
    withdrawn_by: str | None
    """`rules`, or `person:NAME`; None while it stands."""
    withdrawn_at: str | None


def judged(
    kind: JudgementKind,
    left: str,
    right: str,
    by: str,
    score: float,
    *reasons: str,
    verdict: Verdict = "same",
    detail: str = "",
) -> Judgement:
    """A judgement with its id. Score and reasons are not part of the id: they may grow finer as more pages come."""
    key = content_id("judgement", kind, left, right, verdict, by, detail)
    return Judgement(
        id=key,
        kind=kind,
        left=left,
        right=right,
        verdict=verdict,
        score=round(score, 3),
        reasons=reasons,
        by=by,
        detail=detail,
    )
