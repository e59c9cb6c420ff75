"""Settles who is who across pages after some pages changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec

from depesche.link import entities, offices
from depesche.link.entities import Bearer, Hub, Namesakes
from depesche.link.filing import refile, run_cases, run_pairs, settle
from depesche.link.rules import Item
from depesche.link.world import Sheet, Who, World
from depesche.model.grouping import groups, is_hub
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement
from depesche.model.ledger import Ledger
from depesche.model.mention import Entity

SAMPLE = 40
"""Bearers of a name who decide whether it is one person's or several's. Names of more bearers are in every paper, and a
sample tells as much as all."""
MOST_HUBS = 100
"""Names that may be meant by one surname, or differ from one in a letter."""
MOST_HOLDERS = 12
"""Named holders of an office in one period who tell who an unnamed one is."""
RULES = ("names", "surnames", "holders")
"""Rules that give an entity its hub, the surest first."""

_bearer = msgspec.msgpack.Decoder(Bearer)
_hub = msgspec.msgpack.Decoder(Hub)
_ids = msgspec.msgpack.Decoder(dict[str, tuple[str, str]])
_encode = msgspec.msgpack.encode


class Names:
    """Which name each entity bears; one object for each run of linking."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ledger: Ledger = world.ledger
        self._near: dict[str, list[Judgement]] = {}
        self._bearers = lru_cache(1000)(self._read_bearers)

    def settle(self, dirty: set[str], nodes: set[str]) -> set[str]:
        """Judges anew what depends on the pages `dirty`; returns the pages in which somebody is another now.

        `nodes` are entities and names on which people's judgements changed.
        """
        pages, hubs, renamed = self._name(dirty)
        filed = {hub: [(key, hub) for key in entities.spelling_keys(h)] if h else [] for hub, h in hubs.items()}
        moved = run_pairs(self.ledger, "spellings", filed, self._spelling, most=MOST_HUBS)
        pages |= self._surnames(dirty, hubs) | self._holders(pages | dirty)
        nodes = nodes | self._look_around_people()
        homes = {page for node in nodes if (page := self.ledger.home(node))}
        return self._sheets(dirty | pages | homes | self._pages_of(moved | renamed | nodes))

    def _look_around_people(self) -> set[str]:
        """Takes note of what people judged, and rules of the same entities; returns the ends of what is otherwise."""
        self._near = _around_people(self.ledger)
        data = self.ledger.load("people", "entities")
        before: dict[str, tuple[str, str]] = {} if data is None else _ids.decode(data)
        after = {j.id: _ends(j) for judgements in self._near.values() for j in judgements}
        if after == before:
            return set()
        self.ledger.keep("people", "entities", _encode(after))
        return {end for key in set(before) ^ set(after) for end in (before.get(key) or after[key])}

    def hub(self, key: str) -> Hub | None:
        """A name that pages bear."""
        data = self.ledger.load("hub", key)
        return None if data is None else _hub.decode(data)

    def hubs_of(self, page: str) -> dict[str, str]:
        """Entities of a page with a full name -> its hub."""
        data = self.ledger.load("names", page)
        return {} if data is None else {entity: hub for entity, (hub, _) in _ids.decode(data).items()}

    def _read_bearers(self, page: str) -> tuple[list[Bearer], list[Bearer]]:
        digest = self.world.raw(page)
        return ([], []) if digest is None else entities.bearers_of(digest)

    def _name(self, dirty: set[str]) -> tuple[set[str], dict[str, Hub | None], set[str]]:
        """Gives each full name its hub; returns pages and hubs that changed, and the hubs that are told otherwise."""
        bearers = {page: self._bearers(page)[0] for page in sorted(dirty)}
        refiled = refile(
            self.ledger,
            "names",
            {p: [(b.block, b.entity, _encode(b)) for b in of] for p, of in bearers.items()},
            SAMPLE,
        )
        by_block: dict[str, list[Bearer]] = defaultdict(list)
        for of in bearers.values():
            for bearer in of:
                by_block[f"names {bearer.block}"].append(bearer)
        given: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        hubs: dict[str, Hub | None] = {}
        for block, rows in refiled.blocks.items():
            sample = rows[:SAMPLE]
            namesakes = Namesakes([_bearer.decode(r.data) for r in sample])
            members: Iterable[Bearer] = by_block[block]
            if len(rows) <= SAMPLE or block in refiled.moved or any(r.page in dirty for r in sample):
                hubs |= self._changed_hubs(block, namesakes.hubs)
                members = (_bearer.decode(r.data) for r in self.ledger.block(block))
            for bearer in members:
                given[bearer.page][bearer.entity] = (namesakes.hub(bearer), bearer.name)
        renamed = {key for key, found in hubs.items() if _told(self.hub(key)) != _told(found)}
        for key, found in hubs.items():
            self.ledger.keep("hub", key, None if found is None else _encode(found))
        return (
            {page for page in sorted(dirty | set(given)) if self._give(page, given[page], page in dirty)},
            hubs,
            renamed,
        )

    def _changed_hubs(self, block: str, found: dict[str, Hub]) -> dict[str, Hub | None]:
        data = self.ledger.load("namesakes", block)
        before: list[str] = [] if data is None else msgspec.msgpack.decode(data)
        if before != list(found):
            self.ledger.keep("namesakes", block, _encode(list(found)) if found else None)
        gone: dict[str, Hub | None] = {key: None for key in before if key not in found}
        return gone | {key: hub for key, hub in found.items() if self.hub(key) != hub}

    def _give(self, page: str, names: dict[str, tuple[str, str]], anew: bool) -> bool:
        """Notes the hubs of a page's names; True if one changed."""
        data = self.ledger.load("names", page)
        before = {} if data is None else _ids.decode(data)
        after = names if anew else before | names
        if after == before:
            return False
        self.ledger.keep("names", page, _encode(after) if after else None)
        found = [entities.named(entity, name, hub) for entity, (hub, name) in after.items()]
        settle(self.ledger, "names", [page], {j.id: (j, (page,)) for j in found})
        return True

    def _spelling(self, left: Item, right: Item) -> Judgement | None:
        one, two = self.hub(left.page), self.hub(right.page)
        return entities.spelling(one, two) if one and two else None

    def _surnames(self, dirty: set[str], hubs: dict[str, Hub | None]) -> set[str]:
        asked = {page: [(b.key, b.entity) for b in self._bearers(page)[1]] for page in dirty}
        offered = {key: [(of, key)] if hub and (of := entities.family_key(hub)) else [] for key, hub in hubs.items()}

        def judge(case: Item, others: Sequence[Item]) -> list[Judgement]:
            person = next(b for b in self._bearers(case.page)[1] if b.entity == case.id)
            found = entities.surname(person, [hub for other in others if (hub := self.hub(other.page))])
            return [found] if found else []

        return run_cases(self.ledger, "surnames", asked, offered, judge, most=MOST_HUBS)

    def _holders(self, pages: set[str]) -> set[str]:
        digests = {page: self.world.raw(page) for page in pages}
        asked = {page: list(offices.asking(d)) if d else [] for page, d in digests.items()}
        offered = {page: list(offices.offering(d, self.hubs_of(page))) if d else [] for page, d in digests.items()}

        @lru_cache(None)
        def holder(item: Item) -> offices.Holder:
            digest = self.world.raw(item.page)
            assert digest is not None, "rows of a page go with it"
            return offices.Holder(digest, digest.entities[item.id], self.hubs_of(item.page))

        def judge(case: Item, others: Sequence[Item]) -> Iterable[Judgement]:
            return offices.holder_judgements(holder(case), [holder(other) for other in others])

        return run_cases(self.ledger, "holders", asked, offered, judge, most=MOST_HOLDERS)

    def _pages_of(self, nodes: set[str]) -> set[str]:
        """Pages with an entity that one of these names, or a name joined with it, stands for."""
        joined = {
            member for node in nodes for judgement in self._component(node) for member in _ends(judgement)
        } | nodes
        return {
            page
            for node in sorted(joined)
            for judgement in self.ledger.touching("entity", node)
            for page in self.ledger.pages_of(judgement.id)
            if not is_hub(page)
        }

    def _component(self, node: str) -> list[Judgement]:
        """All judgements that join names around one, and those around people's judgements."""
        found: dict[str, Judgement] = {}
        open_, seen = [node], {node}
        while open_:
            here = open_.pop()
            edges = self._near.get(here, [])
            if is_hub(here):
                edges = [*edges, *self.ledger.made("spellings", here)]
            for judgement in edges:
                found[judgement.id] = judgement
                for end in set(_ends(judgement)) - seen:
                    seen.add(end)
                    open_.append(end)
        return [found[key] for key in sorted(found)]

    def _canonical(self, node: str) -> str:
        """The name that stands for all that are the same as this one."""
        component = self._component(node)
        group = next((g for g in groups(component) if node in g), (node,)) if component else (node,)
        return next((member for member in group if is_hub(member)), group[0])

    def _sheets(self, pages: set[str]) -> set[str]:
        changed = set()
        canonical = lru_cache(None)(self._canonical)
        for page in sorted(pages):
            digest = self.world.raw(page)
            before = self.ledger.load("sheet", page)
            known = self.world.sheet(page).who
            if digest is None:
                self.ledger.keep("sheet", page, None)
                self.ledger.group(dict.fromkeys(known))
                continue
            hub_of = {j.left: j.right for rule in reversed(RULES) for j in self.ledger.made(rule, page)}
            who = {e.id: self._who(e, hub_of.get(e.id), canonical) for e in digest.entities.values()}
            sheet = _encode(Sheet(who=who, date=self.world.sheet(page).date))
            if sheet != before:
                self.ledger.keep("sheet", page, sheet)
                groups_now = {entity: content_id("entity", w.key) for entity, w in who.items() if w.known}
                self.ledger.group(dict.fromkeys(known) | groups_now)
                self.world.forget(page)
                changed.add(page)
        return changed

    def _who(self, entity: Entity, hub: str | None, canonical: Callable[[str], str]) -> Who:
        node = entity.id if entity.id in self._near or hub is None else hub
        key = canonical(node)
        if not is_hub(key):
            known = key != entity.id or entity.id in self._near
            return Who(key, entity.kind, entity.state, entity.name if entity.named else "", known)
        found = self.hub(key)
        if found is None:  # a name of few signs, which no sample has
            _, _, *state, _ = key.split(":")
            return Who(key, entity.kind, state[0] if state else entity.state, "", True)
        return Who(key, found.kind, found.state, found.name, True)


def _around_people(ledger: Ledger) -> dict[str, list[Judgement]]:
    """What people judged of entities, and what rules did of the same ones, by their ends."""
    by_people = [j for j in ledger.people("entity") if j.verdict != "unsure"]
    members = {end for judgement in by_people for end in _ends(judgement) if not is_hub(end)}
    found = {j.id: j for j in by_people}
    found |= {j.id: j for member in sorted(members) for j in ledger.touching("entity", member)}
    near: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in found.values():
        for end in _ends(judgement):
            near[end].append(judgement)
    return dict(near)


def _told(hub: Hub | None) -> tuple[str, str | None, str] | None:
    return None if hub is None else (hub.kind, hub.state, hub.name)


def _ends(judgement: Judgement) -> tuple[str, str]:
    return judgement.left, judgement.right
