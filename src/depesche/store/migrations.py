"""Brings a store to the schema of this version, one numbered step after the other."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, inspect, literal, select, text, update

from depesche.errors import StoreDamaged, StoreTooNew
from depesche.store.answer_table import ANSWERS
from depesche.store.dialects import dialect_of
from depesche.store.schema import BY_ENDS, JUDGEMENTS, META, METADATA, OF_LINKING, PAGES, PENDING, VECTORS
from depesche.store.told import refreshing
from depesche.store.told import tables as told
from depesche.store.told.refreshing import Progress
from depesche.store.watch_tables import OF_WATCHING

VERSION = 6
"""Of the schema as `schema.py` has it. A change of the schema raises it by one and adds a step below."""
TOLD = 4
"""Version from which on a store has the tables of the linked record."""


def _ledger(connection: Connection) -> None:
    """Version 2: linking keeps a ledger. All pages are linked anew, and judgements of rules made again."""
    METADATA.create_all(connection, tables=[*OF_LINKING, PENDING])
    known = {column["name"] for column in inspect(connection).get_columns("judgements")}
    for name in ("added", "withdrawn_at"):
        if name not in known:
            connection.execute(text(f"ALTER TABLE judgements ADD COLUMN {name} VARCHAR"))
    for index in BY_ENDS:
        index.create(connection, checkfirst=True)
    link_anew(connection)


def link_anew(connection: Connection) -> None:
    """Makes the ledger anew and empty, so that the next run links all pages; what people judged stays."""
    for table in OF_LINKING:
        table.drop(connection)
        table.create(connection)
    judged = JUDGEMENTS.c
    standing = update(JUDGEMENTS).where(judged.person.is_(False), judged.withdrawn_by.is_(None))
    connection.execute(standing.values(withdrawn_by="rules"))
    connection.execute(delete(PENDING))
    connection.execute(insert(PENDING).from_select(["page"], select(PAGES.c.id)))


def _watching(connection: Connection) -> None:
    """Version 3: the book of watching."""
    METADATA.create_all(connection, tables=list(OF_WATCHING))


def _told(connection: Connection) -> None:
    """Version 4: listings read tables of the linked record."""
    METADATA.create_all(connection, tables=list(told.ALL))
    refreshing.create(connection)
    dialect_of(connection).mark_changes(connection)


def _answers(connection: Connection) -> None:
    """Version 5: the book of what language models answered."""
    METADATA.create_all(connection, tables=[ANSWERS])


def _vectors(connection: Connection) -> None:
    """Version 6: search by meaning. The vectors of all pages are made by the next run or search."""
    METADATA.create_all(connection, tables=[VECTORS])
    rows = select(PAGES.c.id, literal(""), literal(b""), literal(b"")).order_by(PAGES.c.number)
    rows = rows.where(PAGES.c.id.not_in(select(VECTORS.c.page)))
    connection.execute(insert(VECTORS).from_select(["page", "model", "bits", "data"], rows))


STEPS: dict[int, Callable[[Connection], None]] = {2: _ledger, 3: _watching, 4: _told, 5: _answers, 6: _vectors}
"""The step from version N-1 to N, for stores that an earlier version made; a new store is made from `schema.py`."""


def schema_version(connection: Connection, path: str) -> int | None:
    """Version of an existing store, None if the file is empty. Raises `StoreDamaged` if it is something else."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "meta" in tables:
        rows = {row.key: row.value for row in connection.execute(select(META.c.key, META.c.value))}
        if rows.get("format") == "depesche" and rows.get("schema_version", "").isdigit():
            return int(rows["schema_version"])
    raise StoreDamaged(path, "is a database, but not a Depesche store", "Name another file for --store.")


def checked_version(connection: Connection, path: str) -> int | None:
    """As `schema_version`. Raises `StoreTooNew` for a store of a later version."""
    version = schema_version(connection, path)
    if version is not None and version > VERSION:
        reason = f"has schema version {version}, this program knows {VERSION}"
        raise StoreTooNew(path, reason, "Update Depesche, or record into another file.")
    return version


def migrate(connection: Connection, path: str, progress: Progress | None = None) -> None:
    """Creates or updates all tables inside the caller's transaction."""
    version = checked_version(connection, path)
    if version is None:
        METADATA.create_all(connection)
        refreshing.create(connection)
        dialect_of(connection).create(connection)
        rows = [{"key": "format", "value": "depesche"}, {"key": "schema_version", "value": str(VERSION)}]
        connection.execute(insert(META), rows)
        return
    for step in range(version + 1, VERSION + 1):
        STEPS[step](connection)
        connection.execute(update(META).where(META.c.key == "schema_version").values(value=str(step)))
    if version < TOLD:
        refreshing.build(connection, progress)
