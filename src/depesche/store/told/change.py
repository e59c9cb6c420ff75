"""What one update of the tables changes: counts that are added up first and written once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection

from depesche.store.dialects import dialect_of

T = TypeVar("T")
BATCH = 500
"""Values of one question: below SQLite's limit of 999 variables in old builds."""


class Direct:
    """The driver itself: an update asks some ten times for each page, and SQLAlchemy would take most of its time."""

    def __init__(self, connection: Connection) -> None:
        self._driver = dialect_of(connection).driver(connection)

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed."""
        return self._driver.rowcount

    def ask(self, statement: str, *values: Any) -> list[Any]:
        """All rows of one question."""
        return self._driver.ask(statement, values)

    def among(self, statement: str, values: Iterable[Any], *more: Any) -> list[Any]:
        """All rows of a question with `IN (*)`, asked in batches; `more` come after those of `*`."""
        return [row for some in batches(values) for row in self._driver.among(statement, some, more)]

    def each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs a statement for each row."""
        values = list(rows)
        if values:
            self._driver.each(statement, values)

    def question(self, asked: str) -> str:
        """What `searching` makes of words, as `search MATCH ?` takes it."""
        return self._driver.question(asked)


def batches(values: Iterable[T], most: int = BATCH) -> Iterator[list[T]]:
    """The values some hundred at a time."""
    rest = iter(values)
    while some := list(islice(rest, most)):
        yield some


class Change:
    """Differences that one update makes; `write` writes them."""

    def __init__(self, db: Direct) -> None:
        self.db = db
        self.traits: Counter[tuple[int, int, str, str]] = Counter()
        self.called: Counter[tuple[str, int]] = Counter()
        self.own: Counter[tuple[str, int]] = Counter()
        self.events: Counter[int] = Counter()
        """Actor -> by how many events more he takes part in."""
        self.statements: Counter[int] = Counter()
        self.dyads: Counter[tuple[int, int]] = Counter()
        self.tallies: Counter[tuple[str, str]] = Counter()
        self.actors: set[int] = set()
        """Those whose bearers are others now."""
        self.dirty: dict[str, set[str]] = {"event": set(), "statement": set()}
        """Findings whose group is to be made anew."""
        self.pages: set[str] = set()
        """Pages whose story is to be made anew."""
        self._next: dict[str, int] = {}

    def key(self, table: str) -> int:
        """A number that no row of the table has."""
        if table not in self._next:
            ((highest,),) = self.db.ask(f"SELECT max(key) FROM {table}")
            self._next[table] = (highest or 0) + 1
        self._next[table] += 1
        return self._next[table] - 1

    def write(self) -> None:
        """Writes the counts; what counts nothing any more goes."""
        weights = [(self.events[a], self.statements[a], a) for a in sorted({*self.events, *self.statements})]
        self.db.each("UPDATE told_actors SET events = events + ?, statements = statements + ? WHERE key = ?", weights)
        self._count("told_tallies", ("what", "value"), self.tallies)
        self._count("told_dyads", ("one", "other"), self.dyads, "events")
        self._count("told_traits", ("actor", "named", "what", "value"), self.traits)
        self._count_names()
        for counted in (self.events, self.statements, self.dyads, self.tallies, self.traits, self.called, self.own):
            counted.clear()

    def _count(self, table: str, keys: tuple[str, ...], counts: Counter[Any], column: str = "n") -> None:
        holders = ", ".join("?" * len(keys))
        more = [(*key, n) for key, n in counts.items() if n]
        added = f"INSERT INTO {table} ({', '.join(keys)}, {column}) VALUES ({holders}, ?)"
        self.db.each(
            f"{added} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {column} = {table}.{column} + excluded.{column}",
            more,
        )
        fewer = [key[:-1] for key in more if key[-1] < 0]
        where = " AND ".join(f"{key} = ?" for key in keys)
        self.db.each(f"DELETE FROM {table} WHERE {where} AND {column} <= 0", fewer)

    def _count_names(self) -> None:
        names = sorted({name for (name, _), n in self.called.items() if n})
        known = dict(self.db.among("SELECT folded, key FROM told_names WHERE folded IN (*)", names))
        new = [(self.key("told_names"), name) for name in names if name not in known]
        self.db.each("INSERT INTO told_names (key, folded) VALUES (?, ?)", new)
        known |= {name: key for key, name in new}
        rows = [(known[name], actor, n, self.own[name, actor]) for (name, actor), n in self.called.items() if n]
        self.db.each(
            "INSERT INTO told_called (name, actor, n, own) VALUES (?, ?, ?, ?) ON CONFLICT (name, actor)"
            " DO UPDATE SET n = told_called.n + excluded.n, own = told_called.own + excluded.own",
            rows,
        )
        fewer = [(name, actor) for name, actor, n, _ in rows if n < 0]
        self.db.each("DELETE FROM told_called WHERE name = ? AND actor = ? AND n <= 0", fewer)
