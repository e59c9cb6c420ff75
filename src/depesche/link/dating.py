"""Dates pages by others, and further pages by these, in rounds: so the result does not depend on who came first.

A page is dated in the first round in which others that were dated before agree on its days. `dates.py` says what one
page tells of the date of another.
"""

from collections.abc import Iterable

import msgspec

from depesche.link import dates
from depesche.link.filing import refile, settle, stirred
from depesche.link.rules import MOST
from depesche.link.world import Sheet, World
from depesche.model.ledger import Row
from depesche.model.undated import date_of
from depesche.model.when import When

ROUNDS = 4
ASKED = "dates?"
NEVER = ROUNDS + 1


class Dating:
    """Settles the dates after some pages changed; one object for each run of linking."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ledger = world.ledger
        self._fixed = {j.left: date_of(j) for j in self.ledger.people("date") if j.verdict == "same"}
        self._before: dict[str, When | None] = {}
        self._open: set[str] = set()

    def settle(self, dirty: set[str], copied: set[str]) -> set[str]:
        """Judges anew what depends on the pages `dirty`, and on copies in `copied`; returns pages of another date."""
        self._reset(dirty | copied)
        present = {page for page in dirty if self.world.raw(page) is not None}
        own = {page: self._offers(page) if page in present else set() for page in dirty}
        asks = {p: set(dates.asked(self.world, self.world.by_page[p])) if p in present else set() for p in dirty}
        refile(self.ledger, ASKED, {page: sorted(keys) for page, keys in asks.items()}, 0)
        filed = {page: sorted(keys) for page, keys in own.items()}
        for block in stirred(refile(self.ledger, _offer(0), filed, MOST), filed, MOST):
            self._reset(self._askers(block, 0))
        self._reset({mate for page in dirty for mate in self._copies(page)})
        for number in range(1, ROUNDS + 1):
            self._round(number)
        self._write_open()
        changed = {page for page, before in self._before.items() if self.world.sheet(page).date != before}
        for page in sorted(changed | {page for page in present if self.world.sheet(page).date}):
            if self.world.raw(page) is not None:
                digest = self.world.by_page[page]
                self.ledger.date(page, digest.published, digest.events, digest.quotations)
        return changed

    def _offers(self, page: str) -> set[tuple[str, str]]:
        return set(dates.offered(self.world, self.world.by_page[page]))

    def _round(self, number: int) -> None:
        """Dates all that can be dated by pages of earlier rounds."""
        found = {page: anchor for page in sorted(self._open) if (anchor := self._anchor(page, number))}
        for page, anchor in found.items():
            own = self._offers(page)
            judgement = anchor.judgement()
            self._write(page, date_of(judgement), number)
            settle(self.ledger, "dates", [page], {judgement.id: (judgement, (page,))})
            filed = {page: sorted(self._offers(page) - own)}
            self._open.discard(page)
            for block in stirred(refile(self.ledger, _offer(number), filed, MOST), filed, MOST):
                self._reset(self._askers(block, number))
            self._reset({mate for mate in self._copies(page) if self._number(mate) > number})

    def _anchor(self, page: str, number: int) -> dates.Anchor | None:
        if self.world.raw(page) is None:
            return None
        digest = self.world.by_page[page]
        options: list[dates.Anchor] = []
        for mate in self._copies(page):
            if self.world.raw(mate) is not None and self._number(mate) in (0, *range(1, number)):
                options += dates.of_copy(digest, self.world.by_page[mate])
        for row in self.ledger.rows_of(ASKED, page):
            key = row.block.removeprefix(ASKED + " ")
            for other in self._witnesses(key, number):
                known = self.world.by_page[other.page], self.world.events[other.item]
                options += dates.anchors(self.world, digest, self.world.events[row.item], key, *known)
        return dates.agreed(options)

    def _witnesses(self, key: str, number: int) -> Iterable[Row]:
        for earlier in range(number):
            yield from self.ledger.block(f"{_offer(earlier)} {key}", MOST)

    def _askers(self, block: str, number: int) -> set[str]:
        """Pages that ask under the key of a block of offers, and were not dated before the round after `number`."""
        key = block.removeprefix(_offer(number) + " ")
        return {r.page for r in self.ledger.block(f"{ASKED} {key}") if self._number(r.page) > number or number == 0}

    def _copies(self, page: str) -> list[str]:
        return sorted({end for j in self.ledger.made("copies", page) for end in (j.left, j.right)} - {page})

    def _number(self, page: str) -> int:
        """The round in which a page was dated: 0 if it has a date of its own, `NEVER` if it has none."""
        data = self.ledger.load("round", page)
        if data is not None:
            return int(data)
        digest = self.world.raw(page)
        own = digest is not None and (dates.narrow(digest.published) or page in self._fixed)
        return 0 if own else NEVER

    def _reset(self, pages: Iterable[str]) -> None:
        """Forgets the dates of these pages, and of those that were dated by them."""
        waiting = sorted(set(pages) - self._open)
        while waiting:
            page = waiting.pop()
            if page in self._open:
                continue
            self._open.add(page)
            self._before.setdefault(page, self.world.sheet(page).date)
            number = self._number(page)
            self._write(page, self._fixed.get(page), NEVER)
            if 0 < number <= ROUNDS:
                rule = _offer(number)
                blocks = sorted({row.block for row in self.ledger.rows_of(rule, page)})
                refile(self.ledger, rule, {page: []}, MOST)
                later = {asker for block in blocks for asker in self._askers(block, number)}
                later |= {mate for mate in self._copies(page) if self._number(mate) > number}
                waiting += sorted(later - self._open)

    def _write(self, page: str, date: When | None, number: int) -> None:
        sheet = self.world.sheet(page)
        if sheet.date != date:
            after = Sheet(who=sheet.who, date=date)
            self.ledger.keep("sheet", page, msgspec.msgpack.encode(after))
            self.world.forget(page)
        self.ledger.keep("round", page, str(number).encode() if number <= ROUNDS else None)

    def _write_open(self) -> None:
        """No other page dates these."""
        for page in sorted(self._open):
            settle(self.ledger, "dates", [page], {})


def _offer(number: int) -> str:
    return f"dates{number}!"
