"""Lists of told findings in order of time, filtered and cut by the database.

A condition that few rows meet gathers them and sorts; which do so tells a count that gives up at `MOST_GATHERED`. Those
that many meet are tried on the first rows in order. If these give too few, the rows of one condition are gathered
nevertheless: several conditions that many rows meet may together be met by few.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from depesche.model.calendar import month_end
from depesche.model.folding import folded, padded
from depesche.store.searching import word_in
from depesche.store.told.change import Direct
from depesche.store.told.pages import UNDATED
from depesche.store.told.tables import EVENT, SPEAKER, STATEMENT, TAKES_PART, TELLING

MOST_GATHERED = 20_000
"""Rows that are counted, and sorted, for one list: some fifty milliseconds."""
LOOKED_AT = 5_000
"""Rows on which conditions are tried at first: some ten milliseconds."""
LOOKED_UP = 2_000
"""The same if that looks up other rows for each: some fifty milliseconds."""
MOST_HITS = 3_000
"""Sentences with a word up to which their pages are read for findings that have it."""
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


_Condition = tuple[str, tuple[Any, ...]]
"""SQL on rows `r`, with its values."""


@dataclass(slots=True)
class _Question:
    """Conditions on the rows of a table."""

    table: str
    kind: str = ""
    days: list[_Condition] = field(default_factory=list)
    """What the index of the order can tell."""
    few: list[_Condition] = field(default_factory=list)
    """What names its few rows."""
    many: list[tuple[_Condition, _Condition | None]] = field(default_factory=list)
    """What is tried on one row; and the same if it names its rows, where an index has them."""
    looks_up: bool = False

    def try_(self, condition: str, *values: Any) -> None:
        """Adds a condition on one row."""
        self.many.append(((condition, values), None))

    def narrow(self, db: Direct, named: str, tried: str, *values: Any, looks_up: bool = False) -> None:
        """`named` is `r.COLUMN IN (rows)`, `tried` the same on one row, with as many `?`."""
        rows = named.partition(" IN ")[2]
        counted = f"SELECT count(*) FROM (SELECT 1 FROM {rows} named LIMIT {MOST_GATHERED}) counted"
        if db.ask(counted, *values)[0][0] < MOST_GATHERED:
            self.few.append((named, values))
        else:
            self.many.append(((tried, values), (named, values) if looks_up else None))
            self.looks_up |= looks_up

    def answer(self, db: Direct, first: int, count: int, total: int | None) -> tuple[list[int], int, bool]:
        """Keys of some rows in order, how many there are, and whether all were counted; `total` if it is known."""
        if total is not None:
            return self._counted_from_the_nearer_end(db, first, count, total), total, True
        tried = [condition for condition, _ in self.many]
        if not self.few:
            most = (LOOKED_UP if self.looks_up else LOOKED_AT) + 2 * (first + count)
            found = self._among_the_first(db, most, tried)
            whole = len(found) <= first + count and not self._more_than(db, most)
            if whole or len(found) > first + count:
                return found[first : first + count], len(found), whole
        rest = tried if self.few else [named or condition for condition, named in self.many]
        found = self._gathered(db, [*self.few, *self.days, *rest])
        return found[first : first + count], len(found), True

    def _among_the_first(self, db: Direct, most: int, tried: list[_Condition]) -> list[int]:
        asked, values = self._all(self.days, "")
        ordered = f"SELECT * FROM {self.table} r WHERE {asked} ORDER BY r.spot LIMIT {most}"
        conditions = " AND ".join(condition for condition, _ in tried) or "1 = 1"
        more = [value for _, of in tried for value in of]
        rows = db.ask(f"SELECT r.key FROM ({ordered}) r WHERE {conditions} ORDER BY r.spot", *values, *more)
        return [key for (key,) in rows]

    def _more_than(self, db: Direct, most: int) -> bool:
        asked, values = self._all(self.days, "")
        return bool(
            db.ask(f"SELECT 1 FROM {self.table} r WHERE {asked} ORDER BY r.spot LIMIT 1 OFFSET {most}", *values)
        )

    def _gathered(self, db: Direct, conditions: list[_Condition]) -> list[int]:
        asked, values = self._all(conditions, "+")
        return [key for (key,) in db.ask(f"SELECT r.key FROM {self.table} r WHERE {asked} ORDER BY +r.spot", *values)]

    def _counted_from_the_nearer_end(self, db: Direct, first: int, count: int, total: int) -> list[int]:
        asked, _ = self._all([], "")
        ordered = f"SELECT r.key FROM {self.table} r WHERE {asked} ORDER BY r.spot"
        if first <= total // 2:
            return [key for (key,) in db.ask(f"{ordered} LIMIT ? OFFSET ?", count, first)]
        some = max(0, min(count, total - first))
        behind = max(0, total - first - some)
        return [key for (key,) in reversed(db.ask(f"{ordered} DESC LIMIT ? OFFSET ?", some, behind))]

    def _all(self, conditions: list[_Condition], without_index: str) -> tuple[str, list[Any]]:
        kind = [f"{without_index}r.kind = '{self.kind}'"] if self.kind else []
        values = [value for _, of in conditions for value in of]
        return " AND ".join([*kind, *(condition for condition, _ in conditions)]) or "1 = 1", values


def happenings(db: Direct, wanted: Wanted, first: int, count: int) -> tuple[list[int], int, bool]:
    """Keys of events that meet the conditions, how many there are, and whether all were counted."""
    asked = _Question("told_happenings")
    for name in filter(None, (wanted.actor, wanted.with_)):
        mine = f"p.kind = '{EVENT}' AND p.roles >= {TELLING} AND p.roles & {TAKES_PART} > 0"
        named = f"r.telling IN (SELECT p.finding FROM told_parts p WHERE {BY_NAME} AND {mine})"
        tried = f"EXISTS (SELECT 1 FROM told_parts p WHERE p.finding = r.telling AND {mine} AND +{BY_NAME})"
        asked.narrow(db, named, tried, folded(name), looks_up=True)
    if wanted.status:
        _equal(db, asked, "status", wanted.status.lower())
    if wanted.what:
        _equal(db, asked, "what", wanted.what.upper())
    if wanted.since:
        asked.days.append(("r.last >= ?", (wanted.since,)))
    if wanted.until:
        _until(asked, "COALESCE(r.earliest, NULLIF(r.last, ''), '9999')", wanted.until)
    if wanted.about:
        _about(db, asked, "events", EVENT, wanted.about, "r.telling")
    _outlet(db, asked, wanted.outlet)
    return _answer(db, asked, wanted, ("count", "events"), first, count)


def statements(db: Direct, wanted: Wanted, first: int, count: int) -> tuple[list[int], int, bool]:
    """As `happenings`, of statements."""
    asked = _Question("told_findings", STATEMENT)
    if wanted.actor:
        mine = f"p.kind = '{STATEMENT}' AND p.roles & {SPEAKER} > 0"
        named = f"r.key IN (SELECT p.finding FROM told_parts p WHERE {BY_NAME} AND {mine})"
        tried = f"EXISTS (SELECT 1 FROM told_parts p WHERE p.finding = r.key AND {mine} AND +{BY_NAME})"
        asked.narrow(db, named, tried, folded(wanted.actor), looks_up=True)
    if wanted.what:
        asked.try_("r.what = ?", wanted.what.lower())
    if wanted.since and (day := _bound(wanted.since, last=False)):
        asked.days.append((f"r.spot < '{UNDATED}' AND substr(r.spot, 7, 6) >= ?", (in_spot(day),)))
    elif wanted.since:
        asked.try_("COALESCE(r.latest, r.earliest, '') >= ?", wanted.since)
    if wanted.until:
        _until(asked, "COALESCE(r.earliest, r.latest, '9999')", wanted.until)
    if wanted.about:
        _about(db, asked, "quotations", STATEMENT, wanted.about, "r.key")
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
    if last := _bound(until, last=True):
        after = in_spot(last + timedelta(days=1)) if last < date.max else UNDATED
        asked.days.append(("r.spot < ?", (after,)))
    else:
        asked.try_(f"substr({day}, 1, ?) <= ?", len(until), until)


def in_spot(day: date) -> str:
    """A day as places in the order of time begin with it."""
    return f"{day.toordinal():06x}"


def _bound(written: str, *, last: bool) -> date | None:
    """First or last day of a day, month or year in ISO form; None for anything else."""
    if not ISO.fullmatch(written):
        return None
    year, month, day = (int(part) for part in (*written.split("-"), "12" if last else "1", "1")[:3])
    try:
        whole = written.count("-") == 2 or not last
        return date(year, month, day) if whole else month_end(year, month)
    except ValueError:
        return None


def _equal(db: Direct, asked: _Question, column: str, value: str) -> None:
    asked.narrow(db, f"r.key IN (SELECT key FROM told_happenings WHERE {column} = ?)", f"+r.{column} = ?", value)


def _outlet(db: Direct, asked: _Question, wanted: str) -> None:
    """Outlets are few, so that those are looked for that are called so."""
    if not folded(wanted):
        return
    known = [value for (value,) in db.ask("SELECT value FROM told_tallies WHERE what = 'outlet' ORDER BY value")]
    fitting = [name for name in known if folded(wanted) in folded(name)]
    condition = f"outlet IN ({', '.join('?' * len(fitting)) or 'NULL'})"
    if folded(wanted) in UNKNOWN_OUTLET:
        if len(fitting) < len(known):
            asked.try_(f"(+r.{condition} OR +r.outlet IS NULL)", *fitting)
    else:
        kind = f"kind = '{asked.kind}' AND " if asked.kind else ""
        named = f"r.key IN (SELECT key FROM {asked.table} WHERE {kind}{condition})"
        asked.narrow(db, named, f"+r.{condition}", *fitting)


def _about(db: Direct, asked: _Question, table: str, kind: str, words: str, key: str) -> None:
    """Findings with the beginning of a word: the full-text search knows the pages, their words are then compared."""
    start = padded(words).rstrip()
    question = word_in(start)
    if not question:
        return
    said = f"SELECT 1 FROM {table} o WHERE o.id = f.finding AND o.page = f.page AND instr(o.folded, ?) > 0"
    pages = "SELECT s.page FROM search JOIN sentences s ON s.id = search.rowid WHERE search MATCH ?"
    hits = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {MOST_HITS}) counted"
    if db.ask(hits, db.question(question))[0][0] < MOST_HITS:
        here = f"+f.kind = '{kind}' AND f.page IN ({pages})"
        named = f"{key} IN (SELECT f.key FROM told_findings f WHERE {here} AND EXISTS ({said}))"
        asked.few.append((named, (db.question(question), start)))
    elif (few := few_with(db, table, start)) is not None:
        asked.few.append((f"{key} IN ({few})", ()))
    else:
        asked.try_(f"EXISTS (SELECT 1 FROM told_findings f WHERE f.key = {key} AND EXISTS ({said}))", start)
        asked.looks_up = True


def few_with(db: Direct, table: str, words: str) -> str | None:
    """Numbers of the findings that have the words, as `IN` takes them; None if they are many.

    A word that many sentences have may stand in no finding of a kind: looking at all in the order of the table is much
    faster than in that of time.
    """
    asked = (
        f"SELECT f.key FROM {table} o CROSS JOIN told_findings f ON f.finding = o.id AND f.page = o.page"
        f" WHERE instr(o.folded, ?) > 0 LIMIT {MOST_HITS}"
    )
    found = db.ask(asked, words)
    return None if len(found) == MOST_HITS else ", ".join(str(key) for (key,) in found) or "NULL"


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
    asked.try_(f"(+r.outlet IN ({holders}) OR +r.key IN ({spoken}) OR +r.key IN ({linked}))", *fitting, wanted, wanted)
