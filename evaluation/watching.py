"""An hour of watching in a time of its own: many feeds, some failing in every way, a program killed again and again.

    PYTHONPATH=src:. python -m evaluation.watching [--feeds 200] [--kills 10] [--seconds 3600]

Feeds publish for an hour and are watched for half an hour longer. The program runs in a process of its own, which is
ended by SIGKILL at moments drawn by lot and started again. At the end the record is compared with what was published.
"""

import argparse
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from depesche.settings import DEFAULT
from depesche.store import Store, View, WatchBook
from depesche.watch.exchange import Request
from depesche.watch.loop import Watch
from depesche.watch.orders import Orders, Source
from evaluation.failing_feeds import World
from evaluation.quick_analysis import in_process
from evaluation.simulated_wire import START, Simulated

EVERY, DELAY = 600.0, 5.0
STATED = 11.0
"""The Crawl-delay that every seventh host states."""
LONGER = 1_800.0


def orders_for(world: World) -> Orders:
    """All feeds of a world."""
    sources = tuple(
        Source(name=f"feed {n}", kind="feed", urls=(f"{world.host(n)}/feed",), every=EVERY) for n in range(world.feeds)
    )
    return Orders(sources=sources, delay=DELAY, parallel=16)


class Logged(Simulated):
    """Writes down each request before it is sent, so that a killed process has told all that it asked."""

    log: Path

    def start(self, ticket: int, request: Request) -> None:
        """See `Wire`."""
        with self.log.open("a") as file:
            file.write(f"{self.time:.3f} {request.url}\n")
        Simulated.start(self, ticket, request)


def watch(world: World, store: Path, log: Path, start: float, until: float) -> None:
    """One life of the program."""
    wire = Logged(world.serve, time=start)
    wire.log = log
    with Store.open(store) as opened:
        Watch(orders_for(world), opened, wire, DEFAULT, lambda line: None, results=in_process).run(until=until)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an hour."""

    published: int
    """Items of good feeds."""
    recorded: int
    """Of them on record with the words of the page as it last was."""
    kept: int
    """Of them on record with the words of the feed, as the page could not be had."""
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    closest: float
    """Fewest seconds between two requests to one host, of those that state no pause of their own."""
    closest_stated: float
    requests: int
    pages: int


def compared(world: World, store: Path, log: Path) -> Outcome:
    """The record and the log against the world."""
    end = world.seconds + LONGER
    marks: Counter[str] = Counter()
    kept: set[str] = set()
    with View.open(store) as view:
        pages = list(view.pages())
        for page in pages:
            text = view.findings(page.id, syntax=False).document.text
            words = " ".join(text.replace("Kurz: ", "").split())
            mark = words[words.index("Größe") :].split("Fassung ")
            key = f"{page.url} {mark[0]}Fassung {mark[1][0]}"
            marks[key] += 1
            if "gekürzt" in text:
                kept.add(page.url or "")
    wanted = {
        f"{world.host(n)}{i.path} {i.words(end)}": f"{world.host(n)}{i.path}"
        for n, items in enumerate(world.items)
        if world.fault(n) is None
        for i in items
    }
    lost = tuple(sorted(key for key, url in wanted.items() if key not in marks and url not in kept))
    doubled = tuple(sorted(key for key, count in marks.items() if count > 1))
    asked = [line.split() for line in log.read_text().splitlines()]
    return Outcome(
        published=len(wanted),
        recorded=sum(key in marks and url not in kept for key, url in wanted.items()),
        kept=sum(url in kept for url in wanted.values()),
        lost=lost,
        doubled=doubled,
        closest=closest([(float(at), url) for at, url in asked], world, stated=False),
        closest_stated=closest([(float(at), url) for at, url in asked], world, stated=True),
        requests=len(asked),
        pages=len(pages),
    )


def closest(asked: list[tuple[float, str]], world: World, *, stated: bool) -> float:
    """The fewest seconds between two requests to a host that states a pause, or that states none.

    A pause is not known yet if the program is killed between asking for robots.txt and its answer: then it asks again.
    """
    last: dict[str, tuple[float, bool]] = {}
    least = float("inf")
    for at, url in asked:
        host = urlsplit(url).hostname or ""
        if not host.startswith("f") or (int(host.split(".")[0][1:]) % 7 == 0) is not stated:
            continue
        rules = url.endswith("/robots.txt")
        if host in last and not (stated and rules and last[host][1]):
            least = min(least, at - last[host][0])
        last[host] = at, rules
    return least


def killed(world: World, folder: Path, kills: int) -> tuple[Path, Path, int]:
    """The store and the log of an hour in which the program was killed, and how often it was."""
    store, log = folder / "record.db", folder / "asked.txt"
    log.touch()
    end = START + world.seconds + LONGER
    dice, done = random.Random(world.seed), 0
    expected = world.feeds * 12  # rather fewer than the requests of the whole
    moments = sorted(dice.randrange(expected // 20, expected) for _ in range(kills))
    while True:
        lines = log.read_text().splitlines()
        start = float(lines[-1].split()[0]) if lines else START
        command = [sys.executable, "-m", "evaluation.watching", "--life", str(store), str(log), str(start), str(end)]
        process = subprocess.Popen([*command, "--feeds", str(world.feeds), "--seconds", str(world.seconds)])
        while process.poll() is None:
            if done < kills and log.read_bytes().count(b"\n") >= moments[done]:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done += 1
                break
            time.sleep(0.02 + dice.random() * 0.05)
        else:
            if process.returncode:
                raise SystemExit(process.returncode)
            return store, log, done


def main() -> None:
    """Prints the outcome; ends with 1 if anything was lost or doubled, or a host asked too often."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=3_600.0)
    parser.add_argument("--life", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    world = World(given.feeds, given.seconds)
    if given.life:
        store, log, start, until = given.life
        watch(world, Path(store), Path(log), float(start), float(until))
        return
    with tempfile.TemporaryDirectory() as folder:
        store, log, kills = killed(world, Path(folder), given.kills)
        outcome = compared(world, store, log)
        with Store.open(store) as opened:
            states = WatchBook(opened).counts().items
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{given.feeds} feeds, {kills} kills, {outcome.requests} requests, {outcome.pages} pages on record")
    print(
        f"of {outcome.published} published by good feeds: {outcome.recorded} as pages, {outcome.kept} as the feed told"
    )
    print(f"lost {len(outcome.lost)}, doubled {len(outcome.doubled)} {outcome.lost[:5]} {outcome.doubled[:5]}")
    print(f"closest requests to a host: {outcome.closest:.1f} s; with Crawl-delay 11: {outcome.closest_stated:.1f} s")
    print(f"items: {states}; processor time {used.ru_utime + used.ru_stime:.0f} s")
    if outcome.lost or outcome.doubled or outcome.closest < DELAY or outcome.closest_stated < STATED:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
