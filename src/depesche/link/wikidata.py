"""Which item of Wikidata an actor of the record is, by name and by what tells it from a namesake."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.lang.pack import pack_for
from depesche.link.naming import name_key, token_keys
from depesche.model.folding import folded
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity, Office
from depesche.model.wikidata import PREFIX, Item

BY = "wikidata/name@1"
SCORES = {0: 0.5, 1: 0.8, 2: 0.9}
"""Score by the number of signs beside the name, two and more alike; without any it is not decided."""
STATE_SCORE = 0.99
MOST_NAMED = 3
"""Namesakes that a reason names."""
LATE = timedelta(days=366)
"""Papers may call a dead man by his office for so long."""
SHORTEST = 2
"""Letters of an office that are too few to look for."""
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An actor of the record as it is compared."""

    entity: Entity
    offices: tuple[Office, ...] = ()
    """Those that pages gave him for their own time."""
    first: date | None = None
    """Days between which pages give him an office."""
    last: date | None = None


def keys_of(entity: Entity) -> frozenset[str]:
    """Keys of the names by which an actor can be found; of persons only full ones."""
    names = [n for n in (entity.name, *entity.aliases) if entity.kind != "person" or len(token_keys(n)) > 1]
    return frozenset(name_key(name, entity.kind) for name in names)


def identified(known: Sequence[Known], items: Iterable[Item]) -> Iterator[Judgement]:
    """One judgement for each actor that an item may be: `same` with its signs, or `unsure` with what is missing."""
    by_key: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in items:
        for kind in ("person", "organisation"):
            for name in item.names:
                by_key[name_key(name, kind)][item.id] = item
    for one in known:
        if one.entity.kind in ("person", "organisation", "state"):
            found = {i: item for key in sorted(keys_of(one.entity)) for i, item in by_key.get(key, {}).items()}
            yield from _judged(one, found)


def _judged(one: Known, items: Mapping[str, Item]) -> Iterator[Judgement]:
    signs = {i: s for i, item in sorted(items.items()) if (s := signs_of(one, item)) is not None}
    if not signs:
        for key in sorted(items)[:1]:
            why = f"the {len(items)} of this name have another state, kind or time"
            yield judged(
                "wikidata", one.entity.id, PREFIX + key, BY, 0.1, f"called {items[key].label}", why, verdict="unsure"
            )
        return
    most = max(len(s) for s in signs.values())
    best = [i for i, s in signs.items() if len(s) == most]
    name = f"called {items[best[0]].label}"
    if len(best) > 1:
        names = ", ".join(best[:MOST_NAMED]) + (" ..." if len(best) > MOST_NAMED else "")
        why = f"{len(best)} items bear this name ({names}) and nothing on record tells which is meant"
        yield judged("wikidata", one.entity.id, PREFIX + best[0], BY, SCORES[0], name, why, verdict="unsure")
    elif not most:
        why = "only the name agrees: no state and no office that both know"
        yield judged("wikidata", one.entity.id, PREFIX + best[0], BY, SCORES[0], name, why, verdict="unsure")
    else:
        score = STATE_SCORE if one.entity.kind == "state" else SCORES[min(most, 2)]
        yield judged("wikidata", one.entity.id, PREFIX + best[0], BY, score, name, *signs[best[0]])


def signs_of(one: Known, item: Item) -> tuple[str, ...] | None:
    """What beside the name speaks for an item; None if something speaks against it."""
    if item.kind and item.kind != one.entity.kind:
        return None
    if one.entity.kind == "state":
        return (f"code {one.entity.id}",) if one.entity.state in item.countries and item.kind == "state" else None
    if one.entity.kind == "person" and not _alive(one, item):
        return None
    told = _words(item)
    state = one.entity.state
    if state and item.countries and state not in item.countries:
        return None
    signs = []
    if state and (state in item.countries or state in _states(item)):
        signs.append(f"of {state}")
    signs += [f"office: {o}" for form, o in sorted(_titles(one).items()) if any(f" {form} " in text for text in told)][
        :1
    ]
    return tuple(signs)


def _alive(one: Known, item: Item) -> bool:
    """False if he was born after he was last seen in office, or died long before he was first."""
    born_late = item.begin is not None and one.last is not None and item.begin > one.last
    died_early = item.end is not None and one.first is not None and item.end + LATE < one.first
    return not born_late and not died_early


def _words(item: Item) -> tuple[str, ...]:
    return tuple(f" {folded(text)} " for text in (*item.offices, *item.descriptions))


def _titles(one: Known) -> dict[str, str]:
    """Offices in words, without gender ('foreign minister', 'aussenminister'), and as they are written."""
    found = {folded(word): word for o in one.offices for word in (o.role, o.title) if word}
    forms = {form: word for key, word in found.items() for form in (key, key.removesuffix("in"), key + "in")}
    return {form: word for form, word in forms.items() if len(form) > SHORTEST}


def _states(item: Item) -> set[str]:
    """States that descriptions and offices name: 'peruanische Politikerin', 'President of Peru'."""
    found = set()
    for code in LANGUAGES:
        naming = pack_for(code).naming
        for text in (*item.descriptions, *item.offices) if naming is not None else ():
            words = [word.strip(",;()") for word in text.split()]
            for at in range(len(words)):
                entry = naming.gazetteer.longest(words, at) if naming is not None and words[at] else None
                if entry is not None and entry[1].kind == "state" and entry[1].state:
                    found.add(entry[1].state)
    return found
