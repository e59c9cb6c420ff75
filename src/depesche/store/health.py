"""Whether a store is sound: for `doctor`."""

from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from depesche.model.record import Health
from depesche.settings import DEFAULT, Settings
from depesche.store import schema
from depesche.store.dialects import dialect_for, dialect_of, name_of
from depesche.store.log import log_damage
from depesche.store.migrations import checked_version
from depesche.store.opening import translated
from depesche.store.proving import spoiled

COUNTED = (
    schema.PAGES, schema.SENTENCES, schema.MENTIONS, schema.ENTITIES, schema.TIMES, schema.QUOTATIONS,
    schema.EVENTS, schema.JUDGEMENTS, schema.FAILURES, schema.RUNS,
)  # fmt: skip
_OF_FINDINGS = ("entity", "event", "statement")
"""Kinds of judgement whose both sides are findings or names."""


def health(place: str | Path, settings: Settings = DEFAULT) -> Health:
    """Reads the whole store. Raises `StoreError` and its kin if it cannot even be opened."""
    path, dialect = name_of(place), dialect_for(place)
    engine = dialect.engine(str(place), write=False, wait_seconds=settings.store_wait_seconds)
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
            counts=tuple((t.name, _count(connection, t)) for t in COUNTED),
            replaced=_unlinked(connection),
            versions=tuple((row.version, row[1]) for row in connection.execute(versions)),
            interrupted_runs=connection.execute(interrupted).scalar_one(),
            problems=(
                *dialect.damage(connection),
                *log_damage(path),
                *spoiled(connection),
                *_orphans(connection),
                *_unsearchable(connection),
            ),
        )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


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
    if dialect_of(connection).sentences_found(connection) != _count(connection, schema.SENTENCES):
        return ["full-text search does not cover all sentences"]
    return []
