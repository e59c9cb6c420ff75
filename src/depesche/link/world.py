"""The pages that linking looks at, and who is who in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from depesche.link.digest import Digest, participants, unpacked, with_date
from depesche.model.event import Event
from depesche.model.ledger import Ledger
from depesche.model.mention import EntityKind
from depesche.model.quotation import Quotation
from depesche.model.when import When

JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Categories in which all take part alike, so that it does not matter whom a page makes the subject."""
SPECIFIC = frozenset({"person", "organisation", "place", "event", "product"})
"""Kinds of entities that tell one page's matter from another's; states are in every other page."""
MIN_NAMES = 3
PAST = frozenset({"happened", "claimed", "denied"})


@dataclass(frozen=True, slots=True)
class Who:
    """Whom an entity of a page stands for, across pages."""

    key: str
    """Name or entity that it is the same as; its own id if it stands alone."""
    kind: EntityKind
    state: str | None
    name: str
    known: bool
    """True if other pages may speak of it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What linking has found out about a page."""

    who: dict[str, Who] = field(default_factory=dict)
    date: When | None = None
    """The publication date that other pages give."""


class _Loaded(dict[str, Digest]):
    """Digests that are read when they are asked for."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def __missing__(self, page: str) -> Digest:
        return self._world.read(page)


class _Named(dict[str, frozenset[str]]):
    """Names of pages that are read when they are asked for."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def __missing__(self, page: str) -> frozenset[str]:
        self._world.read(page)
        return self[page]


class World:
    """Pages by id, read from the ledger when they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.by_page: dict[str, Digest] = _Loaded(self)
        """Page id -> its digest, with the date that other pages give."""
        self.who: dict[str, str] = {}
        """Entity id -> name or entity that it is the same as; missing for one that stands alone."""
        self.kinds: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.states: dict[str, str | None] = {}
        self.specific: dict[str, frozenset[str]] = _Named(self)
        """Page id -> its named persons, organisations, places and events that other pages may have too."""
        self.events: dict[str, Event] = {}
        self.quotations: dict[str, Quotation] = {}
        self.home: dict[str, str] = {}
        """Event or quotation -> its page, as far as it is at hand."""
        self._raw: dict[str, Digest | None] = {}

    def raw(self, page: str) -> Digest | None:
        """The digest of a page by itself; None if it is not on record."""
        if page not in self._raw:
            data = self.ledger.load("digest", page)
            self._raw[page] = None if data is None else unpacked(data)
        return self._raw[page]

    def sheet(self, page: str) -> Sheet:
        """What is known of a page through others."""
        data = self.ledger.load("sheet", page)
        return Sheet() if data is None else msgspec.msgpack.decode(data, type=Sheet)

    def read(self, page: str) -> Digest:
        """Puts a page at hand."""
        digest = self.raw(page)
        if digest is None:
            raise KeyError(page)
        sheet = self.sheet(page)
        if sheet.date is not None:
            digest = with_date(digest, sheet.date)
        self.by_page[page] = digest
        for entity, who in sheet.who.items():
            self.who.pop(entity, None)
            if who.known:
                self.who[entity] = who.key
            self.kinds[who.key], self.states[who.key] = who.kind, who.state
            if who.name:
                self.names[who.key] = who.name
        ours = (e.id for e in digest.entities.values() if e.kind in SPECIFIC and e.named)
        self.specific[page] = frozenset(self.who[i] for i in ours if i in self.who)
        self.events.update((e.id, e) for e in digest.events)
        self.quotations.update((q.id, q) for q in digest.quotations)
        self.home.update((e.id, page) for e in digest.events)
        self.home.update((q.id, page) for q in digest.quotations)
        return digest

    def forget(self, page: str) -> None:
        """Reads a page anew when it is asked for again."""
        self.by_page.pop(page, None)
        self.specific.pop(page, None)
        self._raw.pop(page, None)

    def are(self, ids: Iterable[str]) -> frozenset[str]:
        """Who these entities of a page at hand are, across pages."""
        return frozenset(self.who.get(i, i) for i in ids)

    def people(self, them: Iterable[str]) -> frozenset[str]:
        """The persons among them."""
        return frozenset(i for i in them if self.kinds.get(i) == "person")

    def parts(self, event: Event) -> frozenset[str]:
        """All who take part in an event of a page at hand."""
        return self.are(participants(event))

    def alike(self, left: str, right: str) -> float:
        """Cosine of the words of two pages, 0..1."""
        one, two = self.by_page[left].words, self.by_page[right].words
        if len(one) > len(two):
            one, two = two, one
        return sum(weight * two[word] for word, weight in one.items() if word in two)

    def related(self, left: str, right: str) -> float:
        """Likeness of two pages by words, or by the named people, bodies and places that they share, 0..1."""
        one, two = (self.by_page[page].page for page in (left, right))
        ours, theirs = self.specific[one], self.specific[two]
        shared = len(ours & theirs)
        by_names = 0.5 * shared / min(len(ours), len(theirs)) if shared >= MIN_NAMES else 0.0
        return max(self.alike(left, right), by_names)
