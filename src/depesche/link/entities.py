"""Which entities of different pages are the same: by name, spelling, surname and office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from depesche.link.digest import Digest
from depesche.link.naming import almost, name_key, token_keys
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity

BY_NAME = "entities/name@1"
BY_SPELLING = "entities/spelling@1"
BY_SURNAME = "entities/surname@1"
MIN_TYPO_LETTERS = 6
"""Shorter names differ by one letter too often by nature (Iran, Irak; Meier, Maier)."""

FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM"})
"""States whose people news names with the family name before the given name."""

_Bearer = tuple[Entity, frozenset[str]]
"""An entity with the keys of the other named ones of its page."""


@dataclass(slots=True)
class Hub:
    """A name that entities of many pages bear, all of one kind and state as far as that is known."""

    id: str
    kind: str
    state: str | None
    key: str
    tokens: tuple[str, ...]
    name: str
    members: list[str] = field(default_factory=list)
    company: set[str] = field(default_factory=set)
    """Keys of the persons, organisations and places that stand beside it in its pages."""
    offices: set[tuple[str, str | None]] = field(default_factory=set)


def entity_judgements(digests: Iterable[Digest]) -> list[Judgement]:
    """Judgements that join entities to the names they bear, and names to each other."""
    hubs, loose = _hubs(digests)
    found = [judged("entity", member, hub.id, BY_NAME, 0.95, hub.name) for hub in hubs for member in hub.members]
    found += _spellings(hubs)
    found += _surnames(hubs, loose)
    return found


@dataclass(frozen=True, slots=True)
class _Loose:
    """A person of whom a page gives one name only."""

    entity: Entity
    key: str
    company: frozenset[str]


def _hubs(digests: Iterable[Digest]) -> tuple[list[Hub], list[_Loose]]:
    by_name: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
    loose: list[_Loose] = []
    for digest in digests:
        keys = {e.id: name_key(e.name, e.kind) for e in digest.entities.values() if e.named and e.kind != "state"}
        for entity in digest.entities.values():
            if not entity.named or not name_key(entity.name, entity.kind):
                continue
            company = frozenset(key for other, key in keys.items() if other != entity.id)
            if entity.kind == "person" and len(token_keys(entity.name)) < 2:
                loose.append(_Loose(entity, name_key(entity.name), company))
            else:
                key = entity.state if entity.kind == "state" and entity.state else name_key(entity.name, entity.kind)
                by_name[entity.kind, key].append((entity, company))
    hubs = [hub for (kind, key), bearers in sorted(by_name.items()) for hub in _told_apart(kind, key, bearers)]
    return hubs, loose


def _told_apart(kind: str, key: str, bearers: list[_Bearer]) -> Iterator[Hub]:
    """Bearers of one name are one, unless they belong to different states and never keep the same company."""
    by_state: dict[str, list[_Bearer]] = defaultdict(list)
    for entity, company in bearers:
        by_state["" if kind == "state" else entity.state or ""].append((entity, company))
    stateless = by_state.pop("", [])
    groups: dict[str, list[_Bearer]] = {}
    for state, members in sorted(by_state.items(), key=lambda item: (-len(item[1]), item[0])):
        # One page that takes a person for another state's must not make two of one.
        same = [s for s, g in groups.items() if kind == "person" and len(_company(g) & _company(members)) > 1]
        groups.setdefault(same[0] if same else state, []).extend(members)
    fixed = {state: _company(members) for state, members in groups.items()}
    for entity, company in stateless:
        fitting = list(fixed) if len(fixed) == 1 else [s for s, c in fixed.items() if len(c & company) > 1]
        groups.setdefault(fitting[0] if len(fitting) == 1 else "", []).append((entity, company))
    return (_hub(kind, key, state, members) for state, members in sorted(groups.items()))


def _company(bearers: list[_Bearer]) -> set[str]:
    return {key for _, company in bearers for key in company}


def _hub(kind: str, key: str, state: str, bearers: list[_Bearer]) -> Hub:
    entities = [entity for entity, _ in bearers]
    name = max(sorted({e.name for e in entities}), key=lambda n: (sum(e.name == n for e in entities), n))
    return Hub(
        id=f"{NAME}{kind}:{state}:{key}" if state and kind != "state" else f"{NAME}{kind}:{key}",
        kind=kind,
        state=state or None,
        key=key,
        tokens=token_keys(name, kind),
        name=name,
        members=sorted(e.id for e in entities),
        company=_company(bearers),
        offices={(o.role, o.of) for e in entities for o in e.offices},
    )


def _spellings(hubs: list[Hub]) -> list[Judgement]:
    """Names of one kind that differ in one letter, inside a word, and keep the same company."""
    blocks: dict[tuple[str, str], list[Hub]] = defaultdict(list)
    for hub in hubs:
        if len(hub.key) >= MIN_TYPO_LETTERS and hub.kind in ("person", "place", "organisation"):
            for key in almost(hub.key):
                blocks[hub.kind, key].append(hub)
    found: dict[str, Judgement] = {}
    for block in blocks.values():
        for index, left in enumerate(block):
            for right in block[index + 1 :]:
                if left is not right and _mistyped(left, right):
                    judgement = _same_name(left, right)
                    found[judgement.id] = judgement
    return [found[key] for key in sorted(found)]


def _mistyped(left: Hub, right: Hub) -> bool:
    """One letter of one long word differs, and not its last: an ending makes another name (Mila and Milo)."""
    if left.key == right.key:
        return left.kind == "place" and None in (left.state, right.state)
    if left.state and right.state and left.state != right.state:
        return False
    words = [(a, b) for a, b in zip(left.tokens, right.tokens, strict=False) if a != b]
    if len(left.tokens) != len(right.tokens) or len(words) != 1:
        return False
    one, two = words[0]
    if min(len(one), len(two)) < MIN_TYPO_LETTERS or one[0] != two[0] or one[-1] != two[-1]:
        return False
    shared = (left.company - {right.key}) & (right.company - {left.key})
    return OSA.distance(one, two, score_cutoff=1) == 1 and len(shared) > 1


def _same_name(left: Hub, right: Hub) -> Judgement:
    first, second = sorted((left, right), key=lambda hub: hub.id)
    shared = ", ".join(sorted(first.company & second.company)[:3])
    return judged("entity", first.id, second.id, BY_SPELLING, 0.8, f"{first.name} / {second.name}", f"beside {shared}")


def _surnames(hubs: list[Hub], loose: list[_Loose]) -> list[Judgement]:
    """A bare surname is the one bearer of it who agrees in state or office, or keeps the same company."""
    bearers: dict[str, list[Hub]] = defaultdict(list)
    for hub in hubs:
        if hub.kind == "person":
            family = hub.tokens[0] if hub.state in FAMILY_NAME_FIRST else hub.tokens[-1]
            bearers[family].append(hub)
    found = []
    for person in loose:
        fitting = [hub for hub in bearers.get(person.key, ()) if _agrees(person, hub)]
        if len(fitting) == 1:
            hub = fitting[0]
            found.append(
                judged("entity", person.entity.id, hub.id, BY_SURNAME, 0.75, f"{person.entity.name}: {hub.name}")
            )
            continue
        # Nobody known bears it, or more than one: the surname is a name of its own until more is known.
        state = person.entity.state
        own = f"{NAME}person:{state}:{person.key}" if state else ""
        if own and not fitting:
            found.append(judged("entity", person.entity.id, own, BY_SURNAME, 0.7, f"{person.entity.name} of {state}"))
    return found


def _agrees(person: _Loose, hub: Hub) -> bool:
    entity = person.entity
    if entity.state and hub.state and entity.state != hub.state:
        return False
    offices = {(o.role, o.of) for o in entity.offices}
    if offices & hub.offices:
        return True
    shared = (person.company & hub.company) - {hub.key}
    return len(shared) > 1 or bool(entity.state and hub.state and shared)
