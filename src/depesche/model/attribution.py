"""Through whom a page knows what it says."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.span import Span

LinkKind = Literal[
    "person",
    "office",
    "authority",
    "state",
    "organisation",
    "outlet",
    "agency",
    "document",
    "social media",
    "anonymous",
    "hearsay",
]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: outlet <- agency <- speaker <- ... The page's own outlet is not repeated."""

    name: str
    entity: str | None = None
    named: bool = True
    kind: LinkKind | None = None
    span: Span | None = None
    inherited: bool = False
    """True if the link was carried over from an earlier sentence ('Demnach', 'weiter', bare subjunctive)."""
    possible: bool = False
    """True if the sentence may go on with this source or with another; then both are in the chain."""
    behind: bool = False
    """True if the speaker himself relies on it ('unter Berufung auf X'): outlet <- speaker <- X."""
