"""What a watch needs to reach the network."""

import depesche
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
