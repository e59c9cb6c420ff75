"""How fast the HTTP interface answers on a large record: `python -m evaluation.http_api FILE`; see `synthetic`.

Each address is asked for with other names, words, ids and places each time, one request after the other in one process;
told are milliseconds of processor time and by the clock.
"""

import argparse
import random
import resource
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from depesche.api import PREFIX
from depesche.store import View
from depesche.web import application
from evaluation.serving import timed
from evaluation.synthetic import FAMILIES, OUTLETS, PEOPLE, WORDS, made

ROUNDS = 40
AHEAD = 8
"""Parts of a listing that are followed to be somewhere in it."""


class Asking:
    """Addresses of each kind, others each time but the same in each run."""

    def __init__(self, path: Path, visitor: TestClient) -> None:
        self._chance = random.Random(3)
        self._visitor = visitor
        with View.open(path) as view:
            self._pages = view.tally("count")["pages"]
        self._findings = [
            item["id"]
            for kind in ("events", "statements")
            for year in ("2023", "2024", "2025")
            for item in visitor.get(f"{PREFIX}/{kind}?since={year}&limit=200").json()["items"]
        ]
        self._actors = [item["id"] for item in visitor.get(f"{PREFIX}/actors?limit=200").json()["items"]]
        self._following = {kind: self._parts(kind) for kind in ("events", "statements", "plans", "pages", "stories")}

    def _parts(self, kind: str) -> list[str]:
        found = [f"{PREFIX}/{kind}?limit=50"]
        while len(found) < AHEAD and (following := self._visitor.get(found[-1]).json()["next"]):
            found.append(following)
        return found

    def _word(self) -> str:
        return f"{self._chance.choice(WORDS)}{self._chance.randrange(50)}"

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Name of a kind of question -> an address of it."""
        chance = self._chance
        parts = {
            f"{kind}, going on": lambda kind=kind: chance.choice(self._following[kind]) for kind in self._following
        }
        asked: dict[str, Callable[[], str]] = {
            "record": lambda: "/",
            "events, actor": lambda: f"/events?actor=Person{chance.randrange(100, PEOPLE)}",
            "events, many actors": lambda: f"/events?actor=Muster{chance.randrange(FAMILIES)}",
            "events, status": lambda: "/events?status=denied",
            "events, category and days": lambda: f"/events?category=CONSULT&since=2024-0{chance.randrange(1, 9)}",
            "events, a mode that none has": lambda: "/events?mode=none",
            "events, word": lambda: f"/events?about={self._word()}",
            "events, outlet": lambda: f"/events?outlet=Outlet+{chance.randrange(10, OUTLETS)}",
            "statements, actor": lambda: f"/statements?actor=Person{chance.randrange(100, PEOPLE)}",
            "statements, act that none has": lambda: "/statements?act=none",
            "finding": lambda: f"/findings/{quote(chance.choice(self._findings), safe='')}",
            "origins": lambda: f"/findings/{quote(chance.choice(self._findings), safe='')}/origins",
            "page": lambda: f"/pages/page{chance.randrange(self._pages):06}",
            "findings of a page": lambda: f"/pages/page{chance.randrange(self._pages):06}/findings",
            "actor": lambda: f"/actors/{quote(chance.choice(self._actors), safe='')}",
            "actors, name": lambda: f"/actors?actor=person{chance.randrange(PEOPLE)}",
            "plans, result": lambda: "/plans?result=fulfilled",
            "claims": lambda: "/claims",
            "disputes": lambda: "/disputes",
            "disputes, outlet": lambda: f"/disputes?outlet=Outlet+{chance.randrange(10, OUTLETS)}",
            "quantities": lambda: "/quantities",
            "search": lambda: f"/search?q={self._word()}",
            "review": lambda: "/review",
        }
        return {**{name: _below(made_) for name, made_ in asked.items()}, **parts}


def _below(address: Callable[[], str]) -> Callable[[], str]:
    return lambda: PREFIX + address()


def main() -> None:
    """Makes the record if it is not there, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--findings", type=int, default=100_000, help="of a record that is to be made")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    if not given.file.exists():
        made(given.file, given.findings)
    with TestClient(application(given.file)) as visitor:
        print(f"{'':30} {'processor: median':>17} {'95%':>7}   {'clock: median':>13} {'95%':>7}")
        for name, address in Asking(given.file, visitor).kinds().items():
            work, clock = (sorted(column) for column in zip(*timed(visitor, address, given.rounds), strict=True))
            half, most = len(work) // 2, int(0.95 * len(work))
            print(f"{name:30} {work[half]:17.0f} {work[most]:7.0f}   {clock[half]:13.0f} {clock[most]:7.0f}")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
