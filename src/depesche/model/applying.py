"""The findings of one page as they read once what other pages say is known."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, TypeVar

from depesche.model.attribution import Link
from depesche.model.correction import KIND, Correction, corrected, correction_in
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.grouping import groups, is_hub
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity, Mention, Office
from depesche.model.quotation import Quotation
from depesche.model.undated import date_of, layout_of, redated_event, redated_quotation, redated_times
from depesche.model.when import When

FindingT = TypeVar("FindingT", Entity, Event, Link, Mention, Quotation)
Trait = tuple[bool, str, str]
"""Whether the page names the entity; `name`, `alias`, `state` or `office`; its value (of an office as JSON)."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom the entities of all pages stand for, and the dates that other pages fix."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    """Entity id of a page -> the entity of all pages: its own id, fullest name, state and all offices."""
    dates: Mapping[str, When] = field(default_factory=dict)
    """Page id -> publication date."""
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Page id -> what people corrected in its findings."""


def directory_of(entities: Iterable[Entity], judgements: Iterable[Judgement]) -> Directory:
    """What standing judgements say of the given entities of all pages."""
    of_kind: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if not judgement.withdrawn and judgement.kind in ("entity", "date", KIND):
            of_kind[judgement.kind].append(judgement)
    group_of = {member: group for group in groups(of_kind["entity"]) for member in group}
    bearers: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.id in group_of:
            bearers[group_of[entity.id]].append(entity)
    known: dict[str, Entity] = {}
    for group, members in bearers.items():
        first = min([m for m in members if m.named] or members, key=lambda m: m.id)
        traits = Counter(trait for member in members for trait in traits_of(member))
        actor = joined(actor_id(group), first, traits)
        known.update((member.id, actor) for member in members)
    return Directory(known, dates_of(of_kind["date"]), corrections_of(of_kind[KIND]))


def actor_id(group: tuple[str, ...]) -> str:
    """Id of whom a group of entities and names stands for."""
    return content_id("entity", next((member for member in group if is_hub(member)), group[0]))


def dates_of(judgements: Iterable[Judgement]) -> dict[str, When]:
    """Page id -> publication date, of standing judgements on dates: a person's goes first, then the surest."""
    found: dict[str, When] = {}
    for judgement in sorted(judgements, key=lambda j: (not j.by.startswith("person:"), -j.score, j.id)):
        if judgement.verdict == "same":
            found.setdefault(judgement.left, date_of(judgement))
    return found


def corrections_of(judgements: Iterable[Judgement]) -> dict[str, tuple[Correction, ...]]:
    """Page id -> corrections, of standing judgements on them, the earliest first."""
    found: dict[str, tuple[Correction, ...]] = {}
    for judgement in sorted(judgements, key=lambda j: (j.detail, j.id)):
        found[judgement.left] = (*found.get(judgement.left, ()), correction_in(judgement))
    return found


def traits_of(entity: Entity) -> Iterator[Trait]:
    """What one page knows of somebody, in parts that can be counted over pages."""
    yield entity.named, "name", entity.name
    for alias in dict.fromkeys(entity.aliases):
        yield entity.named, "alias", alias
    if entity.state:
        yield entity.named, "state", entity.state
    for o in dict.fromkeys(entity.offices):
        office = (o.role, o.of or "", o.qualifier or "", o.title)
        yield entity.named, "office", json.dumps(office, ensure_ascii=False)


def joined(key: str, first: Entity, traits: Mapping[Trait, int]) -> Entity:
    """One entity of many: the name that most pages give it among the fullest, and what any of them knows of it.

    `first` is the one of smallest id, of those whom their pages name if there are any; `traits` are those of all with
    the number of entities that have them.
    """
    named = any(is_named for is_named, _, _ in traits)
    names = {value: n for (is_named, what, value), n in traits.items() if what == "name" and is_named == named}
    aliases = {value for is_named, what, value in traits if what == "alias" and is_named == named}
    name = max(sorted(names), key=lambda n: (min(len(n.split()), 2), names[n], len(n)))
    states: Counter[str] = Counter()
    for (_, what, value), n in traits.items():
        states.update({value: n} if what == "state" else {})
    return replace(
        first,
        id=key,
        name=name,
        state=max(sorted(states), key=states.__getitem__) if states else None,
        offices=_offices(traits),
        aliases=tuple(sorted((aliases | set(names)) - {name})),
        named=named,
    )


def _offices(traits: Mapping[Trait, int]) -> tuple[Office, ...]:
    """Each office once, with the title that most pages write; without an owner only where no page tells one."""
    titles: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for (_, what, value), n in traits.items():
        if what == "office":
            role, of, qualifier, title = json.loads(value)
            titles[role, of, qualifier][title] += n
    owned = {role for role, of, _ in titles if of}
    return tuple(
        Office(role=role, of=of or None, title=max(sorted(of_it), key=of_it.__getitem__), qualifier=qualifier or None)
        for (role, of, qualifier), of_it in sorted(titles.items())
        if of or role not in owned
    )


def resolved(findings: Findings, directory: Directory) -> Findings:
    """The findings of one page with links applied: entities of all pages under one id and name, dates filled in.

    What people corrected goes first.
    """
    findings = corrected(findings, directory.corrections.get(findings.page.id, ()))
    ids = {e.id: directory.entities[e.id].id for e in findings.entities if e.id in directory.entities}
    return _with_entities(_dated(findings, directory.dates.get(findings.page.id)), ids, directory)


def _dated(findings: Findings, published: When | None) -> Findings:
    if published is None:
        return findings
    layout = layout_of(findings)
    times = redated_times(findings.times, published)
    return replace(
        findings,
        document=replace(findings.document, published=published),
        times=times,
        events=tuple(redated_event(e, times, layout, published) for e in findings.events),
        quotations=tuple(redated_quotation(q, times, layout) for q in findings.quotations),
    )


def _with_entities(findings: Findings, ids: Mapping[str, str], directory: Directory) -> Findings:
    if not ids:
        return findings

    def of(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys([ids.get(i, i) for i in given]))

    def linked(chain: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(
            _changed(link, entity=ids[link.entity]) if link.entity and link.entity in ids else link for link in chain
        )

    entities: dict[str, Entity] = {}
    for entity in findings.entities:
        actor, members = directory.entities.get(entity.id, entity), of(entity.members)
        entities.setdefault(actor.id, actor if actor.members == members else _changed(actor, members=members))
    return replace(
        findings,
        entities=tuple(entities.values()),
        mentions=tuple(
            _changed(m, entity=ids[m.entity]) if m.entity and m.entity in ids else m for m in findings.mentions
        ),
        quotations=tuple(
            _changed(
                q,
                speaker_is=of(q.speaker_is),
                chain=linked(q.chain),
                place=ids.get(q.place, q.place) if q.place else None,
            )
            for q in findings.quotations
        ),
        events=tuple(
            _changed(
                e,
                actor=of(e.actor),
                recipient=of(e.recipient),
                place=ids.get(e.place, e.place) if e.place else None,
                according_to=linked(e.according_to),
            )
            for e in findings.events
        ),
    )


def _changed(thing: FindingT, **new: object) -> FindingT:
    """`dataclasses.replace` for frozen classes with slots, in half the time: an export does it for every finding."""
    kind: Any = type(thing)
    made: FindingT = object.__new__(kind)
    for name, put in _setters(kind):
        put(made, new[name] if name in new else getattr(thing, name))
    return made


@cache
def _setters(kind: Any) -> tuple[tuple[str, Callable[[object, object], None]], ...]:
    return tuple((f.name, getattr(kind, f.name).__set__) for f in fields(kind))
