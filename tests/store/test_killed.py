"""`kill -9` at any moment: what is recorded stays readable, a rerun completes it, nothing is lost or twice."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from depesche.store import View, health

PAGES = 60
KILLS = 50


def run(store: Path, folder: Path) -> "subprocess.Popen[str]":
    files = sorted(map(str, folder.iterdir()))
    command = [sys.executable, "-m", "tests.store.recording_process", str(store), *files]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def content(store: Path) -> dict[str, int]:
    return {name: count for name, count in health(store).counts if name != "runs"}


@pytest.mark.slow
def test_fifty_kills(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(PAGES):
        (folder / f"{number:03}.txt").write_text(str(number))
    undisturbed = tmp_path / "undisturbed.db"
    run(undisturbed, folder).communicate()
    assert content(undisturbed)["pages"] == PAGES

    dice = random.Random(7)
    store = tmp_path / "killed.db"
    killed = 0
    for kill in range(KILLS):
        process = run(store, folder)
        try:
            process.wait(timeout=dice.uniform(0.25, 0.9))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate()
        if store.exists() and store.stat().st_size:
            assert health(store).problems == ()
        if process.returncode == 0 and kill < KILLS - 1:
            store = tmp_path / f"killed-{kill}.db"  # done before the kill: begin anew
    assert killed >= KILLS // 2
    run(store, folder).communicate()
    assert content(store) == content(undisturbed)
    with View.open(store) as view, View.open(undisturbed) as other:
        assert list(view.all_findings()) == list(other.all_findings())
        assert [p.source for p in view.pages()] == [p.source for p in other.pages()]
