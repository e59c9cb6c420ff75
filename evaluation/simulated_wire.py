"""A wire without a network, in a time of its own: an hour passes in seconds, and always in the same way."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.wire import Done

START = 1_930_000_000.0
"""A day in 2031."""
Served = tuple[Reply | Trouble, float]
"""An answer, and the seconds that it takes."""
Serve = Callable[[Request, float], Served]


@dataclass(slots=True)
class Simulated:
    """Asks `serve` with each request and the time; the answer comes when its seconds have passed."""

    serve: Serve
    time: float = START
    asked: list[tuple[float, str]] = field(default_factory=list)
    """When which address was asked for."""
    _coming: list[tuple[float, int, Reply | Trouble]] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def start(self, ticket: int, request: Request) -> None:
        self.asked.append((self.time, request.url))
        answer, seconds = self.serve(request, self.time)
        heapq.heappush(self._coming, (self.time + seconds, ticket, answer))

    def wait(self, until: float) -> list[Done]:
        if not self._coming or self._coming[0][0] > until:
            self.time = max(self.time, until)
            return []
        self.time = max(self.time, self._coming[0][0])
        done = []
        while self._coming and self._coming[0][0] <= self.time:
            _, ticket, answer = heapq.heappop(self._coming)
            done.append((ticket, answer))
        return done

    def closest(self) -> float:
        """The fewest seconds between two requests to one host."""
        last: dict[str, float] = {}
        least = float("inf")
        for at, url in self.asked:
            host = urlsplit(url).hostname or ""
            if host in last:
                least = min(least, at - last[host])
            last[host] = at
        return least


def answered(url: str, status: int = 200, body: bytes = b"", **headers: str) -> Reply:
    """A reply; names of headers are written with underlines."""
    return Reply(url=url, status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}, body=body)
