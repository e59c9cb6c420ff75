"""Attribution chains in words."""

from collections.abc import Iterable

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced

ARROW = " <- "
UNKNOWN_OUTLET = "unknown outlet"


def outlet_of(page: PageInfo) -> str:
    """The outlet's name, or words for its absence."""
    return page.outlet or UNKNOWN_OUTLET


def of_statement(sourced: Sourced[Quotation]) -> str:
    """Outlet <- ... <- speaker, the speaker last as the one who said it."""
    speaker = ", ".join(sourced.names(sourced.finding.speaker_is)) or "unnamed speaker"
    return ARROW.join([outlet_of(sourced.page), *_names(sourced.finding.chain), speaker])


def of_event(sourced: Sourced[Event]) -> str:
    """Outlet <- the links on which the event rests."""
    return ARROW.join([outlet_of(sourced.page), *_names(sourced.finding.according_to)])


def _names(links: Iterable[Link]) -> list[str]:
    return [link.name if link.named else f"({link.name})" for link in links]
