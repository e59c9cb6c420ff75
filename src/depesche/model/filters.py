"""What a listing is asked for: every listing takes the same filters."""

from dataclasses import dataclass
from datetime import date

from depesche.model.event import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that a finding must meet, all of them; None asks for nothing.

    Names are compared without regard to case, accents and hyphens, against the full name, the aliases and the last
    part of the name ('kim', 'Kim Jong-un'), and through the entities that links have made one.
    """

    actor: str | None = None
    """Who acts or speaks."""
    with_: str | None = None
    """Who takes part beside the actor, or is addressed."""
    about: str | None = None
    """A word or name in the finding's own words (the evidence of an event, the content of a quotation)."""
    since: date | None = None
    """Nothing that certainly was before this day."""
    until: date | None = None
    """Nothing that certainly is after this day."""
    status: Status | None = None
    outlet: str | None = None
    origin: str | None = None
    """Name of a link in the chain through which the page knows it."""

    @property
    def empty(self) -> bool:
        """True if nothing is asked for."""
        return self == NO_FILTERS


NO_FILTERS = Filters()
