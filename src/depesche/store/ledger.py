"""The ledger of linking in the store's tables, inside one transaction of the write side."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection

from depesche.model.event import Event
from depesche.model.judgement import Judgement
from depesche.model.ledger import Row
from depesche.model.quotation import Quotation
from depesche.model.when import When
from depesche.store.coding import decoded, encoded
from depesche.store.judging import RULES, now
from depesche.store.rows import event_interval, interval, quotation_interval

AT_HAND = 20_000
"""Kept values that stay in memory: of about a kilobyte each."""
_ZERO = 1 << 63
_NUMBERS = msgspec.msgpack.Decoder(list[tuple[str, str, str, bytes]])


class StoreLedger:
    """`model.ledger.Ledger` in SQL, through the driver itself: linking asks some hundred times for each page.

    A block is stored under a hash of its name, and a page keeps the list of its rows by rule, so that names of blocks
    are stored once.
    """

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.connection.cursor()
        self._holder = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        self._values: OrderedDict[tuple[str, str], bytes | None] = OrderedDict()
        self._people: dict[str, list[Judgement]] = {}
        self.came: set[str] = set()
        self.went: set[str] = set()

    def _run(self, statement: str, *values: Any) -> list[Any]:
        cursor = self._cursor
        cursor.execute(statement.replace("?", self._holder), values)
        return list(cursor.fetchall()) if cursor.description else []

    def _run_many(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._cursor.executemany(statement.replace("?", self._holder), rows)

    def block(self, name: str, most: int | None = None) -> list[Row]:
        """See `Ledger`."""
        asked = "SELECT rank, page, item, data FROM filed WHERE block = ? ORDER BY rank"
        found = self._run(asked, _hash(name)) if most is None else self._run(f"{asked} LIMIT ?", _hash(name), most)
        return [Row(name, f"{rank + _ZERO:016x}", page, item or page, data) for rank, page, item, data in found]

    def rows_of(self, rule: str, page: str) -> list[Row]:
        """See `Ledger`."""
        data = self.load(f"rows {rule}", page)
        if data is None:
            return []
        return [Row(block, rank, page, item or page, more) for block, rank, item, more in _NUMBERS.decode(data)]

    def file(self, rule: str, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """See `Ledger`."""
        lost, new = list(gone), list(come)
        keys = [(_hash(row.block), int(row.rank, 16) - _ZERO) for row in lost]
        self._run_many("DELETE FROM filed WHERE block = ? AND rank = ?", keys)
        rows = [
            (_hash(r.block), int(r.rank, 16) - _ZERO, r.page, "" if r.item == r.page else r.item, r.data) for r in new
        ]
        self._run_many("INSERT INTO filed (block, rank, page, item, data) VALUES (?, ?, ?, ?, ?)", rows)
        missing = set(lost)
        changed: dict[str, list[Row]] = {}
        for row in (*lost, *new):
            if row.page not in changed:
                changed[row.page] = [r for r in self.rows_of(rule, row.page) if r not in missing]
        for row in new:
            changed[row.page].append(row)
        for page, of in changed.items():
            listed = [(r.block, r.rank, "" if r.item == page else r.item, r.data) for r in of]
            self.keep(f"rows {rule}", page, msgspec.msgpack.encode(listed) if listed else None)

    def load(self, shelf: str, key: str) -> bytes | None:
        """See `Ledger`."""
        place = shelf, key
        if place in self._values:
            self._values.move_to_end(place)
            return self._values[place]
        rows = self._run("SELECT value FROM kept WHERE shelf = ? AND name = ?", shelf, key)
        found: bytes | None = rows[0][0] if rows else None
        self._remember(place, found)
        return found

    def keep(self, shelf: str, key: str, value: bytes | None) -> None:
        """See `Ledger`."""
        if value is None:
            self._run("DELETE FROM kept WHERE shelf = ? AND name = ?", shelf, key)
        else:
            added = "INSERT INTO kept (shelf, name, value) VALUES (?, ?, ?)"
            self._run(f"{added} ON CONFLICT (shelf, name) DO UPDATE SET value = excluded.value", shelf, key, value)
        self._remember((shelf, key), value)

    def _remember(self, place: tuple[str, str], value: bytes | None) -> None:
        self._values[place] = value
        if len(self._values) > AT_HAND:
            self._values.popitem(last=False)

    def made(self, rule: str, page: str) -> list[Judgement]:
        """See `Ledger`."""
        asked = (
            "SELECT j.payload FROM made m JOIN judgements j ON j.id = m.judgement"
            " WHERE m.page = ? AND m.rule = ? AND j.withdrawn_by IS NULL"
        )
        return [_judgement(payload) for (payload,) in self._run(asked, page, rule)]

    def shared(self, rule: str, left: str, right: str) -> list[Judgement]:
        """See `Ledger`."""
        asked = (
            "SELECT j.payload FROM made m JOIN made o ON o.page = ? AND o.rule = m.rule AND o.judgement = m.judgement"
            " JOIN judgements j ON j.id = m.judgement WHERE m.page = ? AND m.rule = ? AND j.withdrawn_by IS NULL"
        )
        return [_judgement(payload) for (payload,) in self._run(asked, right, left, rule)]

    def make(self, rule: str, judgement: Judgement, pages: Iterable[str]) -> None:
        """See `Ledger`."""
        names = 'id, kind, "left", "right", verdict, score, "by", person, payload, added'
        added = f"INSERT INTO judgements ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        j = judgement
        before = self._run("SELECT withdrawn_by FROM judgements WHERE id = ?", j.id)
        values = (j.id, j.kind, j.left, j.right, j.verdict, j.score, j.by, False, encoded(j), now())
        columns = ("withdrawn_by", "withdrawn_at")
        taken_back = "CASE judgements.withdrawn_by WHEN '{}' THEN NULL ELSE judgements.{} END"
        stands = ", ".join(f"{column} = {taken_back.format(RULES, column)}" for column in columns)
        renewed = f"ON CONFLICT (id) DO UPDATE SET score = excluded.score, payload = excluded.payload, {stands}"
        self._run(f"{added} {renewed}", *values)
        place = "INSERT INTO made (page, rule, judgement) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._run_many(place, [(page, rule, j.id) for page in pages])
        if not before or before[0][0] == RULES:
            self._count(j.id, self.came, self.went)

    def unmake(self, rule: str, judgement: Judgement, pages: Iterable[str]) -> None:
        """See `Ledger`."""
        gone = [(judgement.id, page, rule) for page in pages]
        self._run_many("DELETE FROM made WHERE judgement = ? AND page = ? AND rule = ?", gone)
        if self._run("SELECT 1 FROM made WHERE judgement = ? LIMIT 1", judgement.id):
            return
        gone_now = f"UPDATE judgements SET withdrawn_by = '{RULES}', withdrawn_at = ?"
        self._run(f"{gone_now} WHERE id = ? AND withdrawn_by IS NULL", now(), judgement.id)
        if self._cursor.rowcount:
            self._count(judgement.id, self.went, self.came)

    @staticmethod
    def _count(key: str, here: set[str], there: set[str]) -> None:
        """What came and went within one run did neither."""
        if key in there:
            there.remove(key)
        else:
            here.add(key)

    def pages_of(self, judgement: str) -> tuple[str, ...]:
        """See `Ledger`."""
        return tuple(sorted(page for (page,) in self._run("SELECT page FROM made WHERE judgement = ?", judgement)))

    def touching(self, kind: str, member: str) -> list[Judgement]:
        """See `Ledger`."""
        asked = 'SELECT payload FROM judgements WHERE "{}" = ? AND kind = ? AND withdrawn_by IS NULL'
        sides = (self._run(asked.format(side), member, kind) for side in ("left", "right"))
        found = {judgement.id: judgement for rows in sides for (payload,) in rows if (judgement := _judgement(payload))}
        return [found[key] for key in sorted(found)]

    def people(self, kind: str) -> list[Judgement]:
        """See `Ledger`."""
        if kind not in self._people:
            asked = "SELECT payload FROM judgements WHERE person AND kind = ? AND withdrawn_by IS NULL ORDER BY id"
            self._people[kind] = [_judgement(payload) for (payload,) in self._run(asked, kind)]
        return self._people[kind]

    def home(self, finding: str) -> str | None:
        """See `Ledger`."""
        tables = ("entities", "events", "quotations")
        for asked in (
            *(f"SELECT page FROM {table} WHERE id = ?" for table in tables),
            "SELECT id FROM pages WHERE id = ?",
        ):
            found = self._run(asked, finding)
            if found:
                return str(found[0][0])
        return None

    def date(self, page: str, published: When, events: Iterable[Event], quotations: Iterable[Quotation]) -> None:
        """See `Ledger`."""
        days = interval(published)
        self._run("UPDATE pages SET earliest = ?, latest = ? WHERE id = ?", days["earliest"], days["latest"], page)
        told = [("events", e.id, event_interval(e, published)) for e in events]
        told += [("quotations", q.id, quotation_interval(q, published)) for q in quotations]
        for table, finding, of in told:
            changed = f"UPDATE {table} SET earliest = ?, latest = ? WHERE page = ? AND id = ?"
            self._run(changed, of["earliest"], of["latest"], page, finding)

    def group(self, members: Mapping[str, str | None]) -> None:
        """See `Ledger`."""
        self._run_many('DELETE FROM "groups" WHERE member = ?', [(member,) for member in members])
        rows = [(member, group) for member, group in members.items() if group is not None]
        self._run_many('INSERT INTO "groups" (member, "group") VALUES (?, ?)', rows)


@lru_cache(maxsize=50_000)
def _hash(block: str) -> int:
    """64 bits with sign: a chance of collision of one in a hundred thousand among twenty million blocks."""
    return int.from_bytes(blake2b(block.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _judgement(payload: str) -> Judgement:
    return decoded(payload, Judgement)
