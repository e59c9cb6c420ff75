"""Which entities of different pages are the same: by name, spelling, surname and office."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from depesche.link.digest import Digest
from depesche.link.naming import almost, name_key, token_keys
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import EntityKind

BY_NAME = "entities/name@1"
BY_SPELLING = "entities/spelling@1"
BY_SURNAME = "entities/surname@1"
BY_LONGER = "entities/longer@1"
PRIVATE = frozenset(
    """film director|actor|singer|writer|author|coach|captain|professor|researcher|historian|journalist|editor|manager|
    entrepreneur|founder|lawyer|judge""".replace("\n    ", "").split("|")
)
"""Roles of people who are seldom those of the same name who hold an office of state."""
MIN_TYPO_LETTERS = 6
"""Shorter names differ by one letter too often by nature (Iran, Irak; Meier, Maier)."""

FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM"})
"""States whose people news names with the family name before the given name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A named entity of one page, with what tells it from a namesake."""

    entity: str
    page: str
    kind: EntityKind
    key: str
    """Key of the name, of a state its code. A person of whom the page gives one name only is filed under that one."""
    name: str
    state: str | None
    offices: tuple[tuple[str, str | None], ...]
    company: tuple[str, ...]
    """Keys of the persons, organisations and places that its page names beside it, sorted."""

    @property
    def block(self) -> str:
        """The key under which namesakes meet."""
        return f"{self.kind} {self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A name that entities of many pages bear, all of one kind and state as far as that is known."""

    id: str
    kind: EntityKind
    state: str | None
    key: str
    name: str
    company: tuple[str, ...]
    offices: tuple[tuple[str, str | None], ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Keys of the words of its name."""
        return token_keys(self.name, self.kind)


def bearers_of(digest: Digest) -> tuple[list[Bearer], list[Bearer]]:
    """The named entities of a page: those with a full name, and persons with a single one."""
    keys = {e.id: name_key(e.name, e.kind) for e in digest.entities.values() if e.named and e.kind != "state"}
    full: list[Bearer] = []
    loose: list[Bearer] = []
    for entity in digest.entities.values():
        key = name_key(entity.name, entity.kind) if entity.named else ""
        if not key:
            continue
        bearer = Bearer(
            entity=entity.id,
            page=digest.page,
            kind=entity.kind,
            key=entity.state if entity.kind == "state" and entity.state else key,
            name=entity.name,
            state=entity.state,
            offices=tuple(sorted({(o.role, o.of) for o in entity.offices}, key=str)),
            company=tuple(sorted({k for other, k in keys.items() if other != entity.id})),
        )
        (loose if entity.kind == "person" and len(token_keys(entity.name)) < 2 else full).append(bearer)
    return full, loose


class Namesakes:
    """Who may be meant by one name: made from some of its bearers, then asked for each of them and all others."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        """Bearers are one, unless they belong to different states and never keep the same company."""
        by_state: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            by_state[_state(bearer)].append(bearer)
        by_state.pop("", None)
        groups: dict[str, list[Bearer]] = {}
        self._group: dict[str, str] = {}
        for state, members in sorted(by_state.items(), key=lambda item: (-len(item[1]), item[0])):
            # One page that takes a person for another state's must not make two of one.
            person = members[0].kind == "person"
            same = [s for s, g in groups.items() if person and len(_company(g) & _company(members)) > 1]
            self._group[state] = same[0] if same else state
            groups.setdefault(self._group[state], []).extend(members)
        self._company = {state: _company(members) for state, members in groups.items()}
        self._private = _company(b for b in bearers if not _state(b) and self._apart(b))
        self.hubs = self._hubs(bearers)

    def hub(self, bearer: Bearer) -> str:
        """Id of the hub of one bearer of this name."""
        state = _state(bearer)
        if state:
            return _hub_id(bearer, self._group.get(state, state))
        company = set(bearer.company)
        nearest = max((len(c & company) for c in self._company.values()), default=0)
        if self._apart(bearer) or len(self._private & company) > nearest:
            return _hub_id(bearer, "")
        fitting = list(self._company)
        if len(fitting) != 1:
            fitting = [s for s, c in self._company.items() if len(c & company) > 1]
        return _hub_id(bearer, fitting[0] if len(fitting) == 1 else "")

    def _apart(self, bearer: Bearer) -> bool:
        """True for a namesake in private life who never keeps the company of those in office."""
        private = bearer.kind == "person" and any(role in PRIVATE for role, _ in bearer.offices)
        return private and not any(c & set(bearer.company) for c in self._company.values())

    def _hubs(self, bearers: Sequence[Bearer]) -> dict[str, Hub]:
        members: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            members[self.hub(bearer)].append(bearer)
        return {key: _hub(key, of) for key, of in sorted(members.items())}


def _state(bearer: Bearer) -> str:
    return "" if bearer.kind == "state" else bearer.state or ""


def _company(bearers: Iterable[Bearer]) -> set[str]:
    return {key for bearer in bearers for key in bearer.company}


def _hub_id(bearer: Bearer, state: str) -> str:
    return f"{NAME}{bearer.kind}:{state}:{bearer.key}" if state else f"{NAME}{bearer.kind}:{bearer.key}"


def _hub(key: str, bearers: Sequence[Bearer]) -> Hub:
    names = Counter(b.name for b in bearers)
    states = Counter(s for b in bearers if (s := b.state))
    first = bearers[0]
    told = key.split(":")[2] if key.count(":") > 2 and first.kind != "state" else ""
    return Hub(
        id=key,
        kind=first.kind,
        state=told or (max(sorted(states), key=states.__getitem__) if states else None),
        key=first.key,
        name=max(sorted(names), key=names.__getitem__),
        company=tuple(sorted(_company(bearers))),
        offices=tuple(sorted({office for b in bearers for office in b.offices}, key=str)),
    )


def named(entity: str, name: str, hub: str) -> Judgement:
    """That an entity is the one of this name. All pages call a state by its code, so that no page's words are told."""
    name = name if ":" in entity else entity
    return judged("entity", entity, hub, BY_NAME, 0.95, name)


def spelling_keys(hub: Hub) -> Iterator[str]:
    """Keys that two names share which differ in one letter."""
    if len(hub.key) >= MIN_TYPO_LETTERS and hub.kind in ("person", "place", "organisation"):
        for key in sorted({hub.key, *almost(hub.tokens, MIN_TYPO_LETTERS)}):
            yield f"{hub.kind} {key}"
    if hub.kind == "person" and len(hub.tokens) > 1:
        yield f"person begins {' '.join(hub.tokens[:2])}"
    elif hub.kind == "organisation" and hub.tokens:
        yield f"organisation ends {hub.tokens[-1]}"


def spelling(left: Hub, right: Hub) -> Judgement | None:
    """That two names of one kind are one: they differ in one letter inside a word, or one is the longer form of the
    other; and they keep the same company."""
    if _mistyped(left, right):
        return _same_name(left, right, BY_SPELLING, 0.8)
    return _same_name(left, right, BY_LONGER, 0.78) if _longer(left, right) else None


def _longer(left: Hub, right: Hub) -> bool:
    """'Eva Muster' and 'Eva Muster-Beispiel', 'Reederei Muster' and 'Muster': the same words and more of them."""
    short, long = sorted((left, right), key=lambda hub: len(hub.tokens))
    count = len(short.tokens)
    if count == len(long.tokens) or (left.state and right.state and left.state != right.state):
        return False
    shared = (set(left.company) & set(right.company)) - {left.key, right.key}
    if short.kind == "organisation":
        tail = count == 1 and len(short.key) >= MIN_TYPO_LETTERS and short.tokens[0] == long.tokens[-1]
        return tail and len(shared) > 1
    begins = count > 1 and long.tokens[:count] == short.tokens
    offices = set(left.offices) & set(right.offices)
    return begins and (bool(offices) or len(shared) > 1 or bool(shared and left.state and left.state == right.state))


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
    shared = (set(left.company) - {right.key}) & (set(right.company) - {left.key})
    return OSA.distance(one, two, score_cutoff=1) == 1 and len(shared) > 1


def _same_name(left: Hub, right: Hub, by: str, score: float) -> Judgement:
    first, second = sorted((left, right), key=lambda hub: hub.id)
    shared = ", ".join(sorted(set(first.company) & set(second.company))[:3])
    reason = f"beside {shared}" if shared else "in the same office"
    return judged("entity", first.id, second.id, by, score, f"{first.name} / {second.name}", reason)


def family_key(hub: Hub) -> str | None:
    """The key of a person's surname."""
    if hub.kind != "person":
        return None
    return hub.tokens[0] if hub.state in FAMILY_NAME_FIRST else hub.tokens[-1]


def surname(person: Bearer, hubs: Iterable[Hub]) -> Judgement | None:
    """A bare surname is the one bearer of it who agrees in state or office, or keeps the same company."""
    fitting = [hub for hub in hubs if _agrees(person, hub)]
    if len(fitting) == 1:
        hub = fitting[0]
        return judged("entity", person.entity, hub.id, BY_SURNAME, 0.75, f"{person.name}: {hub.name}")
    # Nobody known bears it, or more than one: the surname is a name of its own until more is known.
    if fitting or not person.state:
        return None
    own = f"{NAME}person:{person.state}:{person.key}"
    return judged("entity", person.entity, own, BY_SURNAME, 0.7, f"{person.name} of {person.state}")


def _agrees(person: Bearer, hub: Hub) -> bool:
    if person.state and hub.state and person.state != hub.state:
        return False
    if set(person.offices) & set(hub.offices):
        return True
    shared = (set(person.company) & set(hub.company)) - {hub.key}
    return len(shared) > 1 or bool(person.state and hub.state and shared)
