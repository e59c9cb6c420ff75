"""Runs of the real command on invented pages, in this process or in one of its own, for the tests of faults."""

import os
import subprocess
import sys
from pathlib import Path

from depesche.store import health
from evaluation import killing


def pages(folder: Path, number: int) -> Path:
    """Files whose text is their number: see `killing.invented`."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(str(n))
    return folder


def whole(path: Path, folder: Path) -> Path:
    """A store made by an undisturbed run."""
    killing.run(str(path), folder, workers=False)
    assert health(path).problems == ()
    return path


def commanded(code: str, *given: object) -> "subprocess.CompletedProcess[str]":
    """A Python program of its own, run to its end: `code` sees `killing`, and `given` as texts in `sys.argv`."""
    program = f"import os, resource, signal, sys\nfrom evaluation import killing\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, given)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )


RUN = "killing.life(sys.argv[1], sys.argv[2], os.open(os.devnull, os.O_WRONLY), workers=False)"
"""The command `run`: store and folder are the arguments."""
