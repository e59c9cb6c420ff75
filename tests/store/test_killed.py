"""`kill -9` at any moment: what is recorded stays readable, a rerun completes it, nothing is lost or twice."""

from pathlib import Path

from evaluation import killing


def test_a_few_kills(tmp_path: Path) -> None:
    """The thousand are in docs/evaluation.md."""
    outcome = killing.killed(str(tmp_path / "killed.db"), times=5, pages=14, seed=7, folder=tmp_path)
    assert outcome.kills == 5
    assert outcome.completed >= 1
    assert (outcome.unsound, outcome.different) == (0, 0)
