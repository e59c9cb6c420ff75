"""The record gives back what went in, replaces what a later version finds anew, and refuses what is no store."""

import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from depesche.errors import MalformedPage, StoreBusy, StoreDamaged, StoreError, StoreTooNew, UsageError
from depesche.model.filters import Filters
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement
from depesche.settings import Settings
from depesche.store import Store, View, health
from depesche.tell.doctor import examine
from tests.builders import PageBuilder, again, on, visit


@pytest.fixture
def path(place: str) -> str:
    return place


def recorded(path: str | Path, *pages: object) -> str | Path:
    with Store.open(path) as store:
        for page in pages:
            store.add(page)  # type: ignore[arg-type]
    return path


def judgement(left: str, right: str, by: str = "entities/name@1", verdict: str = "same") -> Judgement:
    key = content_id("judgement", left, right, by, verdict)
    return Judgement(
        id=key,
        kind="entity",
        left=left,
        right=right,
        verdict=verdict,
        score=0.9,
        reasons=("test",),
        by=by,  # type: ignore[arg-type]
    )


def test_findings_come_back_equal(path: str) -> None:
    pages = [visit(n, published=on("2031-03-04")) for n in range(3)]
    with View.open(recorded(path, *pages)) as view:
        assert list(view.all_findings()) == pages
        assert view.findings(pages[1].page.id) == pages[1]
        light = view.findings(pages[1].page.id, syntax=False)
    assert [s.span for s in light.syntax.sentences] == [s.span for s in pages[1].syntax.sentences]
    assert light.events == pages[1].events


def test_a_page_is_recorded_once(path: str) -> None:
    with Store.open(path) as store:
        assert store.add(visit(1)) is True
        assert store.add(visit(1)) is False
        assert store.recorded(visit(1).page.id) == (visit(1).page.sha256, "0.1.0")
        assert store.recorded("unknown") is None
    assert dict(health(path).counts)["pages"] == 1
    assert dict(health(path).counts)["quotations"] == 1


def test_a_later_version_replaces_findings_and_keeps_what_people_judged(path: str) -> None:
    page = visit(1)
    someone = judgement(page.entities[0].id, "name:x", by="person:eva")
    with Store.open(path) as store:
        store.add(page)
        store.add_judgements([someone, judgement(page.entities[0].id, "name:y")])
        store.add(again(page, "0.2.0"))
        assert store.settle([]) == (0, 1)
    with View.open(path) as view:
        assert list(view.quotations()) == []
        assert view.findings(page.page.id).version == "0.2.0"
        assert [j.by for j in view.judgements()] == ["person:eva"]
        assert len(list(view.judgements(withdrawn=True))) == 2
    assert health(path).problems == ()


def test_judgements_of_rules_come_and_go_but_are_never_lost(path: str) -> None:
    one, two = judgement("entity:1", "name:a"), judgement("entity:2", "name:a")
    with Store.open(path) as store:
        assert store.settle([one, two]) == (2, 0)
        assert store.settle([one]) == (0, 1)
        assert store.settle([one, two]) == (1, 0)
        assert store.withdraw([two.id], "person:eva") == 1
        assert store.settle([one, two]) == (0, 0)
    with View.open(path) as view:
        assert [j.id for j in view.judgements()] == [one.id]
        (kept,) = view.history("entity:2")
        assert (kept.judgement.id, kept.withdrawn_by) == (two.id, "person:eva")
        assert kept.added and kept.withdrawn_at and kept.added <= kept.withdrawn_at
        assert [k.withdrawn_at for k in view.history("entity:1")] == [None]


def test_nothing_of_an_interrupted_page_stays(path: str) -> None:
    with Store.open(path) as store:
        with pytest.raises(RuntimeError), store.page_transaction():
            store.add(visit(1))
            raise RuntimeError
        assert store.recorded(visit(1).page.id) is None


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (Filters(), 1),
        (Filters(actor="brandt"), 1),
        (Filters(actor="BRANDT", with_="van Oorschot"), 1),
        (Filters(actor="van Oorschot"), 0),
        (Filters(actor="bran"), 0),
        (Filters(actor="Ilka Müller"), 1),
        (Filters(actor="DEU"), 1),
        (Filters(about="empfang"), 1),
        (Filters(about="mpfangen"), 0),
        (Filters(about="100%"), 0),
        (Filters(since=date(2031, 3, 3), until=date(2031, 3, 3)), 1),
        (Filters(since=date(2031, 3, 4)), 0),
        (Filters(until=date(2031, 3, 2)), 0),
        (Filters(status="planned"), 0),
        (Filters(outlet="elbkurier"), 1),
        (Filters(outlet="Rheinbote"), 0),
        (Filters(origin="NDA"), 1),
        (Filters(origin="xpa"), 0),
    ],
)
def test_filters(path: str, filters: Filters, events: int) -> None:
    page = visit(1, published=on("2031-03-04"))
    other = PageBuilder("Ilka Müller ist verreist.")
    mueller = other.entity("Ilka Müller")
    recorded(path, page, other.build())
    with Store.open(path) as store:
        # Another page's 'Ilka Müller' is judged to be the same woman.
        store.add_judgements([judgement(page.entities[0].id, "name:b"), judgement(mueller, "name:b")])
    with View.open(path) as view:
        found = list(view.events(filters))
        assert len(found) == events
        for item in found:
            assert item.words == "empfangen"
            assert {e.name for e in item.entities} == {"Ilka Brandt", "Piet van Oorschot"}
            assert item.page.id == page.page.id


def test_quotations_take_an_unknown_day_from_the_page(path: str) -> None:
    recorded(path, visit(1, published=on("2031-03-04")))
    with View.open(path) as view:
        assert len(list(view.quotations(Filters(since=date(2031, 3, 4))))) == 1
        assert list(view.quotations(Filters(since=date(2031, 3, 5)))) == []
        assert len(list(view.quotations(Filters(actor="Brandt", about="Gespräche")))) == 1


def test_ids_may_be_shortened(path: str) -> None:
    page = visit(1)
    recorded(path, page, visit(2))
    event = page.events[0].id
    with View.open(path) as view:
        assert view.finding(event).kind == "event"
        assert view.finding(event[:12]).page == page.page.id
        assert view.finding(event.split(":")[1][:8]).id == event
        assert view.finding(page.page.id).kind == "page"
        with pytest.raises(UsageError, match="more than one"):
            view.finding("event:")
        with pytest.raises(UsageError, match="no page or finding"):
            view.finding("event:zz")
        with pytest.raises(UsageError, match="no such page"):
            view.findings("zz")


def test_failures_are_named_once_and_go_when_the_page_is_recorded(path: str) -> None:
    error = MalformedPage("page.txt", "line 3 is no JSON", "Mend it.")
    with Store.open(path) as store:
        store.add_failure(error)
        store.add_failure(MalformedPage("bad\udcff.txt", "x\udc80", "y"))
        store.add_failure(error)
        with View.open(path) as view:
            assert [f.kind for f in view.failures()] == ["MalformedPage", "MalformedPage"]
        store.add(visit(1))
        with View.open(path) as view:
            assert [f.about for f in view.failures()] == ["bad\\udcff.txt"]


def test_search_knows_each_sentence(path: str) -> None:
    recorded(path, visit(1), again(visit(1), "0.2.0"), visit(2))
    with View.open(path) as view:
        assert view.search("gesprache")[0] == 2
    assert health(path).problems == ()


def test_refuses_what_is_no_store(tmp_path: Path) -> None:
    words = tmp_path / "text.db"
    words.write_text("Das ist ein Brief. " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE birds (name)")
    for file in (words, other):
        before = file.read_bytes()
        for side in (Store, View):
            with pytest.raises(StoreDamaged):
                side.open(file)
        assert file.read_bytes() == before
    with pytest.raises(StoreError, match="no store"):
        View.open(tmp_path / "missing.db")
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path / "missing" / "record.db")
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_refuses_a_later_schema(path: str) -> None:
    recorded(path)
    with Store.open(path) as store, store.transaction() as connection:
        connection.execute(text("UPDATE meta SET value='99' WHERE key='schema_version'"))
    for side in (Store, View):
        with pytest.raises(StoreTooNew, match="99"):
            side.open(path)


def test_a_busy_store_is_named(path: str) -> None:
    recorded(path)
    impatient = Settings(store_wait_seconds=0.05)
    with Store.open(path, impatient) as first, Store.open(path, impatient) as second:
        with first.page_transaction(), pytest.raises(StoreBusy):
            second.add(visit(1))
        second.add(visit(1))


def test_readers_see_whole_pages_while_one_writes(path: str) -> None:
    recorded(path, visit(0))
    with Store.open(path) as store, View.open(path) as view, View.open(path) as other:
        stream = view.events()
        next(stream)
        with store.page_transaction():
            store.add(visit(1))
            assert len(list(other.pages())) == 1
        assert len(list(other.pages())) == 2
        assert list(stream) == []


def test_damage_is_found(sqlite_path: Path) -> None:
    recorded(sqlite_path, *[visit(n) for n in range(40)])
    data = bytearray(sqlite_path.read_bytes())
    data[8192 : 8192 + 40_000] = bytes(40_000)
    sqlite_path.write_bytes(bytes(data))
    with suppress(StoreDamaged):
        assert health(sqlite_path).problems


def test_a_store_whose_first_run_was_killed_at_once_is_sound(sqlite_path: Path) -> None:
    with sqlite3.connect(sqlite_path) as begun:
        begun.execute("PRAGMA journal_mode=WAL")
    assert sqlite_path.stat().st_size
    state = health(sqlite_path)
    assert (state.schema_version, state.problems) == (0, ())
    lines = list(examine(sqlite_path))
    assert all(sound for _, _, sound in lines)
    assert any("nothing recorded yet" in words for _, words, _ in lines)
    with Store.open(sqlite_path) as store:
        store.add(visit(1))
    assert dict(health(sqlite_path).counts)["pages"] == 1
