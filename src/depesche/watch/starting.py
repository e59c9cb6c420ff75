"""What a watch needs to reach the network."""

from collections.abc import Iterable, Iterator

import depesche
from depesche.errors import PageError
from depesche.model.page import Page
from depesche.settings import Settings
from depesche.store import Store, WatchBook
from depesche.watch.fetch_pages import pages_of_places
from depesche.watch.loop import KeptTurns
from depesche.watch.orders import Orders
from depesche.watch.transport import Transport
from depesche.watch.wire import Threads


def wire_for(orders: Orders) -> Threads:
    """Threads over the network, within the limits of the orders."""
    return Threads(Transport(agent_of(orders), orders.limits, orders.networks), orders.parallel)


def agent_of(orders: Orders) -> str:
    """How requests name themselves: the program, and how its user may be reached."""
    contact = "".join(c for c in orders.contact if c.isascii() and c.isprintable())[:200]
    return f"depesche/{depesche.__version__}" + (f" ({contact})" if contact else "")


def fetched(places: Iterable[str], settings: Settings, store: Store) -> Iterator[Page | PageError]:
    """Pages of files, and of addresses from the network, with the pauses that a watch on the same store keeps."""
    orders = Orders(sources=(), max_bytes=settings.max_page_bytes)
    return pages_of_places(places, settings, orders, wire_for(orders), KeptTurns(WatchBook(store)))
