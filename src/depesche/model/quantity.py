"""Numbers that a page tells: dead and injured, sums of money, votes, weapons."""

from dataclasses import dataclass

from depesche.model.attribution import Link
from depesche.model.span import Span
from depesche.model.when import UNKNOWN, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One reading of a number. A later number of the same is another reading, no correction of this one."""

    id: str
    kind: str
    """`dead`, `injured`, `missing`, `displaced`, `arrested`, `protesters`, `money`, `votes`, `percent`, `weapons`."""
    low: float | None
    """Least value; None for 'bis zu 40'."""
    high: float | None
    """Greatest value; None for 'mehr als 40'. Both are the same for a plain number."""
    about: bool = False
    """True for 'rund', 'etwa'."""
    unit: str = ""
    """What is counted or paid in, as written: `Menschen`, `Euro`, `Panzer`."""
    place: str | None = None
    """Entity id of a place or state named in the sentence."""
    according_to: tuple[Link, ...] = ()
    """Empty if the outlet says it on its own account."""
    as_of: When = UNKNOWN
    """When it was so: the day of the page."""
    span: Span
    """The number with what bounds it and its unit."""
    evidence: Span
    """The sentence."""
    by: str
