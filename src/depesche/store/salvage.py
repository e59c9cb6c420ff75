"""Reads what can still be read of a damaged store: page by page, from both ends, each row that fails left out."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import SQLAlchemyError

from depesche.errors import StoreDamaged, StoreError, UsageError
from depesche.model.findings import Findings
from depesche.model.identity import bytes_id
from depesche.model.judgement import Judgement
from depesche.model.page import Page
from depesche.settings import DEFAULT, Settings
from depesche.store import proving, schema
from depesche.store.assembling import findings_of
from depesche.store.coding import decoded
from depesche.store.dialects import sqlite
from depesche.store.migrations import checked_version
from depesche.store.opening import translated

BROKEN = (SQLAlchemyError, *proving.BROKEN)
"""What comes of damaged rows."""
FIXED = (
    (0, b"SQLite format 3\x00"),
    (16, b"\x10\x00\x02\x02\x00\x40\x20\x20"),  # pages of 4,096 bytes, WAL, nothing reserved, and three numbers
    (44, b"\x00\x00\x00\x04"),
    (56, b"\x00\x00\x00\x01"),  # UTF-8
)
"""Bytes of the header that are the same in each store of ours."""


class Wreck:
    """A damaged store, opened as a copy with the fixed bytes of its header mended."""

    def __init__(self, connection: Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def pages(self) -> Iterator[Findings | Page | str]:
        """Of each page that is known of: its findings; the page alone if they are damaged; its id if it is as well.

        What is read is held against the page's own checksum. Raises `StoreDamaged` if not even pages can be listed.
        """
        table = schema.PAGES.c
        known = {row.id: row.number for row in self._both_ways(select(table.number, table.id))}
        for row in self._both_ways(select(table.id)):  # from the index alone, which may know of more
            known.setdefault(row.id, None)
        if not known:
            raise StoreDamaged(self._path, "its pages can no longer be listed", "Restore a backup: depesche restore.")
        for page_id, number in known.items():
            yield self._findings(page_id) or self._page(number) or str(page_id)

    def decisions(self) -> list[Judgement]:
        """Judgements of people that can be read."""
        table = schema.JUDGEMENTS.c
        query = select(table.id, table.payload).where(table.person.is_(True), table.withdrawn_by.is_(None))
        found = {}
        for row in self._both_ways(query):
            with suppress(*BROKEN):
                found[row.id] = decoded(row.payload, Judgement)
        return list(found.values())

    def _both_ways(self, query: Select[Any]) -> Iterator[Row[Any]]:
        """Rows in the order of the first column up to the damage, and from the end back to it; most come twice."""
        column = query.selected_columns[0]
        for order in (column.asc(), column.desc()):
            with suppress(*BROKEN):
                yield from self._connection.execute(query.order_by(order))

    def _findings(self, page_id: str) -> Findings | None:
        with suppress(*BROKEN):
            found = findings_of(self._connection, page_id, syntax=True)
            if found is not None and bytes_id(found.page.data) == found.page.sha256:
                return found
        return None

    def _page(self, number: int | None) -> Page | None:
        table = schema.PAGES.c
        with suppress(*BROKEN):
            row = self._connection.execute(select(table.page, table.data).where(table.number == number)).one()
            page = replace(decoded(row.page, Page), data=zlib.decompress(row.data))
            if bytes_id(page.data) == page.sha256:
                return page
        return None


@contextmanager
def wreck(place: str | Path, settings: Settings = DEFAULT) -> Iterator[Wreck]:
    """A damaged store for reading; the file itself is not touched. Raises `StoreDamaged` if it cannot be opened."""
    path = Path(place)
    if "://" in str(place):
        raise UsageError(str(place), "is no file", "Use the tools of the database.")
    if not path.is_file():
        raise StoreError(str(path), "there is no store", "Name the damaged file with --store.")
    with tempfile.TemporaryDirectory(prefix="depesche-salvage-") as folder:
        copy = _copied(path, Path(folder) / "wreck.db")
        engine = sqlite.engine(str(copy), write=False, wait_seconds=settings.store_wait_seconds)
        with translated(str(path)), engine.connect() as connection:
            checked_version(connection, str(path))
            yield Wreck(connection, str(path))


def _copied(path: Path, copy: Path) -> Path:
    """The store with its log beside it, and its header mended."""
    shutil.copyfile(path, copy)
    log = Path(f"{path}-wal")
    if log.exists():
        shutil.copyfile(log, f"{copy}-wal")
    with copy.open("r+b") as file:
        for at, fixed in FIXED:
            file.seek(at)
            file.write(fixed)
    return copy
