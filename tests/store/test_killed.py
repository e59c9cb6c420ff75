"""`kill -9` at any moment: what is recorded stays readable, a rerun completes it, nothing is lost or twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import killing
from tests.postgres import Server


def killed(place: str, *, times: int, seed: int) -> str:
    """The outcome as it is printed. In a process of its own: lives are forked, and other tests leave workers."""
    asked = ["--times", str(times), "--pages", "14", "--seed", str(seed)]
    command = [sys.executable, "-m", "evaluation.killing", place, *asked]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_a_few_kills(tmp_path: Path) -> None:
    """The thousand are in docs/evaluation.md."""
    assert "kills=5, unsound=0" in killed(str(tmp_path / "killed.db"), times=5, seed=7)


@pytest.mark.postgres
def test_a_few_kills_beside_a_server(postgres_server: Server) -> None:
    name = f"record{killing.DISPOSABLE}"
    postgres_server.sql(f"CREATE DATABASE {name}")
    assert "kills=3, unsound=0" in killed(postgres_server.address(name), times=3, seed=11)
