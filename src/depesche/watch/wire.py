"""Many exchanges at once, and the clock beside them: what tests replace by a time of their own."""

import queue
import threading
import time
from typing import Protocol

from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.transport import Transport

Done = tuple[int, Reply | Trouble]


class Wire(Protocol):
    """Carries requests side by side. Times are seconds since 1970."""

    def now(self) -> float:
        """The time."""
        ...

    def start(self, ticket: int, request: Request) -> None:
        """Sends a request; its answer comes under the ticket."""
        ...

    def wait(self, until: float) -> list[Done]:
        """What was answered, as soon as something was; nothing at the time `until`."""
        ...


class Threads:
    """Threads that each carry one request at a time; they end with the program."""

    def __init__(self, transport: Transport, count: int) -> None:
        self._transport = transport
        self._asked: queue.SimpleQueue[tuple[int, Request]] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        for number in range(count):
            threading.Thread(target=self._carry, name=f"fetch-{number}", daemon=True).start()

    def now(self) -> float:
        """The system's clock."""
        return time.time()

    def start(self, ticket: int, request: Request) -> None:
        """See `Wire`."""
        self._asked.put((ticket, request))

    def wait(self, until: float) -> list[Done]:
        """See `Wire`."""
        try:
            done = [self._done.get(timeout=max(0.0, until - time.time()))]
        except queue.Empty:
            return []
        while True:
            try:
                done.append(self._done.get_nowait())
            except queue.Empty:
                return done

    def _carry(self) -> None:
        while True:
            ticket, request = self._asked.get()
            try:
                answer: Reply | Trouble = self._transport.send(request)
            except Exception as error:  # a bug must not take a thread away for good
                answer = Trouble(reason=f"the request broke: {type(error).__name__}: {error}")
            self._done.put((ticket, answer))
