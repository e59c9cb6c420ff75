"""A changed byte in each kind of page of a store's file: seen by `doctor`, and what is whole is saved."""

import random
import shutil
import struct
from collections import defaultdict
from pathlib import Path

import pytest

from depesche.errors import StoreDamaged, StoreError, UsageError
from depesche.model.findings import Findings
from depesche.model.judgement import judged
from depesche.model.page import Page
from depesche.recording import relink
from depesche.salvaging import salvage
from depesche.store import Store, View, health
from depesche.store.salvage import wreck
from tests.builders import PageBuilder, visit

SIZE = 4096
"""Of a page of the file."""
PAGES = 13
KINDS = {2: "interior of an index", 5: "interior of a table", 10: "leaf of an index", 13: "leaf of a table"}
EACH = 3
"""Pages of each kind that are damaged, drawn by lot."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with every kind of page."""
    path = tmp_path_factory.mktemp("whole") / "r.db"
    with Store.open(path) as store:
        for number in range(PAGES - 1):
            store.add(visit(number))
        satz = "".join(f"Satz {n} von Ilka Brandt, {random.Random(n).random()}. " for n in range(400))
        store.add(PageBuilder(f"Lang\n{satz}", name="long").build())
        relink(store)
        entity = visit(1).entities[0].id
        store.add_judgements([judged("entity", entity, visit(2).entities[0].id, "person:test", 1.0)])
        with store.transaction() as connection:
            connection.exec_driver_sql("CREATE TABLE gone AS SELECT * FROM lines, runs, meta")
            connection.exec_driver_sql("DROP TABLE gone")
    assert health(path).problems == ()
    return path.read_bytes()


def kinds(data: bytes) -> dict[str, list[int]]:
    """Numbers of the pages of a file by their kind, from 0."""
    trunk = struct.unpack(">I", data[32:36])[0] - 1
    leaves = struct.unpack(">I", data[trunk * SIZE + 4 : trunk * SIZE + 8])[0]
    free = struct.unpack(f">{leaves}I", data[trunk * SIZE + 8 : trunk * SIZE + 8 + 4 * leaves])
    found: dict[str, list[int]] = defaultdict(list)
    for number in range(1, len(data) // SIZE):
        if number == trunk:
            found["list of free pages"].append(number)
        elif number + 1 not in free:
            found[KINDS.get(data[number * SIZE], "overflow")].append(number)
    return found


def seen(path: Path) -> bool:
    """Whether `doctor` finds a store damaged."""
    try:
        return bool(health(path).problems)
    except StoreError:
        return True


def read(path: Path) -> dict[str, int]:
    """How many pages of a damaged store are whole, have only their bytes, or are lost."""
    with wreck(path) as found:
        counts = {Findings: 0, Page: 0, str: 0}
        for page in found.pages():
            counts[type(page)] += 1
    return {kind.__name__: count for kind, count in counts.items()}


@pytest.mark.parametrize("kind", [*KINDS.values(), "overflow", "list of free pages"])
def test_a_changed_byte_is_seen_and_the_rest_is_saved(tmp_path: Path, whole: bytes, kind: str) -> None:
    dice, path = random.Random(kind), tmp_path / "r.db"
    known = kinds(whole)[kind]
    saved = 0
    for number in dice.sample(known, min(EACH, len(known))):
        data = bytearray(whole)
        data[number * SIZE + (7 if kind == "list of free pages" else 0)] ^= 0xFF
        path.write_bytes(data)
        assert seen(path), number
        try:
            counts = read(path)
        except StoreDamaged as error:  # the root of the pages themselves
            assert "restore" in error.next_step
            continue
        assert sum(counts.values()) == PAGES, number
        saved += counts["Findings"] + counts["Page"] >= PAGES - 1
    assert saved


@pytest.mark.parametrize("at", [0, 15, 17, 18, 19, 20, 21, 47, 59])
def test_a_damaged_header_is_mended(tmp_path: Path, whole: bytes, at: int) -> None:
    path = tmp_path / "r.db"
    data = bytearray(whole)
    data[at] ^= 0xFF
    path.write_bytes(data)
    if at not in (18, 19):  # a store that says it may not be written is still read
        assert seen(path)
    assert read(path)["Findings"] == PAGES
    assert path.read_bytes() == bytes(data)


def test_a_changed_byte_in_a_value_is_seen(tmp_path: Path, whole: bytes) -> None:
    """Nothing is wrong with the database then: only what it holds is not what was recorded."""
    path = tmp_path / "r.db"
    path.write_bytes(whole)
    with Store.open(path) as store, store.transaction() as connection:
        spoiled = "CAST(substr(data, 1, 20) || x'00' || substr(data, 22) AS BLOB)"
        connection.exec_driver_sql(f"UPDATE pages SET data = {spoiled} WHERE number = 3")
        fifth = "(SELECT id FROM pages WHERE number = 5)"
        connection.exec_driver_sql(f"UPDATE events SET payload = replace(payload, '{{', '[') WHERE page = {fifth}")
    problems = health(path).problems
    assert len(problems) == 2
    assert all("is spoiled" in problem for problem in problems)
    assert read(path) == {
        "Findings": PAGES - 2,
        "Page": 1,
        "str": 1,
    }  # of the fifth the bytes are whole, of the third nothing is


def test_a_name_of_a_table_that_is_no_text_is_named(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(whole.replace(b"CREATE TABLE pages", b"CREATE TABL\xb3 pages"))
    with pytest.raises(StoreError):
        health(path)


def logged(tmp_path: Path) -> Path:
    """A store whose log was not merged: as a killed writer leaves it."""
    path = tmp_path / "r.db"
    with Store.open(tmp_path / "open.db") as store:
        for number in range(4):
            store.add(visit(number))
        for end in ("", "-wal"):
            shutil.copyfile(f"{tmp_path}/open.db{end}", f"{path}{end}")
    return path


def test_damage_in_the_middle_of_the_log_is_seen(tmp_path: Path) -> None:
    path = logged(tmp_path)
    assert health(path).problems == ()
    log = Path(f"{path}-wal")
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 0xFF
    log.write_bytes(data)
    assert seen(path)
    assert any("write-ahead log" in problem for problem in health(path).problems)


def test_a_log_that_was_cut_off_is_sound(tmp_path: Path) -> None:
    path = logged(tmp_path)
    log = Path(f"{path}-wal")
    log.write_bytes(log.read_bytes()[:-1000])
    assert health(path).problems == ()


def test_a_damaged_store_becomes_a_sound_one(tmp_path: Path, whole: bytes) -> None:
    path, out = tmp_path / "r.db", tmp_path / "out.db"
    data = bytearray(whole)
    data[kinds(whole)["leaf of an index"][0] * SIZE] ^= 0xFF
    path.write_bytes(data)
    done = salvage(path, out)
    assert (done.lost, done.decisions) == ((), 1)
    assert done.kept + done.anew == PAGES
    assert health(out).problems == ()
    with View.open(out) as view:
        assert len(list(view.pages())) == PAGES
        assert [j.by for j in view.decisions()] == ["person:test"]
    with pytest.raises(UsageError, match="exists already"):
        salvage(path, out)


def test_nothing_is_saved_of_what_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(b"words" * 10_000)
    with pytest.raises(StoreDamaged):
        salvage(path, tmp_path / "out.db")
    assert not (tmp_path / "out.db").exists()
    with pytest.raises(StoreError, match="there is no store"):
        salvage(tmp_path / "none.db", tmp_path / "out.db")
