"""A process that records pages with a quick analysis of its own; the tests kill it.

python -m tests.store.recording_process STORE PAGE...
"""

import sys
import time

from depesche import pool, recording
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.settings import Settings
from tests.builders import visit


def quick(page: Page, settings: Settings) -> Findings:
    """Findings by the number in the page's text, after a moment in which the process can be killed."""
    time.sleep(0.001)
    made = visit(int(page.data))
    return Findings(**{**{f: getattr(made, f) for f in Findings.__slots__}, "page": page})


class InProcess(pool.Pool):  # type: ignore[type-arg]
    """The pool's interface without processes, so that a kill mostly meets the writer."""

    def __enter__(self) -> "InProcess":
        return self

    def results(self, pages):  # type: ignore[no-untyped-def]
        return ((page.source, pool.guarded(self._task, page)) for page in pages)


if __name__ == "__main__":
    recording.analyse = quick
    recording.Pool = InProcess  # type: ignore[misc]
    summary = recording.record(sys.argv[2:], sys.argv[1])
    print(summary.added, summary.skipped)
