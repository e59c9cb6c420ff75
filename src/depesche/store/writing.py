"""The write side: one process at a time, one transaction per page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update

import depesche
from depesche.errors import PageError
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.record import Failure, RunSummary
from depesche.settings import DEFAULT, Settings
from depesche.store import judging, linking, migrations, schema
from depesche.store.coding import encoded
from depesche.store.dialects import dialect_for, name_of
from depesche.store.ledger import StoreLedger
from depesche.store.opening import Side, translated
from depesche.store.rows import Prepared, Row, prepared
from depesche.store.told import refreshing
from depesche.store.told.refreshing import Progress


class Store(Side):
    """Records pages and judgements in one file. What is committed stays, whenever the process ends.

    Every method is one transaction, unless it is called inside `page_transaction`. Raises `StoreBusy`, `StoreDamaged`,
    `StoreTooNew` or `StoreError`.
    """

    def __init__(self, engine: Engine, path: str) -> None:
        super().__init__(engine, path)
        self._open: Connection | None = None
        self._run: int | None = None

    @classmethod
    def open(cls, place: str | Path, settings: Settings = DEFAULT, progress: Progress | None = None) -> "Store":
        """The store in a file (created if missing) or behind a database URL, brought to this version's schema.

        `progress` is told of the pages done while a store of an earlier version is brought up to date.
        """
        path = name_of(place)
        engine = dialect_for(place).engine(str(place), write=True, wait_seconds=settings.store_wait_seconds)
        store = cls(engine, path)
        try:
            with translated(path):
                with engine.connect() as connection:
                    migrations.checked_version(connection, path)
                store._dialect.begin_store(engine)
            with store._transaction() as connection:
                migrations.migrate(connection, path, progress)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def page_transaction(self) -> Iterator[None]:
        """All calls inside are committed together at the end, or not at all."""
        with self._transaction() as connection:
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps the file open meanwhile: else SQLite merges its side files to disk after every single transaction."""
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("SELECT 1 FROM meta LIMIT 1").fetchall()
            yield
        finally:
            raw.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """For other parts of the store: inside `page_transaction` that one, else one of its own."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._open is not None:
            yield self._open
            return
        with translated(self.path), self._engine.begin() as connection:
            yield connection
            refreshing.refresh(connection)
            self._dialect.before_commit(connection)

    def start_run(self) -> None:
        """Notes that a run began; an unfinished one shows that a process was ended from outside."""
        with self._transaction() as connection:
            row = {"version": depesche.__version__, "started": judging.now()}
            key = connection.execute(insert(schema.RUNS).values(row)).inserted_primary_key
            self._run = key[0] if key else None

    def end_run(self, summary: RunSummary) -> None:
        """Notes what the run did."""
        with self._transaction() as connection:
            ended = update(schema.RUNS).where(schema.RUNS.c.id == self._run)
            connection.execute(ended.values(ended=judging.now(), summary=encoded(summary)))

    def recorded(self, page_id: str) -> tuple[str, str] | None:
        """SHA-256 of a recorded page and the version that analysed it; None if it is not recorded."""
        pages = schema.PAGES.c
        with self._transaction() as connection:
            row = connection.execute(select(pages.sha256, pages.version).where(pages.id == page_id)).one_or_none()
            return None if row is None else (row.sha256, row.version)

    def add(self, findings: Findings | Prepared) -> bool:
        """Records one page; findings of an earlier analysis are replaced. Returns True if the page is new."""
        rows = findings if isinstance(findings, Prepared) else prepared(findings)
        with self._transaction() as connection:
            page = {**rows.page, "run": self._run}
            pages = schema.PAGES
            known = connection.execute(select(pages.c.number).where(pages.c.id == page["id"])).one_or_none()
            if known is None:
                connection.execute(insert(pages).values(page))
            else:
                refreshing.leave(connection, page["id"])
                connection.execute(update(pages).where(pages.c.number == known.number).values(page))
                for table in schema.OF_A_PAGE:
                    connection.execute(delete(table).where(table.c.page == page["id"]))
            for name, content in rows.tables.items():
                if content:
                    connection.execute(insert(schema.METADATA.tables[name]), content)
            self._dialect.index(connection, page["id"])
            connection.execute(delete(schema.FAILURES).where(schema.FAILURES.c.about == page["source"]))
            linking.await_link(connection, [page["id"]])
            refreshing.mark(connection, [page["id"]])
            return known is None

    @contextmanager
    def linking(self, most: int) -> Iterator[tuple[StoreLedger, dict[str, Findings]]]:
        """One step of linking, in one transaction: the ledger, and `most` pages that it has not seen as they are now.

        They count as seen when the step ends well.
        """
        with self._transaction() as connection:
            pages = linking.awaiting(connection, most)
            yield StoreLedger(connection), linking.findings_without_syntax(connection, pages)
            linking.seen(connection, pages)

    def rules_are(self, version: str) -> None:
        """Has all pages linked anew if other rules linked them."""
        with self._transaction() as connection:
            linking.rules_are(connection, version)

    def add_failure(self, error: PageError) -> Failure:
        """Keeps a page's error by name; the same page's error of an earlier run is replaced."""
        failure = Failure(about=error.about, kind=type(error).__name__, reason=error.reason, next_step=error.next_step)
        row: Row = {
            "about": _storable(failure.about),
            "kind": failure.kind,
            "reason": _storable(failure.reason),
            "next_step": _storable(failure.next_step),
            "run": self._run,
        }
        with self._transaction() as connection:
            known = schema.FAILURES.c
            connection.execute(delete(schema.FAILURES).where(known.about == row["about"], known.kind == row["kind"]))
            connection.execute(insert(schema.FAILURES).values(row))
        return failure

    def add_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Adds judgements, e.g. a person's; recorded ones stay as they are. Returns how many are new."""
        with self._transaction() as connection:
            given = list(judgements)
            added = judging.add(connection, given)
            self._judged(connection, [j.id for j in given])
            return added

    def settle(self, judgements: Iterable[Judgement]) -> tuple[int, int]:
        """Lets exactly these judgements of rules stand; people's stay untouched. Returns how many came and went.

        Rules' judgements that are not among them are withdrawn, not deleted; one that a person withdrew stays so.
        """
        with self._transaction() as connection:
            came, went = judging.settle(connection, judgements)
            if came or went:
                judging.regroup(connection)
            return came, went

    def withdraw(self, judgement_ids: Iterable[str], by: str) -> int:
        """Marks judgements as withdrawn by `person:NAME` or a rule; they stay readable. Returns how many."""
        with self._transaction() as connection:
            ids = list(judgement_ids)
            count = judging.withdraw(connection, ids, by)
            linking.await_link(connection, linking.pages_of(connection, ids))
            self._judged(connection, ids)
            return count

    @staticmethod
    def _judged(connection: Connection, judgements: list[str]) -> None:
        """What follows from judgements that came or went: who is one, and pages that are told and linked anew."""
        judging.regroup_around(connection, judgements)
        pages = judging.corrected_pages(connection, judgements)
        linking.await_link(connection, pages)
        refreshing.mark(connection, pages)


def _storable(words: str) -> str:
    """File names may hold bytes that are no text."""
    return words.encode("utf-8", "backslashreplace").decode()
