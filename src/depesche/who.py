"""Which actor of a record somebody means by a name or an id, and what is known of that actor over time."""

from collections import defaultdict
from dataclasses import dataclass, field

from depesche.errors import UsageError
from depesche.link import directory_of
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.record import Sourced
from depesche.model.term import Sighting, Term, runs_of, terms_of
from depesche.model.when import When
from depesche.store import View

WIKIDATA = "wikidata"
SHORTEST_ID = 6
"""Letters of the beginning of an id."""
NAMED_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Node:
    """Something that judgements on entities join: a name that many pages bear, or the entity of one page."""

    id: str
    name: str
    actor: str
    """Id of the actor that it belongs to now."""


@dataclass(slots=True)
class Actors:
    """The actors of a record by all that they are called."""

    nodes: list[Node] = field(default_factory=list)
    terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    """Actor id -> offices with the days between which they were seen."""
    entities: dict[str, Entity] = field(default_factory=dict)
    """Actor id -> what all pages know of whom they name."""

    def named_like(self, wanted: str) -> bool:
        """True if any actor is called so, or has a name that holds these words."""
        low = wanted.casefold()
        return any(low in node.name.casefold() for node in self.nodes)

    def node(self, wanted: str) -> Node:
        """The node that a name or an id means. Raises `UsageError` if there is none, or more than one."""
        low = wanted.casefold()
        for found in (
            [n for n in self.nodes if wanted in (n.id, n.actor)],
            [n for n in self.nodes if n.name.casefold() == low],
            [n for n in self.nodes if len(wanted) >= SHORTEST_ID and wanted in _beginnings(n, len(wanted))],
            [n for n in self.nodes if low in n.name.casefold()],
        ):
            distinct = sorted({n.id: n for n in found}.values(), key=lambda n: (not n.id.startswith(NAME), n.id))
            if distinct and len({n.actor for n in distinct}) == 1:
                return distinct[0]
            if distinct:
                some = "; ".join(f"{n.name} ({n.id})" for n in distinct[:NAMED_CHOICES])
                raise UsageError(wanted, f"may mean {len(distinct)} actors", f"Say which by its id: {some}.")
        raise UsageError(wanted, "is no actor on record", "List them: depesche actors.")


def actors_on_record(view: View) -> Actors:
    """All actors of a record with the days on which pages gave them their offices."""
    judgements = [j for j in view.judgements() if j.kind in ("entity", "date")]
    sourced = list(view.entities())
    directory = directory_of((s.finding for s in sourced), judgements)
    hub_of = _hubs(judgements)
    found = Actors()
    seen: dict[str, list[Sighting]] = defaultdict(list)
    nodes: dict[str, Node] = {}
    for one in sourced:
        entity = one.finding
        actor = directory.entities[entity.id].id if entity.id in directory.entities else entity.id
        node = hub_of.get(entity.id, entity.id)
        nodes.setdefault(node, Node(node, entity.name, actor))
        nodes.setdefault(entity.id, Node(entity.id, entity.name, actor))
        if entity.named:
            found.entities[actor] = directory.entities.get(entity.id, entity)
        seen[actor].extend(_sightings(one, directory.dates.get(one.page.id, one.page.published)))
    found.nodes = [n for n in nodes.values() if n.id.startswith(NAME) or n.id not in hub_of]
    found.nodes += [Node(n.id, "", n.actor) for n in nodes.values() if n.id in hub_of]
    runs = runs_of({actor: sightings for actor, sightings in seen.items() if actor in found.entities})
    found.terms = {actor: terms_of(sightings, actor, runs) for actor, sightings in seen.items()}
    return found


def wikidata_of(view: View) -> dict[str, Judgement]:
    """Actor id -> the judgement that says which item of Wikidata he is, or why none is linked."""
    return {j.left: j for j in view.judgements(WIKIDATA)}


def _hubs(judgements: list[Judgement]) -> dict[str, str]:
    """Entity of a page -> the name that it bears across pages, as rules judge."""
    return {
        j.left: j.right
        for j in sorted(judgements, key=lambda j: (j.score, j.id))
        if j.kind == "entity" and j.right.startswith(NAME) and not j.left.startswith(NAME) and j.verdict == "same"
    }


def _sightings(sourced: Sourced[Entity], published: When) -> list[Sighting]:
    return [Sighting(office, sourced.page.id, published) for office in sourced.finding.offices]


def _beginnings(node: Node, length: int) -> tuple[str, ...]:
    return tuple(part[:length] for i in (node.id, node.actor) for part in (i, i.partition(":")[2]))
