"""Worker processes that one bad page cannot stop: results in input order, a time limit for each page."""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from depesche.errors import AnalysisFailed, DepescheError, PageError
from depesche.model.page import Page

T = TypeVar("T")
READY = "ready"
AHEAD = 4
"""Pages taken from the reader before their turn, for each worker: a slow page does not leave the others idle."""
START_SECONDS = 120.0
"""For a worker to load its models, on a slow disk too."""


def guarded(task: Callable[[Page], T], page: Page) -> T | PageError:
    """Result of the task, or the error by name whatever happens in it. Raises what is no page's fault."""
    try:
        return task(page)
    except PageError as error:
        return error
    except DepescheError:
        raise
    except MemoryError:
        step = "Run it again with fewer --jobs, or with more memory"
        return AnalysisFailed(page.source, "there was not enough memory for it", step)
    except Exception as error:
        reason = f"the analysis broke: {type(error).__name__}: {error}"
        return AnalysisFailed(page.source, reason, "Please report it with the page.")


def _serve(link: Connection, task: Callable[[Page], object], warm_up: Callable[[], object]) -> None:
    """Life of a worker: ends when the parent closes the link or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        try:
            warm_up()
            link.send(READY)
            while True:
                link.send(guarded(task, link.recv()))
        except DepescheError as error:
            link.send(error)  # not the page's fault: the parent raises it
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end_with_parent() -> None:
    """A worker that hangs on a page does not see that its parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@dataclass(slots=True)
class _Slot(Generic[T]):
    """A page on its way through the pool."""

    page: Page | None
    result: "T | PageError | None" = None
    tries: int = 0


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process with the slot that it works on."""

    process: BaseProcess
    link: Connection
    deadline: float
    ready: bool = False
    slot: "_Slot[T] | None" = None


class Pool(Generic[T]):
    """`count` processes that apply `task` to pages. Tasks, pages and results travel by pickle.

    A page that its process died on, or that took too long, is set aside after so many `tries`.
    """

    def __init__(
        self,
        task: Callable[[Page], T],
        *,
        count: int,
        seconds: float,
        warm_up: Callable[[], object] = bool,
        tries: int = 1,
    ) -> None:
        self._task, self._warm_up, self._seconds, self._tries = task, warm_up, seconds, tries
        self._waiting: deque[_Slot[T]] = deque()
        self._context = _context()
        self._workers: list[_Worker[T]] = []
        self._count = count

    def __enter__(self) -> "Pool[T]":
        self._workers = [self._start() for _ in range(self._count)]
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in self._workers:
            _end(worker)

    def results(self, pages: Iterator[Page | PageError]) -> Iterator[tuple[str, T | PageError]]:
        """(source, result or error) for each page, in input order; an error in the input is passed on."""
        queue: deque[_Slot[T]] = deque()
        waiting = self._waiting
        waiting.clear()
        exhausted = False
        while not exhausted or queue:
            while not exhausted and len(queue) < AHEAD * self._count:
                page = next(pages, None)
                if page is None:
                    exhausted = True
                elif isinstance(page, PageError):
                    queue.append(_Slot(None, page))
                else:
                    queue.append(_Slot(page))
                    waiting.append(queue[-1])
            while queue and queue[0].result is not None:
                slot = queue.popleft()
                yield slot.page.source if slot.page else getattr(slot.result, "about", ""), slot.result  # type: ignore[misc]
            if queue:
                self._turn()

    def _turn(self) -> None:
        """Hands out work and waits until something happens."""
        for worker in self._workers:
            if worker.ready and worker.slot is None and self._waiting:
                self._hand_out(worker)
        busy = [w for w in self._workers if w.slot is not None or not w.ready]
        patience = max(0.0, min((w.deadline for w in busy), default=0.0) - time.monotonic())
        happened = set(wait([w.link for w in busy], timeout=patience))
        for index, worker in enumerate(self._workers):
            if worker.link in happened:
                self._receive(index)
            elif worker in busy and time.monotonic() >= worker.deadline:
                self._replace(index, f"took longer than {self._seconds:g} seconds")

    def _hand_out(self, worker: "_Worker[T]") -> None:
        worker.slot = self._waiting.popleft()
        worker.deadline = time.monotonic() + self._seconds
        try:
            worker.link.send(worker.slot.page)
        except OSError:
            worker.deadline = 0.0  # it died while idle; the page is set aside by the next turn

    def _receive(self, index: int) -> None:
        worker = self._workers[index]
        try:
            message = worker.link.recv()
        except (EOFError, OSError):
            worker.process.join(1.0)
            self._replace(index, f"ended its process (exit code {worker.process.exitcode})")
            return
        if isinstance(message, DepescheError) and not isinstance(message, PageError):
            raise message
        if not worker.ready:
            worker.ready = True
        elif worker.slot is not None:
            worker.slot.result, worker.slot = message, None

    def _replace(self, index: int, what: str) -> None:
        """Tries the page again that a worker broke on, or sets it aside, and starts another worker."""
        worker = self._workers[index]
        _end(worker)
        slot = worker.slot
        if slot is None or slot.page is None:
            raise DepescheError("worker process", f"cannot start: it {what}", "Try again with --jobs 1.")
        slot.tries += 1
        if slot.tries < self._tries:
            self._waiting.appendleft(slot)
        else:
            reason = f"the analysis {what}" + (f" in each of {self._tries} tries" if self._tries > 1 else "")
            slot.result = AnalysisFailed(slot.page.source, reason, "Please report it with the page.")
        self._workers[index] = self._start()

    def _start(self) -> "_Worker[T]":
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._task, self._warm_up), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, time.monotonic() + START_SECONDS)


def _context() -> SpawnContext | ForkServerContext:
    """Fork would copy locks of the parent's threads and its open database; a fork server is as safe as spawn."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _end(worker: "_Worker[T]") -> None:
    worker.link.close()
    worker.process.kill()
    worker.process.join()
