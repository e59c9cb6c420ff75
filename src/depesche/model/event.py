"""Event mentions in the terms of PLOVER, with their status."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.attribution import Link
from depesche.model.span import Span
from depesche.model.when import UNKNOWN, When

Category = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "planned", "claimed", "denied", "demanded", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as one document tells it."""

    id: str
    category: Category
    mode: str | None = None
    actor: tuple[str, ...] = ()
    """Entity ids."""
    recipient: tuple[str, ...] = ()
    place: str | None = None
    """Entity id of the place, where the clause names one."""
    when: When = UNKNOWN
    status: Status = "happened"
    according_to: tuple[Link, ...] = ()
    """Empty if the outlet says it on its own account."""
    trigger: Span
    evidence: Span
    """The clause or sentence in which trigger and arguments stand."""
    topic: Span | None = None
    reasons: tuple[str, ...] = ()
    """Why this status, e.g. `modal 'will'`, `inside quotation q:...`."""
    contexts: tuple[str, ...] = ()
    """`military`, `diplomatic`, `economy` ...: what the words of the sentence speak for."""
    by: str
