"""`depesche export`: to a file, to a folder, to a stream, and to what cannot be written."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from depesche.cli.app import app
from depesche.cli.exporting import ExportFormat
from depesche.errors import UsageError
from depesche.store import Store
from depesche.tell.exports import EXPORTERS, FOLDERS, PARTS
from tests.builders import visit
from tests.tell.exports.samples import PAGES, links

LINE = "from depesche.cli import main; main()"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    with Store.open(path) as store:
        for page in PAGES:
            store.add(page)
        store.settle(list(links().judgements))
    return path


def asked(record: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", "--store", str(record), *words])


def test_every_format_can_be_asked_for() -> None:
    assert {kind.value for kind in ExportFormat} == {*EXPORTERS, *FOLDERS} == set(PARTS)


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_file_holds_what_the_stream_holds(record: Path, tmp_path: Path, name: str) -> None:
    printed = asked(record, "--format", name)
    assert printed.exit_code == 0, printed.output
    assert asked(record, "--format", name, "--out", str(tmp_path / "new" / "x")).exit_code == 0
    assert (tmp_path / "new" / "x").read_bytes().decode() == printed.stdout
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x"], "nothing unfinished is left"


@pytest.mark.parametrize("name", FOLDERS)
def test_several_files_need_a_folder(record: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="Name a folder with --out"):
        CliRunner().invoke(app, ["export", "--store", str(record), "--format", name], catch_exceptions=False)
    assert asked(record, "--format", name, "--out", str(tmp_path / "all")).exit_code == 0
    assert len(list((tmp_path / "all").iterdir())) == 10


def test_filters_apply(record: Path) -> None:
    some = asked(record, "--format", "plover", "--status", "planned").stdout
    assert [json.loads(line)["mode"] for line in some.splitlines()] == [["future"]]
    assert asked(record, "--format", "jsonl", "--actor", "niemand").stdout == ""


def run(record: Path, *words: str, stdout: int, limit: int | None = None) -> tuple[int, str]:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-c", LINE, "export", "--store", str(record), *words]
    done = subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, preexec_fn=little_room
    )
    return done.returncode, done.stderr


def test_a_reader_that_has_gone_is_named(record: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code, said = run(record, "--format", "ftm", stdout=writing)
    os.close(writing)
    assert code == 2
    assert said == "standard output: was closed before the end. Write to a file: --out FILE.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named(record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        code, said = run(record, "--format", "jsonl", stdout=full.fileno())
    assert code == 2
    assert said.startswith("standard output: cannot be written: No space left on device.")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough for a file over the limit below, which must leave the store its own side file of 32 kB."""
    path = tmp_path_factory.mktemp("large") / "r.db"
    with Store.open(path) as store:
        for number in range(120):
            store.add(visit(number))
    return path


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_nothing_is_left_of_a_file_that_could_not_be_written(large: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "new" / "out"
    code, said = run(large, "--format", name, "--out", str(out), stdout=subprocess.DEVNULL, limit=33_000)
    assert code == 2, said
    assert "out: cannot be written: File too large." in said
    assert [path for path in out.parent.rglob("*") if path.is_file()] == []


def test_a_place_that_cannot_be_is_named(record: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        CliRunner().invoke(app, ["export", "--store", str(record), "--out", "/dev/null/x"], catch_exceptions=False)
