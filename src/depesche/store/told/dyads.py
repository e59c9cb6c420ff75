"""What two actors did with each other."""

from dataclasses import dataclass

from depesche.model.record import Actor
from depesche.store.told.change import Direct
from depesche.store.told.people import actors_by_id, actors_by_key, key_of

MOST_EQUAL = 1000
"""Pairs with as many events as the last one that is asked for, which are put in order."""


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors and what they did with each other."""

    one: Actor
    other: Actor
    events: int
    by_month: tuple[tuple[str, str, int], ...] = ()
    """Month (empty: not dated), category, number of events."""


def most_frequent(db: Direct, count: int) -> list[Dyad]:
    """Pairs by the number of their events, then by id; the smaller id comes first."""
    last = "SELECT min(events) FROM (SELECT events FROM told_dyads ORDER BY events DESC LIMIT ?) most"
    asked = (
        f"SELECT one, other, events FROM told_dyads WHERE events >= ({last}) ORDER BY events DESC LIMIT {MOST_EQUAL}"
    )
    rows = db.ask(asked, count)
    known = actors_by_key(db, (key for one, other, _ in rows for key in (one, other)))
    found = []
    for one, other, number in rows:
        first, second = sorted((known[one], known[other]), key=lambda actor: actor.entity.id)
        found.append(Dyad(first, second, number))
    return sorted(found, key=lambda d: (-d.events, d.one.entity.id, d.other.entity.id))[:count]


def dyad(db: Direct, one: str, other: str, first: int, count: int) -> tuple[Dyad, list[int]] | None:
    """Two actors, and numbers of some of their events in order of time; None if one of them is not known."""
    known = actors_by_id(db, (one, other))
    if one not in known or other not in known:
        return None
    pair = sorted(key for i in (one, other) if (key := key_of(db, i)) is not None)
    here = "FROM told_pairs WHERE one = ? AND other = ?"
    months = db.ask(f"SELECT month, what, count(*) {here} GROUP BY month, what ORDER BY month, what", *pair)
    keys = db.ask(f"SELECT happening {here} ORDER BY spot LIMIT ? OFFSET ?", *pair, count, first)
    told = Dyad(known[one], known[other], sum(n for _, _, n in months), tuple(months))
    return told, [key for (key,) in keys]
