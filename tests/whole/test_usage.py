"""What the command line says when it is used wrongly, and that help is complete."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli.app import app

COMMANDS = [
    "run", "analyse", "timeline", "statements", "events", "actors", "stories", "plans", "disputes", "show", "dossier",
    "export", "doctor",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


@pytest.mark.parametrize("command", ["timeline", "statements", "events", "actors", "stories", "plans", "disputes"])
def test_every_listing_takes_the_same_filters(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
    for option in (
        "--actor",
        "--with",
        "--about",
        "--since",
        "--until",
        "--status",
        "--outlet",
        "--origin",
        "--format",
    ):
        assert option in result.output


def test_a_missing_store_is_named_with_the_next_step(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["timeline", "--store", str(tmp_path / "none.db")])
    assert result.exit_code != 0
    assert "none.db" in str(result.exception)
    assert "depesche run" in str(result.exception)


def test_a_date_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["timeline", "--since", "gestern", "--store", str(tmp_path / "none.db")])
    assert "YYYY-MM-DD" in str(result.exception)


def test_a_missing_page_is_named_and_the_others_are_analysed(tmp_path: Path) -> None:
    good = tmp_path / "gut.txt"
    good.write_text("Die Sprecherin sagte am Montag, es werde geprüft.\n", "utf-8")
    result = CliRunner().invoke(app, ["analyse", str(tmp_path / "fehlt.txt"), str(good)])
    assert result.exit_code == 1
    assert "fehlt.txt" in result.output
    assert '"quotations"' in result.output
