"""PostgreSQL: a store for a team, with any number of writers, who take turns transaction by transaction."""

import getpass
import os
import ssl
from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn
from sqlalchemy.types import String

from depesche.errors import StoreBusy, StoreDamaged, StoreError
from depesche.store.dialects.postgres_driver import PostgresDriver, tsvector

_NAMES = ("postgresql", "postgres", "postgresql+pg8000")
_TURN = int.from_bytes(b"depesche")
"""The advisory lock that whoever writes holds."""
PATIENCE = 20
"""Several may be before us, and a step of linking takes long on a slow machine; whoever dies loses its turn at once."""
_WRITES = "depesche_writes"
"""Option of the engine of a writer."""
_SERVED = 20
"""Connections of one process for reading."""
_NUL, _STAND_IN = "\0", "\ufdd0"
"""PostgreSQL's texts may not hold NUL, pages may: a code point that never will be a character stands for it."""

_SEARCH = (
    "CREATE TABLE search (rowid BIGINT PRIMARY KEY REFERENCES sentences (id) ON DELETE CASCADE,"
    " tokens tsvector NOT NULL)",
    "CREATE INDEX search_by_tokens ON search USING gin (tokens)",
)
_WORDS = (
    # Named as SQLite names it.
    "CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE"
    " AS 'SELECT strpos($1, $2)'",
)
_MARKS = (
    """CREATE OR REPLACE FUNCTION told_mark_judgement() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO told_marks (kind, node) VALUES (new.kind, new."left"), (new.kind, new."right") ON CONFLICT DO NOTHING;
    RETURN NULL; END $$""",
    """CREATE OR REPLACE FUNCTION told_mark_member() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO told_marks (kind, node) VALUES ('member', CASE TG_OP WHEN 'INSERT' THEN new.member ELSE old.member END)
    ON CONFLICT DO NOTHING; RETURN NULL; END $$""",
    """CREATE OR REPLACE TRIGGER told_judgement_came AFTER INSERT ON judgements FOR EACH ROW
    WHEN (new.kind IN ('event', 'statement', 'story', 'date', 'plan')) EXECUTE FUNCTION told_mark_judgement()""",
    """CREATE OR REPLACE TRIGGER told_judgement_changed AFTER UPDATE OF withdrawn_by, score ON judgements FOR EACH ROW
    WHEN (new.kind IN ('event', 'statement', 'story', 'date', 'plan')
    AND (new.withdrawn_by IS DISTINCT FROM old.withdrawn_by OR new.score IS DISTINCT FROM old.score))
    EXECUTE FUNCTION told_mark_judgement()""",
    """CREATE OR REPLACE TRIGGER told_member_came AFTER INSERT OR DELETE ON "groups" FOR EACH ROW
    EXECUTE FUNCTION told_mark_member()""",
)
"""The same as in SQLite: whoever changes a judgement or a group, it is noted for `told`."""


@compiles(CreateColumn, "postgresql")
def _sorted_by_bytes(column: CreateColumn, compiler: Any, **options: Any) -> str:
    """Text is ordered by its bytes, as in SQLite, whatever the language of the database."""
    made: str = compiler.visit_create_column(column, **options)
    return f'{made} COLLATE "C"' if isinstance(column.element.type, String) else made


def is_address(place: str) -> bool:
    """True for the URL of a PostgreSQL database."""
    return place.partition("://")[0] in _NAMES and "://" in place


def name_of(place: str) -> str:
    """The URL without the password."""
    return _url(place).render_as_string(hide_password=True)


def _url(place: str) -> URL:
    try:
        return make_url(place)
    except ArgumentError as error:
        step = "Write postgresql://user@host/database."
        raise StoreError(place.rpartition("@")[2], "is no address of a database", step) from error


def engine(place: str, *, write: bool, wait_seconds: float) -> Engine:
    """See `Dialect`. Readers of one database share their connections within a process."""
    return _writer(place, wait_seconds) if write else _readers(place)


def _writer(place: str, wait_seconds: float) -> Engine:
    made = create_engine(
        "postgresql+pg8000://", creator=lambda: _connected(_url(place)), execution_options={_WRITES: True}
    )
    # The driver sends rows of one statement one by one.
    made.dialect.use_insertmanyvalues_wo_returning = True
    wait = max(1, round(wait_seconds * PATIENCE * 1000))

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # Whoever waited for its turn must see what the one before wrote: each statement reads what is committed then.
        turn = f"set local lock_timeout = {wait}; select pg_advisory_xact_lock({_TURN})"
        _simply(connection, f"begin isolation level read committed; {turn}")

    return made


@cache
def _readers(place: str) -> Engine:
    made = create_engine(
        "postgresql+pg8000://", creator=lambda: _connected(_url(place)), max_overflow=_SERVED, pool_pre_ping=True
    )

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        _simply(connection, "begin isolation level repeatable read, read only")

    return made


def _simply(connection: Connection, statements: str) -> None:
    raw: Any = connection.connection.driver_connection
    if raw._in_transaction:  # SQLAlchemy asked whether the connection still stands
        raw.execute_simple("rollback")
    raw.execute_simple(statements)


def _connected(url: URL) -> Any:
    try:
        from pg8000 import dbapi
    except ImportError as error:
        reason = "a store in PostgreSQL needs the package pg8000"
        raise StoreError("postgresql", reason, "Install it: pip install 'depesche[postgres]'.") from error
    query = {key: value for key, value in url.query.items() if isinstance(value, str)}
    host = query.get("host") or url.host or os.environ.get("PGHOST") or "localhost"
    port = url.port or int(os.environ.get("PGPORT", "5432"))
    user = url.username or os.environ.get("PGUSER") or getpass.getuser()
    made = dbapi.connect(
        user=user,
        password=url.password or os.environ.get("PGPASSWORD"),
        database=url.database or user,
        host=host,
        port=port,
        unix_sock=f"{host}/.s.PGSQL.{port}" if host.startswith("/") else None,
        ssl_context=_encryption(query.get("sslmode", "prefer"), query.get("sslrootcert")),
        application_name="depesche",
        startup_params={"options": query["options"]} if "options" in query else None,
    )
    made.register_out_adapter(str, _storable)
    for kind in (25, 1043):  # text, varchar
        made.register_in_adapter(kind, lambda words: words.replace(_STAND_IN, _NUL))
    return made


def _storable(words: str) -> str:
    """Never fails: the driver would leave a question half asked. Lone surrogates are no text."""
    return words.replace(_NUL, _STAND_IN).encode("utf-8", "replace").decode()


def _encryption(mode: str, authority: str | None) -> ssl.SSLContext | bool | None:
    """What the driver calls PostgreSQL's `sslmode`: a context, none at all, or any that the server has."""
    known: dict[str, bool | None] = {"disable": False, "allow": None, "prefer": None, "require": True}
    if mode in known:
        return known[mode]
    context = ssl.create_default_context(cafile=authority)
    context.check_hostname = mode == "verify-full"
    return context


def close(engine: Engine) -> None:
    """See `Dialect`: readers leave their connections to those who come after them."""
    if engine.get_execution_options().get(_WRITES):
        engine.dispose()


def forget(place: str) -> None:
    """Closes the connections that readers left."""
    _readers(place).dispose()


def begin_store(engine: Engine) -> None:
    """See `Dialect`: the database is there already."""


def create(connection: Connection) -> None:
    """See `Dialect`."""
    for statement in (*_WORDS, *_SEARCH):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('commits', '0')")
    mark_changes(connection)


def mark_changes(connection: Connection) -> None:
    """See `Dialect`."""
    for statement in _MARKS:
        connection.exec_driver_sql(statement)


def index(connection: Connection, page: str) -> None:
    """See `Dialect`."""
    db = PostgresDriver(connection)
    said = db.ask("SELECT id, text, lemmas FROM sentences WHERE page = ? ORDER BY number", (page,))
    rows = [(number, tsvector(text, lemmas)) for number, text, lemmas in said]
    db.each("INSERT INTO search (rowid, tokens) VALUES (?, CAST(? AS tsvector))", rows)


def before_commit(connection: Connection) -> None:
    """See `Dialect`: counts the transactions that changed something."""
    PostgresDriver(connection).ask(
        "UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS varchar)"
        " WHERE key = 'commits' AND pg_current_xact_id_if_assigned() IS NOT NULL",
        (),
    )


def stamp(place: str) -> str:
    """See `Dialect`."""
    try:
        with _readers(place).connect() as connection:
            found = connection.execute(text("SELECT value FROM meta WHERE key = 'commits'")).scalar()
    except Exception as error:
        if error_of(place, error) is None:
            raise
        return ""
    return str(found or "")


def driver(connection: Connection) -> PostgresDriver:
    """See `Dialect`."""
    return PostgresDriver(connection)


def sentences_found(connection: Connection) -> int:
    """See `Dialect`."""
    return int(connection.execute(text("SELECT count(*) FROM search")).scalar_one())


def damage(connection: Connection) -> list[str]:
    """See `Dialect`: indexes that the server marked as unfit, and pages whose checksum is wrong, where it keeps any."""
    asked = "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE NOT indisvalid"
    found = [f"index {name} is not valid" for (name,) in connection.execute(text(asked))]
    failed = "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"
    if count := connection.execute(text(failed)).scalar():
        found.append(f"{count} pages of the database have a wrong checksum")
    return found


def _told(cause: BaseException | None) -> Any:
    """What the server said, by its letters for it, else the driver's words. Where the server hangs up right after an
    error the driver tells of that, with the error behind it."""
    said: list[Any] = []
    while cause is not None:
        said += cause.args[:1]
        cause = cause.__context__
    return next((words for words in said if isinstance(words, dict)), said[0] if said else "")


_REASONS: dict[str, tuple[type[StoreError], str, str]] = {
    "55P03": (StoreBusy, "another process is writing to it", "Wait until it has ended, then try again."),
    "3D000": (StoreError, "there is no such database", "Create it: createdb NAME."),
    "28P01": (StoreError, "the server refuses user or password", "Give them in the URL or in PGUSER and PGPASSWORD."),
    "28000": (StoreError, "the server refuses this user", "Give another in the URL, or ask its administrator."),
    "42501": (StoreError, "this user may not do that there", "Have the owner grant it: GRANT ... TO user."),
    "53100": (StoreError, "there is no space left", "Make room, then run again: what is recorded stays."),
    "53300": (StoreError, "the server has no free connection", "Try again later, or raise max_connections."),
    "25006": (StoreError, "the server takes no writing", "Name the main server, not its copy."),
    "42P01": (StoreDamaged, "is a database, but not a Depesche store", "Name another database for --store."),
    "XX001": (StoreDamaged, "data is corrupt", "Restore a backup (pg_restore), or record the pages anew."),
    "XX002": (StoreDamaged, "an index is corrupt", "Make it anew: reindexdb NAME."),
}
"""By PostgreSQL's code of the error."""


def error_of(place: str, error: Exception) -> StoreError | None:
    """See `Dialect`."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not (type(cause).__module__ or "").startswith("pg8000"):
        return None
    told = _told(cause)
    if not isinstance(told, dict):
        return StoreError(name_of(place), f"the server cannot be reached ({told})", "See whether it runs, and where.")
    kind, reason, step = _REASONS.get(
        told.get("C", ""), (StoreError, str(told.get("M", "")), "Run depesche doctor on the store.")
    )
    return kind(name_of(place), reason, step)
