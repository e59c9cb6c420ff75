"""The program on a store in PostgreSQL: commands, web pages, HTTP interface and notebook, as on a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from depesche import notebook
from depesche.cli.app import app
from depesche.deciding import decide
from depesche.recording import relink
from depesche.store import Store
from depesche.store.dialects import postgres
from depesche.web.app import application
from tests.builders import on, visit
from tests.conftest import EMPTY
from tests.postgres import Server

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def places(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The same record in a file and in PostgreSQL."""
    file, team = str(tmp_path_factory.mktemp("whole") / "r.db"), postgres_server.database(EMPTY)
    for place in (file, team):
        with Store.open(place) as store:
            for number in range(6):
                store.add(visit(number, published=on(f"2031-03-{4 + number:02}"), outlet=f"Blatt {number % 2}"))
            relink(store)
    yield file, team
    postgres.forget(team)
    postgres_server.drop(team)


@pytest.mark.parametrize(
    "command",
    [
        "timeline --format json", "timeline --actor brandt --about empf --since 2031-03-02",
        "events --outlet blatt --format csv",
        "statements --format json", "statements --origin NDA", "actors --format json", "stories", "plans", "disputes",
        "search gespräche", "export --format links", "export --format jsonl",
    ],
)  # fmt: skip
def test_commands_say_the_same(places: tuple[str, str], command: str) -> None:
    said = [CliRunner().invoke(app, [*command.split(), "--store", place]) for place in places]
    assert [done.exit_code for done in said] == [0, 0], said[1].output
    assert said[0].output == said[1].output
    assert said[0].output.strip()


def test_what_is_for_files_or_looks_after_the_store(places: tuple[str, str], tmp_path: Path) -> None:
    doctor = CliRunner().invoke(app, ["doctor", "--store", places[1]])
    assert doctor.exit_code == 0
    assert "6 pages" in doctor.output
    backup = CliRunner().invoke(app, ["backup", str(tmp_path / "b.db"), "--store", places[1]])
    assert "pg_dump" in str(backup.exception)


def test_the_web_shows_and_decides_the_same(places: tuple[str, str]) -> None:
    def shown(place: str) -> list[Any]:
        with TestClient(application(place)) as visitor:
            paths = ("/timeline", "/statements", "/actors", "/stories", "/search?q=gespräche", "/review",
                     "/timeline?actor=brandt&status=happened", "/timeline?about=empf&outlet=blatt", "/api/v1/events",
                     "/api/v1/statements?about=gespr", "/api/v1/actors", "/api/v1/stories")  # fmt: skip
            answers = [visitor.get(path) for path in paths]
            assert [answer.status_code for answer in answers] == [200] * len(paths)
            return [
                answer.json() if "/api/" in path else len(answer.text)
                for path, answer in zip(paths, answers, strict=True)
            ]

    assert shown(places[0]) == shown(places[1])


def test_a_notebook_reads_it_and_decisions_are_seen_at_once(places: tuple[str, str]) -> None:
    with TestClient(application(places[1])) as visitor:
        before = visitor.get("/api/v1/actors").headers.get("etag")
        assert visitor.get("/api/v1/actors").headers.get("etag") == before
        one, other = (next(e.id for e in visit(n).entities if e.name == "Ilka Brandt") for n in (1, 2))
        decide(places[1], "entity", one, other, "different", "Mara Veltin")
        assert visitor.get("/api/v1/actors").headers.get("etag") != before
    assert len(list(notebook.open_record(places[1]).events())) == 6
