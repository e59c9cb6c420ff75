"""`kill -9` at any moment: what is recorded stays readable, a rerun completes it, nothing is lost or twice."""

from pathlib import Path

import pytest

from depesche.store.dialects import postgres
from evaluation import killing
from tests.postgres import Server


def test_a_few_kills(tmp_path: Path) -> None:
    """The thousand are in docs/evaluation.md."""
    outcome = killing.killed(str(tmp_path / "killed.db"), times=5, pages=14, seed=7, folder=tmp_path)
    assert outcome.kills == 5
    assert outcome.completed >= 1
    assert (outcome.unsound, outcome.different) == (0, 0)


@pytest.mark.postgres
def test_a_few_kills_beside_a_server(postgres_server: Server, tmp_path: Path) -> None:
    name = f"record{killing.DISPOSABLE}"
    postgres_server.sql(f"CREATE DATABASE {name}")
    place = postgres_server.address(name)
    outcome = killing.killed(place, times=3, pages=14, seed=11, folder=tmp_path)
    postgres.forget(place)
    assert outcome.kills == 3
    assert (outcome.unsound, outcome.different) == (0, 0)
