"""What befalls a store from outside: a full disk, a clock that jumps, two writers, limits, signals."""

import signal
from pathlib import Path

import pytest

from depesche.errors import StoreError
from depesche.store import Store, health, judging
from evaluation import killing
from tests.store.faults import RUN, commanded, pages, whole

PAGES = 16
FULL = 150
"""Pages of the database file at which there is no room for the sixteenth."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pages(tmp_path / "pages", PAGES)


def test_a_full_disk_ends_the_run_with_a_name_and_a_rerun_completes_it(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        with store.transaction() as connection:
            taken = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={taken + 20}")
        with pytest.raises(StoreError, match=r"no space left.*Make room"):
            for number in range(PAGES * 10):
                store.add(killing.visit(number))
    state = health(path)
    assert state.problems == ()
    assert 0 < dict(state.counts)["pages"] < PAGES * 10


def test_a_limit_on_the_size_of_files_is_named(tmp_path: Path, folder: Path) -> None:
    path, undisturbed = tmp_path / "r.db", whole(tmp_path / "whole.db", folder)
    limit = undisturbed.stat().st_size // 2
    code = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n{RUN}"
    done = commanded(code, path, folder)
    assert done.returncode == 1
    assert "the disk does not take it" in done.stderr
    assert "Traceback" not in done.stderr
    assert health(path).problems == ()
    killing.run(str(path), folder, workers=False)
    assert killing.same(str(path), str(undisturbed))


@pytest.mark.parametrize("place", ["/proc/r.db", "/nowhere/at/all/r.db"])
def test_a_place_that_takes_no_store_is_named(folder: Path, place: str) -> None:
    done = commanded(RUN, place, folder)
    assert done.returncode == 1
    assert place in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_may_not_be_written_is_named(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = whole(tmp_path / "r.db", folder)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(path)
    assert health(path).problems == ()


def test_a_clock_that_jumps_back_changes_nothing(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = whole(tmp_path / "whole.db", folder)
    years = iter(range(2040, 1900, -1))
    monkeypatch.setattr(judging, "now", lambda: f"{next(years)}-01-01T00:00:00+00:00")
    path = whole(tmp_path / "r.db", folder)
    assert killing.same(str(path), str(undisturbed))


def test_two_writers_at_once_record_each_page_once(tmp_path: Path, folder: Path) -> None:
    undisturbed, path = whole(tmp_path / "whole.db", folder), tmp_path / "r.db"
    writers = [killing.born(str(path), folder, workers=False) for _ in range(2)]
    codes = [killing.ended(*writer) for writer in writers]
    assert codes == [1, 1]  # one page in eleven cannot be read
    assert health(path).problems == ()
    assert killing.same(str(path), str(undisturbed))


@pytest.mark.parametrize(("signals", "code", "recorded"), [(1, 130, 4), (2, -signal.SIGINT, 3)])
def test_interrupting_once_finishes_the_page_and_twice_ends_at_once(
    tmp_path: Path, folder: Path, signals: int, code: int, recorded: int
) -> None:
    program = f"""
ordinary = killing.rows
def interrupted(page, settings):
    if page.data == b"3":
        for _ in range({signals}):
            os.kill(os.getpid(), signal.SIGINT)
    return ordinary(page, settings)
killing.rows = interrupted
{RUN}
"""
    path = tmp_path / "r.db"
    done = commanded(program, path, folder)
    assert done.returncode == code
    assert "Stopping after the page in hand" in done.stderr
    assert ("Interrupted after 4 pages; the same command goes on from there." in done.stdout) == (signals == 1)
    assert health(path).problems == ()
    assert dict(health(path).counts)["pages"] == recorded
    killing.run(str(path), folder, workers=False)
    assert killing.same(str(path), str(whole(tmp_path / "whole.db", folder)))


def test_no_memory_for_a_page_sets_it_aside(tmp_path: Path, folder: Path) -> None:
    program = f"""
ordinary = killing.rows
def hungry(page, settings):
    if page.data == b"3":
        held = bytearray(1 << 62)
    return ordinary(page, settings)
killing.rows = hungry
{RUN}
"""
    path = tmp_path / "r.db"
    done = commanded(program, path, folder)
    assert done.returncode == 1
    assert "0003.txt: there was not enough memory for it" in done.stderr
    assert dict(health(path).counts)["pages"] == PAGES - 2
