"""Lists of the filters that every listing takes, in parts that go on after a place in the order."""

from datetime import date, timedelta
from typing import Any

from depesche.errors import UsageError
from depesche.model.filters import Filters
from depesche.model.folding import padded
from depesche.store.searching import word_in
from depesche.store.told.asking import CALLED, MOST_GATHERED, MOST_HITS, few_with, in_spot
from depesche.store.told.change import Direct
from depesche.store.told.pages import UNDATED
from depesche.store.told.tables import ACTOR, EVENT, RECIPIENT, SPEAKER

HEX = frozenset("0123456789abcdef")


def findings(db: Direct, kind: str, filters: Filters, after: str | None, count: int) -> list[tuple[str, str]]:
    """Place and id of events or statements that meet the filters, in order of time, from behind `after` on."""
    conditions = _conditions(db, kind, filters)
    walked = "+" if any(few for _, _, few in conditions) else ""
    where = " AND ".join([f"{walked}r.kind = ?", f"{walked}r.spot > ?", *(condition for condition, _, _ in conditions)])
    values = [value for _, of, _ in conditions for value in of]
    asked = f"SELECT r.spot, r.finding FROM told_findings r WHERE {where} ORDER BY {walked}r.spot LIMIT ?"
    return db.ask(asked, kind, spot(after), *values, count)


def _conditions(db: Direct, kind: str, filters: Filters) -> list[tuple[str, list[Any], bool]]:
    """Each with its values, and whether it names its few rows."""
    table = "events" if kind == EVENT else "quotations"
    found: list[tuple[str, list[Any], bool]] = []
    for name, roles in ((filters.actor, ACTOR | SPEAKER), (filters.with_, RECIPIENT | ACTOR)):
        if name:
            found.append(_takes_part(db, kind, name, roles))
    if filters.about:
        found.append(_about(db, table, padded(filters.about).rstrip()))
    own = f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = r.finding AND o.page = r.page AND "
    if filters.since:  # where the place in the order has no last day, the page may tell one
        last, since = "substr(r.spot, 7, 6)", filters.since
        unknown = f"{last} < '{UNDATED}' OR {own}(o.latest IS NULL OR o.latest >= ?))"
        found.append((f"{last} >= ? AND ({unknown})", [in_spot(since), since.isoformat()], False))
    if filters.until:
        after = in_spot(filters.until + timedelta(days=1)) if filters.until < date.max else UNDATED
        found.append(("(r.spot < ? OR r.earliest IS NULL)", [after], False))
    if filters.status and kind == EVENT:
        found.append(("r.status = ?", [filters.status], False))
    if filters.outlet:
        known = [value for (value,) in db.ask("SELECT value FROM told_tallies WHERE what = 'outlet' ORDER BY value")]
        fitting = [name for name in known if padded(filters.outlet) in padded(name)]
        found.append((f"r.outlet IN ({', '.join('?' * len(fitting)) or 'NULL'})", fitting, False))
    if filters.origin:
        chain = "SELECT 1 FROM chains c WHERE c.page = r.page AND c.finding = r.finding AND instr(c.folded, ?) > 0"
        found.append((f"EXISTS ({chain})", [padded(filters.origin)], False))
    return found


def _takes_part(db: Direct, kind: str, name: str, roles: int) -> tuple[str, list[Any], bool]:
    mine = f"p.kind = '{kind}' AND p.roles & {roles} > 0"
    keys = f"SELECT p.finding FROM told_parts p WHERE p.actor IN ({CALLED}) AND {mine}"
    if _few(db, keys, MOST_GATHERED, padded(name)):
        return f"r.key IN ({keys})", [padded(name)], True
    tried = f"EXISTS (SELECT 1 FROM told_parts p WHERE p.finding = r.key AND {mine} AND +p.actor IN ({CALLED}))"
    return tried, [padded(name)], False


def _about(db: Direct, table: str, start: str) -> tuple[str, list[Any], bool]:
    said = f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = r.finding AND o.page = r.page AND instr(o.folded, ?) > 0)"
    question = db.question(word_in(start))
    pages = "SELECT s.page FROM search JOIN sentences s ON s.id = search.rowid WHERE search MATCH ?"
    if question and _few(db, "SELECT 1 FROM search WHERE search MATCH ?", MOST_HITS, question):
        return f"r.page IN ({pages}) AND {said}", [question, start], True
    few = few_with(db, table, start)
    return (said, [start], False) if few is None else (f"r.key IN ({few})", [], True)


def _few(db: Direct, rows: str, most: int, *values: Any) -> bool:
    counted = f"SELECT count(*) FROM (SELECT 1 FROM ({rows}) named LIMIT {most}) counted"
    return bool(db.ask(counted, *values)[0][0] < most)


def actors(db: Direct, name: str, kinds: str, after: str | None, count: int) -> list[tuple[int, int, str]]:
    """Weight, number and id of actors that say and do most, from behind `after` on."""
    where = f"a.events + a.statements > 0 AND a.kind IN ({kinds})"
    values: list[str | int] = []
    if name:
        where += f" AND a.key IN ({CALLED} AND c.own > 0)"
        values.append(name)
    if after is not None:
        weight, colon, key = after.partition(" ")
        if not weight.isdigit() or not colon:
            raise _no_place(after)
        where += " AND a.events + a.statements <= ? AND (a.events + a.statements < ? OR a.id > ?)"
        values += [int(weight), int(weight), key]
    order = "ORDER BY a.events + a.statements DESC, a.id LIMIT ?"
    asked = f"SELECT a.events + a.statements, a.key, a.id FROM told_actors a WHERE {where} {order}"
    return db.ask(asked, *values, count)


def stories(db: Direct, after: str | None, count: int) -> list[tuple[str, str]]:
    """Newest day and id of stories, the newest first, from behind `after` on."""
    if after is None:
        return db.ask("SELECT newest, id FROM told_stories ORDER BY newest DESC, id LIMIT ?", count)
    newest, space, story = after.partition(" ")
    if not space or not newest or not set(newest) <= HEX:
        raise _no_place(after)
    where = "newest <= ? AND (newest < ? OR id > ?)"
    asked = f"SELECT newest, id FROM told_stories WHERE {where} ORDER BY newest DESC, id LIMIT ?"
    return db.ask(asked, newest, newest, story, count)


def spot(after: str | None) -> str:
    """The place after which a list in order of time goes on. Raises `UsageError` for what is none."""
    if after is None:
        return ""
    if len(after) < 12 or not set(after[:12]) <= HEX:
        raise _no_place(after)
    return after


def _no_place(after: str) -> UsageError:
    return UsageError(after[:60], "is no place in this list", "Give back what the answer before gave as `next`.")
