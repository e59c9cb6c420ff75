"""SQLite: a store in one file, with one writer at a time and any number of readers."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from depesche.errors import StoreBusy, StoreDamaged, StoreError

CACHE_KB = 131_072
"""Of the writer: linking touches leaves all over the indexes, and each should be read and written once at most in a
transaction."""
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(text, lemmas, content='sentences', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER search_add AFTER INSERT ON sentences BEGIN"
    " INSERT INTO search(rowid, text, lemmas) VALUES (new.id, new.text, new.lemmas); END",
    "CREATE TRIGGER search_remove AFTER DELETE ON sentences BEGIN"
    " INSERT INTO search(search, rowid, text, lemmas) VALUES ('delete', old.id, old.text, old.lemmas); END",
)
"""Full-text search over the sentences and a mirror of their lemmas, kept in step by triggers."""
_MARK = "INSERT INTO told_marks (kind, node) VALUES ({}) ON CONFLICT DO NOTHING"
_JUDGED = "new.kind IN ('event', 'statement', 'story', 'date', 'plan')"
_MARKS = (
    *(
        f"CREATE TRIGGER IF NOT EXISTS told_judgement_{name} AFTER {when} BEGIN"
        f" {_MARK.format('new.kind, new.left')}; {_MARK.format('new.kind, new.right')}; END"
        for name, when in (
            ("came", f"INSERT ON judgements WHEN {_JUDGED}"),
            (
                "changed",
                f"UPDATE OF withdrawn_by, score ON judgements WHEN {_JUDGED}"
                " AND (new.withdrawn_by IS NOT old.withdrawn_by OR new.score IS NOT old.score)",
            ),
        )
    ),
    *(
        f'CREATE TRIGGER IF NOT EXISTS told_member_{name} AFTER {when} ON "groups" BEGIN {_MARK.format(member)}; END'
        for name, when, member in (
            ("came", "INSERT", "'member', new.member"),
            ("went", "DELETE", "'member', old.member"),
        )
    ),
)
"""Whoever changes a judgement or a group, it is noted for `told`: linking, people, and tests that write them."""


def engine(place: str, *, write: bool, wait_seconds: float) -> Engine:
    """See `Dialect`. Raises `StoreError` if there is no such store to read, or the file may not be written."""
    path = _path(place)
    _check_place(path, write=write)
    made = create_engine(
        "sqlite://",
        # The writer keeps its connection, and with it the pages of the file that it has read. Only one thread has it
        # at a time.
        poolclass=QueuePool if write else NullPool,
        creator=lambda: sqlite3.connect(
            _address(path, write=write),
            uri=True,
            timeout=wait_seconds,
            isolation_level=None,
            check_same_thread=False,
        ),
    )
    _set_up(made, write=write)
    return made


def _path(place: str) -> Path:
    return Path((make_url(place).database or "") if place.startswith("sqlite:") else place)


def _check_place(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "Name a file for --store.")
    if not write and not path.exists():
        raise StoreError(str(path), "there is no store", "Record pages first: depesche run PAGES --store FILE.")
    if write and not path.parent.is_dir():
        raise StoreError(str(path), "its folder does not exist", f"Create {path.parent} first.")
    if write and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise StoreError(str(path), "may not be written", "Give yourself the right to write, or name another file.")


def _address(path: Path, *, write: bool) -> str:
    """Readers open read-only; a file on a read-only medium is opened as immutable, since WAL needs a side file."""
    address = f"file:{quote(str(path.absolute()))}"
    if write:
        return f"{address}?mode=rwc"
    if os.access(path.parent, os.W_OK):
        return f"{address}?mode=ro"
    return f"{address}?mode=ro&immutable=1"


def _set_up(made: Engine, *, write: bool) -> None:
    @event.listens_for(made, "connect")
    def pragmas(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        if write:
            # In WAL mode NORMAL cannot lose consistency, only the last commits before a power cut; a rerun makes them
            # again.
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA cache_size={-CACHE_KB}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Any) -> None:
        # The driver's own transactions begin too late and do not cover DDL; a writer takes the lock at once, so that
        # two writers wait for each other instead of failing halfway.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def close(engine: Engine) -> None:
    """See `Dialect`: after the last writer the side files are merged into the store."""
    engine.dispose()


def begin_store(engine: Engine) -> None:
    """See `Dialect`: sets the file's journal mode, so that readers never wait for the writer, nor it for them."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        raw.close()


def create(connection: Connection) -> None:
    """See `Dialect`."""
    for statement in _SEARCH:
        connection.execute(text(statement))
    mark_changes(connection)


def mark_changes(connection: Connection) -> None:
    """See `Dialect`."""
    for statement in _MARKS:
        connection.execute(text(statement))


def index(connection: Connection, page: str) -> None:
    """See `Dialect`: triggers do it."""


def before_commit(connection: Connection) -> None:
    """See `Dialect`: the file tells of changes by itself."""


def stamp(place: str) -> str:
    """See `Dialect`. A side file without content is no change: whoever reads may make one."""
    path = _path(place)
    try:
        known = [file.stat() for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()]
    except OSError:
        return ""
    return " ".join(f"{file.st_mtime_ns} {file.st_size}" for file in known if file.st_size)


def driver(connection: Connection) -> "_Driver":
    """See `Dialect`."""
    return _Driver(connection)


class _Driver:
    """See `Driver`."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.connection.cursor()

    @property
    def rowcount(self) -> int:
        """See `Driver`."""
        return int(self._cursor.rowcount)

    def ask(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """See `Driver`."""
        self._cursor.execute(statement, values)
        return list(self._cursor.fetchall()) if self._cursor.description else []

    def among(self, statement: str, some: list[Any], more: Sequence[Any]) -> list[tuple[Any, ...]]:
        """See `Driver`."""
        said = statement.replace("IN (*)", f"IN ({', '.join('?' * len(some))})", 1)
        return self.ask(said.replace("VALUES (*)", f"VALUES {', '.join(['(?)'] * len(some))}", 1), (*some, *more))

    def each(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """See `Driver`."""
        self._cursor.executemany(statement, rows)

    def question(self, asked: str) -> str:
        """See `Driver`: it is FTS5's own language."""
        return asked


def sentences_found(connection: Connection) -> int:
    """See `Dialect`."""
    return int(connection.execute(text("SELECT count(*) FROM search_docsize")).scalar_one())


def damage(connection: Connection) -> list[str]:
    """See `Dialect`."""
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return found + [f"row {row[1]} of {row[0]} belongs to no {row[2]}" for row in broken[:20]]


_DAMAGED = ("malformed", "corrupt", "decode to UTF-8", "can't decode")


def error_of(place: str, error: Exception) -> StoreError | None:
    """See `Dialect`."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    if not isinstance(cause, (sqlite3.DatabaseError, UnicodeDecodeError)):  # the driver fails on its own message too
        return None
    message = str(cause)
    if "locked" in message or "busy" in message:
        return StoreBusy(place, "another process is writing to it", "Wait until it has ended, then try again.")
    if "not a database" in message:
        return StoreDamaged(place, "is not a Depesche store", "Name another file for --store.")
    if any(word in message for word in _DAMAGED):
        return StoreDamaged(place, message, "Save what can be read: depesche doctor --salvage FILE.")
    if "readonly" in message or "read-only" in message or "unable to open" in message:
        return StoreError(place, f"cannot be opened ({message})", "Look at the rights of the file and its folder.")
    if "full" in message:
        return StoreError(place, "there is no space left", "Make room, then run again: what is recorded stays.")
    if "disk I/O" in message:
        step = "Look at free space, limits and the disk, then run again: what is recorded stays."
        return StoreError(place, f"the disk does not take it ({message})", step)
    return StoreError(place, message, "Run depesche doctor on the store.")
