"""Two thousand damaged files through the whole program: each is recorded or named, none stops the run."""

from dataclasses import replace
from pathlib import Path

import pytest

from depesche import recording
from depesche.model.record import RunSummary
from depesche.recording import record
from depesche.settings import DEFAULT
from depesche.store import Store, View, health
from tests.damaged import damaged_files, damaged_records

COUNT = 2000
RECORDS = 550
"""Files of many pages each: archives, feeds, tables and their like."""
SECONDS = 10.0
"""No page may take longer."""


LINKED = 120
"""Damaged pages that are linked as well: two thousand near copies of a few pages would be a test of linking alone."""


def recorded(folder: Path, store: Path) -> RunSummary:
    """The pages of a folder in a store of their own; each page has its time."""
    with Store.open(store) as opened:
        return record([str(folder)], opened, replace(DEFAULT, page_seconds=SECONDS))


@pytest.mark.slow
def test_damaged_files_are_recorded_or_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, data in damaged_files(COUNT):
        (folder / name).write_bytes(data)
    for name, data in damaged_records(RECORDS):
        (folder / f"r-{name}").write_bytes(data)
    (folder / "zz-heil.txt").write_text("Die Sprecherin sagte am Montag, man prüfe den Fall.\n", "utf-8")
    monkeypatch.setattr(recording, "relink", lambda *_: (0, 0))
    done = recorded(folder, tmp_path / "r.db")
    with View.open(tmp_path / "r.db") as view:
        failures = list(view.failures())
        sources = {Path(page.source).name for page in view.pages()}
    assert "zz-heil.txt" in sources
    assert done.pages >= COUNT
    assert done.added + done.skipped + done.failed == done.pages
    assert done.failed
    assert not [f for f in failures if f.kind == "AnalysisFailed"]
    assert all(f.about and f.reason and f.next_step for f in failures)


@pytest.mark.slow
def test_damaged_pages_are_linked(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, data in damaged_files(LINKED):
        (folder / name).write_bytes(data)
    done = recorded(folder, tmp_path / "r.db")
    assert done.added
    assert done.judgements
    assert health(tmp_path / "r.db").problems == ()
