"""Copies of a store made while it is written, and stores made of copies."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from depesche.errors import StoreBusy, StoreDamaged, StoreError, UsageError
from depesche.model.record import Health
from depesche.settings import DEFAULT, Settings
from depesche.store.health import COUNTED, health
from depesche.store.opening import translated

SUM = ".sha256"
"""Ending of the file beside a copy that holds its checksum, as `sha256sum` writes it."""
PART = ".part"
SIDE_FILES = ("-wal", "-shm", "-journal")
CHUNK_BYTES = 1 << 20
_NEXT = "Take another copy, or save what can be read: depesche doctor --salvage FILE."


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A copy that was read again and found whole."""

    path: str
    bytes: int
    sha256: str
    counts: tuple[tuple[str, int], ...]


def backup(place: str | Path, target: str | Path, settings: Settings = DEFAULT) -> Saved:
    """Copies a store as it is at this moment into one file, while others may write to it; the copy is examined.

    Beside it a file ending in `.sha256` holds its checksum. Raises `UsageError` if the target exists or the store is no
    file, `StoreDamaged` if the copy is not sound, `StoreError` and its kin.
    """
    source, copy = _file(place), _file(target, must_exist=False)
    if copy.exists():
        raise UsageError(str(copy), "exists already", "Name another file, or remove it first.")
    with _unfinished(copy) as part:
        with translated(str(source)):
            counts = _copied(source, part, settings.store_wait_seconds)
        _flushed(part)
        state = _sound(part, copy)
        if dict(state.counts) != counts:
            raise StoreDamaged(str(copy), "does not hold what the store holds", "Run depesche doctor on the store.")
        checksum = sha256_of(part)
        part.replace(copy)
    Path(f"{copy}{SUM}").write_text(f"{checksum}  {copy.name}\n", encoding="utf-8")
    _flushed(copy.absolute().parent)
    return Saved(path=str(copy), bytes=copy.stat().st_size, sha256=checksum, counts=state.counts)


def restore(source: str | Path, place: str | Path, settings: Settings = DEFAULT, *, force: bool = False) -> Saved:
    """Makes a store of a copy that is examined first; one that is there is only replaced with `force`.

    Raises `UsageError` if there is a store already, `StoreBusy` if somebody writes to it, `StoreDamaged` if the copy
    is not sound or not what its checksum says.
    """
    copy, store = _file(source), _file(place, must_exist=False)
    if not copy.is_file():
        raise StoreError(str(copy), "there is no such file", "Name a file that depesche backup made.")
    if store.exists() and not force:
        raise UsageError(str(store), "is there already", "Add --force to replace it, or name another file.")
    if checksum_holds(copy) is False:
        reason = f"is not what its checksum in {copy.name}{SUM} says"
        raise StoreDamaged(str(copy), reason, _NEXT)
    with _unfinished(store) as part:
        checksum = _bytes_copied(copy, part)
        state = _sound(part, copy)
        _must_be_idle(store, settings.store_wait_seconds)
        for end in SIDE_FILES:
            Path(f"{store}{end}").unlink(missing_ok=True)
        part.replace(store)
    _flushed(store.absolute().parent)
    return Saved(path=str(store), bytes=store.stat().st_size, sha256=checksum, counts=state.counts)


def checksum_holds(copy: Path) -> bool | None:
    """Whether a copy is what the checksum beside it says; None if there is none."""
    try:
        stated = Path(f"{copy}{SUM}").read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return None
    return stated[:1] == [sha256_of(copy)]


def sha256_of(path: Path) -> str:
    """Checksum of a file in hexadecimal letters."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file(place: str | Path, *, must_exist: bool = True) -> Path:
    if "://" in str(place):
        raise UsageError(str(place), "is no file", "Use the tools of the database: pg_dump and pg_restore.")
    path = Path(place)
    if path.is_dir():
        raise UsageError(str(path), "is a folder", "Name a file.")
    if must_exist and not path.exists():
        raise StoreError(str(path), "there is no such file", "Name a store with --store FILE.")
    if not path.absolute().parent.is_dir():
        raise UsageError(str(path), "its folder does not exist", f"Create {path.parent} first.")
    return path


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """A file beside `path` that is gone afterwards unless it was moved there."""
    part = Path(f"{path}{PART}")
    ends = ("", *SIDE_FILES)
    try:
        for end in ends:  # left by a copy that was killed
            Path(f"{part}{end}").unlink(missing_ok=True)
        yield part
    except OSError as error:
        raise StoreError(
            str(path), f"cannot be written ({error.strerror})", "Look at rights and free space."
        ) from error
    finally:
        for end in ends:
            with suppress(OSError):
                Path(f"{part}{end}").unlink(missing_ok=True)


def _copied(source: Path, part: Path, wait_seconds: float) -> dict[str, int]:
    """Copies one state of the store, and counts what it holds in the same state."""
    with _connected(source, wait_seconds, "ro") as ours, _connected(part, wait_seconds, "rwc") as theirs:
        ours.execute("BEGIN")
        known = {row[0] for row in ours.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        ours.backup(theirs)  # in one step: a writer in another process would make it begin again after each
        names = [table.name for table in COUNTED if table.name in known]
        counts = {name: ours.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
        theirs.execute("PRAGMA journal_mode=DELETE")  # the copy is one file, without side files
        return counts


@contextmanager
def _connected(path: Path, wait_seconds: float, mode: str) -> Iterator[sqlite3.Connection]:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=wait_seconds, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _sound(part: Path, about: Path) -> Health:
    """What a copy holds. Raises `StoreDamaged`, with the name that the copy is to have."""
    try:
        state = health(part)
    except StoreDamaged as error:
        raise StoreDamaged(str(about), error.reason, _NEXT) from error
    if state.problems:
        raise StoreDamaged(str(about), state.problems[0], _NEXT)
    return state


def _bytes_copied(source: Path, target: Path) -> str:
    """Copies a file; returns its checksum."""
    digest = hashlib.sha256()
    with source.open("rb") as given, target.open("wb") as taken:
        while chunk := given.read(CHUNK_BYTES):
            digest.update(chunk)
            taken.write(chunk)
    _flushed(target)
    return digest.hexdigest()


def _must_be_idle(store: Path, wait_seconds: float) -> None:
    """Raises `StoreBusy` if somebody writes to a store; one that cannot be opened at all nobody writes to."""
    if not store.exists():
        return
    try:
        with _connected(store, wait_seconds, "rw") as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreBusy(str(store), "another process is writing to it", "Wait until it has ended.") from error
    except sqlite3.DatabaseError:
        return


def _flushed(path: Path) -> None:
    """Has the system write a file or folder to the disk now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
