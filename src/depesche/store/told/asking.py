"""Lists of told findings in order of time, filtered and cut by the database.

A condition that few rows meet gathers them and sorts; one that many meet is tried on the rows in order until there are
enough. Which it is tells a count that gives up at `MOST_GATHERED`.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from depesche.model.calendar import month_end
from depesche.model.folding import folded, padded
from depesche.store.searching import word_in
from depesche.store.told.change import Direct
from depesche.store.told.tables import EVENT, SPEAKER, STATEMENT, TAKES_PART, TELLING

MOST_GATHERED = 10_000
"""Rows that are counted, and sorted, for one list: some ten milliseconds."""
ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
UNKNOWN_OUTLET = "unknown outlet"
CALLED = "SELECT c.actor FROM told_names t CROSS JOIN told_called c ON c.name = t.key WHERE instr(t.folded, ?) > 0"
"""Numbers of actors that have these words in a name, or in the code of a state; whole words if they are padded."""
BY_NAME = f"p.actor IN ({CALLED} AND c.own > 0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a visitor asks a list for; empty asks for nothing. Names and words may be parts of them."""

    actor: str = ""
    with_: str = ""
    about: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    what: str = ""
    outlet: str = ""
    origin: str = ""

    @property
    def empty(self) -> bool:
        """True if all is asked for."""
        return self == Wanted()


@dataclass(slots=True)
class _Question:
    """Conditions on rows `r`, with their values."""

    table: str
    kind: str = ""
    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    gathered: bool = False
    """True if one condition names its few rows, so that the order is not walked."""

    def add(self, condition: str, *values: Any) -> None:
        self.where.append(condition)
        self.values += values

    def narrow(self, db: Direct, keys: str, condition: str, *values: Any) -> None:
        """`keys` selects the rows' keys (`?` as often as in `condition`, which is the same tried on one row)."""
        counted = f"SELECT count(*) FROM (SELECT 1 FROM ({keys}) named LIMIT {MOST_GATHERED}) counted"
        if db.ask(counted, *values)[0][0] < MOST_GATHERED:
            self.gathered = True
            self.add(f"r.key IN ({keys})", *values)
        else:
            self.add(condition, *values)

    def answer(self, db: Direct, first: int, count: int, total: int | None) -> tuple[list[int], int, bool]:
        """Keys of some rows in order, how many there are, and whether all were counted; `total` if it is known."""
        asked = f"FROM {self.table} r WHERE {self._all()}"
        if self.gathered:
            found = [key for (key,) in db.ask(f"SELECT r.key {asked} ORDER BY +r.spot", *self.values)]
            return found[first : first + count], len(found), True
        if total is not None:
            return self._counted_from_the_nearer_end(db, asked, first, count, total), total, True
        counted = db.ask(f"SELECT count(*) FROM (SELECT 1 {asked} LIMIT {MOST_GATHERED}) counted", *self.values)[0][0]
        rows = db.ask(f"SELECT r.key {asked} ORDER BY r.spot LIMIT ? OFFSET ?", *self.values, count, first)
        return [key for (key,) in rows], counted, counted < MOST_GATHERED

    def _counted_from_the_nearer_end(self, db: Direct, asked: str, first: int, count: int, total: int) -> list[int]:
        if first <= total // 2:
            rows = db.ask(f"SELECT r.key {asked} ORDER BY r.spot LIMIT ? OFFSET ?", *self.values, count, first)
            return [key for (key,) in rows]
        some = max(0, min(count, total - first))
        behind = max(0, total - first - some)
        rows = db.ask(f"SELECT r.key {asked} ORDER BY r.spot DESC LIMIT ? OFFSET ?", *self.values, some, behind)
        return [key for (key,) in reversed(rows)]

    def _all(self) -> str:
        kind = [f"{'+' if self.gathered else ''}r.kind = '{self.kind}'"] if self.kind else []
        return " AND ".join([*kind, *self.where]) or "1 = 1"


def happenings(db: Direct, wanted: Wanted, first: int, count: int) -> tuple[list[int], int, bool]:
    """Keys of events that meet the conditions, how many there are, and whether all were counted."""
    asked = _Question("told_happenings")
    tells = "SELECT h.key FROM told_happenings h JOIN ({}) m ON m.finding = h.telling"
    for name in filter(None, (wanted.actor, wanted.with_)):
        mine = f"p.kind = '{EVENT}' AND p.roles >= {TELLING} AND p.roles & {TAKES_PART} > 0"
        parts = f"SELECT p.finding FROM told_parts p WHERE {BY_NAME} AND {mine}"
        tried = f"EXISTS (SELECT 1 FROM told_parts p WHERE p.finding = r.telling AND {mine} AND +{BY_NAME})"
        asked.narrow(db, tells.format(parts), tried, folded(name))
    if wanted.status:
        _equal(db, asked, "status", wanted.status.lower())
    if wanted.what:
        _equal(db, asked, "what", wanted.what.upper())
    if wanted.since:
        asked.add("r.last >= ?", wanted.since)
    if wanted.until:
        _until(asked, "COALESCE(r.earliest, NULLIF(r.last, ''), '9999')", wanted.until)
    if wanted.about:
        _about(db, asked, "events", EVENT, wanted.about, tells, "r.telling")
    _outlet(db, asked, wanted.outlet)
    return _answer(db, asked, wanted, ("count", "events"), first, count)


def statements(db: Direct, wanted: Wanted, first: int, count: int) -> tuple[list[int], int, bool]:
    """As `happenings`, of statements."""
    asked = _Question("told_findings", STATEMENT)
    if wanted.actor:
        mine = f"p.kind = '{STATEMENT}' AND p.roles & {SPEAKER} > 0"
        parts = f"SELECT p.finding FROM told_parts p WHERE {BY_NAME} AND {mine}"
        tried = f"EXISTS (SELECT 1 FROM told_parts p WHERE p.finding = r.key AND {mine} AND +{BY_NAME})"
        asked.narrow(db, parts, tried, folded(wanted.actor))
    if wanted.what:
        asked.add("r.what = ?", wanted.what.lower())
    if wanted.since:
        asked.add("COALESCE(r.latest, r.earliest, '') >= ?", wanted.since)
    if wanted.until:
        asked.add("COALESCE(r.earliest, r.latest) IS NOT NULL")
        _until(asked, "COALESCE(r.earliest, r.latest, '9999')", wanted.until)
    if wanted.about:
        _about(db, asked, "quotations", STATEMENT, wanted.about, "{}", "r.key")
    if wanted.origin:
        _origin(db, asked, wanted.origin)
    _outlet(db, asked, wanted.outlet)
    return _answer(db, asked, wanted, ("count", "statements"), first, count)


def _answer(
    db: Direct, asked: _Question, wanted: Wanted, tally: tuple[str, str], first: int, count: int
) -> tuple[list[int], int, bool]:
    total = None
    if wanted.empty:
        total = sum(n for (n,) in db.ask("SELECT n FROM told_tallies WHERE what = ? AND value = ?", *tally))
    return asked.answer(db, first, count, total)


def _until(asked: _Question, day: str, until: str) -> None:
    """A day, month or year bounds the walk in order of time; anything else is compared as it is written."""
    if last := _last_day(until):
        asked.add("r.spot < ?", f"{last.toordinal() + 1:06x}")
    else:
        asked.add(f"substr({day}, 1, ?) <= ?", len(until), until)


def _last_day(until: str) -> date | None:
    """Last day of a day, month or year in ISO form; None for anything else."""
    if not ISO.fullmatch(until):
        return None
    year, month, day = (int(part) for part in (*until.split("-"), "12", "31")[:3])
    try:
        return date(year, month, day) if until.count("-") == 2 else month_end(year, month)
    except ValueError:
        return None


def _equal(db: Direct, asked: _Question, column: str, value: str) -> None:
    asked.narrow(db, f"SELECT key FROM told_happenings WHERE {column} = ?", f"+r.{column} = ?", value)


def _outlet(db: Direct, asked: _Question, wanted: str) -> None:
    """Outlets are few, so that those are looked for that are called so."""
    if not folded(wanted):
        return
    known = [value for (value,) in db.ask("SELECT value FROM told_tallies WHERE what = 'outlet' ORDER BY value")]
    fitting = [name for name in known if folded(wanted) in folded(name)]
    condition = f"outlet IN ({', '.join('?' * len(fitting)) or 'NULL'})"
    if folded(wanted) in UNKNOWN_OUTLET:
        asked.add(f"(r.{condition} OR r.outlet IS NULL)", *fitting)
    else:
        kind = f"kind = '{asked.kind}' AND " if asked.kind else ""
        asked.narrow(db, f"SELECT key FROM {asked.table} WHERE {kind}{condition}", f"+r.{condition}", *fitting)


def _about(db: Direct, asked: _Question, table: str, kind: str, words: str, tells: str, key: str) -> None:
    """Findings with the beginning of a word: the full-text search knows the pages, their words are then compared."""
    start = padded(words).rstrip()
    question = word_in(start)
    if not question:
        return
    said = f"SELECT 1 FROM {table} o WHERE o.id = f.finding AND o.page = f.page AND instr(o.folded, ?) > 0"
    pages = "SELECT s.page FROM search JOIN sentences s ON s.id = search.rowid WHERE search MATCH ?"
    here = f"+f.kind = '{kind}' AND f.page IN ({pages})"
    few = f"SELECT f.key AS finding FROM told_findings f WHERE {here} AND EXISTS ({said})"
    many = f"EXISTS (SELECT 1 FROM told_findings f WHERE f.key = {key} AND ? != '' AND EXISTS ({said}))"
    asked.narrow(db, tells.format(few), many, db.question(question), start)


def _origin(db: Direct, asked: _Question, name: str) -> None:
    """Statements with such a link, outlet or speaker in their chain."""
    wanted = folded(name)
    if not wanted:
        return
    known = [value for (value,) in db.ask("SELECT value FROM told_tallies WHERE what = 'outlet'")]
    fitting = sorted(value for value in known if wanted in folded(value))
    holders = ", ".join("?" * len(fitting)) or "NULL"
    spoken = f"SELECT p.finding FROM told_parts p WHERE {BY_NAME} AND p.kind = '{STATEMENT}'"
    linked = (
        "SELECT f.key FROM told_findings f WHERE f.finding IN"
        " (SELECT finding FROM chains WHERE instr(folded, ?) > 0)"
    )  # fmt: skip
    asked.add(f"(r.outlet IN ({holders}) OR r.key IN ({spoken}) OR r.key IN ({linked}))", *fitting, wanted, wanted)
