"""The documentation is true: generated parts are up to date, and every dependency has its line."""

import runpy
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_command_reference_is_what_the_program_says() -> None:
    reference = runpy.run_path(str(ROOT / "docs" / "generate.py"))["reference"]
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == reference()


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
