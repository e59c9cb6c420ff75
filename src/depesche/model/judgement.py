"""Decisions about findings, stored beside them: reversible, with their maker and their reasons."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
JudgementKind = Literal["entity", "event", "statement", "copy", "story", "saga", "plan", "dispute", "origin", "date"]


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
