"""A quotation in the making, before chains and identifiers are known."""

from dataclasses import dataclass

from depesche.model.attribution import Link
from depesche.model.quotation import QuotationKind
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
    sentence: int
    chain: tuple[Link, ...] = ()
    meant: tuple[Span, ...] = ()
    """Whom an anaphoric speaker ('Demnach') stands for, as spans of the text."""
    inherits: bool = False
    """True if speaker and chain are to be taken from what was said before."""
    heading: bool = False
    """True in a headline, from which the text below it inherits nothing."""
    by: str

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(s.start for s in self.content)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return max(s.end for s in self.content)
