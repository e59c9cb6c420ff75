"""A record of any size, made of invented pages: `python -m evaluation.synthetic FILE --findings 1000000`.

Ten findings a page, half of them events and half statements; ten pages make a story; each person acts on many pages,
bears one name and is joined by it, as linking does it. Some events have a second report on another page, every
fifth is a plan, some have origins, some are disputed, some judgements are in doubt. Rows go
straight into the tables, some hundred pages in one transaction; linking such a record would take hours.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, insert
from tests.builders import PageBuilder, on

from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity
from depesche.store import Store, prepared, schema
from depesche.store.judging import row_of
from depesche.store.told import refreshing

EACH = 5
"""Events, and as many statements, of one page."""
STORY = 10
PEOPLE, FAMILIES, TOWNS, OUTLETS = 3000, 40, 2000, 60
AT_ONCE = 500
WORDS = ("Hafen", "Brücke", "Werft", "Schule", "Bahn", "Steuer", "Rakete", "Deich", "Kanal", "Brot", "Wolle", "Glas")
STATUSES = ("happened", "happened", "planned", "claimed", "denied")
CATEGORIES = ("CONSULT", "SANCTION", "AID", "ACCUSE", "CONSULT")


def pages(number: int, first: int = 0) -> Iterator[Findings]:
    """Invented pages; the same ones for the same numbers."""
    chance = random.Random(7 + first)
    for n in range(first, first + number):
        people = [f"Person{chance.randrange(PEOPLE)} Muster{chance.randrange(FAMILIES)}" for _ in range(4)]
        town = f"Ort{chance.randrange(TOWNS)}"
        sentences = [
            f"{people[k % 4]} traf{k} {people[(k + 1) % 4]} in {town}"
            f" wegen {chance.choice(WORDS)}{chance.randrange(50)}."
            for k in range(EACH)
        ]
        quoted = [f"„Das {chance.choice(WORDS)} {n} {k} bleibt“, sagte {people[k % 4]}." for k in range(EACH)]
        day = on(f"20{20 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}")
        text = "\n".join((*sentences, *quoted))
        page = PageBuilder(text, name=f"page{n:06}", outlet=f"Outlet {n % OUTLETS}", published=day)
        ids = [page.entity(name) for name in people]
        place = page.entity(town, "place")
        for k in range(EACH):
            status, category = STATUSES[(n + k) % len(STATUSES)], CATEGORIES[k]
            page.event(category, f"traf{k}", (ids[k % 4],), (ids[(k + 1) % 4],), when=day, status=status,
                       place=place, evidence=sentences[k])  # fmt: skip
            page.quotation(quoted[k].split(",")[0], (ids[k % 4],))
        yield page.build()


class Links:
    """Judgements on pages as they come."""

    def __init__(self) -> None:
        self._number = -1
        self._first: Findings | None = None
        self._last: Findings | None = None

    def on(self, page: Findings) -> Iterator[Judgement]:
        """What rules might judge of a page and the ones before it."""
        self._number += 1
        number = self._number
        if number % STORY == 0:
            self._first = page
        elif self._first and self._last:
            yield judged("story", self._first.page.id, page.page.id, "bench@1", 0.9)
            if number % 2:
                yield judged("event", self._last.events[0].id, page.events[0].id, "bench@1", 0.9)
        self._last = page
        for entity in page.entities:
            score = 0.7 if number % 50 == 0 else 1.0
            yield judged("entity", entity.id, hub_of(entity), "bench@1", score, "one name")
        for event, said in zip(page.events, page.quotations, strict=True):
            if event.status == "planned":
                yield judged("plan", event.id, "", "bench@1", 0.9, detail="open 2031-01-01" if number % 2 else "missed")
            if event.status == "denied" and number % 50 == 0:
                told = {"by": event.actor, "denied_by": event.recipient, "quotations": [said.id]}
                yield judged("dispute", event.id, said.id, "bench@1", 0.9, detail=json.dumps(told))
        yield judged("origin", page.events[0].id, page.document.outlet or "", "bench@1", 0.9)


def hub_of(entity: Entity) -> str:
    """The name by which pages share somebody."""
    return f"name:{entity.kind}:{entity.name}"


def write(connection: Connection, found: list[Findings], links: Links) -> None:
    """Pages with their judgements and groups, straight into the tables."""
    rows = [prepared(page) for page in found]
    connection.execute(insert(schema.PAGES), [row.page for row in rows])
    for name in rows[0].tables:
        content = [row for of in rows for row in of.tables[name]]
        if content:
            connection.execute(insert(schema.METADATA.tables[name]), content)
    judgements = {j.id: row_of(j) for page in found for j in links.on(page)}
    connection.execute(insert(schema.JUDGEMENTS), list(judgements.values()))
    groups = {e.id: content_id("entity", hub_of(e)) for page in found for e in page.entities}
    connection.execute(insert(schema.GROUPS), [{"member": e, "group": g} for e, g in groups.items()])
    refreshing.mark(connection, [page.page.id for page in found])


def made(path: Path, findings: int) -> None:
    """Writes the record."""
    links, waiting = Links(), pages(findings // (2 * EACH))
    with Store.open(path) as store:
        while found := list(islice(waiting, AT_ONCE)):
            with store.transaction() as connection:
                write(connection, found, links)


def main() -> None:
    """Makes a record, and tells how long that took and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--findings", type=int, default=100_000)
    given = parser.parse_args()
    started = time.process_time()
    made(given.file, given.findings)
    size = given.file.stat().st_size
    print(f"{time.process_time() - started:.0f} s of processor time, {size / 1e6:.0f} MB, "
          f"{size / given.findings:.0f} bytes for each finding")  # fmt: skip


if __name__ == "__main__":
    main()
