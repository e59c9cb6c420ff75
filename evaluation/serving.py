"""How fast the web pages answer on a large record: `python -m evaluation.serving FOLDER --findings 100000`.

The record is made of invented pages, half of their findings events and half statements, written through the store like
any other; ten pages make a story, and each person acts on many pages.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from starlette.testclient import TestClient
from tests.builders import PageBuilder, on

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement, judged
from depesche.store import Store, View
from depesche.web import application

EACH = 5
"""Events, and as many statements, of one page."""
STORY = 10
PEOPLE = 3000
ROUNDS = 20
WORDS = ("Hafen", "Brücke", "Werft", "Schule", "Bahn", "Steuer", "Rakete", "Deich", "Kanal", "Brot", "Wolle", "Glas")
STATUSES = ("happened", "happened", "planned", "claimed", "denied")


def pages(number: int) -> Iterator[Findings]:
    """Invented pages; the same ones for the same number."""
    chance = random.Random(7)
    for n in range(number):
        people = [f"Person{chance.randrange(PEOPLE)} Muster{chance.randrange(40)}" for _ in range(4)]
        sentences = [
            f"{people[k % 4]} traf{k} {people[(k + 1) % 4]} wegen {chance.choice(WORDS)}{chance.randrange(50)}."
            for k in range(EACH)
        ]
        quoted = [f"„Das {chance.choice(WORDS)} {n} {k} bleibt“, sagte {people[k % 4]}." for k in range(EACH)]
        page = PageBuilder(
            "\n".join((*sentences, *quoted)),
            name=f"page{n:06}",
            outlet=f"Outlet {n % 60}",
            published=on(f"20{20 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}"),
        )
        ids = [page.entity(name) for name in people]
        day = on(f"20{20 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}")
        for k in range(EACH):
            status = STATUSES[(n + k) % len(STATUSES)]
            page.event("CONSULT", f"traf{k}", (ids[k % 4],), (ids[(k + 1) % 4],), when=day, status=status)
            page.quotation(quoted[k].split(",")[0], (ids[k % 4],))
        yield page.build()


def links(found: list[tuple[str, list[tuple[str, str]]]]) -> Iterator[Judgement]:
    """Pages of ten to a story, people of one name to one person."""
    first: dict[str, str] = {}
    for number, (page, entities) in enumerate(found):
        if number % STORY:
            yield judged("story", found[number - number % STORY][0], page, "bench@1", 0.9)
        for key, name in entities:
            if first.setdefault(name, key) != key:
                yield judged("entity", first[name], key, "bench@1", 1.0)


def made(path: Path, findings: int) -> None:
    """Writes the record."""
    found = []
    with Store.open(path) as store:
        for page in pages(findings // (2 * EACH)):
            store.add(page)
            found.append((page.page.id, [(e.id, e.name) for e in page.entities]))
        store.settle(list(links(found)))


def timed(visitor: TestClient, address: str) -> list[float]:
    """Milliseconds of each of some requests of one address."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = visitor.get(address)
        taken.append(1000 * (time.perf_counter() - started))
        assert answer.status_code == 200, address
    return sorted(taken)


def main() -> None:
    """Makes the record if it is not there, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--findings", type=int, default=100_000)
    given = parser.parse_args()
    path = given.folder / f"serving-{given.findings}.db"
    started = time.perf_counter()
    if not path.exists():
        made(path, given.findings)
        print(f"made in {time.perf_counter() - started:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
    with View.open(path) as view:
        page = next(iter(view.pages())).id
    with TestClient(application(path)) as visitor:
        started = time.perf_counter()
        actor = visitor.get("/actors.json").json()["actors"][0]["id"]
        print(f"first answer after {time.perf_counter() - started:.1f} s")
        addresses = ("/", f"/story/{page}", f"/actor/{actor}", "/search?q=Rakete7", "/timeline", "/statements",
                     "/timeline?actor=Person7", f"/page/{page}", "/claims", "/review")  # fmt: skip
        for address in addresses:
            taken = timed(visitor, address)
            share = taken[int(0.95 * len(taken))]
            print(
                f"{address:44} median {statistics.median(taken):7.1f} ms, 95% {share:7.1f} ms, first {taken[-1]:7.1f}"
            )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
