"""Whether an event is one between political actors, which is what the record is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depesche.extract.events.actors import Actors
from depesche.extract.events.match import JUDGES
from depesche.model.event import Event
from depesche.model.mention import COMMON, Entity

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
    eyewitness founder editor journalist director judge prosecutor pastor rector treasurer""".split()
) | {"film director", "managing director", "chief executive", "artistic director"}
"""Normalised roles that are no offices of politics."""
SOME = frozenset({"spokesperson", "head", "president", "chairperson", "leader", "adviser", "commissioner"})
"""Roles that clubs and firms have too: offices of politics only on a page that is about politics."""


@dataclass(frozen=True, slots=True)
class Politics:
    """The participants of a page, and whether the page is about politics at all."""

    entities: Mapping[str, Entity]
    page: bool
    actors: Actors

    @staticmethod
    def of(entities: Mapping[str, Entity], named: Sequence[Entity], actors: Actors, states: bool) -> "Politics":
        """For a page whose entities are `named`; `states`: it names states that no list knows."""
        everybody = (*named, *entities.values())
        page = states or any(_rules(e) or e.subkind in POWERS or e.kind == "state" for e in everybody)
        return Politics(entities, page, actors)

    def alone(self, event: Event, crime: bool) -> bool:
        """True if the word for an event may go without participants who matter: on a page about politics."""
        people = [self.entities[i] for i in (*event.actor, *event.recipient)]
        private = people and all(e.subkind in ("private", COMMON) or _private(e) for e in people)
        return self.page and not crime and not private and event.status != "hypothetical"

    def counts(self, event: Event, crime: bool = False) -> bool:
        """True if a participant is a state, an organisation, an acting region, or somebody with an office.

        `crime`: the sentence tells of an everyday crime.
        """
        if event.status == "denied" and event.category == "REJECT":
            return False  # who does not reject something has done nothing
        if event.status == "denied" and event.category == "AGREE" and not event.recipient:
            return False
        if event.category == "REQUEST" and event.actor and all(self._judges(self.entities[i]) for i in event.actor):
            return False  # what prosecutors ask of courts, and the police of drivers
        people = [self.entities[i] for i in (*event.actor, *event.recipient)]
        judged = event.mode in ("allege", "investigate") and any(self._judges(e) for e in people)
        if event.mode in ("convict", "arrest") or judged:
            # Whom the police arrest and courts convict decides, not that police and courts are authorities.
            people = [self.entities[i] for i in event.recipient] or [e for e in people if e.kind == "state"]
            if crime:
                return any(self._ruling(e) or e.kind == "state" for e in people)
        if event.category == "SUPPORT" and event.recipient and all(self._many(i) for i in event.recipient):
            return False  # thanks and praise for helpers
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
            return self._in_office(entity) or (
                entity.named and not _private(entity) and (spoken or event.mode == "resign")
            )
        if entity.kind == "organisation":
            acts = self.page or entity.subkind is not None or self.actors.is_body(entity.name)
            return entity.subkind not in TELLERS and acts
        if entity.kind == "place":
            # A city that acts stands for its government ('Washington demanded').
            return (entity.state is None or entity.id in event.actor) and not host_only
        if entity.kind == "group":
            if entity.subkind in ("private", COMMON):
                return False
            if event.mode in ("convict", "arrest") and entity.subkind == "crowd" and not self.page:
                return False
            powers = entity.subkind == "side" or (entity.state is not None and event.category != "CONSULT")
            return event.category in FORCE or powers or (self.page and event.category in CROWDS)
        return False

    def _many(self, entity_id: str) -> bool:
        entity = self.entities[entity_id]
        return entity.kind == "group" and entity.subkind in ("crowd", "private", COMMON)

    def _judges(self, entity: Entity) -> bool:
        return entity.subkind == "court" or self.actors.of_class(entity.name, JUDGES)

    def _ruling(self, entity: Entity) -> bool:
        return _rules(entity) or entity.subkind in POWERS or entity.subkind == "side"

    def _in_office(self, entity: Entity) -> bool:
        if entity.kind != "person" or _private(entity):
            return False
        roles = [office.role for office in entity.offices]
        return bool(entity.state) or any(self.page or role not in SOME for role in roles)


def _rules(entity: Entity) -> bool:
    heads = any(office.role == "president" and office.of is None and entity.named for office in entity.offices)
    return heads or any(word in office.role for office in entity.offices for word in RULING)


def _private(entity: Entity) -> bool:
    """True for a trade that no list knows, whose title is written as in the text, and for the roles above."""
    roles = [office.role for office in entity.offices]
    return bool(roles) and all(role in PRIVATE_ROLES or role[:1].isupper() for role in roles)
