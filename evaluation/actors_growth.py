"""How the cost of finding out who is who grows with the number of actors known.

python -m evaluation.actors_growth [--actors 200000] [--per-page 20]

Synthetic pages name people, bodies and places with names made of syllables; each page has some names that other pages
have too. The record is kept in memory. Printed is the median of the processor time that settling who is who on one more
page takes when few and when many actors are known, and their ratio. The other steps of linking are left out:
`evaluation.archive` measures them all.
"""

import argparse
import random
import statistics
import sys
import time
from datetime import date, timedelta

from depesche.link import linking
from depesche.link.memory import MemoryLedger
from depesche.link.who import Names
from depesche.link.world import World
from depesche.model.document import Decoding, Document
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.mention import Entity, EntityKind, Office
from depesche.model.page import Page
from depesche.model.syntax import Syntax
from depesche.model.when import When

FEW, MEASURED, SEED = 2000, 60, 20261122
SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "l", "n", "r", "s")]
KINDS: tuple[EntityKind, ...] = ("person", "person", "person", "organisation", "place")
KNOWN_SHARE = 0.3
"""Part of a page's names that other pages have named before."""


class Pages:
    """Makes pages, and remembers whom they name."""

    def __init__(self, per_page: int) -> None:
        self.dice = random.Random(SEED)
        self.per_page = per_page
        self.actors: list[tuple[str, EntityKind, str | None]] = []
        self.count = 0

    def page(self) -> Findings:
        """One more page."""
        self.count += 1
        named = [self._known() if self._again() else self._new() for _ in range(self.per_page)]
        text = f"{self.count}. " + ". ".join(name for name, _, _ in named)
        page = Page.of(text.encode(), f"page-{self.count}")
        day = date(2031, 1, 1) + timedelta(days=self.count // 100)
        document = Document(
            page_id=page.id, text=text, lines=(), decoding=Decoding("utf-8", "test"), language="de",
            published=When(earliest=day, latest=day, how="stated"),
        )  # fmt: skip
        entities = {self._entity(page.id, *one).id: self._entity(page.id, *one) for one in named}
        return Findings(page=page, document=document, syntax=Syntax((), "none"), entities=tuple(entities.values()))

    def _again(self) -> bool:
        return bool(self.actors) and self.dice.random() < KNOWN_SHARE

    def _known(self) -> tuple[str, EntityKind, str | None]:
        return self.actors[min(int(self.dice.paretovariate(0.7)), len(self.actors)) - 1]

    def _new(self) -> tuple[str, EntityKind, str | None]:
        words = ["".join(self.dice.choices(SYLLABLES, k=self.dice.choice((2, 3)))).capitalize() for _ in range(2)]
        one = (" ".join(words), self.dice.choice(KINDS), self.dice.choice((None, "DEU", "PER", "NOR", "KAZ")))
        self.actors.append(one)
        return one

    def _entity(self, page: str, name: str, kind: EntityKind, state: str | None) -> Entity:
        office = (Office(role="foreign minister", of=state),) if kind == "person" and len(name) % 7 == 0 else ()
        return Entity(id=content_id("e", page, kind, name), kind=kind, name=name, state=state, offices=office)


def settle(ledger: MemoryLedger, pages: list[Findings]) -> None:
    """Keeps what linking keeps of some new pages, and settles who is who on them."""
    for findings in pages:
        linking._keep(ledger, findings.page.id, findings)
    Names(World(ledger)).settle({findings.page.id for findings in pages}, set())


def cost(ledger: MemoryLedger, pages: Pages) -> float:
    """Median seconds of processor time for linking one more page."""
    taken = []
    for _ in range(MEASURED):
        findings = pages.page()
        started = time.process_time()
        settle(ledger, [findings])
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def grow(ledger: MemoryLedger, pages: Pages, actors: int) -> None:
    """Adds pages until that many actors are known."""
    while len(pages.actors) < actors:
        settle(ledger, [pages.page() for _ in range(50)])


def main() -> int:
    """Prints the two medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=200_000)
    parser.add_argument("--per-page", type=int, default=20)
    given = parser.parse_args()
    ledger, pages = MemoryLedger(), Pages(given.per_page)
    medians = []
    for wanted in (FEW, given.actors):
        grow(ledger, pages, wanted)
        known = len(pages.actors)
        medians.append(cost(ledger, pages))
        print(f"{known} actors, {pages.count} pages: {medians[-1] * 1000:.2f} ms a page", flush=True)
    print(f"ratio {medians[1] / medians[0]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
