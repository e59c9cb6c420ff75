"""Listings of events: the timeline, and events with all their fields."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from depesche.lang.telling import Party, Telling, teller_for
from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.record import Sourced
from depesche.tell.bars import Precision, bar, exact_enough, scale_of
from depesche.tell.chain import of_event, outlet_of
from depesche.tell.contract import when_object
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row, clipped
from depesche.tell.weights import intensity, quad

# What a timeline writes for a category whose event happened; other statuses are written themselves.
DONE = {
    "AGREE": "agreed",
    "CONSULT": "met or talked",
    "SUPPORT": "supported",
    "CONCEDE": "yielded",
    "COOPERATE": "cooperated",
    "AID": "aided",
    "RETREAT": "withdrew",
    "REQUEST": "demanded",
    "ACCUSE": "accused",
    "REJECT": "rejected",
    "THREATEN": "threatened",
    "PROTEST": "protested",
    "SANCTION": "sanctioned",
    "MOBILIZE": "mobilised",
    "COERCE": "coerced",
    "ASSAULT": "attacked",
}


def reading(sourced: Sourced[Event]) -> str:
    """One line for people: who, whom, where."""
    event = sourced.finding
    actor, recipient = ", ".join(sourced.names(event.actor)), ", ".join(sourced.names(event.recipient))
    who = f"{actor or '(unknown)'} -> {recipient}" if recipient else actor or "(unknown)"
    place = ", ".join(sourced.names((event.place,))) if event.place else ""
    return f"{who} · {place}" if place and place not in who else who


def sentence(event: Event, entities: Iterable[Entity], language: str) -> str:
    """The event told in one sentence of a language that has a pack, or of the best supported one."""
    known = {entity.id: entity for entity in entities}
    return teller_for(language)(
        Telling(
            category=event.category,
            mode=event.mode,
            status=event.status,
            actor=_parties(event.actor, known),
            recipient=_parties(event.recipient, known),
            according_to=tuple(dict.fromkeys(link.name for link in event.according_to)),
        )
    )


def _parties(ids: tuple[str, ...], known: Mapping[str, Entity]) -> tuple[Party, ...]:
    found = (known[i] for i in ids if i in known)
    return tuple(dict.fromkeys(Party(e.name, e.kind, e.named) for e in found))


def row(sourced: Sourced[Event]) -> Row:
    """All fields of one event, flat."""
    event = sourced.finding
    return {
        "sentence": sentence(event, sourced.entities, sourced.page.language),
        "in_english": sentence(event, sourced.entities, "en"),
        "quad": quad(event.category),
        "intensity": intensity(event.category, event.mode),
        "contexts": list(event.contexts),
        "date": short(event.when),
        "what": DONE[event.category] if event.status == "happened" else event.status,
        "reading": reading(sourced),
        "category": event.category,
        "mode": event.mode,
        "status": event.status,
        "actor": list(sourced.names(event.actor)),
        "recipient": list(sourced.names(event.recipient)),
        "place": next(iter(sourced.names((event.place,))), None) if event.place else None,
        "when": when_object(event.when),
        "according_to": [link.name for link in event.according_to],
        "words": clipped(sourced.words, 400),
        "outlet": outlet_of(sourced.page),
        "chain": of_event(sourced),
        "page": sourced.page.id,
        "source": sourced.page.source,
        "start": event.evidence.start,
        "end": event.evidence.end,
        "by": event.by,
        "id": event.id,
    }


def timeline(
    events: Iterable[Sourced[Event]],
    precision: Precision | None = None,
    *,
    bars: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Listing:
    """Events in order of time, the undated last; with `precision` only those known at least that exactly.

    With `bars` a column shows how uncertain each date is, between `since` and `until` or the ends of the listing. Its
    title is its scale.
    """
    exact = (s for s in events if exact_enough(s.finding.when, precision))
    ordered = sorted(exact, key=lambda s: (sort_key(s.finding.when), s.page.id, s.finding.trigger))
    columns = ("what", "reading", "chain", "words", "id")
    wide = ("reading", "chain", "words")
    scale = scale_of((s.finding.when for s in ordered), since, until) if bars else None
    if scale is None:
        return Listing(("date", *columns), map(row, ordered), wide=wide)
    drawn = (row(s) | {scale.title(): bar(s.finding.when, scale)} for s in ordered)
    return Listing(("date", scale.title(), *columns), drawn, wide=wide)


def events(found: Iterable[Sourced[Event]]) -> Listing:
    """Events as stored, with category and mode, each told in one sentence."""
    columns = ("date", "category", "mode", "status", "sentence", "words", "id")
    return Listing(columns, map(row, found), wide=("sentence", "words"))


def by_month(found: Iterable[Sourced[Event]]) -> Listing:
    """How many events there are of each dyad, category and status in each month."""
    tally: Counter[tuple[str, str, str, str, str]] = Counter()
    for sourced in found:
        event = sourced.finding
        month = event.when.earliest.strftime("%Y-%m") if event.when.earliest else ""
        actors, recipients = sourced.names(event.actor) or ("",), sourced.names(event.recipient) or ("",)
        for actor in actors:
            for recipient in recipients:
                tally[month, actor, recipient, event.category, event.status] += 1
    columns = ("month", "actor", "recipient", "category", "status", "count")
    ordered = sorted(tally.items(), key=lambda item: (not item[0][0], item[0]))
    return Listing(columns, (dict(zip(columns, (*key, count), strict=True)) for key, count in ordered))


def counts(found: Iterable[Sourced[Event]]) -> Iterator[tuple[str, int]]:
    """How many events there are of each status, most first."""
    tally: dict[str, int] = {}
    for sourced in found:
        tally[sourced.finding.status] = tally.get(sourced.finding.status, 0) + 1
    yield from sorted(tally.items(), key=lambda item: (-item[1], item[0]))
