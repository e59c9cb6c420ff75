"""The example scripts and the examples in docstrings, run against the record of the demo pages."""

import doctest
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import depesche
from depesche import notebook
from depesche.errors import UsageError
from depesche.tell.exports import FOLDERS, PARTS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def run(name: str, *words: object) -> str:
    command = [sys.executable, str(EXAMPLES / name), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_scripts_are_listed() -> None:
    listed = set(re.findall(r"`(\w+\.py)`", (EXAMPLES / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in EXAMPLES.glob("*.py")}


def test_events_stand_beside_polecat(demo_record: Path, tmp_path: Path) -> None:
    with depesche.open(demo_record) as record:
        record.export("polecat", tmp_path / "other.tsv", status="happened")
    counts = run("events_beside_polecat.py", demo_record, tmp_path / "other.tsv").splitlines()
    rows = {(kind, origin): int(number) for kind, origin, number in (line.split() for line in counts)}
    assert rows["CONSULT", "record"] >= rows["CONSULT", "POLECAT"] > 0


def test_who_said_what(demo_record: Path) -> None:
    told = run("who_said_what.py", demo_record, "Quint")
    assert re.match(r".*Quint \(\d+\)\n  \w+ ", told)
    assert re.search(r"^ +Küstenkurier <- .*Quint$", told, flags=re.MULTILINE)
    assert "Grundstücke" in told


def test_the_two_who_meet_are_the_centre_of_the_network(demo_record: Path) -> None:
    lines = run("network_of_actors.py", demo_record).splitlines()
    assert {line.split(" ", 1)[1] for line in lines[:2]} == {"Ilka Sörgel (person)", "Aki Vennamo (person)"}
    assert "CONSULT happened" in lines[-1]


def test_a_file_is_handed_over(demo_record: Path, tmp_path: Path) -> None:
    counts = dict(line.split() for line in run("hand_over.py", demo_record, tmp_path / "x.ftm").splitlines())
    whole = (tmp_path / "x.ftm").read_text("utf-8").splitlines()
    plain = (tmp_path / "x.plain.json").read_text("utf-8").splitlines()
    assert len(whole) == sum(map(int, counts.values())) == len(plain) + int(counts["Quotation"]) + int(counts["Claim"])
    assert {json.loads(line)["schema"] for line in plain} >= {"Article", "Event", "Mention", "Person"}


def test_examples_in_docstrings_are_true(demo_record: Path, tmp_path: Path) -> None:
    names = {"demo": demo_record, "folder": tmp_path}
    tried = doctest.testmod(notebook, extraglobs=names)
    assert tried.failed == 0
    assert tried.attempted >= 7


def test_every_public_name_is_documented() -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    for name in depesche.__all__:
        assert f"`{name}" in text, name
        assert getattr(depesche, name) is not None
    for kind in (depesche.Record, depesche.Table):
        for name in vars(kind):
            if not name.startswith("_"):
                assert f"`{name}" in text, name
                assert getattr(kind, name).__doc__, name


def test_code_in_the_page_on_python_runs(demo_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    code = "\n".join(block for block in re.findall(r"(?:^    .*\n|^\n)+", text, flags=re.MULTILINE) if block.strip())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.db").symlink_to(demo_record)
    (tmp_path / "page.py").write_text("\n".join(line.removeprefix("    ") for line in code.splitlines()), "utf-8")
    left = runpy.run_path(str(tmp_path / "page.py"))
    assert left["said"].height > 0
    assert (tmp_path / "tables" / "events.parquet").exists()


def test_a_format_that_is_none_is_named(demo_record: Path, tmp_path: Path) -> None:
    assert set(FOLDERS) <= set(PARTS)
    with depesche.open(demo_record) as record, pytest.raises(UsageError, match="is no format"):
        record.export("xml", tmp_path / "x")
