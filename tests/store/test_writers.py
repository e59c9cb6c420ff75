"""Two who write into one store at once take turns: nothing is lost, nothing is there twice, and nobody reads half."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from depesche.model.findings import Findings
from depesche.recording import relink
from depesche.settings import Settings
from depesche.store import Store, View, health
from tests.builders import visit
from tests.conftest import Database
from tests.link import stories
from tests.postgres import Server
from tests.store.test_told import anew, state

PATIENT = Settings(store_wait_seconds=600)


def write(place: str, pages: list[Findings]) -> None:
    """What a run does: a transaction for each page, then linking."""
    with Store.open(place, PATIENT) as store:
        for start in range(0, len(pages), 3):
            for page in pages[start : start + 3]:
                store.add(page)
            relink(store)


def standing(place: str) -> tuple[list[str], list[str]]:
    with View.open(place) as view:
        return sorted(page.id for page in view.pages()), [judgement.id for judgement in view.judgements()]


def test_what_two_write_is_what_one_would(databases: Database) -> None:
    pages, alone, together = stories.all_pages(), databases(), databases()
    write(alone, pages)
    with ThreadPoolExecutor(2) as writers:
        for done in [writers.submit(write, together, order) for order in (pages, pages[::-1])]:
            done.result()
    assert standing(together) == standing(alone)
    assert dict(health(together).counts) == dict(health(alone).counts) | {"judgements": _made(together)}
    assert health(together).problems == ()
    assert state(together) == anew(together)


def _made(place: str) -> int:
    """With those that stood for a while."""
    with View.open(place) as view:
        return len(list(view.judgements(withdrawn=True)))


@pytest.mark.postgres
def test_two_who_open_an_empty_database_make_one_store(postgres_server: Server) -> None:
    place = postgres_server.database()

    def begin(number: int) -> bool:
        with Store.open(place) as store:
            return store.add(visit(number))

    with ThreadPoolExecutor(2) as writers:
        assert list(writers.map(begin, (1, 2))) == [True, True]
    assert dict(health(place).counts)["pages"] == 2
