"""What PostgreSQL does otherwise, and the same answers all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from depesche.errors import StoreError
from depesche.model.filters import Filters
from depesche.store import Store, View, name_of, stamp
from depesche.store.dialects import postgres
from depesche.store.dialects.postgres_driver import in_its_words, tsquery, tsvector
from tests.builders import PageBuilder, visit
from tests.conftest import EMPTY
from tests.postgres import Server

SENTENCES = (
    "Die Raketenlieferungen an Velland begannen am Montag.",
    "Eine Rakete fiel in die See vor Kirlau.",
    "Jürgen Groß-Berg (CDU/CSU) lobte die See und die Lieferung.",
    "Die Straße nach Kirlau bleibt gesperrt, sagte der Bürgermeister von Kirlau.",
    "Über die Brücke_Nord fuhr naïv um 10:30 Uhr niemand.",
)
ASKED = (
    "Rakete", "raketenlieferung", "Lieferungen", "see", '"in die See"', '"die See vor"', '"See Kirlau"', "CDU/CSU",
    "csu", "groß", "gross-berg", "Strasse", "straße kirlau", "nord", "naiv", "30", "bruecke", "über", "—", "Kirlau —",
    "nichts da", '"Kirlau eine"', "kirlau",
)  # fmt: skip


@pytest.fixture
def place(postgres_server: Server) -> Iterator[str]:
    made = postgres_server.database(EMPTY)
    yield made
    postgres.forget(made)
    postgres_server.drop(made)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT a FROM t WHERE +b = ? AND c + 1 > ?", "SELECT a FROM t WHERE b = $1 AND c + 1 > $2"),
        ("SELECT a FROM t WHERE b IN (*) AND c = ?", "SELECT a FROM t WHERE b = ANY ($1) AND c = $2"),
        ("x CROSS JOIN y ON x.a = y.a", "x JOIN y ON x.a = y.a"),
        ("WHERE search MATCH ? LIMIT ?", "WHERE search.tokens @@ CAST($1 AS tsquery) LIMIT $2"),
    ],
)
def test_its_words(ours: str, theirs: str) -> None:
    assert in_its_words(ours) == theirs


def test_words_and_questions() -> None:
    assert tsvector("die cdu/csu die", "der") == "'die':1,4 'cdu':2 'csu':3 'der':55"
    assert tsquery('"cdu/csu" AND "rake"*') == "('cdu' <-> 'csu') & ('rake':*)"
    assert tsquery('"die" AND "—"') == ""


def test_a_password_is_not_told() -> None:
    assert name_of("postgresql://eva:geheim@db.example/archiv") == "postgresql://eva:***@db.example/archiv"
    with pytest.raises(StoreError) as told:
        View.open("postgresql://eva:geheim@127.0.0.1:1/archiv")
    assert "geheim" not in str(told.value)
    assert "cannot be reached" in told.value.reason


@pytest.mark.postgres
def test_search_answers_as_in_a_file(place: str, tmp_path: Path) -> None:
    file = str(tmp_path / "record.db")
    for where in (file, place):
        with Store.open(where) as store:
            for number, sentence in enumerate(SENTENCES):
                store.add(PageBuilder(sentence, name=f"p{number}").build())
    with View.open(file) as one, View.open(place) as other:
        for words in ASKED:
            ours, theirs = one.search(words), other.search(words)
            assert ours[0] == theirs[0], words
            assert sorted(hit.page.id for hit in ours[1]) == sorted(hit.page.id for hit in theirs[1]), words
            assert [hit.page.id for hit in ours[1]][:1] == [hit.page.id for hit in theirs[1]][:1], words


@pytest.mark.postgres
def test_a_text_with_nul_comes_back(place: str) -> None:
    page = PageBuilder("Der Hafen\0 von Kirlau bleibt\0 zu.").build()
    with Store.open(place) as store:
        store.add(page)
    with View.open(place) as view:
        assert list(view.all_findings()) == [page]
        ((hit,), total) = reversed(view.search("kirlau"))
        assert (total, hit.words) == (1, "Der Hafen\0 von Kirlau bleibt\0 zu.")


@pytest.mark.postgres
def test_what_is_no_text_asks_in_vain_and_spoils_nothing(place: str) -> None:
    with Store.open(place) as store:
        store.add(visit(1))
    for _ in range(3):
        with View.open(place) as view:
            assert view.search("gespr\udcc3che")[0] == 0
            assert list(view.events(Filters(actor="Br\udc80ndt"))) == []
            assert view.infos(["p\udc80"]) == {}
            assert view.search("gespräche")[0] == 1


@pytest.mark.postgres
def test_readers_are_told_of_changes_alone(place: str) -> None:
    with Store.open(place) as store:
        before = stamp(place)
        assert store.recorded("p1") is None
        assert stamp(place) == before
        store.add(visit(1))
        assert stamp(place) != before


@pytest.mark.postgres
def test_what_is_not_there_is_named(postgres_server: Server) -> None:
    with pytest.raises(StoreError, match="no such database"):
        View.open(postgres_server.address("nowhere"))
    other = postgres_server.database()
    with pytest.raises(StoreError, match="is empty"):
        View.open(other)
    postgres_server.sql("CREATE TABLE birds (name text)", other.rpartition("?")[0].rpartition("/")[2])
    for side in (Store, View):
        with pytest.raises(StoreError, match="not a Depesche store"):
            side.open(other)
