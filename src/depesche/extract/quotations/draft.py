"""A quotation in the making, before chains and identifiers are known."""

from dataclasses import dataclass, field

from depesche.model.attribution import Link
from depesche.model.quotation import Certainty, QuotationKind
from depesche.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one rule found. `sentence` is the index of the sentence in which the cue, or else the content, stands."""

    kind: QuotationKind
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    act: str | None = "asserts"
    certainty: Certainty | None = None
    negated: bool = False
    sentence: int
    chain: tuple[Link, ...] = ()
    meant: tuple[Span, ...] = ()
    """Whom an anaphoric speaker ('Demnach') stands for, as spans of the text."""
    inherits: bool = False
    """True if speaker and chain are to be taken from what was said before."""
    agreed: bool | None = None
    """Whether the learned labels see it too; None if there are none."""
    heading: bool = False
    """True in a headline, from which the text below it inherits nothing."""
    by: str

    start: int = field(init=False)
    """Where it begins in the text."""
    end: int = field(init=False)
    """Where it ends in the text."""

    def __post_init__(self) -> None:
        """Keeps the bounds, which are asked for often."""
        object.__setattr__(self, "start", min(s.start for s in self.content))
        object.__setattr__(self, "end", max(s.end for s in self.content))
