"""What a large store costs: a timeline of an actor, a page more, and bytes: `python -m bench.timeline STORE`.

A store of any size is made first with `python -m evaluation.synthetic STORE --findings 5000000` (hours, and 18 GB).

Cold: the command in a new process, after the store's file was taken out of the memory that keeps files (`--drop` takes
everything out, programs too; it needs root). Again: the same command once more. Open: the same question to a store that
is open, as web pages and the notebook ask it. A page more is recorded into a copy of the store, which is deleted after
that, and into an empty one: the same pages in both.
"""

import argparse
import io
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.recording import relink
from depesche.store import Store, View
from depesche.tell.events import timeline
from depesche.tell.listing import write
from depesche.telling import told_events
from evaluation import synthetic

DROP = Path("/proc/sys/vm/drop_caches")
ANOTHER = 100_000_000
"""Number of the first invented page that no store has."""
Timed = tuple[float, float]
"""Seconds of processor time, and by the clock."""


def actors_of(store: Path, number: int) -> list[str]:
    """Some names of actors, the same ones for the same store: of those who do most, and of others."""
    with View.open(store) as view:
        found = view.most_active("", 0, 500).items
    return random.Random(5).sample([actor.entity.name for actor in found], min(number, len(found)))


def forget(store: Path, *, everything: bool) -> None:
    """Takes the file out of memory, so that it is read from the disk again."""
    os.sync()
    if everything:
        DROP.write_text("3")
        return
    for file in store.parent.glob(f"{store.name}*"):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def asked_anew(store: Path, actor: str) -> Timed:
    """The command in a process of its own."""
    before, start = _children(), time.perf_counter()
    command = [sys.executable, "-m", "depesche", "timeline", "--actor", actor, "--store", str(store)]
    subprocess.run(command, check=True, capture_output=True)
    return _children() - before, time.perf_counter() - start


def asked_again(view: View, actor: str) -> Timed:
    """The same question to a store that is open."""
    return timed(lambda: write(timeline(told_events(view, Filters(actor=actor))), "table", io.StringIO()))


def timed(call: Callable[[], object]) -> Timed:
    """What a call takes."""
    work, start = time.process_time(), time.perf_counter()
    call()
    return time.process_time() - work, time.perf_counter() - start


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def pages_more(store: Path, pages: Sequence[Findings]) -> list[Timed]:
    """Records and links each page by itself, with all that lists need; the first is left out, which warms."""
    with Store.open(store) as opened:
        return [timed(lambda page=page: (opened.add(page), relink(opened))) for page in pages][1:]  # type: ignore[misc]


def say(name: str, taken: Sequence[Timed]) -> float:
    """Prints medians; returns that of processor time."""
    work, clock = (sorted(column) for column in zip(*taken, strict=True))
    print(f"{name:28} {1000 * median(work):8.0f} {1000 * median(clock):8.0f} {1000 * clock[-1]:8.0f}", flush=True)
    middle: float = median(work)
    return middle


def listing(given: argparse.Namespace) -> None:
    """Timelines of actors, cold and warm."""
    actors = actors_of(given.store, given.actors)
    print(f"{'milliseconds':28} {'process.':>8} {'clock':>8} {'longest':>8}")
    cold = []
    for actor in actors:
        forget(given.store, everything=given.drop)
        cold.append(asked_anew(given.store, actor))
    say("timeline, cold", cold)
    say("timeline, again", [asked_anew(given.store, actor) for actor in actors])
    with View.open(given.store) as view:
        asked_again(view, actors[0])
        say("timeline, open", [asked_again(view, actor) for actor in actors])


def adding(given: argparse.Namespace) -> None:
    """A page more, in an empty store and in a copy of this one."""
    pages = list(synthetic.pages(given.pages + 1, first=ANOTHER))
    with tempfile.TemporaryDirectory(dir=given.store.parent) as place:
        empty = say("a page more, empty store", pages_more(Path(place) / "empty.db", pages))
        copy = Path(place) / "copy.db"
        if subprocess.run(["cp", "--reflink=auto", str(given.store), str(copy)], check=False).returncode:
            shutil.copyfile(given.store, copy)
        full = say("a page more, this store", pages_more(copy, pages))
    print(f"{full / empty:.2f} times as much processor time")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--actors", type=int, default=20)
    parser.add_argument("--pages", type=int, default=50, help="pages to add; 0 leaves that out")
    parser.add_argument("--drop", action="store_true", help="drop all that the system keeps of files (root)")
    given = parser.parse_args()
    with View.open(given.store) as view:
        count = view.tally("count")
    findings = count.get("events", 0) + count.get("statements", 0)
    size = given.store.stat().st_size
    print(f"{findings:,} events and statements, {size / 1e6:,.0f} MB, {size / max(1, findings):,.0f} bytes each")
    listing(given)
    if given.pages:
        adding(given)


if __name__ == "__main__":
    main()
