"""Dates as intervals that say how they are known, and time expressions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from depesche.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something may have happened, both ends included, and how that is known.

    Both ends are None if nothing is known; one end is None if the interval is open on that side.
    """

    earliest: date | None
    latest: date | None
    how: str
    """In words for a reader, e.g. `stated: '26.04.2019 10:51'` or `weekday and day: 'Mittwoch (17. Januar)'`."""
    reasons: tuple[str, ...] = ()
    """The steps of an inference, in order; empty for a plain statement."""
    candidates: tuple[date, ...] = ()
    """The possible days, where they are few and do not fill the interval (a Wednesday 17 January of unknown year)."""
    of: str | None = None
    """Id of the time expression that gives it, or `page` where only the page's date bounds it: see `model.redating`."""

    @property
    def known(self) -> bool:
        """True if both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """Number of days from `earliest` to `latest`, 0 for one day; None if an end is unknown."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days


UNKNOWN = When(None, None, "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One expression of time in the text, with its TIMEX3 value.

    `value` follows TIMEX3 (`2019-04-25`, `2023-09`, `2024-W03`, `P1W`, `PAST_REF`); unknown parts are written `X`
    (`XXXX-01-17`, `XXXX-WXX-2`).
    """

    id: str
    span: Span
    type: TimeType
    value: str
    when: When
    anchor: str | None = None
    """What a relative value was counted from: `page`, `text` (the last date in the text), or None."""
    relative: str | None = None
    """How to count the value again from another anchor (`model.calendar.Relative.written`); None if it is absolute."""
    by: str
