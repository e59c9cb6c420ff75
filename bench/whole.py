"""The command `depesche run` as users start it, and beside it a part of the same work by others."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import trafilatura
from evaluation.heideltime import Case, Theirs

from depesche.pipeline import analyse
from depesche.read import read
from depesche.settings import DEFAULT


@dataclass(frozen=True, slots=True)
class Whole:
    """One run. By the clock: the system does not add up the processor time of workers that others started."""

    clock: float


def whole(folder: Path, store: Path, jobs: int) -> Whole:
    """Records a folder into a fresh store, links it, and ends: starting and loading of models included."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "depesche", "run", str(folder), "--store", str(store), "--jobs", str(jobs)],
        check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return Whole(time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians over the same pages, in seconds of processor time a page."""

    pages: int
    ours: float
    extraction: float
    """trafilatura alone."""
    tagging: float
    """HeidelTime as its package runs it: a process for each page."""
    starting: float
    """Of `tagging` what an empty page takes."""


def paired(folder: Path, pages: int, python: Path) -> Pair:
    """All that we find in a page against trafilatura and then HeidelTime, page by page in turns."""
    theirs = Theirs(python, None)
    starting = theirs.empty()
    ours, extraction, tagging = [], [], []
    given = [page for page in read([str(folder)], DEFAULT) if not isinstance(page, Exception)][: pages + 1]
    for page in given:
        start = time.process_time()
        analyse(page)
        middle = time.process_time()
        text = trafilatura.extract(page.data.decode()) or ""
        extraction.append(time.process_time() - middle)
        ours.append(middle - start)
        tagging.append(theirs.tagged(Case(page.id, text, "2020-01-01", ()))[1])
    # The first page loads what all share.
    return Pair(len(given) - 1, median(ours[1:]), median(extraction[1:]), median(tagging[1:]), starting)
