"""The documentation is true: generated parts are up to date, and every dependency has its line."""

import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import typer

from depesche.cli.app import app

ROOT = Path(__file__).parents[2]


def test_the_references_are_what_the_program_says() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "generate.py"))["MADE"]
    for name, make in made.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == make(), f"{name}: run `make docs`"


def test_every_command_option_and_setting_says_what_it_does() -> None:
    for name in ("commands.md", "settings.md"):
        for line in (ROOT / "docs" / name).read_text("utf-8").splitlines():
            if line.startswith("| `"):
                assert all(
                    cell.strip() for cell in line.strip("|").split("|")[:: 2 if "settings" in name else 1][:2]
                ), line
            assert not line.startswith("## ") or line.startswith("## depesche "), line


def test_the_site_builds_without_warnings(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(build, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    start = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "sourced record" in start
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:[^"]+)"', start)
    assert loaded == [], "nothing is loaded from elsewhere"


def test_commands_in_the_guides_exist() -> None:
    """Every command line of the guides names a command, and options that it has."""
    group = typer.main.get_command(app)
    for path in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md"), ROOT / "README.md"]:
        for line in re.findall(r"^    (?:\.venv/bin/)?depesche (.+)$", path.read_text("utf-8"), re.MULTILINE):
            name, *words = line.split(" #")[0].split()
            assert name in group.commands, f"{path.name}: {line}"  # type: ignore[attr-defined]
            known = {o for p in group.commands[name].params for o in (*p.opts, *p.secondary_opts)}  # type: ignore[attr-defined]
            asked = {word.split("=")[0] for word in words if word.startswith("--")}
            assert asked <= known | {"--help"}, f"{path.name}: {line}"


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for requirement in project["dependencies"]:
        assert f"| {requirement.split('>=')[0]} |" in explained


def test_every_language_list_says_where_its_rows_come_from() -> None:
    for path in (ROOT / "src" / "depesche" / "lang").rglob("*.tsv"):
        lines = path.read_text("utf-8").splitlines()
        header = next(line for line in lines if line and not line.startswith("#")).split("\t")
        assert lines[0].startswith("#") or {"source", "note"} & set(header), path.name
