"""What the tables know of actors: lists of them, what they take part in, with whom."""

from collections import Counter
from collections.abc import Iterable

from depesche.model.folding import folded
from depesche.model.mention import Entity
from depesche.model.record import Actor
from depesche.store.coding import decoded
from depesche.store.told.change import Direct
from depesche.store.told.tables import EVENT, SPEAKER, STATEMENT, TAKES_PART

ACTING = ("person", "state", "organisation", "group")
MOST_READ = 5_000
"""Findings of an actor that are read for company and outlets: the earliest ones."""
MOST_COUNTED = 10_000
KINDS = ", ".join(f"'{kind}'" for kind in ACTING)
_CALLED = (
    "SELECT c.actor FROM told_names t CROSS JOIN told_called c ON c.name = t.key"
    " WHERE instr(t.folded, ?) > 0 AND c.own > 0"
)
_COLUMNS = "a.key, a.id, a.payload, a.events, a.statements"


def key_of(db: Direct, actor: str) -> int | None:
    """Number of an actor."""
    return next((key for (key,) in db.ask("SELECT key FROM told_actors WHERE id = ?", actor)), None)


def borne_by(db: Direct, entity: str) -> str:
    """Id of the actor that an entity of a page stands for; the same id if it is an actor's, or nobody's."""
    if key_of(db, entity) is not None:
        return entity
    asked = "SELECT a.id FROM told_bearers b JOIN told_actors a ON a.key = b.actor WHERE b.entity = ? LIMIT 1"
    return next((actor for (actor,) in db.ask(asked, entity)), entity)


def actors_by_key(db: Direct, keys: Iterable[int]) -> dict[int, Actor]:
    """Actors by their numbers."""
    return _actors(db, db.among(f"SELECT {_COLUMNS} FROM told_actors a WHERE a.key IN (*)", dict.fromkeys(keys)))


def actors_by_id(db: Direct, ids: Iterable[str]) -> dict[str, Actor]:
    """Actors by their ids."""
    rows = db.among(f"SELECT {_COLUMNS} FROM told_actors a WHERE a.id IN (*)", dict.fromkeys(ids))
    return {actor.entity.id: actor for actor in _actors(db, rows).values()}


def _actors(db: Direct, rows: list[tuple[int, str, str | None, int, int]]) -> dict[int, Actor]:
    alone = [actor for _, actor, payload, _, _ in rows if payload is None]
    own = dict(db.among("SELECT id, payload FROM entities WHERE id IN (*)", alone))
    return {
        key: Actor(decoded(payload or own[actor], Entity), events, statements)
        for key, actor, payload, events, statements in rows
    }


def most_active(db: Direct, called: str, first: int, count: int) -> tuple[list[Actor], int, bool]:
    """Persons, states, bodies and groups by how much they say and do; how many, and whether all were counted."""
    where, values = f"a.events + a.statements > 0 AND a.kind IN ({KINDS})", []
    if folded(called):
        values = [folded(called)]
        where += f" AND a.key IN ({_CALLED})"
    order = "ORDER BY a.events + a.statements DESC, a.id LIMIT ? OFFSET ?"
    rows = db.ask(f"SELECT {_COLUMNS} FROM told_actors a WHERE {where} {order}", *values, count, first)
    counted = f"SELECT count(*) FROM (SELECT 1 FROM told_actors a WHERE {where} LIMIT {MOST_COUNTED}) counted"
    total = db.ask(counted, *values)[0][0]
    return list(_actors(db, rows).values()), total, total < MOST_COUNTED


def called(db: Direct, words: str, most: int) -> list[Actor]:
    """Some actors that have these folded words in a name, the most active first."""
    asked = (
        f"SELECT {_COLUMNS} FROM told_actors a WHERE a.kind IN ({KINDS}) AND a.key IN ({_CALLED})"
        " ORDER BY a.events + a.statements DESC, a.id LIMIT ?"
    )
    return list(_actors(db, db.ask(asked, words, most)).values())


def findings_with(db: Direct, actor: int, kind: str, first: int, count: int, after: str = "") -> list[tuple[str, str]]:
    """Place in time and id of findings in which somebody takes part or speaks."""
    role = TAKES_PART if kind == EVENT else SPEAKER
    asked = (
        f"SELECT p.spot, f.finding FROM told_parts p JOIN told_findings f ON f.key = p.finding WHERE p.actor = ?"
        f" AND p.kind = ? AND p.roles & {role} > 0 AND p.spot > ? ORDER BY p.spot LIMIT ? OFFSET ?"
    )
    return db.ask(asked, actor, kind, after, count, first)


def company(db: Direct, actor: int, most: int) -> list[tuple[Actor, int]]:
    """With whom somebody takes part in events, the most frequent first."""
    asked = (
        f"SELECT o.actor FROM (SELECT finding FROM told_parts WHERE actor = ? AND kind = '{EVENT}'"
        f" AND roles & {TAKES_PART} > 0 ORDER BY spot LIMIT {MOST_READ}) m JOIN told_parts o ON o.finding = m.finding"
        f" WHERE o.roles & {TAKES_PART} > 0 AND o.actor != ?"
    )
    numbers = Counter(other for (other,) in db.ask(asked, actor, actor))
    ids = dict(db.among("SELECT key, id FROM told_actors WHERE key IN (*)", numbers))
    ranked = sorted(numbers.items(), key=lambda pair: (-pair[1], ids[pair[0]]))[:most]
    known = actors_by_key(db, [key for key, _ in ranked])
    return [(known[key], n) for key, n in ranked]


def outlets_with(db: Direct, actor: int) -> list[str | None]:
    """Outlets that tell of somebody, in the order in which they first do: in events, then in statements."""
    found: dict[str | None, None] = {}
    for kind, role in ((EVENT, TAKES_PART), (STATEMENT, SPEAKER)):
        asked = (
            "SELECT f.outlet FROM (SELECT finding, spot FROM told_parts WHERE actor = ? AND kind = ?"
            f" AND roles & {role} > 0 ORDER BY spot LIMIT {MOST_READ}) m JOIN told_findings f ON f.key = m.finding"
            " ORDER BY m.spot"
        )
        found.update(dict.fromkeys(outlet for (outlet,) in db.ask(asked, actor, kind)))
    return list(found)


def bearers(db: Direct, actor: int, most: int) -> list[tuple[str, str]]:
    """Entities of pages that stand for somebody, with their pages."""
    asked = "SELECT entity, page FROM told_bearers WHERE actor = ? ORDER BY named DESC, entity LIMIT ?"
    return db.ask(asked, actor, most)
