"""What the watch needs of whoever tells alerts; this one tells nothing."""

from depesche.watch.exchange import Reply, Trouble
from depesche.watch.fetching import Job

SEND = "send "
"""How keys of its jobs begin."""


class Teller:
    """Tells what was ordered: see `alerting`."""

    def prepare(self) -> None:
        """Before the first page: what is on record already is no news."""

    def look(self, now: float) -> None:
        """After pages were recorded and linked."""

    def jobs(self, now: float) -> list[Job]:
        """What is to be sent now through the network."""
        return []

    def take(self, key: str, result: Reply | Trouble, now: float) -> None:
        """The answer to one of its jobs."""

    def due(self, now: float) -> float | None:
        """When something is to be sent next."""
        return None
