"""One happening that a page names several times is one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.when import When

SPEECH = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
AHEAD = frozenset({"planned", "demanded", "hypothetical"})
"""Statuses of what is still to come, if it comes: their days do not date what has been."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event mention before merging."""

    event: Event
    weight: tuple[int, ...]
    """How full the mention is; the fullest speaks for the event."""
    default: bool
    """True if no word told the status."""
    noun: bool
    whole: bool
    """False for a bare mention ('das Treffen') that is an event only together with a fuller one."""
    crime: bool = False
    """True if the sentence tells of an everyday crime."""
    alone: bool = False
    """True for a mention that is an event by itself if no fuller one is told."""


def merged(drafts: Sequence[Draft], entities: Mapping[str, Entity]) -> list[Event]:
    """The events of a page: mentions of one happening put together, the fullest as evidence."""
    groups: list[list[Draft]] = []
    for draft in sorted((d for d in drafts if d.whole), key=lambda d: (tuple(-w for w in d.weight), d.event.trigger)):
        group = next((g for g in groups if same(g[0], draft, entities)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    for draft in drafts:
        if not draft.whole:
            group = next((g for g in groups if recalls(draft, g[0])), None)
            if group is not None:
                group.append(draft)
            elif draft.alone:
                groups.append([draft])
    return [_told(group) for group in groups]


def same(one: Draft, other: Draft, entities: Mapping[str, Entity]) -> bool:
    """Whether two full mentions may be of one happening."""
    a, b = one.event, other.event
    if a.category != b.category or not _modes_fit(a, b):
        return False
    if not (_status_fits(one, other) and _time_fits(a.when, b.when)):
        return False
    if a.category == "CONSULT":
        return {*b.actor, *b.recipient} <= {*a.actor, *a.recipient}
    if not other.weight[0] and one.weight[0] and _repeats(b, a, entities):
        return True
    if a.category in SPEECH and not (a.actor and b.actor and (a.recipient or b.recipient)):
        return a.trigger == b.trigger
    return _within(b.actor, a.actor, entities) and _within(b.recipient, a.recipient, entities)


def _repeats(heading: Event, told: Event, entities: Mapping[str, Entity]) -> bool:
    """Whether a heading tells the same act as the text, by somebody whom it may leave without a name."""
    known = [i for i in heading.actor if i in entities and entities[i].named]
    return _within(known, (*told.actor, *told.recipient), entities) and _within(
        [i for i in heading.recipient if entities[i].named], (*told.actor, *told.recipient), entities
    )


def _modes_fit(a: Event, b: Event) -> bool:
    """A visit and a call are no meeting; else one mode may be left unsaid."""
    if a.category == "CONSULT":
        return a.mode == b.mode or not {a.mode, b.mode} & {"visit", "phone"}
    return a.mode == b.mode or a.mode is None or b.mode is None


def recalls(bare: Draft, full: Draft) -> bool:
    """Whether a bare mention may recall an event told before or after it."""
    a, b = bare.event, full.event
    return a.category == b.category and (a.mode == b.mode or a.category == "CONSULT") and _status_fits(bare, full)


def _status_fits(one: Draft, other: Draft) -> bool:
    pair = {one.event.status, other.event.status}
    if len(pair) == 1 or pair == {"claimed", "happened"}:
        return True
    return pair <= {"planned", "hypothetical", "demanded"} or (other.default and other.noun and "denied" not in pair)


def _time_fits(one: When, other: When) -> bool:
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _within(few: Sequence[str], many: Sequence[str], entities: Mapping[str, Entity]) -> bool:
    """True if all of `few` are among `many`, a person standing for a state and the other way round."""
    return all(any(_stands_for(i, j, entities) for j in many) for i in few)


def _stands_for(one: str, other: str, entities: Mapping[str, Entity]) -> bool:
    if one == other:
        return True
    a, b = entities.get(one), entities.get(other)
    if a is None or b is None or a.state is None or a.state != b.state:
        return False
    return "state" in (a.kind, b.kind)


def _told(group: list[Draft]) -> Event:
    first = group[0].event
    others = sorted({d.event.trigger for d in group[1:]} - {first.trigger})
    reasons = first.reasons + tuple(f"also at {start}-{end}" for start, end in others)
    when = first.when
    if when.earliest is None:
        ahead = first.status in AHEAD
        alike = [d.event for d in group if (d.event.status in AHEAD) == ahead and d.event.when.earliest is not None]
        when = next((event.when for event in alike), when)
    place = first.place or next((d.event.place for d in group if d.event.place), None)
    status, according_to = first.status, first.according_to
    if status == "claimed" and any(d.event.status == "happened" and d.whole for d in group[1:]):
        # What the outlet tells itself elsewhere has happened, whoever else says it.
        status, according_to, reasons = "happened", (), (*reasons, "told by the outlet itself")
    return replace(first, status=status, according_to=according_to, reasons=reasons, when=when, place=place)
