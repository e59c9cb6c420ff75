"""All pages that are linked together, and who is who in them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from depesche.link.digest import Digest, participants
from depesche.model.event import Event
from depesche.model.grouping import groups, is_hub
from depesche.model.judgement import Judgement

JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Categories in which all take part alike, so that it does not matter whom a page makes the subject."""
SPECIFIC = frozenset({"person", "organisation", "place", "event", "product"})
"""Kinds of entities that tell one page's matter from another's; states are in every other page."""
MIN_NAMES = 3
PAST = frozenset({"happened", "claimed", "denied"})


@dataclass(slots=True)
class World:
    """Pages in the order of their ids, with the entity that each entity of a page stands for."""

    digests: list[Digest]
    who: Mapping[str, str] = field(default_factory=dict)
    """Entity id -> name or entity that it is the same as; missing for one that stands alone."""
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    states: dict[str, str | None] = field(default_factory=dict)
    vectors: dict[str, dict[str, float]] = field(default_factory=dict)
    """Page id -> weights of its words, of length 1."""

    by_page: dict[str, Digest] = field(default_factory=dict)
    specific: dict[str, frozenset[str]] = field(default_factory=dict)
    """Page id -> its named persons, organisations, places and events that other pages may have too."""

    def are(self, ids: Iterable[str]) -> frozenset[str]:
        """Who these entities are, across pages."""
        return frozenset(self.who.get(i, i) for i in ids)

    def people(self, them: Iterable[str]) -> frozenset[str]:
        """The persons among them."""
        return frozenset(i for i in them if self.kinds.get(i) == "person")

    def parts(self, event: Event) -> frozenset[str]:
        """All who take part in an event."""
        return self.are(participants(event))

    def alike(self, left: str, right: str) -> float:
        """Cosine of the words of two pages, 0..1."""
        one, two = self.vectors.get(left, {}), self.vectors.get(right, {})
        if len(one) > len(two):
            one, two = two, one
        return sum(weight * two[word] for word, weight in one.items() if word in two)

    def related(self, left: str, right: str) -> float:
        """Likeness of two pages by words, or by the named people, bodies and places that they share, 0..1.

        Words alone say little while the archive is small, for nothing tells rare words from common ones yet.
        """
        one, two = self.specific.get(left, frozenset()), self.specific.get(right, frozenset())
        shared = len(one & two)
        by_names = 0.5 * shared / min(len(one), len(two)) if shared >= MIN_NAMES else 0.0
        return max(self.alike(left, right), by_names)


def world_of(digests: list[Digest], entity_judgements: Iterable[Judgement]) -> World:
    """The pages with the entities that the judgements make one."""
    who: dict[str, str] = {}
    for group in groups(entity_judgements):
        hub = next((member for member in group if is_hub(member)), group[0])
        who.update((member, hub) for member in group)
    world = World(digests, who, by_page={d.page: d for d in digests})
    for digest in digests:
        for entity in digest.entities.values():
            key = who.get(entity.id, entity.id)
            world.kinds[key] = entity.kind if entity.named else world.kinds.get(key, entity.kind)
            if entity.named and len(entity.name) > len(world.names.get(key, "")):
                world.names[key] = entity.name
            world.states[key] = world.states.get(key) or entity.state
    world.vectors = _vectors(digests)
    for digest in digests:
        named = (e.id for e in digest.entities.values() if e.kind in SPECIFIC and e.named and e.id in who)
        world.specific[digest.page] = frozenset(who[i] for i in named)
    return world


def _vectors(digests: list[Digest]) -> dict[str, dict[str, float]]:
    """Weights by frequency and rareness among the pages; words of every page weigh nothing."""
    pages_with: Counter[str] = Counter(word for digest in digests for word in digest.words)
    total = len(digests)
    found = {}
    for digest in digests:
        weights = {
            word: (1 + math.log(count)) * math.log((total + 1) / pages_with[word])
            for word, count in digest.words.items()
            if pages_with[word] < total or total < 3
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        found[digest.page] = {word: weight / norm for word, weight in weights.items()}
    return found
