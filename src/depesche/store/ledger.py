"""The ledger of linking in the store's tables, inside one transaction of the write side."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection

from depesche.model.event import Event
from depesche.model.judgement import Judgement
from depesche.model.ledger import Row
from depesche.model.quotation import Quotation
from depesche.model.when import When
from depesche.store.coding import decoded, encoded
from depesche.store.judging import RULES, now
from depesche.store.questions import BLOCKS, KEEP, MADE, MAKE, block_hash
from depesche.store.rows import event_interval, interval, quotation_interval
from depesche.store.told.change import Direct

AT_HAND = 20_000
"""Kept values that stay in memory: of about a kilobyte each."""
_ZERO = 1 << 63
_NUMBERS = msgspec.msgpack.Decoder(list[tuple[str, str, str, bytes]])

OF_FINDINGS = ("event", "statement", "circular")
"""Kinds that are asked for together, of one finding."""
_OF_NAMES = ("people", "hub", "namesakes")
"""Shelves whose keys are no pages."""
_HOMES = {"entities": "page", "events": "page", "quotations": "page", "pages": "id"}
_TABLES = {"e": "entities", "ev": "events", "q": "quotations"}


class StoreLedger:
    """`model.ledger.Ledger` in SQL, through the driver itself: linking asks some hundred times for each page.

    A block is stored under a hash of its name, and a page keeps the list of its rows by rule, so that names of blocks
    are stored once. What is kept of a page stands on a shelf of its own, so that it is close together in the file.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = Direct(connection)
        self._values: OrderedDict[tuple[str, str], bytes | None] = OrderedDict()
        self._people: list[Judgement] | None = None
        self._new: set[str] = set()
        self._made_for_new: set[tuple[str, str]] = set()
        self._touching: dict[str, dict[str, list[Judgement]]] = {}
        self.came: set[str] = set()
        self.went: set[str] = set()

    def new(self, page: str) -> None:
        """See `Ledger`."""
        self._new.add(page)

    def block(self, name: str, most: int | None = None) -> list[Row]:
        """See `Ledger`."""
        asked = "SELECT rank, page, item, data FROM filed WHERE block = ? ORDER BY rank"
        found = (
            self._db.ask(asked, block_hash(name))
            if most is None
            else self._db.ask(f"{asked} LIMIT ?", block_hash(name), most)
        )
        return [Row(name, f"{rank + _ZERO:016x}", page, item or page, data) for rank, page, item, data in found]

    def blocks(self, names: Iterable[str], most: int) -> dict[str, list[Row]]:
        """See `Ledger`."""
        found: dict[str, list[Row]] = {name: [] for name in names}
        by_hash = {block_hash(name): name for name in found}
        for block, rank, page, item, data in self._db.among(BLOCKS, sorted(by_hash), most - 1):
            name = by_hash[block]
            found[name].append(Row(name, f"{rank + _ZERO:016x}", page, item or page, data))
        return found

    def rows_of(self, rule: str, page: str) -> list[Row]:
        """See `Ledger`."""
        data = self.load(f"rows {rule}", page)
        if data is None:
            return []
        return [Row(block, rank, page, item or page, more) for block, rank, item, more in _NUMBERS.decode(data)]

    def file(self, rule: str, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """See `Ledger`."""
        lost, new = list(gone), list(come)
        keys = sorted((block_hash(row.block), int(row.rank, 16) - _ZERO) for row in lost)
        self._db.each("DELETE FROM filed WHERE block = ? AND rank = ?", keys)
        rows = sorted(
            (block_hash(r.block), int(r.rank, 16) - _ZERO, r.page, "" if r.item == r.page else r.item, r.data)
            for r in new
        )
        self._db.each("INSERT INTO filed (block, rank, page, item, data) VALUES (?, ?, ?, ?, ?)", rows)
        missing = set(lost)
        changed: dict[str, list[Row]] = {}
        for row in (*lost, *new):
            if row.page not in changed:
                changed[row.page] = [r for r in self.rows_of(rule, row.page) if r not in missing]
        for row in new:
            changed[row.page].append(row)
        kept = []
        for page, of in changed.items():
            listed = [(r.block, r.rank, "" if r.item == page else r.item, r.data) for r in of]
            if listed:
                packed = msgspec.msgpack.encode(listed)
                kept.append((page, f"rows {rule}", packed))
                self._remember((f"rows {rule}", page), packed)
            else:
                self.keep(f"rows {rule}", page, None)
        self._db.each(KEEP, sorted(kept))

    def load(self, shelf: str, key: str) -> bytes | None:
        """See `Ledger`."""
        place = shelf, key
        if place in self._values:
            self._values.move_to_end(place)
            return self._values[place]
        if key in self._new and shelf not in _OF_NAMES:
            return None
        rows = self._db.ask("SELECT value FROM kept WHERE shelf = ? AND name = ?", key, shelf)
        found: bytes | None = rows[0][0] if rows else None
        self._remember(place, found)
        return found

    def keep(self, shelf: str, key: str, value: bytes | None) -> None:
        """See `Ledger`."""
        if value is None:
            self._db.ask("DELETE FROM kept WHERE shelf = ? AND name = ?", key, shelf)
        else:
            self._db.ask(KEEP, key, shelf, value)
        self._remember((shelf, key), value)

    def _remember(self, place: tuple[str, str], value: bytes | None) -> None:
        self._values[place] = value
        if len(self._values) > AT_HAND:
            self._values.popitem(last=False)

    def made(self, rule: str, page: str) -> list[Judgement]:
        """See `Ledger`."""
        return self.made_for(rule, [page]).get(page, [])

    def made_for(self, rule: str, pages: Iterable[str]) -> dict[str, list[Judgement]]:
        """See `Ledger`."""
        asked = [page for page in pages if page not in self._new or (rule, page) in self._made_for_new]
        found: dict[str, list[Judgement]] = {}
        for page, payload in self._db.among(MADE, asked, rule):
            found.setdefault(page, []).append(_judgement(payload))
        return found

    def shared(self, rule: str, left: str, right: str) -> list[Judgement]:
        """See `Ledger`."""
        asked = (
            "SELECT j.payload FROM made m JOIN made o ON o.page = ? AND o.rule = m.rule AND o.judgement = m.judgement"
            " JOIN judgements j ON j.id = m.judgement WHERE m.page = ? AND m.rule = ? AND j.withdrawn_by IS NULL"
        )
        return [_judgement(payload) for (payload,) in self._db.ask(asked, right, left, rule)]

    def make(self, rule: str, found: Iterable[tuple[Judgement, Iterable[str]]]) -> None:
        """See `Ledger`."""
        made = [(judgement, tuple(pages)) for judgement, pages in found]
        asked = "SELECT id, withdrawn_by FROM judgements WHERE id IN (*)"
        before: dict[str, str | None] = dict(self._db.among(asked, [j.id for j, _ in made]))
        added = now()
        values = [(j.id, j.kind, j.left, j.right, j.verdict, j.score, j.by, False, encoded(j), added) for j, _ in made]
        self._db.each(MAKE, values)
        self._db.each(
            "INSERT INTO made (page, rule, judgement) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            sorted((page, rule, j.id) for j, pages in made for page in pages),
        )
        for judgement, pages in made:
            self._made_for_new.update((rule, page) for page in pages)
            self._forget(judgement)
            if judgement.id not in before or before[judgement.id] == RULES:
                self._count(judgement.id, self.came, self.went)

    def _forget(self, judgement: Judgement) -> None:
        self._touching.pop(judgement.left, None)
        self._touching.pop(judgement.right, None)

    def unmake(self, rule: str, judgement: Judgement, pages: Iterable[str]) -> None:
        """See `Ledger`."""
        self._forget(judgement)
        gone = [(judgement.id, page, rule) for page in pages]
        self._db.each("DELETE FROM made WHERE judgement = ? AND page = ? AND rule = ?", gone)
        if self._db.ask("SELECT 1 FROM made WHERE judgement = ? LIMIT 1", judgement.id):
            return
        gone_now = f"UPDATE judgements SET withdrawn_by = '{RULES}', withdrawn_at = ?"
        self._db.ask(f"{gone_now} WHERE id = ? AND withdrawn_by IS NULL", now(), judgement.id)
        if self._db.rowcount > 0:
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
        return tuple(sorted(page for (page,) in self._db.ask("SELECT page FROM made WHERE judgement = ?", judgement)))

    def touching(self, kind: str, member: str) -> list[Judgement]:
        """See `Ledger`."""
        if kind not in OF_FINDINGS:
            return self._read_touching((kind,), member)
        if member not in self._touching:
            by_kind: dict[str, list[Judgement]] = {}
            for judgement in self._read_touching(OF_FINDINGS, member):
                by_kind.setdefault(judgement.kind, []).append(judgement)
            self._touching[member] = by_kind
        return self._touching[member].get(kind, [])

    def _read_touching(self, kinds: tuple[str, ...], member: str) -> list[Judgement]:
        asked = (
            f'SELECT id, payload FROM judgements WHERE "{{}}" = ? AND kind IN ({", ".join("?" * len(kinds))})'
            " AND withdrawn_by IS NULL"
        )
        both = f"{asked.format('left')} UNION {asked.format('right')} ORDER BY id"
        return [_judgement(payload) for _, payload in self._db.ask(both, member, *kinds, member, *kinds)]

    def people(self, kind: str) -> list[Judgement]:
        """See `Ledger`."""
        if self._people is None:
            # All kinds at once, and unsorted: else SQLite takes the index on the kind, and reads what rules made too.
            asked = "SELECT id, payload FROM judgements WHERE person AND withdrawn_by IS NULL"
            self._people = [_judgement(payload) for _, payload in sorted(self._db.ask(asked))]
        return [judgement for judgement in self._people if judgement.kind == kind]

    def home(self, finding: str) -> str | None:
        """See `Ledger`."""
        likely = _TABLES.get(finding.partition(":")[0], "pages")
        for table in (likely, *(table for table in _HOMES if table != likely)):
            found = self._db.ask(f"SELECT {_HOMES[table]} FROM {table} WHERE id = ?", finding)
            if found:
                return str(found[0][0])
        return None

    def date(self, page: str, published: When, events: Iterable[Event], quotations: Iterable[Quotation]) -> None:
        """See `Ledger`."""
        days = interval(published)
        self._db.ask("UPDATE pages SET earliest = ?, latest = ? WHERE id = ?", days["earliest"], days["latest"], page)
        told = [("events", e.id, event_interval(e, published)) for e in events]
        told += [("quotations", q.id, quotation_interval(q, published)) for q in quotations]
        for table, finding, of in told:
            changed = f"UPDATE {table} SET earliest = ?, latest = ? WHERE page = ? AND id = ?"
            self._db.ask(changed, of["earliest"], of["latest"], page, finding)

    def group(self, members: Mapping[str, str | None]) -> None:
        """See `Ledger`."""
        self._db.each('DELETE FROM "groups" WHERE member = ?', [(member,) for member in members])
        rows = [(member, group) for member, group in members.items() if group is not None]
        self._db.each('INSERT INTO "groups" (member, "group") VALUES (?, ?)', rows)


def _judgement(payload: str) -> Judgement:
    return decoded(payload, Judgement)
