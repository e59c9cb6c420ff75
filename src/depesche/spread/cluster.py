"""Ray: workers as actors, on this machine or on a cluster. The one place that knows it."""

import logging
import os
import socket
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from depesche.errors import DepescheError, ModelError, StoreError, UsageError
from depesche.spread.job import Done, Job, Lost, Slice
from depesche.spread.planning import FilePlan
from depesche.spread.worker import TRIES, Worker

LOCAL = "local"
OBJECT_STORE_BYTES = 100_000_000
"""Ray asks for a third of the memory unless told; what goes through it here are names and counts."""
CLOSING_SECONDS = 10.0
KNOCKING_SECONDS = 20.0
STARTS = 20
"""So many workers in a row may end before they are ready: machines come and go, but a broken installation stays."""


class RayCrew:
    """`size` workers of one processor each. A machine that is lost costs the slices that its workers had in hand."""

    def __init__(self, on: str = LOCAL, size: int | None = None) -> None:
        """Connects to `on`: `local` (starts Ray here), `auto`, `ray://HOST:PORT` or `HOST:PORT`.

        Raises `UsageError` without Ray, or if it cannot be reached.
        """
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers of each start
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError:
            raise UsageError("--on", "needs Ray", "Install it: pip install 'depesche[ray]'.") from None
        self._ray: Any = ray
        quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        try:
            if on == LOCAL:
                size = size or os.cpu_count() or 1
                local: dict[str, Any] = {
                    "num_cpus": size,
                    "object_store_memory": OBJECT_STORE_BYTES,
                    "include_dashboard": False,
                }
                ray.init(address="local", **local, **quiet)  # of its own, though another cluster runs here
            else:
                _knock(on)
                ray.init(address=on, **quiet)
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise UsageError(f"--on {on}", f"cannot be reached ({error})", "Check that Ray runs there.") from None
        self.size = size or max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def __enter__(self) -> "RayCrew":
        return self

    def __exit__(self, *exception: object) -> None:
        self._ray.shutdown()

    def plan(self, job: Job, files: list[list[str]], slice_pages: int) -> Iterator[list[FilePlan]]:
        """See `Crew`. Ray itself tries a task again that its machine was lost with."""

        def look_through(paths: list[str]) -> list[FilePlan]:
            return Worker(job).plan(paths, slice_pages)

        task = self._ray.remote(look_through).options(num_cpus=1, max_retries=TRIES)
        ahead: deque[Any] = deque()
        for group in files:
            ahead.append(task.remote(group))
            if len(ahead) >= 2 * self.size:
                yield _got(self._ray, ahead.popleft())
        while ahead:
            yield _got(self._ray, ahead.popleft())

    def work(self, job: Job, slices: Iterable[Slice]) -> Iterator[tuple[Slice, Done | Lost]]:
        """See `Crew`."""
        waiting = deque(slices)
        hands = _Hands(self._ray, job)
        for _ in range(min(self.size, len(waiting))):
            hands.start()
        losses: Counter[str] = Counter()
        try:
            while waiting or hands.at_work:
                worker, given, outcome = hands.next()
                if isinstance(outcome, Lost):
                    if given:
                        losses[given.id] += 1
                        outcome = replace(outcome, given_up=losses[given.id] >= TRIES)
                        if not outcome.given_up:
                            waiting.appendleft(given)
                        elif isinstance(outcome.error, StoreError):
                            raise outcome.error
                    if outcome.error:
                        hands.spare.append(worker)
                    elif waiting:
                        hands.start()
                else:
                    hands.spare.append(worker)
                while waiting and hands.spare:
                    hands.give(hands.spare.pop(), waiting.popleft())
                if given and outcome:
                    yield given, outcome
        finally:
            hands.close()


def _knock(address: str) -> None:
    """Raises OSError if nobody answers at an address: Ray itself would wait for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=KNOCKING_SECONDS).close()


class _Hands:
    """The actors, and what each is doing."""

    def __init__(self, ray: Any, job: Job) -> None:
        self._ray, self._job = ray, job
        self._actor = ray.remote(Worker).options(num_cpus=1, max_restarts=0, max_task_retries=0)
        self._busy: dict[Any, tuple[Any, Slice | None]] = {}
        self._failed_starts = 0
        self.spare: list[Any] = []

    @property
    def at_work(self) -> bool:
        """True while a slice is in hand."""
        return any(given for _, given in self._busy.values())

    def start(self) -> None:
        """Asks for one more worker; it comes when there is a processor for it."""
        actor = self._actor.remote(self._job)
        self._busy[actor.ready.remote()] = (actor, None)

    def give(self, worker: Any, given: Slice) -> None:
        """Hands out a slice."""
        self._busy[worker.work.remote(given)] = (worker, given)

    def next(self) -> tuple[Any, Slice | None, Done | Lost | None]:
        """Waits for the next worker that is ready, done or lost. Raises what is no worker's fault."""
        from ray.exceptions import RayActorError, RayTaskError

        (reference, *_), _ = self._ray.wait(list(self._busy), num_returns=1)
        worker, given = self._busy.pop(reference)
        try:
            found = _got(self._ray, reference)
        except RayActorError as error:
            self._ray.kill(worker)  # it may live on where nobody can reach it
            self._failed_starts = 0 if given else self._failed_starts + 1
            reason = " ".join(str(error).split("\n")[0].split())
            if self._failed_starts >= STARTS:
                raise DepescheError("workers", f"cannot start ({reason})", "See Ray's logs.") from None
            return worker, given, Lost(reason=reason)
        except (UsageError, ModelError):
            raise
        except (DepescheError, RayTaskError) as error:
            if given is None:
                raise
            cause = error.cause if isinstance(error, RayTaskError) else error
            return worker, given, Lost(reason=f"{type(cause).__name__}: {cause}", error=cause)
        self._failed_starts = 0
        return worker, given, found if given else None

    def close(self) -> None:
        """Ends the workers: those at rest end their processes themselves."""
        if self.spare:
            resting = [worker.close.remote() for worker in self.spare]
            self._ray.wait(resting, num_returns=len(resting), timeout=CLOSING_SECONDS)
        for worker in [*self.spare, *(worker for worker, _ in self._busy.values())]:
            self._ray.kill(worker)


def _got(ray: Any, reference: Any) -> Any:
    """What a task gave. Raises our own errors as they are, without Ray's account of where they came from."""
    from ray.exceptions import RayTaskError

    try:
        return ray.get(reference)
    except RayTaskError as error:
        if isinstance(error.cause, DepescheError):
            raise error.cause from None
        raise
