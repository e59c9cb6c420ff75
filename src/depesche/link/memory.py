"""A ledger that lives as long as one call: for linking a handful of pages without a store."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping

from depesche.link.digest import unpacked
from depesche.model.event import Event
from depesche.model.judgement import Judgement
from depesche.model.ledger import Row
from depesche.model.quotation import Quotation
from depesche.model.when import When


class MemoryLedger:
    """`model.ledger.Ledger` in dictionaries."""

    def __init__(self, people: Iterable[Judgement] = ()) -> None:
        self._blocks: dict[str, list[Row]] = defaultdict(list)
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._kept: dict[tuple[str, str], bytes] = {}
        self._made: dict[tuple[str, str], dict[str, Judgement]] = defaultdict(dict)
        self._homes: dict[str, dict[str, None]] = defaultdict(dict)
        self._pages: dict[str, tuple[str, ...]] = {}
        self._touching: dict[tuple[str, str], dict[str, Judgement]] = defaultdict(dict)
        self._people = sorted((j for j in people if not j.withdrawn), key=lambda j: j.id)
        for judgement in self._people:
            self._note(judgement)

    def new(self, page: str) -> None:
        """See `Ledger`; nothing is spared here."""

    def block(self, name: str, most: int | None = None) -> list[Row]:
        """See `Ledger`."""
        return self._blocks.get(name, [])[:most]

    def blocks(self, names: Iterable[str], most: int) -> dict[str, list[Row]]:
        """See `Ledger`."""
        return {name: self.block(name, most) for name in names}

    def rows_of(self, rule: str, page: str) -> list[Row]:
        """See `Ledger`."""
        return list(self._rows.get((rule, page), ()))

    def file(self, rule: str, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """See `Ledger`."""
        for row in gone:
            self._blocks[row.block].remove(row)
            self._rows[rule, row.page].remove(row)
        for row in come:
            insort(self._blocks[row.block], row)
            self._rows[rule, row.page].append(row)

    def load(self, shelf: str, key: str) -> bytes | None:
        """See `Ledger`."""
        return self._kept.get((shelf, key))

    def keep(self, shelf: str, key: str, value: bytes | None) -> None:
        """See `Ledger`."""
        if shelf == "digest":
            self._settle_homes(key, self._kept.get((shelf, key)), value)
        if value is None:
            self._kept.pop((shelf, key), None)
        else:
            self._kept[shelf, key] = value

    def made(self, rule: str, page: str) -> list[Judgement]:
        """See `Ledger`."""
        return list(self._made.get((rule, page), {}).values())

    def made_for(self, rule: str, pages: Iterable[str]) -> dict[str, list[Judgement]]:
        """See `Ledger`."""
        return {page: made for page in pages if (made := self.made(rule, page))}

    def shared(self, rule: str, left: str, right: str) -> list[Judgement]:
        """See `Ledger`."""
        other = self._made.get((rule, right), {})
        return [judgement for key, judgement in self._made.get((rule, left), {}).items() if key in other]

    def make(self, rule: str, found: Iterable[tuple[Judgement, Iterable[str]]]) -> None:
        """See `Ledger`."""
        for judgement, pages in found:
            self._pages[judgement.id] = tuple(sorted({*self.pages_of(judgement.id), *pages}))
            for page in self._pages[judgement.id]:
                self._made[rule, page][judgement.id] = judgement
            self._note(judgement)

    def unmake(self, rule: str, judgement: Judgement, pages: Iterable[str]) -> None:
        """See `Ledger`."""
        for page in pages:
            del self._made[rule, page][judgement.id]
        left = tuple(sorted(set(self._pages.pop(judgement.id)) - set(pages)))
        if left:
            self._pages[judgement.id] = left
            return
        for member in {judgement.left, judgement.right}:
            del self._touching[judgement.kind, member][judgement.id]

    def pages_of(self, judgement: str) -> tuple[str, ...]:
        """See `Ledger`."""
        return self._pages.get(judgement, ())

    def touching(self, kind: str, member: str) -> list[Judgement]:
        """See `Ledger`."""
        return list(self._touching.get((kind, member), {}).values())

    def people(self, kind: str) -> list[Judgement]:
        """See `Ledger`."""
        return [j for j in self._people if j.kind == kind]

    def home(self, finding: str) -> str | None:
        """See `Ledger`."""
        return next(iter(self._homes.get(finding, ())), None)

    def _settle_homes(self, page: str, before: bytes | None, after: bytes | None) -> None:
        for finding in _held(page, before):
            self._homes[finding].pop(page)
        for finding in _held(page, after):
            self._homes[finding][page] = None

    def group(self, members: Mapping[str, str | None]) -> None:
        """See `Ledger`; nobody filters here."""

    def date(self, page: str, published: When, events: Iterable[Event], quotations: Iterable[Quotation]) -> None:
        """See `Ledger`; nobody filters here."""

    def standing(self) -> list[Judgement]:
        """All judgements that rules let stand, by id."""
        found = {j.id: j for made in self._made.values() for j in made.values()}
        return [found[key] for key in sorted(found)]

    def _note(self, judgement: Judgement) -> None:
        for member in {judgement.left, judgement.right}:
            self._touching[judgement.kind, member][judgement.id] = judgement


def _held(page: str, data: bytes | None) -> set[str]:
    """The page and the ids of all that it holds."""
    if data is None:
        return set()
    digest = unpacked(data)
    return {page, *digest.entities, *(e.id for e in digest.events), *(q.id for q in digest.quotations)}
