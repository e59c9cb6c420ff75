"""Whether an event is one between political actors, which is what the record is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depesche.model.event import Event
from depesche.model.mention import Entity

FORCE = frozenset({"COERCE", "ASSAULT", "PROTEST"})
"""Categories in which unnamed crowds take part: who is arrested, shot at, or demonstrates."""
WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})
"""Categories of acts of speech, which somebody may do whose office the page tells only elsewhere or not at all."""
TELLERS = frozenset({"outlet", "agency"})
"""Organisations that tell news: they are no participants unless a state or person is one too."""
CROWDS = frozenset({"REQUEST", "ACCUSE", "REJECT"})
"""Acts of speech that a page of politics tells of crowds; that a share of the citizens approves is a survey."""
POWERS = frozenset({"party", "ministry", "government", "parliament", "power"})
"""What organisations of politics are; of most the kind is not known."""
VIOLENT = frozenset({"military", "terrorism", "police"})
"""Contexts in which people are killed by somebody, and not by an accident."""
RULING = ("minister", "mayor", "governor", "parliament", "senator", "head of state", "opposition", "party",
          "ambassador", "envoy", "state secretary", "district administrator", "monarch")  # fmt: skip
"""Words of roles that only those have who govern or oppose."""
PRIVATE_ROLES = frozenset(
    """coach entrepreneur lawyer expert researcher analyst author actor historian writer singer manager captain witness
    eyewitness founder editor journalist director""".split()
) | {"film director", "managing director", "chief executive"}
"""Normalised roles that are no offices of politics."""


@dataclass(frozen=True, slots=True)
class Politics:
    """The participants of a page, and whether the page is about politics at all."""

    entities: Mapping[str, Entity]
    page: bool

    @staticmethod
    def of(entities: Mapping[str, Entity], named: Sequence[Entity]) -> "Politics":
        """For a page whose entities are `named`."""
        return Politics(entities, any(_rules(e) or e.subkind in POWERS for e in (*named, *entities.values())))

    def counts(self, event: Event) -> bool:
        """True if a participant is a state, an organisation, an acting region, or somebody with an office."""
        if event.status == "denied" and event.category == "REJECT":
            return False  # who does not reject something has done nothing
        people = [self.entities[i] for i in (*event.actor, *event.recipient)]
        if event.mode in ("convict", "arrest") or (event.mode == "allege" and any(_judges(e) for e in people)):
            # Whom the police arrest and courts convict decides, not that police and courts are authorities.
            people = [self.entities[i] for i in event.recipient] or [e for e in people if e.kind == "state"]
        by_force = VIOLENT & set(event.contexts)
        if event.mode == "targeted" and not (event.actor or by_force) and all(e.subkind == "crowd" for e in people):
            return False  # the dead of an accident are nobody's act
        return any(self._matters(event, entity) for entity in people)

    def _matters(self, event: Event, entity: Entity) -> bool:
        # Tourists travel to states too: that alone makes no visit of politics.
        host_only = event.mode == "visit" and entity.id in event.recipient and bool(event.actor)
        if entity.kind == "state":
            return not host_only
        if entity.kind == "person":
            spoken = self.page and event.category in WORDS
            return _in_office(entity) or (entity.named and not _private(entity) and (spoken or event.mode == "resign"))
        if entity.kind == "organisation":
            return entity.subkind not in TELLERS
        if entity.kind == "place":
            # A city that acts stands for its government ('Washington demanded').
            return (entity.state is None or entity.id in event.actor) and not host_only
        if entity.kind == "group":
            powers = entity.subkind == "side" or (entity.state is not None and event.category != "CONSULT")
            return event.category in FORCE or powers or (self.page and event.category in CROWDS)
        return False


def _rules(entity: Entity) -> bool:
    return any(word in office.role for office in entity.offices for word in RULING)


def _judges(entity: Entity) -> bool:
    return entity.subkind == "court"


def _private(entity: Entity) -> bool:
    return bool(entity.offices) and all(office.role in PRIVATE_ROLES for office in entity.offices)


def _in_office(entity: Entity) -> bool:
    return entity.kind == "person" and (bool(entity.state) or (bool(entity.offices) and not _private(entity)))
