"""The actors of a record: names, offices, how often they are mentioned and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depesche.model.findings import Findings
from depesche.model.mention import Entity, Office
from depesche.model.when import When
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import UNDATED, short, sort_key
from depesche.tell.listing import Listing, Row

ACTOR_KINDS = ("person", "state", "organisation", "group")


@dataclass(slots=True)
class Tally:
    """What has been counted of one actor."""

    entity: Entity
    aliases: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)
    pages: int = 0
    mentions: int = 0
    statements: int = 0
    events: int = 0
    dates: list[When] = field(default_factory=list)

    def row(self) -> Row:
        """All fields, flat."""
        known = sorted((d for d in self.dates if d.known), key=sort_key)
        return {
            "actor": self.entity.name,
            "kind": self.entity.kind,
            "offices": list(self.offices),
            "aliases": [a for a in self.aliases if a != self.entity.name],
            "mentions": self.mentions,
            "pages": self.pages,
            "statements": self.statements,
            "events": self.events,
            "first": short(known[0]) if known else UNDATED,
            "last": short(known[-1]) if known else UNDATED,
            "outlets": list(self.outlets),
            "id": self.entity.id,
        }


def actors(pages: Iterable[Findings], name: str | None = None) -> Listing:
    """Persons, states, organisations and groups by number of mentions, those called `name` if it is given."""
    columns = ("actor", "kind", "offices", "mentions", "statements", "events", "first", "last", "aliases")
    return Listing(columns, _rows(pages, name), wide=("actor", "offices", "aliases"))


def office_words(office: Office) -> str:
    """`foreign minister of PRK`, with 'former', 'deputy' ... where the page says so."""
    role = f"{office.qualifier} {office.role}" if office.qualifier else office.role
    return f"{role} of {office.of}" if office.of else role


def _rows(pages: Iterable[Findings], name: str | None) -> Iterator[Row]:
    tallies: dict[str, Tally] = {}
    for findings in pages:
        _count(findings, tallies)
    ordered = sorted(tallies.values(), key=lambda t: (-t.mentions, t.entity.name, t.entity.id))
    wanted = name.casefold() if name else ""
    for tally in ordered:
        called = any(wanted in alias.casefold() for alias in tally.aliases)
        if called and (tally.mentions or tally.statements or tally.events):
            yield tally.row()


def _count(findings: Findings, tallies: dict[str, Tally]) -> None:
    here: dict[str, Tally] = {}
    for entity in findings.entities:
        if entity.kind in ACTOR_KINDS:
            tally = tallies.setdefault(entity.id, Tally(entity))
            here[entity.id] = tally
            tally.aliases.update(dict.fromkeys([entity.name, *entity.aliases]))
            tally.offices.update(dict.fromkeys(office_words(o) for o in entity.offices))
            tally.outlets[findings.document.outlet or UNKNOWN_OUTLET] = None
            tally.dates.append(findings.document.published)
            tally.pages += 1
    for mention in findings.mentions:
        if mention.entity in here:
            here[mention.entity].mentions += 1
    for quotation in findings.quotations:
        for speaker in dict.fromkeys(quotation.speaker_is):
            if speaker in here:
                here[speaker].statements += 1
    for event in findings.events:
        for one in dict.fromkeys(event.actor + event.recipient):
            if one in here:
                here[one].events += 1
