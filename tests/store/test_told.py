"""The tables that listings read are the same, whether they were kept in step for long or made anew."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from depesche.deciding import decide, undo
from depesche.model.applying import directory_of
from depesche.model.event import Category
from depesche.model.findings import Findings
from depesche.model.judgement import judged
from depesche.recording import relink
from depesche.store import Store, View
from depesche.store.told import refreshing
from depesche.store.told.change import Direct
from tests.builders import PageBuilder, on

PEOPLE = ("Maren Holt", "Timo Brandt", "Ilka Brandt", "Holt", "Jona Aske", "Piet van Oorschot")
CATEGORIES: tuple[Category, ...] = ("CONSULT", "SANCTION", "AID")
ACTOR = "(SELECT id FROM told_actors WHERE key = {})"
FINDING = "(SELECT finding FROM told_findings WHERE key = {})"
PAIR = "CASE WHEN a.id < b.id THEN a.id ELSE b.id END, CASE WHEN a.id < b.id THEN b.id ELSE a.id END"
FIRST = "(SELECT min(g.finding) FROM told_findings g WHERE g.several = {})"
STATE = (
    "SELECT page, outlet, newest, story FROM told_pages",
    "SELECT id, kind, payload, events, statements FROM told_actors",
    f"SELECT entity, page, {ACTOR.format('actor')}, named FROM told_bearers",
    f"SELECT {ACTOR.format('actor')}, named, what, value, n FROM told_traits",
    f"SELECT folded, {ACTOR.format('actor')}, n, own FROM told_called c JOIN told_names t ON t.key = c.name",
    "SELECT f.finding, page, kind, spot, earliest, latest, what, status, outlet,"
    f" CASE WHEN several IS NULL THEN NULL ELSE {FIRST.format('f.several')} END FROM told_findings f",
    f"SELECT {ACTOR.format('actor')}, kind, spot, {FINDING.format('p.finding')}, roles FROM told_parts p",
    f"SELECT {FIRST.format('h.key')}, spot, {FINDING.format('telling')}, what, status, earliest, last, outlet, reports,"
    f" plan, {FINDING.format('planned')}, plan_spot FROM told_happenings h",
    f"SELECT {PAIR}, spot, what, month FROM told_pairs"
    " JOIN told_actors a ON a.key = one JOIN told_actors b ON b.key = other",
    f"SELECT {PAIR}, p.events FROM told_dyads p JOIN told_actors a ON a.key = one JOIN told_actors b ON b.key = other",
    f"SELECT {FIRST.format('happening')}, {ACTOR.format('place')} FROM told_scenes",
    "SELECT id, newest, pages FROM told_stories",
    f"SELECT what, CASE what WHEN 'place' THEN {ACTOR.format('CAST(value AS INTEGER)')} ELSE value END, n"
    " FROM told_tallies WHERE n != 0",
    "SELECT * FROM told_marks",
)


def state(path: str) -> list[list[tuple[object, ...]]]:
    """All tables, with ids for numbers."""
    with View.open(path) as view, view._reading() as connection:
        return [sorted((tuple(row) for row in connection.execute(text(query))), key=repr) for query in STATE]


def anew(path: str) -> list[list[tuple[object, ...]]]:
    """All tables as they are when they are made from findings and judgements at once."""
    with Store.open(path) as store, store.transaction() as connection:
        refreshing.build(connection)
    return state(path)


def page(chance: random.Random, name: str) -> Findings:
    """A page on meetings of a few people, so that much of it joins with other pages."""
    people = chance.sample(PEOPLE, 3)
    day = f"2031-03-{chance.randrange(1, 6):02}"
    lines = [f"Minister {people[0]} traf {people[1]} in Kirlau.", f"{people[2]} half {people[0]} wegen des Hafens.",
             "Velland half allen."]  # fmt: skip
    said = f"Der Hafen bleibt {chance.randrange(3)} Tage geschlossen"
    text = "\n".join((f"Treffen in Kirlau {chance.randrange(3)}", *lines, f"„{said}“, sagte {people[0]}."))
    published = on(day) if chance.random() < 0.8 else replace(on(day), earliest=None, latest=None)
    made = PageBuilder(text, name=name, outlet=chance.choice(("Elbkurier", "Inselblatt", None)), published=published)
    ids = [made.entity(one, office="minister" if one == people[0] else None) for one in people]
    town = made.entity("Kirlau", "place")
    land = made.entity("Velland", "state", state="VEL", key="VEL", aliases=chance.choice(((), ("Vellands",))))
    made.event("AID", "half allen", (land,), (ids[0],), when=on(day), evidence=lines[2])
    status = chance.choice(("happened", "planned", "claimed"))
    when = on(day) if chance.random() < 0.7 else replace(on(day), earliest=None, latest=None)
    made.event(chance.choice(CATEGORIES), "traf", (ids[0],), (ids[1],), when=when, status=status, place=town,
               evidence=lines[0])  # fmt: skip
    made.event("AID", "half", (ids[2],), (ids[0],), when=on(day), evidence=lines[1])
    made.quotation(said, (ids[0],))
    return made.build(version=f"0.{chance.randrange(9)}")


def changes(path: str, chance: random.Random) -> Iterator[str]:
    """Small runs, pages read anew, judgements of rules that come and go, decisions and their undoing."""
    made: list[str] = []
    for step in range(5):
        with Store.open(path) as store:
            for _ in range(chance.randrange(1, 4)):
                store.add(page(chance, f"p{chance.randrange(9)}"))
            yield f"pages added in step {step}"
            relink(store)
        yield f"linked in step {step}"
        with View.open(path) as view:
            found = list(view.all_findings(syntax=False))
            entities = [e.id for f in found for e in f.entities if e.kind == "person"]
            events = [e.id for f in found for e in f.events]
            pages = [f.page.id for f in found]
        entities += ["VEL"] * 3
        kind, ids = chance.choice((("entity", entities), ("event", events), ("story", pages)))
        if len(ids) > 1:
            one, other = chance.sample(sorted(set(ids)), 2) if chance.random() < 0.5 else chance.sample(ids, 2)
            other = other if one != other else next(i for i in ids if i != one)
            verdict = chance.choice(("same", "different"))
            made.append(decide(path, kind, one, other, verdict, "Mara Veltin").id)  # type: ignore[arg-type]
            yield f"decided in step {step}: {kind} {one} {other} {verdict}"
        if made and chance.random() < 0.5:
            undo(path, made.pop(chance.randrange(len(made))), "Mara Veltin")
            yield f"taken back in step {step}"


@pytest.mark.parametrize("seed", range(4))
def test_kept_in_step_or_made_anew_is_the_same(place: str, seed: int) -> None:
    path = place
    for what in changes(path, random.Random(seed)):
        before = state(path)
        for ours, theirs in zip(before, anew(path), strict=True):
            assert ours == theirs, what


@pytest.mark.parametrize("seed", range(2))
def test_actors_are_those_of_the_judgements(place: str, seed: int) -> None:
    path = place
    for what in changes(path, random.Random(100 + seed)):
        if not what.startswith("pages"):
            with View.open(path) as view:
                directory = directory_of(view.entities_alone(), view.judgements())
                wanted = {e.id: directory.entities.get(e.id, e).id for e in view.entities_alone()}
                query = "SELECT entity, id FROM told_bearers JOIN told_actors ON key = actor"
                with view._reading() as connection:
                    assert dict(Direct(connection).ask(query)) == wanted, what


def test_a_store_of_an_earlier_version_is_brought_up_to_date(sqlite_path: Path) -> None:
    path = str(sqlite_path)
    for _ in changes(path, random.Random(50)):
        pass
    before = state(path)
    with closing(sqlite3.connect(path)) as raw:
        names = raw.execute(
            "SELECT type, name FROM sqlite_master WHERE name LIKE 'told%' AND sql IS NOT NULL"
        ).fetchall()
        for kind, name in names:
            raw.execute(f"DROP {kind} IF EXISTS {name}")
        raw.execute("UPDATE meta SET value = '3' WHERE key = 'schema_version'")
        raw.commit()
    done: list[tuple[int, int]] = []
    with Store.open(path, progress=lambda now, of: done.append((now, of))) as store:
        assert store.withdraw([], "rules") == 0
    assert state(path) == before
    assert done and done[-1][0] == done[-1][1] == len(before[0])


def test_a_group_that_a_person_makes_and_rules_do_not_know(place: str) -> None:
    path = place
    with Store.open(path) as store:
        pages = [page(random.Random(n), f"p{n}") for n in range(4)]
        for one in pages:
            store.add(one)
        store.settle([judged("event", pages[0].events[0].id, pages[1].events[0].id, "test@1", 0.9)])
        store.settle([judged("event", pages[0].events[0].id, pages[2].events[0].id, "test@1", 0.9)])
        store.add_judgements([judged("plan", pages[3].events[0].id, "", "test@1", 0.9, detail="missed")])
    before = state(path)
    assert before == anew(path)
