"""Attribution chains in words."""

from collections.abc import Iterable

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced

ARROW = " <- "
UNKNOWN_OUTLET = "unknown outlet"
UNNAMED = "unnamed"


def outlet_of(page: PageInfo) -> str:
    """The outlet's name, or words for its absence."""
    return page.outlet or UNKNOWN_OUTLET


def of_statement(sourced: Sourced[Quotation]) -> str:
    """Outlet <- ... <- speaker, and behind the speaker the sources on which he relies."""
    links = list(sourced.finding.chain)
    if not sourced.finding.speaker_is:  # 'Berichten zufolge': the words that name nobody are link and speaker at once
        links = [link for link in links if link.kind != "hearsay" or link.span not in sourced.finding.speaker]
    between, behind = [k for k in links if not k.behind], [k for k in links if k.behind]
    return ARROW.join([outlet_of(sourced.page), *_names(between), speaker_of(sourced), *_names(behind)])


def speaker_of(sourced: Sourced[Quotation]) -> str:
    """The speakers' names; else, in brackets, the page's words for them, or that it has none."""
    named = ", ".join(sourced.names(sourced.finding.speaker_is))
    return named or f"({sourced.speaker or UNNAMED})"


def of_event(sourced: Sourced[Event]) -> str:
    """Outlet <- the links on which the event rests."""
    return ARROW.join([outlet_of(sourced.page), *_names(sourced.finding.according_to)])


def link_words(link: Link) -> str:
    """A link's name; in brackets if nobody is named, with a question mark if the text may go back to another."""
    return (link.name if link.named else f"({link.name})") + ("?" if link.possible else "")


def _names(links: Iterable[Link]) -> list[str]:
    return [link_words(link) for link in links]
