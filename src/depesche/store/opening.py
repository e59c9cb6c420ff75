"""Connections to a store's file, with SQLite set up for one writer and many readers."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from depesche.errors import StoreBusy, StoreDamaged, StoreError

CACHE_KB = 131_072
"""Of the writer: linking touches leaves all over the indexes, and each should be read and written once at most in a
transaction."""


class Side:
    """One side of a store in use: its connections end with the block."""

    def __init__(self, engine: Engine, path: str) -> None:
        self._engine = engine
        self.path = path

    def close(self) -> None:
        """Ends all connections; after the last writer the side files of SQLite are merged into the store."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def engine_for(place: str | Path, *, write: bool, wait_seconds: float) -> Engine:
    """An engine for a file's path or a database URL. Raises `StoreError` if there is no such store to read."""
    if "://" in str(place):
        url = make_url(str(place))
        if url.get_backend_name() != "sqlite":
            return create_engine(url)
        place = url.database or ""
    path = Path(place)
    _check_place(path, write=write)
    engine = create_engine(
        "sqlite://",
        # The writer keeps its connection, and with it the pages of the file that it has read. Only one thread has it
        # at a time.
        poolclass=QueuePool if write else NullPool,
        creator=lambda: sqlite3.connect(
            _sqlite_uri(path, write=write),
            uri=True,
            timeout=wait_seconds,
            isolation_level=None,
            check_same_thread=False,
        ),
    )
    _set_up(engine, write=write)
    return engine


def _check_place(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "Name a file for --store.")
    if not write and not path.exists():
        raise StoreError(str(path), "there is no store", "Record pages first: depesche run PAGES --store FILE.")
    if write and not path.parent.is_dir():
        raise StoreError(str(path), "its folder does not exist", f"Create {path.parent} first.")
    if write and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise StoreError(str(path), "may not be written", "Give yourself the right to write, or name another file.")


def _sqlite_uri(path: Path, *, write: bool) -> str:
    """Readers open read-only; a file on a read-only medium is opened as immutable, since WAL needs a side file."""
    address = f"file:{quote(str(path.absolute()))}"
    if write:
        return f"{address}?mode=rwc"
    if os.access(path.parent, os.W_OK):
        return f"{address}?mode=ro"
    return f"{address}?mode=ro&immutable=1"


def _set_up(engine: Engine, *, write: bool) -> None:
    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        if write:
            # In WAL mode NORMAL cannot lose consistency, only the last commits before a power cut; a rerun makes them
            # again.
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA cache_size={-CACHE_KB}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # The driver's own transactions begin too late and do not cover DDL; a writer takes the lock at once, so that
        # two writers wait for each other instead of failing halfway.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def use_wal(engine: Engine) -> None:
    """Sets the file's journal mode for good: readers never wait for the writer, nor it for them."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        raw.close()


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turns the database's errors into ours."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _ours(path, str(getattr(error, "orig", error))) from error
    except SQLAlchemyError as error:
        raise StoreError(path, str(error), "Run depesche doctor on the store.") from error


def _ours(path: str, message: str) -> StoreError:
    if "locked" in message or "busy" in message:
        return StoreBusy(path, "another process is writing to it", "Wait until it has ended, then try again.")
    if "not a database" in message:
        return StoreDamaged(path, "is not a Depesche store", "Name another file for --store.")
    if "malformed" in message or "corrupt" in message:
        return StoreDamaged(path, message, "Run depesche doctor on it, and record the pages into a new file.")
    if "readonly" in message or "read-only" in message or "unable to open" in message:
        return StoreError(path, f"cannot be opened ({message})", "Look at the rights of the file and its folder.")
    if "full" in message:
        return StoreError(path, "there is no space left", "Make room, then run again: what is recorded stays.")
    return StoreError(path, message, "Run depesche doctor on the store.")
