"""Where reports of one happening differ: each reading of a number, a day or a place with the pages that have it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from depesche.link.digest import Digest
from depesche.link.rules import FirstCopy, GroupRule, Item
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.judgement import Judgement, Verdict, judged
from depesche.model.quantity import Quantity

BY = "readings/differ@1"
HARM = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
DEALS = frozenset({"AID", "AGREE", "COOPERATE", "SANCTION", "SUPPORT"})
PEOPLE = ("dead", "injured", "missing", "displaced", "arrested", "protesters")
"""Of several of one kind ('zwölf Tote, darunter drei Kinder') the largest is the whole; of several sums none is."""
CONCERNS = dict.fromkeys(PEOPLE, HARM) | {
    "protesters": frozenset({"PROTEST"}),
    "money": DEALS,
    "weapons": DEALS,
}
"""Kinds of numbers and the categories of the events of which they are told."""
ABOUT = 0.1
"""'Rund 40' may be that much more or less."""
PLACE = "place"
Bounds = tuple[float, float]
"""Least and greatest value; of days their ordinals."""
Readings = Mapping[str, Mapping[str, Sequence[str]]]
"""What differs -> reading -> pages."""


def _gather(world: World, reports: Sequence[Item], first_copy: FirstCopy) -> Readings:
    """Of what two reports at least tell so that both cannot be true, all readings."""
    pages: dict[str, dict[str, set[str]]] = {}
    bounds: dict[str, set[Bounds]] = {}
    for report in reports if len(reports) > 1 else ():
        event = world.by_page[report.page] and world.events.get(report.id)
        for what, reading, between in _told(world, world.by_page[report.page], event) if event else ():
            pages.setdefault(what, {}).setdefault(reading, set()).add(report.page)
            bounds.setdefault(what, set()).add(between)
    return {
        what: {reading: sorted(where) for reading, where in sorted(of.items())}
        for what, of in sorted(pages.items())
        if any(_apart(one, two) for one, two in combinations(bounds[what], 2)) or (what == PLACE and len(of) > 1)
    }


def _judge(world: World, item: Item, reports: Sequence[Item], differing: Readings) -> Iterator[Judgement]:
    """One judgement for each reading. Of two places one may lie in the other: whether they differ is not sure."""
    for what, of in differing.items():
        score, verdict = PLACES if what == PLACE else OTHERS
        yield from (judged("reading", item.id, f"{what}: {r}", BY, score, *of[r], verdict=verdict) for r in of)


PLACES: tuple[float, Verdict] = (0.4, "unsure")
OTHERS: tuple[float, Verdict] = (0.7, "same")
READINGS = GroupRule(name="readings", gather=_gather, judge=_judge)


def _told(world: World, digest: Digest, event: Event) -> Iterator[tuple[str, str, Bounds]]:
    """What, reading, and between what it lies."""
    when, here = event.when, digest.sentence_of(event.trigger)
    time = next((t for t in digest.times if t.id == when.of), None)
    own = time is not None and digest.sentence_of(time.span) == here  # not carried on from a sentence before
    if own and when.earliest is not None and when.latest is not None:
        ends = sorted({when.earliest, when.latest})
        yield "day", " to ".join(day.isoformat() for day in ends), (ends[0].toordinal(), ends[-1].toordinal())
    place = world.who.get(event.place or "")
    if place is not None and world.kinds.get(place) == "place":
        yield PLACE, world.names.get(place, place), (0, 0)
    for kind, numbers in _numbers(digest, event).items():
        if kind in PEOPLE or len(numbers) == 1:
            number = max(numbers, key=lambda n: (n.high is None, n.high or n.low, n.low or 0))
            yield kind, _written(number), _bounds(number)


def _numbers(digest: Digest, event: Event) -> dict[str, list[Quantity]]:
    """Numbers by kind in the sentence of an event, or in the next one if that tells no event."""
    here = digest.sentence_of(event.trigger)
    others = {digest.sentence_of(other.trigger) for other in digest.events}
    found: dict[str, list[Quantity]] = {}
    for number in digest.quantities:
        at = digest.sentence_of(number.span)
        near = at == here or (at == here + 1 and at not in others)
        if near and event.category in CONCERNS.get(number.kind, ()) and (number.low, number.high) != (None, None):
            found.setdefault(number.kind, []).append(number)
    return found


def _written(number: Quantity) -> str:
    least, most = (None if end is None else f"{end:,.10g}" for end in (number.low, number.high))
    about = "about " if number.about else ""
    if least is None or most is None:
        return f"{about}at most {most}" if least is None else f"{about}at least {least}"
    return about + (least if least == most else f"{least} to {most}")


def _bounds(number: Quantity) -> Bounds:
    low = -inf if number.low is None else number.low * (1 - ABOUT * number.about)
    high = inf if number.high is None else number.high * (1 + ABOUT * number.about)
    return low, high


def _apart(one: Bounds, two: Bounds) -> bool:
    return one[1] < two[0] or two[1] < one[0]
