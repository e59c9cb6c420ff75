"""Stores in SQLite and in PostgreSQL: tests that take `database` run on both."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from depesche.store import Store
from depesche.store.dialects import postgres as dialect
from tests import postgres

EMPTY = "empty_store"
"""A database with an empty store, which others are copies of: its tables are made once."""
Database = Callable[[], str]
"""Gives the place of a new store each time it is called."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what needs PostgreSQL where there is none, and says so; CI has it."""
    needing = [item for item in items if item.get_closest_marker("postgres")]
    if not needing or postgres.installed():
        return
    if os.environ.get("DEPESCHE_POSTGRES") == "required":
        raise pytest.UsageError("PostgreSQL is not installed, and these tests are to run: .ci/postgres installs it")
    config.hook.pytest_deselected(items=needing)
    items[:] = [item for item in items if item not in needing]
    print(f"PostgreSQL is not installed: {len(needing)} tests are left out (Debian: apt-get install postgresql)")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One server for all tests."""
    with postgres.server() as running:
        running.sql(f"CREATE DATABASE {EMPTY}")
        Store.open(running.address(EMPTY)).close()
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], scope="module")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """New stores of one kind, for all tests of a module."""
    made: list[str] = []

    def new() -> str:
        if request.param == "postgres":
            made.append(request.getfixturevalue("postgres_server").database(EMPTY))
        else:
            made.append(str(tmp_path_factory.mktemp("store") / "record.db"))
        return made[-1]

    yield new
    for place in made if request.param == "postgres" else ():
        dialect.forget(place)
        request.getfixturevalue("postgres_server").drop(place)


@pytest.fixture
def place(databases: Database) -> str:
    """The place of a new store."""
    return databases()


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    """For what only a file can suffer."""
    return tmp_path / "record.db"
