"""What the same record costs in SQLite and in PostgreSQL: `python -m evaluation.databases [--pages 240]`.

Invented pages that are analysed already are recorded and linked, then listed and searched. Processor time of this
process and, for PostgreSQL, of its server; the server is one of the tests' own, which does not wait for the disk.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.postgres import Server, server

from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.recording import relink
from depesche.store import Store, View
from depesche.telling import events_page, told_events
from evaluation.synthetic import pages

AT_ONCE = 60
"""Pages between two links."""
READS = 20


def measured(place: str, given: list[Findings], of_server: Callable[[], float]) -> dict[str, Any]:
    """Seconds of processor time here and at the server."""
    told: dict[str, Any] = {}

    def step(name: str, work: Callable[[], object], times: int = 1) -> None:
        here, there = time.process_time(), of_server()
        for _ in range(times):
            work()
        each = 1000 / times
        told[name] = round((time.process_time() - here) * each), round((of_server() - there) * each)

    with Store.open(place) as store:
        step("record and link, ms", lambda: _record(store, given))
    with View.open(place) as view:
        step("every event, ms", lambda: list(told_events(view)))
        step("50 events, ms", lambda: events_page(view, Filters(), limit=50), READS)
        step("50 events of somebody, ms", lambda: events_page(view, Filters(actor="Person1"), limit=50), READS)
        step("search, ms", lambda: view.search("Hafen bleibt"), READS)
    return told


def _record(store: Store, given: list[Findings]) -> None:
    for start in range(0, len(given), AT_ONCE):
        for page in given[start : start + AT_ONCE]:
            store.add(page)
        relink(store)


def _seconds(running: Server) -> float:
    """Processor time of the server's processes, those that ended included."""
    first = int((running.folder / "data" / "postmaster.pid").read_text().split("\n")[0])
    ticks = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = entry.read_text().rpartition(") ")
        except OSError:  # ended meanwhile
            continue
        fields = rest.split()
        own, parent = int(name.split(" ")[0]), int(fields[1])
        if own == first:
            ticks += sum(int(n) for n in fields[11:15])
        elif parent == first:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Prints both beside each other."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=240)
    given = list(pages(options.parse_args().pages))
    with tempfile.TemporaryDirectory() as folder, server() as running:
        file = measured(str(Path(folder) / "record.db"), given, lambda: 0.0)
        team = measured(running.database(), given, lambda: _seconds(running))
    for name in file:
        print(f"{name:28} SQLite {file[name][0]:8}   PostgreSQL {team[name][0]:8} + server {team[name][1]:8}")


if __name__ == "__main__":
    main()
