"""What the operations read: one store, its version, and the room in which texts are analysed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Final

import depesche
from depesche.api.problems import Refused
from depesche.store import View, stamp

WAITING: Final = 4
"""Texts that may wait to be analysed; more are refused, so that a visitor cannot fill the machine."""
PATIENCE: Final = 60.0
"""Seconds that a text waits for its turn."""


class Desk:
    """One store for all visitors."""

    def __init__(self, store: str | Path) -> None:
        self.store = str(store)
        self._newest: tuple[str, date | None] | None = None
        self._turn = threading.Lock()
        self._counting = threading.Lock()
        self.room = 1 + WAITING
        """So many more texts may come to be analysed."""

    @contextmanager
    def view(self) -> Iterator[View]:
        """The record in one state. Raises `StoreError` and its kin."""
        with View.open(self.store) as view, view.snapshot():
            yield view

    def version(self) -> str:
        """Another string as soon as anything on record changed; empty if that cannot be told."""
        now = stamp(self.store)
        return now and blake2b(f"{depesche.__version__} {now}".encode(), digest_size=8).hexdigest()

    def newest(self, view: View) -> date | None:
        """The last day on which a page appeared: the reader's own day would make every answer another one tomorrow."""
        version = self.version()
        if self._newest is None or not version or self._newest[0] != version:
            days = (page.published.latest for page in view.pages())
            self._newest = (version, max((day for day in days if day), default=None))
        return self._newest[1]

    @contextmanager
    def analysing(self) -> Iterator[None]:
        """The right to analyse one text: one at a time, a few may wait. Raises `Refused` if too many do."""
        busy = Refused(503, "analyse", "too many texts are being analysed", "Try again later.", {"Retry-After": "10"})
        with self._counting:
            if self.room == 0:
                raise busy
            self.room -= 1
        try:
            if not self._turn.acquire(timeout=PATIENCE):
                raise busy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            with self._counting:
                self.room += 1
