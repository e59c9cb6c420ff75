"""The findings of one page as they read once what other pages say is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from depesche.link.dates import date_of
from depesche.link.digest import layout_of
from depesche.link.redating import redated_event, redated_quotation, redated_times
from depesche.model.attribution import Link
from depesche.model.findings import Findings
from depesche.model.grouping import groups, is_hub
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.when import When


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom the entities of all pages stand for, and the dates that other pages fix."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    """Entity id of a page -> the entity of all pages: its own id, fullest name, state and all offices."""
    dates: Mapping[str, When] = field(default_factory=dict)
    """Page id -> publication date."""


def directory_of(entities: Iterable[Entity], judgements: Iterable[Judgement]) -> Directory:
    """What standing judgements say of the given entities of all pages."""
    of_kind: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if not judgement.withdrawn and judgement.kind in ("entity", "date"):
            of_kind[judgement.kind].append(judgement)
    group_of = {member: group for group in groups(of_kind["entity"]) for member in group}
    bearers: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.id in group_of:
            bearers[group_of[entity.id]].append(entity)
    known: dict[str, Entity] = {}
    for group, members in bearers.items():
        joined = _joined(group, members)
        known.update((member.id, joined) for member in members)
    dates: dict[str, When] = {}
    for judgement in sorted(of_kind["date"], key=lambda j: (not j.by.startswith("person:"), -j.score, j.id)):
        if judgement.verdict == "same":
            dates.setdefault(judgement.left, date_of(judgement))
    return Directory(known, dates)


def _joined(group: tuple[str, ...], members: list[Entity]) -> Entity:
    """One entity of many: the name that most pages give it among the fullest, and what any of them knows of it."""
    named = [m for m in members if m.named] or members
    names = Counter(m.name for m in named)
    name = max(sorted(names), key=lambda n: (min(len(n.split()), 2), names[n], len(n)))
    states = Counter(m.state for m in members if m.state)
    offices = {(o.role, o.of or "", o.qualifier or ""): o for m in members for o in m.offices}
    told = {role for role, of, _ in offices if of}
    aliases = {alias for m in named for alias in (m.name, *m.aliases)} - {name}
    hub = next((member for member in group if is_hub(member)), group[0])
    first = min(named, key=lambda m: m.id)
    return replace(
        first,
        id=content_id("entity", hub),
        name=name,
        state=max(sorted(states), key=states.__getitem__) if states else None,
        offices=tuple(office for key, office in sorted(offices.items()) if key[1] or key[0] not in told),
        aliases=tuple(sorted(aliases)),
        named=any(m.named for m in members),
    )


def resolved(findings: Findings, directory: Directory) -> Findings:
    """The findings of one page with links applied: entities of all pages under one id and name, dates filled in."""
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
    def of(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get(i, i) for i in given))

    def linked(chain: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(replace(link, entity=ids.get(link.entity, link.entity)) if link.entity else link for link in chain)

    entities: dict[str, Entity] = {}
    for entity in findings.entities:
        joined = directory.entities.get(entity.id, entity)
        entities.setdefault(joined.id, replace(joined, members=of(entity.members)))
    return replace(
        findings,
        entities=tuple(entities.values()),
        mentions=tuple(replace(m, entity=ids.get(m.entity, m.entity)) if m.entity else m for m in findings.mentions),
        quotations=tuple(
            replace(
                q,
                speaker_is=of(q.speaker_is),
                chain=linked(q.chain),
                place=ids.get(q.place, q.place) if q.place else None,
            )
            for q in findings.quotations
        ),
        events=tuple(
            replace(
                e,
                actor=of(e.actor),
                recipient=of(e.recipient),
                place=ids.get(e.place, e.place) if e.place else None,
                according_to=linked(e.according_to),
            )
            for e in findings.events
        ),
    )
