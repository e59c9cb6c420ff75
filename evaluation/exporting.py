"""What each export costs: `python -m evaluation.exporting FILE [FORMAT...]`, FILE from `evaluation.synthetic`.

Each format is written in a process of its own to a file beside the record, which is removed. A finding is an event or a
statement of the record, whatever else the format writes (mentions, entities, participants). Time is processor time of
the whole process without starting Python and loading libraries; memory is the most that the process held at any moment.
"""

import argparse
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from depesche.exporting import export_to, exported_lines, undisturbed
from depesche.store import View
from depesche.tell.exports import EXPORTERS, FOLDERS

FAST = 20_000
"""Findings a second that every export should reach."""


def written(record: Path, name: str) -> tuple[float, int]:
    """Exports in this process; returns its seconds and the bytes written."""
    out = record.with_name(f"{record.name}.{name}")
    with View.open(record) as view, undisturbed():
        for _ in exported_lines(view, "pages-csv"):  # loads the libraries of reading
            break
        if name == "parquet":
            import pyarrow.parquet

            pyarrow.array([])  # loads pandas, if it is there
        started = time.process_time()
        export_to(view, name, out)
        taken = time.process_time() - started
    size = sum(part.stat().st_size for part in out.iterdir()) if out.is_dir() else out.stat().st_size
    shutil.rmtree(out) if out.is_dir() else out.unlink()
    return taken, size


def main() -> None:
    """Prints a row for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("formats", nargs="*", default=[*EXPORTERS, *FOLDERS])
    parser.add_argument("--alone", action="store_true", help="measure the one format in this process")
    given = parser.parse_args()
    if given.alone:
        taken, size = written(given.record, given.formats[0])
        print(taken, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    with sqlite3.connect(given.record) as file:
        findings = file.execute("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM quotations)").fetchone()[
            0
        ]
    print(f"{findings} findings\n{'format':18} {'a second':>9} {'µs each':>8} {'MB held':>8} {'MB written':>11}")
    for name in given.formats:
        command = [sys.executable, "-m", "evaluation.exporting", str(given.record), name, "--alone"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        taken, size, held = map(float, done.stdout.split())
        rate = findings / taken
        mark = "" if rate >= FAST else " below"
        print(f"{name:18} {rate:9.0f} {1e6 / rate:8.1f} {held / 1024:8.0f} {size / 1e6:11.1f}{mark}", flush=True)


if __name__ == "__main__":
    main()
