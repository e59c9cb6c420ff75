"""`record`: what is new is analysed, what is known is skipped, what fails is named."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from depesche import recording
from depesche.errors import MalformedPage, PageError
from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.model.judgement import judged
from depesche.model.page import Page
from depesche.recording import exported, exported_page, record
from depesche.settings import Settings
from depesche.store import Store, View, health
from tests.builders import visit
from tests.conftest import Database
from tests.link import stories


def quick(page: Page, settings: Settings) -> Findings:
    """Findings by the number in the page's text."""
    if page.data == b"broken":
        raise ValueError("oh")
    return replace(visit(int(page.data)), page=page)


def read(places: Iterable[str], settings: Settings) -> Iterator[Page | PageError]:
    """A place is `id=text`, `bad` or a text."""
    for place in places:
        name, _, words = place.rpartition("=")
        if words == "bad":
            yield MalformedPage(place, "cannot be read", "Mend it.")
        else:
            yield Page.of(words.encode(), f"{place}.txt", id=name or None)


@pytest.fixture
def path(place: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(recording, "analyse", quick)
    monkeypatch.setattr(recording, "read", read)
    return place


def test_new_known_and_failing_pages(path: str) -> None:
    first = record(["1", "bad", "broken"], path)
    assert (first.pages, first.added, first.failed, first.skipped) == (3, 1, 2, 0)
    assert [(f.about, f.kind) for f in first.failures] == [("bad", "MalformedPage"), ("broken.txt", "AnalysisFailed")]
    second = record(["1", "2"], path)
    assert (second.added, second.skipped, second.replaced) == (1, 1, 0)
    third = record(["1", "2"], path, again=True)
    assert (third.added, third.skipped, third.replaced) == (0, 0, 2)
    assert third.judgements == third.withdrawn == 0
    report = health(path)
    assert report.problems == ()
    assert report.interrupted_runs == 0
    assert dict(report.counts)["pages"] == 2


def test_a_page_twice_is_a_page_once(path: str) -> None:
    summary = record(["1", "1", "2"], path)
    assert (summary.added, summary.skipped) == (2, 1)


def test_other_bytes_under_a_given_id_are_another_version(path: str) -> None:
    record(["a=1"], path)
    summary = record(["a=2"], path)
    assert summary.added == 1
    assert record(["a=2"], path).skipped == 1
    with View.open(path) as view:
        assert [p.id.split("@")[0] for p in view.pages()] == ["a", "a"]


def test_progress_knows_its_end(path: str) -> None:
    seen: list[tuple[int, int | None, str]] = []
    record(["1", "2"], path, progress=lambda *step: seen.append(step))
    assert seen == [(1, 2, "1.txt"), (2, 2, "2.txt")]


def test_interrupting_keeps_what_is_recorded(path: str) -> None:
    def stop(done: int, total: int | None, source: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    summary = record(["1", "2", "3"], path, progress=stop)
    assert summary.interrupted
    with View.open(path) as view:
        assert len(list(view.pages())) == 2
    rest = record(["1", "2", "3"], path)
    assert (rest.added, rest.skipped) == (1, 2)


def test_the_export_joins_people(path: str) -> None:
    with Store.open(path) as store:
        record(["1", "2"], store)
    with View.open(path) as view:
        one, two = exported(view)
        assert {e.id for e in one.entities} == {e.id for e in two.entities}
        assert exported_page(view, one.page.id) == one
        assert len(view.links().same_entity) == 2


def test_links_do_not_depend_on_the_order_or_number_of_runs(databases: Database) -> None:
    pages = stories.all_pages()
    standing = []
    for batches in ([pages], [pages[:3], pages[3:]], [[page] for page in reversed(pages)]):
        with Store.open(place := databases()) as store:
            for batch in batches:
                for page in batch:
                    store.add(page)
                recording.relink(store)
        with View.open(place) as view:
            standing.append([j.id for j in view.judgements()])
            assert list(view.links().copies) == [("agency", "copy")]
    assert standing[0] == standing[1] == standing[2]


def test_filters_know_the_dates_that_other_pages_give(databases: Database) -> None:
    pages = {page.page.id: page for page in stories.all_pages()}
    inside, before = Filters(since=date(2031, 3, 1), until=date(2031, 3, 5)), Filters(until=date(2031, 3, 2))
    with Store.open(place := databases()) as store:
        store.add(pages["plan"])
        recording.relink(store)
        with View.open(place) as view:
            assert [p.id for p in view.pages(before)] == ["plan"]  # of unknown date, so nothing excludes it
        for page in pages.values():
            store.add(page)
        recording.relink(store)
        with View.open(place) as view:
            assert "plan" not in {p.id for p in view.pages(before)}
            assert [p.id for p in view.pages(inside)] == ["plan"]
            own = {s.finding.id for s in view.events(Filters(since=date(2031, 3, 6), until=date(2031, 3, 6)))}
            assert pages["own"].events[0].id in own
            assert pages["own"].events[0].id not in {s.finding.id for s in view.events(before)}
        store.add(replace(pages["plan"], events=(), version="0.2.0"))
        recording.relink(store)
        with View.open(place) as view:
            assert "plan" in {p.id for p in view.pages(before)}


def test_people_are_followed_when_the_next_page_comes(databases: Database) -> None:
    pages = stories.all_pages()
    minister, namesake = sorted(
        next(e.id for e in page.entities if "Aasland" in e.name) for page in (pages[0], stories.namesake())
    )
    one = judged("entity", minister, namesake, "person:eva", 1.0)
    standing = []
    for after in (0, 3, len(pages)):
        with Store.open(place := databases()) as store:
            for page in pages[:after]:
                store.add(page)
            recording.relink(store)
            store.add_judgements([one])
            for page in pages[after:]:
                store.add(page)
            recording.relink(store)
            with View.open(place) as view:
                standing.append(sorted(j.id for j in view.judgements()))
                assert any({minister, namesake} <= set(group) for group in view.links().same_entity)
            withdrawn = store.withdraw([one.id], "person:eva")
            recording.relink(store)
            with View.open(place) as view:
                assert withdrawn == 1
                assert not any({minister, namesake} <= set(group) for group in view.links().same_entity)
    assert standing[0] == standing[1] == standing[2]


def test_a_person_splits_and_joins_stories(databases: Database) -> None:
    *pages, last = stories.all_pages()
    apart = judged("story", "agency", "own", "person:eva", 1.0, verdict="different")
    joined = judged("story", "agency", "dispute", "person:eva", 1.0)
    with Store.open(place := databases()) as store:
        for page in pages:
            store.add(page)
        recording.relink(store)
        store.add_judgements([apart, joined])
        for withdrawn in (0, 2):
            store.withdraw([j.id for j in (apart, joined)][:withdrawn], "person:eva")
            store.add(last)
            recording.relink(store)
            with View.open(place) as view:
                told = view.links().stories
                assert any({"agency", "own"} <= set(group) for group in told) is bool(withdrawn)
                assert any({"agency", "dispute"} <= set(group) for group in told) is not bool(withdrawn)


def test_a_store_of_the_first_schema_is_linked_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    someone = judged("event", "event:a", "event:b", "person:eva", 1.0)
    outworn = judged("event", "event:a", "event:c", "rule@0", 0.9)
    with Store.open(path) as store:
        for page in stories.all_pages():
            store.add(page)
        recording.relink(store)
        store.add_judgements([someone, outworn])
    with View.open(path) as view:
        standing = {j.id for j in view.judgements()} - {outworn.id}
    with sqlite3.connect(path) as raw:
        for table in ("filed", "kept", "made", "pending"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE meta SET value='1' WHERE key='schema_version'")
    with Store.open(path) as store:
        recording.relink(store)
    with View.open(path) as view:
        assert {j.id for j in view.judgements()} == standing
    assert health(path).problems == ()


def test_other_rules_link_all_pages_anew(databases: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(databases()) as store:
        for page in stories.all_pages():
            store.add(page)
        came, _ = recording.relink(store)
        assert came > 40
        assert recording.relink(store) == (0, 0)
        monkeypatch.setattr(recording, "RULES", "of tomorrow")
        assert recording.relink(store)[0] == came
        assert recording.relink(store) == (0, 0)
