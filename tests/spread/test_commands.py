"""The commands for archives say what they did, and what is missing."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli.app import app
from depesche.errors import UsageError
from depesche.spread import RayCrew, spread
from tests.spread.fake import fake, text
from tests.spread.test_running import Here, OneWorker


def test_import_says_what_it_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.spread.worker.Pool", Here)
    pages = [{"text": text(n)} for n in range(8, 14)] + [{"text": "refuse it"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages))
    spread([str(tmp_path / "a.jsonl")], str(tmp_path / "out"), OneWorker(), task=fake)
    store = ["--store", str(tmp_path / "a.db")]
    done = CliRunner().invoke(app, ["import", str(tmp_path / "out"), *store, "--outlet", "Bote"])
    some = int(done.stdout.split(" page")[0])
    assert (done.exit_code, 0 < some < 6) == (0, True)
    done = CliRunner().invoke(app, ["import", str(tmp_path / "out"), *store])
    assert done.exit_code == 1  # a page failed
    assert f"{6 - some} new, 0 analysed anew, {some} known already, 1 failed" in done.stdout
    assert "line 7: not good. Mend it." in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], "no pages are named"),
        (["--on", "local", "--in", "a.txt"], "--on and --out belong together"),
        (["a.txt", "--out", "x"], "--on and --out belong together"),
        (["--on", "ray://head:10001", "--in", "a.txt", "--out", "/x"], "the cluster is elsewhere"),
    ],
)
def test_what_cannot_be_done_is_said(given: list[str], reason: str) -> None:
    error = CliRunner().invoke(app, ["run", *given]).exception
    assert isinstance(error, UsageError)
    assert reason in str(error)


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'depesche\[ray\]'"):
        RayCrew()
