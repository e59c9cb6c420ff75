"""How fast the web pages answer on a large record: `python -m evaluation.serving FILE`; see `evaluation.synthetic`.

Each address is asked for with other ids, words and page numbers each time, one request after the other in one process;
told are milliseconds of processor time and by the clock.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from depesche.store import View
from depesche.web import application
from evaluation.synthetic import CATEGORIES, FAMILIES, OUTLETS, PEOPLE, STATUSES, WORDS, made

ROUNDS = 40
PAGE = 50


class Asking:
    """Addresses of each kind of page, others each time but the same in each run."""

    def __init__(self, path: Path, visitor: TestClient) -> None:
        self._chance = random.Random(3)
        with View.open(path) as view:
            self._pages = view.tally("count")["pages"]
        some = [self._chance.randrange(1, min(self._pages, 20_000) // PAGE + 1) for _ in range(6)]
        cards = [card for page in some for card in visitor.get(f"/actors.json?page={page}").json()["actors"]]
        self._actors = [card["id"] for card in cards]
        self._pairs = [
            (actor, told["network"][0]["id"])
            for actor in self._actors[:20]
            if (told := visitor.get(f"/actor/{actor}.json").json())["network"]
        ]

    def _any_page(self) -> int:
        return self._chance.randrange(1, self._pages * 4 // PAGE)

    def _word(self) -> str:
        return f"{self._chance.choice(WORDS)}{self._chance.randrange(50)}"

    def _filters(self, *more: str) -> str:
        """Two or three filters at once, of which each meets one row or nearly all."""
        chance = self._chance
        name = lambda: chance.choice((f"Person{chance.randrange(PEOPLE)}", f"Muster{chance.randrange(FAMILIES)}"))  # noqa: E731
        year = chance.randrange(2020, 2029)
        values: dict[str, str] = {
            "actor": name(), "with": name(), "origin": chance.choice((name(), f"Outlet {chance.randrange(OUTLETS)}")),
            "about": chance.choice((self._word(), self._word()[:4], "traf", "bleibt")),
            "since": chance.choice((f"{year}", f"{year}-05-01")), "until": chance.choice((f"{year}", "2028-12")),
            "outlet": chance.choice(("Outlet", f"Outlet {chance.randrange(OUTLETS)}")),
            "status": chance.choice(STATUSES), "category": chance.choice(CATEGORIES),
            "kind": chance.choice(("indirect", "direct")),
        }  # fmt: skip
        names = chance.sample(("actor", "about", "since", "until", "outlet", *more), chance.choice((1, 2, 2, 3)))
        return urlencode({name: values[name] for name in names})

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Name of a kind of page -> an address of it."""
        chance = self._chance
        return {
            "overview": lambda: "/",
            "story": lambda: f"/story/page{chance.randrange(self._pages):06}",
            "actor": lambda: f"/actor/{chance.choice(self._actors)}",
            "search": lambda: f"/search?q={self._word()}",
            "search, two words": lambda: f"/search?q={self._word()}+Person{chance.randrange(PEOPLE)}",
            "search, a name": lambda: f"/search?q=Person{chance.randrange(PEOPLE)}+Muster{chance.randrange(FAMILIES)}",
            "timeline": lambda: f"/timeline?page={self._any_page()}",
            "timeline, actor": lambda: f"/timeline?actor=Person{chance.randrange(100, PEOPLE)}",
            "timeline, many actors": lambda: f"/timeline?actor=Muster{chance.randrange(FAMILIES)}",
            "timeline, status": lambda: "/timeline?status=denied",
            "timeline, status and days": lambda: (
                f"/timeline?status=planned&since=2024-0{chance.randrange(1, 9)}&until=2025"
            ),
            "timeline, word": lambda: f"/timeline?about={self._word()}",
            "timeline, outlet": lambda: f"/timeline?outlet=Outlet+{chance.randrange(10, OUTLETS)}",
            "timeline, filters": lambda: f"/timeline?{self._filters('status', 'category', 'with')}",
            "statements, filters": lambda: f"/statements?{self._filters('kind', 'origin')}",
            "search, half a name": lambda: f"/search?q={chance.choice(('Person', 'Muster', 'Perso', 'Ort', 'Must'))}",
            "api, events, filters": lambda: f"/api/v1/events?{self._filters('status', 'with')}",
            "api, statements, filters": lambda: f"/api/v1/statements?{self._filters('origin')}",
            "dyad": lambda: "/dyad/{}/{}".format(*chance.choice(self._pairs)),
            "statements": lambda: f"/statements?page={self._any_page()}",
            "statements, actor": lambda: f"/statements?actor=Person{chance.randrange(100, PEOPLE)}",
            "statements, word": lambda: f"/statements?about={self._word()[:4]}",
            "actors": lambda: f"/actors?page={chance.randrange(1, 50)}",
            "actors, name": lambda: f"/actors?actor=person{chance.randrange(PEOPLE)}",
            "stories": lambda: f"/stories?page={chance.randrange(1, 50)}",
            "claims": lambda: f"/claims?page={chance.randrange(1, 10)}",
            "plans": lambda: f"/plans?page={chance.randrange(1, 200)}",
            "plans, open": lambda: f"/plans?open=1&page={chance.randrange(1, 200)}",
            "map": lambda: "/map",
            "review": lambda: "/review",
            "page": lambda: f"/page/page{chance.randrange(self._pages):06}",
        }


def timed(
    visitor: TestClient, address: Callable[[], str], rounds: int, slow: int | None = None
) -> list[tuple[float, float]]:
    """Milliseconds of processor time and by the clock of each request, the first one first."""
    taken = []
    for _ in range(rounds):
        asked = address()
        clock, work = time.perf_counter(), time.process_time()
        answer = visitor.get(asked)
        taken.append((1000 * (time.process_time() - work), 1000 * (time.perf_counter() - clock)))
        assert answer.status_code == 200, asked
        if slow is not None and taken[-1][0] > slow:
            print(f"{taken[-1][0]:6.0f} ms  {asked}")
    return taken


def main() -> None:
    """Makes the record if it is not there, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--findings", type=int, default=100_000, help="of a record that is to be made")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="kinds of pages in whose name this stands")
    parser.add_argument("--slow", type=int, help="also print addresses that take more milliseconds of processor time")
    given = parser.parse_args()
    if not given.file.exists():
        made(given.file, given.findings)
    with TestClient(application(given.file)) as visitor:
        started = time.process_time()
        visitor.get("/")
        print(f"first answer after {time.process_time() - started:.2f} s of processor time")
        print(f"{'':28} {'processor: median':>17} {'95%':>7} {'first':>7}   {'clock: median':>13} {'95%':>7}")
        for name, address in Asking(given.file, visitor).kinds().items():
            if given.only in name:
                taken = timed(visitor, address, given.rounds, given.slow)
                work, clock = (sorted(column) for column in zip(*taken, strict=True))
                half, most = len(taken) // 2, int(0.95 * len(taken))
                print(
                    f"{name:28} {work[half]:17.0f} {work[most]:7.0f} {taken[0][0]:7.0f}"
                    f"   {clock[half]:13.0f} {clock[most]:7.0f}"
                )
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
