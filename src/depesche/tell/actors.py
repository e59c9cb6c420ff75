"""The actors of a record: names, offices, how often they are mentioned and when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.mention import COMMON, Entity, Office
from depesche.model.term import Term
from depesche.model.when import When
from depesche.model.wikidata import PREFIX
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import UNDATED, short, sort_key
from depesche.tell.listing import Listing, Row

ACTOR_KINDS = ("person", "state", "organisation", "group")
COLUMNS = ("actor", "kind", "offices", "mentions", "statements", "events", "first", "last", "with", "aliases")
COMPANIONS = 3
"""Other actors that a row names."""
MOST_TOGETHER = 60
"""Actors of one page whose company is counted."""
Terms = Mapping[str, Sequence[Term]]
NO_TERMS: Terms = {}
Items = Mapping[str, Judgement]
"""Actor id -> which item of Wikidata he is."""
NO_ITEMS: Items = {}


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
    company: Counter[str] = field(default_factory=Counter)
    """Other actors: three for each event or conversation with them, one for each page that names both."""

    def row(self, names: Mapping[str, str], terms: Terms, items: Items = NO_ITEMS) -> Row:
        """All fields, flat."""
        known = sorted((d for d in self.dates if d.known), key=sort_key)
        return {
            "actor": self.entity.name,
            "kind": self.entity.kind,
            "offices": [term_words(t) for t in terms.get(self.entity.id, ())] or list(self.offices),
            "aliases": [a for a in self.aliases if a != self.entity.name],
            "mentions": self.mentions,
            "pages": self.pages,
            "statements": self.statements,
            "events": self.events,
            "first": short(known[0]) if known else UNDATED,
            "last": short(known[-1]) if known else UNDATED,
            "with": self._nearest(names),
            "outlets": list(self.outlets),
            "wikidata": item_id(items.get(self.entity.id)),
            "id": self.entity.id,
        }

    def _nearest(self, names: Mapping[str, str]) -> list[str]:
        ranked = sorted(self.company.items(), key=lambda item: (-item[1], names.get(item[0], item[0])))
        return [names[key] for key, _ in ranked if key in names][:COMPANIONS]


def actors(
    pages: Iterable[Findings], name: str | None = None, terms: Terms = NO_TERMS, items: Items = NO_ITEMS
) -> Listing:
    """Persons, states, organisations and groups by number of mentions, those called `name` if it is given.

    `terms` are the offices of each actor with the days on which they were seen, `items` those of Wikidata.
    """
    return Listing(
        (*COLUMNS, "wikidata") if items else COLUMNS,
        _rows(pages, name, terms, items),
        wide=("actor", "offices", "with", "aliases"),
    )


def item_id(judgement: Judgement | None) -> str | None:
    """`Q42`, if a judgement links an actor to an item of Wikidata."""
    linked = judgement is not None and judgement.verdict == "same"
    return judgement.right.removeprefix(PREFIX) if judgement is not None and linked else None


def term_words(term: Term) -> str:
    """`foreign minister of PRK (2031-02-03 to 2031-04-02)`: an office with the days on which pages give it."""
    words = office_words(term.office)
    if term.first is None or term.last is None:
        return words
    first, last = term.first.isoformat(), term.last.isoformat()
    return f"{words} ({first})" if first == last else f"{words} ({first} to {last})"


def office_words(office: Office) -> str:
    """`foreign minister of PRK`, with 'former', 'deputy' ... where the page says so."""
    role = f"{office.qualifier} {office.role}" if office.qualifier else office.role
    return f"{role} of {office.of}" if office.of else role


def _rows(pages: Iterable[Findings], name: str | None, terms: Terms, items: Items) -> Iterator[Row]:
    tallies: dict[str, Tally] = {}
    for findings in pages:
        _count(findings, tallies)
    ordered = sorted(tallies.values(), key=lambda t: (-t.mentions, t.entity.name, t.entity.id))
    names = {t.entity.id: t.entity.name for t in ordered if t.entity.named}
    wanted = name.casefold() if name else ""
    for tally in ordered:
        called = any(wanted in alias.casefold() for alias in tally.aliases)
        if called and (tally.mentions or tally.statements or tally.events):
            yield tally.row(names, terms, items)


def _count(findings: Findings, tallies: dict[str, Tally]) -> None:
    here: dict[str, Tally] = {}
    for entity in findings.entities:
        if entity.kind in ACTOR_KINDS and entity.subkind != COMMON:
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
        parts = [one for one in dict.fromkeys(event.actor + event.recipient) if one in here]
        for one in parts:
            here[one].events += 1
        _meet(here, parts, 3)
    _meet(here, sorted(here), 1)


def _meet(here: dict[str, Tally], together: Sequence[str], weight: int) -> None:
    """Notes that actors stand together; of a page that names very many only the first count."""
    for one in together[:MOST_TOGETHER]:
        here[one].company.update({other: weight for other in together[:MOST_TOGETHER] if other != one})
