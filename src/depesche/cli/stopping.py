"""Ctrl-C: once, and the page in hand is finished; twice, and the program ends at once."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""Exit code of a program that was ended so, as shells have it."""
_SAID = "\nStopping after the page in hand; what is recorded stays. Ctrl-C again ends at once.\n"


@contextmanager
def stopping() -> Iterator[Callable[[], None]]:
    """Gives a call to be made after each page: it raises KeyboardInterrupt if somebody has asked to stop.

    The second signal is left to the system, which ends the process wherever it is; the store bears that.
    """
    asked = False

    def first(*_: object) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        sys.stderr.write(_SAID)
        sys.stderr.flush()

    def heed() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, first)
    try:
        yield heed
    finally:
        signal.signal(signal.SIGINT, before)
