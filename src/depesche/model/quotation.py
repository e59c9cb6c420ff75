"""Quotations: who says what, in which words, to whom, and through whom the page knows it."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.attribution import Link
from depesche.model.span import Span
from depesche.model.when import When

QuotationKind = Literal["direct", "indirect", "free", "reported"]
Certainty = Literal["apparent", "probable", "possible", "hearsay"]
"""'offenbar'; 'dürfte', 'wahrscheinlich'; 'könnte', 'vielleicht'; 'soll'. Nothing said is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation of one document. Each part is a tuple of spans, since German splits all of them."""

    id: str
    kind: QuotationKind
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_is: tuple[str, ...] = ()
    """Entity ids of the speakers; empty if not known."""
    chain: tuple[Link, ...] = ()
    """Links beyond the speaker, nearest first."""
    nested_in: str | None = None
    act: str | None = None
    """What the statement does: asserts, denies, confirms, demands, promises, threatens, accuses, praises ..."""
    certainty: Certainty | None = None
    """How sure the words themselves are of what they say; None if they do not say."""
    negated: bool = False
    """True if the main clause of the content is negated ('... werde nicht liefern')."""
    agreed: bool | None = None
    """Whether the learned labels see a quotation there too; None if they were not asked."""
    when: When | None = None
    """When it was said: never a time of which the words speak."""
    place: str | None = None
    """Entity id of the place where it was said, if the sentence of the cue tells it."""
    by: str
