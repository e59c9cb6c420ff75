"""Copies of a store made while it is written, and stores made of copies."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli.app import app
from depesche.errors import StoreBusy, StoreDamaged, StoreError, UsageError
from depesche.settings import Settings
from depesche.store import Store, View, health
from depesche.store.saving import SUM, backup, restore
from evaluation import killing
from tests.builders import visit
from tests.store.faults import pages, whole

QUICK = Settings(store_wait_seconds=0.05)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return whole(tmp_path / "r.db", pages(tmp_path / "pages", 6))


def test_a_copy_while_a_writer_writes_holds_one_state(tmp_path: Path, store: Path) -> None:
    with Store.open(store) as writer, writer.page_transaction():
        writer.add(visit(100))
        saved = backup(store, tmp_path / "copy.db")
        assert dict(saved.counts)["pages"] == 6
    assert backup(store, tmp_path / "later.db").counts[0] == ("pages", 7)
    assert sorted(p.name for p in tmp_path.glob("copy.db*")) == ["copy.db", f"copy.db{SUM}"]
    assert Path(f"{saved.path}{SUM}").read_text() == f"{saved.sha256}  copy.db\n"


def test_copies_during_a_run_are_sound_and_grow(tmp_path: Path) -> None:
    folder, store = pages(tmp_path / "pages", 30), tmp_path / "r.db"
    undisturbed = whole(tmp_path / "whole.db", folder)
    whole(store, folder)
    counts = []
    with Store.open(store) as writer:
        for number in range(3):
            writer.add(visit(1000 + number))
            counts.append(dict(backup(store, tmp_path / f"{number}.db").counts)["pages"])
    first = dict(health(undisturbed).counts)["pages"]
    assert counts == [first + 1, first + 2, first + 3]


def test_a_copy_becomes_a_store_with_the_same_content(tmp_path: Path, store: Path) -> None:
    backup(store, tmp_path / "copy.db")
    restored = restore(tmp_path / "copy.db", tmp_path / "new.db")
    assert killing.same(restored.path, str(store))
    with Store.open(tmp_path / "new.db") as writer:
        writer.add(visit(100))


def test_a_store_that_is_there_is_replaced_only_by_force(tmp_path: Path, store: Path) -> None:
    backup(store, tmp_path / "copy.db")
    with Store.open(store) as writer:
        writer.add(visit(100))
    with pytest.raises(UsageError, match="is there already"):
        restore(tmp_path / "copy.db", store)
    assert dict(health(store).counts)["pages"] == 7
    restore(tmp_path / "copy.db", store, force=True)
    assert dict(health(store).counts)["pages"] == 6


def test_a_store_in_use_is_not_replaced(tmp_path: Path, store: Path) -> None:
    backup(store, tmp_path / "copy.db")
    with Store.open(store) as writer, writer.page_transaction():
        writer.add(visit(100))
        with pytest.raises(StoreBusy):
            restore(tmp_path / "copy.db", store, QUICK, force=True)
    assert dict(health(store).counts)["pages"] == 7


def test_a_damaged_store_is_replaced(tmp_path: Path, store: Path) -> None:
    backup(store, tmp_path / "copy.db")
    store.write_bytes(b"no database" * 1000)
    restore(tmp_path / "copy.db", store, force=True)
    assert health(store).problems == ()


@pytest.mark.parametrize("with_sum", [True, False])
def test_a_damaged_copy_is_refused_and_nothing_touched(tmp_path: Path, store: Path, with_sum: bool) -> None:
    copy, content = tmp_path / "copy.db", store.read_bytes()
    backup(store, copy)
    data = bytearray(copy.read_bytes())
    data[5 * 4096] ^= 0xFF
    copy.write_bytes(data)
    if not with_sum:
        Path(f"{copy}{SUM}").unlink()
    with pytest.raises(StoreDamaged, match=r"copy\.db"):
        restore(copy, store, force=True)
    assert store.read_bytes() == content
    assert not list(tmp_path.glob("*.part*"))


def test_a_damaged_store_gives_no_copy(tmp_path: Path, store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[5 * 4096] ^= 0xFF
    store.write_bytes(data)
    with pytest.raises(StoreDamaged):
        backup(store, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


@pytest.mark.parametrize(
    ("copy", "error"), [("r.db", UsageError), ("no/folder.db", UsageError), ("", UsageError), ("pages", UsageError)]
)
def test_a_copy_goes_nowhere_else(tmp_path: Path, store: Path, copy: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        backup(store, tmp_path / copy)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    with pytest.raises(StoreError, match="no such file"):
        restore(tmp_path / "none.db", tmp_path / "r.db")
    with pytest.raises(UsageError, match="pg_dump"):
        backup("postgresql://host/base", tmp_path / "copy.db")


def test_commands_tell_what_is_saved(tmp_path: Path, store: Path) -> None:
    runner, copy = CliRunner(), tmp_path / "copy.db"
    saved = runner.invoke(app, ["backup", str(copy), "--store", str(store)])
    assert saved.exit_code == 0
    assert f"{copy}: 6 pages, " in saved.output
    assert runner.invoke(app, ["restore", str(copy), "--store", str(tmp_path / "new.db")]).exit_code == 0
    with View.open(tmp_path / "new.db") as view:
        assert len(list(view.pages())) == 6
