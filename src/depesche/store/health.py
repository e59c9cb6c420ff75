"""Whether a store is sound: for `doctor`."""

from pathlib import Path

from sqlalchemy import Connection, Table, func, select, text

from depesche.model.record import Health
from depesche.settings import DEFAULT, Settings
from depesche.store import schema
from depesche.store.migrations import checked_version
from depesche.store.opening import engine_for, translated

_COUNTED = (
    schema.PAGES, schema.SENTENCES, schema.MENTIONS, schema.ENTITIES, schema.TIMES, schema.QUOTATIONS,
    schema.EVENTS, schema.JUDGEMENTS, schema.FAILURES, schema.RUNS,
)  # fmt: skip
_OF_FINDINGS = ("entity", "event", "statement")
"""Kinds of judgement whose both sides are findings or names."""


def health(place: str | Path, settings: Settings = DEFAULT) -> Health:
    """Reads the whole store. Raises `StoreError` and its kin if it cannot even be opened."""
    path = str(place)
    engine = engine_for(place, write=False, wait_seconds=settings.store_wait_seconds)
    with translated(path), engine.connect() as connection:
        version = checked_version(connection, path)
        if version is None:  # left by a run that was killed before its first page: sound
            return Health(
                path=path, schema_version=0, counts=(), versions=(), replaced=0, interrupted_runs=0, problems=()
            )
        pages, runs = schema.PAGES.c, schema.RUNS.c
        versions = select(pages.version, func.count()).group_by(pages.version).order_by(pages.version)
        interrupted = select(func.count()).select_from(schema.RUNS).where(runs.ended.is_(None))
        return Health(
            path=path,
            schema_version=version,
            counts=tuple((t.name, _count(connection, t)) for t in _COUNTED),
            replaced=_unlinked(connection),
            versions=tuple((row.version, row[1]) for row in connection.execute(versions)),
            interrupted_runs=connection.execute(interrupted).scalar_one(),
            problems=(*_damage(connection), *_orphans(connection), *_unsearchable(connection)),
        )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _damage(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return found + [f"row {row[1]} of {row[0]} belongs to no {row[2]}" for row in broken[:20]]


def _orphans(connection: Connection) -> list[str]:
    """Participants without their entity."""
    part, entities = schema.PARTICIPANTS.c, schema.ENTITIES.c
    known = select(entities.id).where(entities.page == part.page, entities.id == part.entity)
    lost = select(func.count()).select_from(schema.PARTICIPANTS).where(~known.exists())
    count = connection.execute(lost).scalar_one()
    return [f"{count} participants refer to entities that are not recorded"] if count else []


def _unlinked(connection: Connection) -> int:
    """Standing judgements of rules on findings that a later analysis replaced; the next run withdraws them."""
    judged = schema.JUDGEMENTS.c
    tables = (schema.ENTITIES, schema.EVENTS, schema.QUOTATIONS)
    gone = (~select(t.c.id).where(t.c.id == judged.left).exists() for t in tables)
    query = select(func.count()).select_from(schema.JUDGEMENTS).where(
        judged.withdrawn_by.is_(None), judged.person.is_(False), judged.kind.in_(_OF_FINDINGS),
        judged.left.not_like("name:%"), *gone,
    )  # fmt: skip
    return connection.execute(query).scalar_one()


def _unsearchable(connection: Connection) -> list[str]:
    """Full-text search must know each sentence."""
    if connection.dialect.name != "sqlite":
        return []
    indexed = connection.execute(text("SELECT count(*) FROM search_docsize")).scalar_one()
    if indexed != _count(connection, schema.SENTENCES):
        return ["full-text search does not cover all sentences"]
    return []
