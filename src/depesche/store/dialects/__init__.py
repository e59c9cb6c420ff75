"""The databases that a store may live in: what differs between them, a module for each.

All else of the store is written once: in SQLAlchemy's SQL, or in SQLite's as far as `Driver` can put it in the words of
the other. That has `?` for a value, `IN (*)` and `VALUES (*)` for several, and `search MATCH ?` for full-text search;
`+column` and `CROSS JOIN ... ON` tell SQLite which index to leave alone and which table to read first.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine

from depesche.errors import StoreError
from depesche.store.dialects import postgres, sqlite


class Driver(Protocol):
    """The driver of the database itself, on one connection inside a transaction."""

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed."""

    def ask(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of one question."""

    def among(self, statement: str, some: list[Any], more: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of a question with `IN (*)` or `VALUES (*)`; `more` come after those of `*`."""

    def each(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Runs a statement for each row."""

    def question(self, asked: str) -> str:
        """A question to full-text search (see `searching`) as the database takes it."""


class Dialect(Protocol):
    """A module of this package."""

    def engine(self, place: str, *, write: bool, wait_seconds: float) -> Engine:
        """Connections for a writer, or for readers that see one state in each transaction.

        Of two writers the second waits, and fails with `StoreBusy` after `wait_seconds`.
        """

    def close(self, engine: Engine) -> None:
        """Ends what the engine need not keep."""

    def begin_store(self, engine: Engine) -> None:
        """Sets up a store for good, before its tables are made."""

    def create(self, connection: Connection) -> None:
        """Makes what tells of changes (triggers), and full-text search."""

    def mark_changes(self, connection: Connection) -> None:
        """Makes the triggers alone: for a store that an earlier version made."""

    def index(self, connection: Connection, page: str) -> None:
        """Lets full-text search know the sentences of a page that were just recorded."""

    def before_commit(self, connection: Connection) -> None:
        """Called at the end of each transaction of the writer."""

    def stamp(self, place: str) -> str:
        """Another text as soon as anything on record changed; empty if that cannot be told."""

    def driver(self, connection: Connection) -> Driver:
        """The driver itself."""

    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong."""

    def sentences_found(self, connection: Connection) -> int:
        """How many sentences full-text search knows."""

    def error_of(self, place: str, error: Exception) -> StoreError | None:
        """An error of the database in our words; None if it is none."""


def dialect_for(place: str | Path) -> Dialect:
    """The dialect for a file's path or a database URL."""
    return postgres if postgres.is_address(str(place)) else sqlite


def dialect_of(connection: Connection | Engine) -> Dialect:
    """The dialect of a database that is open."""
    return postgres if connection.dialect.name == "postgresql" else sqlite


def name_of(place: str | Path) -> str:
    """A store as it may be shown: without a password."""
    return postgres.name_of(str(place)) if postgres.is_address(str(place)) else str(place)


def stamp(place: str | Path) -> str:
    """Another text as soon as anything in the store changed; empty if that cannot be told."""
    return dialect_for(place).stamp(str(place))
