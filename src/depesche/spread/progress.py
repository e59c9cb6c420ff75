"""How far a run is: lines for a person, and `metrics.json` for programs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from depesche.spread.folder import Folder
from depesche.spread.job import METRICS, Done

Say = Callable[[str], None]
"""Called with a line on how far it is."""
EVERY_SECONDS = 5.0
"""Between two lines, and two states of the file."""


@dataclass(slots=True)
class Progress:
    """Counts of a run. Speed is that of this run alone; what an earlier one did is only counted as done."""

    folder: Folder
    say: Say
    workers: int
    slices_in_all: int
    pages_in_all: int
    stale: int
    state: str = "running"
    slices: int = 0
    pages: int = 0
    failed: int = 0
    quotations: int = 0
    events: int = 0
    written: int = 0
    lost: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    worker_seconds: float = 0.0
    pages_before: int = 0
    _started: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def count(self, done: Done, *, before: bool = False) -> None:
        """Adds a slice; `before` says that an earlier run made it."""
        self.slices += 1
        self.pages += done.pages
        self.failed += done.failed
        self.quotations += done.quotations
        self.events += done.events
        self.written += done.written
        if before:
            self.pages_before += done.pages
        else:
            self.worker_seconds += done.seconds
            if time.monotonic() - self._told >= EVERY_SECONDS:
                self.tell()

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self._started

    @property
    def pages_per_second(self) -> float:
        """Of this run."""
        return (self.pages - self.pages_before) / max(self.seconds, 1e-9)

    @property
    def eta_seconds(self) -> float | None:
        """Until the end at the speed so far; None before the first slice."""
        speed = self.pages_per_second
        return (self.pages_in_all - self.pages) / speed if speed else None

    def tell(self) -> None:
        """Says and writes how far it is."""
        self._told = time.monotonic()
        eta = self.eta_seconds
        ahead = "" if eta is None or self.state != "running" else f", {_in_words(eta)} to go"
        self.say(
            f"{self.slices} of {self.slices_in_all} slices, {self.pages:,} of {self.pages_in_all:,} pages, "
            f"{self.pages_per_second:.1f} a second, {self.failed:,} failed{ahead}"
        )
        self.folder.write(METRICS, msgspec.json.format(msgspec.json.encode(self.metrics())) + b"\n")

    def metrics(self) -> dict[str, Any]:
        """What `metrics.json` holds."""
        eta = self.eta_seconds
        names = ("state", "workers", "slices", "slices_in_all", "stale", "pages", "pages_in_all", "failed")
        more = ("quotations", "events", "written", "lost", "left_out")
        return {
            **{name: getattr(self, name) for name in names + more},
            "pages_per_second": round(self.pages_per_second, 2),
            "seconds": round(self.seconds, 1),
            "worker_seconds": round(self.worker_seconds, 1),
            "eta_seconds": None if eta is None else round(eta),
        }


def _in_words(seconds: float) -> str:
    """A duration, roughly."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7_200 else f"{seconds / 3_600:.1f} h"
