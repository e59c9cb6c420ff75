"""Whom the entities of pages stand for, with all that any page knows of them, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping

from depesche.model.applying import Trait, joined, traits_of
from depesche.model.folding import padded
from depesche.model.identity import content_id
from depesche.model.mention import Entity
from depesche.store.coding import decoded, encoded
from depesche.store.told.change import Change, Direct


def wanted_actors(db: Direct, entities: Iterable[str]) -> dict[str, str]:
    """Entity of a page -> id of whom it stands for, as linking and people settled it."""
    ids = list(entities)
    group_of = dict(db.among('SELECT member, "group" FROM "groups" WHERE member IN (*)', ids))
    found = {entity: group_of.get(entity, entity) for entity in ids}
    for entity, group in group_of.items():
        if group == content_id("entity", entity):  # a group of one is no group: it keeps its own id
            ((others,),) = db.ask('SELECT count(*) FROM "groups" WHERE "group" = ?', group)
            found[entity] = group if others > 1 else entity
    return found


def keys_of(change: Change, actors: Iterable[str]) -> dict[str, int]:
    """Numbers of actors; new ones get one."""
    ids = sorted(set(actors))
    known = dict(change.db.among("SELECT id, key FROM told_actors WHERE id IN (*)", ids))
    new = [(change.key("told_actors"), actor) for actor in ids if actor not in known]
    change.db.each("INSERT INTO told_actors (key, id) VALUES (?, ?)", new)
    return known | {actor: key for key, actor in new}


def bear(change: Change, page: str, entities: Iterable[Entity], before: Mapping[str, int]) -> dict[str, int]:
    """Notes whom the entities of a page stand for; `before` is what was noted. Returns what is."""
    known = {entity.id: entity for entity in entities}
    wanted = wanted_actors(change.db, known)
    keys = keys_of(change, wanted.values())
    after = {entity: keys[actor] for entity, actor in wanted.items()}
    moved = sorted(entity for entity in known if before.get(entity) != after[entity])
    for entity in moved:
        if entity in before:
            count(change, known[entity], before[entity], -1)
        count(change, known[entity], after[entity], 1)
    change.db.each(
        "INSERT INTO told_bearers (entity, page, actor, named) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (entity, page) DO UPDATE SET actor = excluded.actor, named = excluded.named",
        [(entity, page, after[entity], int(known[entity].named)) for entity in moved],
    )
    return after


def count(change: Change, entity: Entity, actor: int, by: int) -> None:
    """Adds what a page knows of somebody, or takes it away."""
    change.actors.add(actor)
    for named, what, value in traits_of(entity):
        change.traits[actor, int(named), what, value] += by
    own = {padded(name) for name in (entity.name, *entity.aliases)}
    for name in own | {padded(entity.state or entity.name)}:
        change.called[name, actor] += by
        change.own[name, actor] += by * (name in own)


def settle_actors(change: Change) -> None:
    """Joins what pages know of the actors whose bearers changed; those whom no page bears go."""
    db, actors = change.db, sorted(change.actors)
    ids = dict(db.among("SELECT key, id FROM told_actors WHERE key IN (*)", actors))
    traits: dict[int, dict[Trait, int]] = {}
    found = db.among("SELECT actor, named, what, value, n FROM told_traits WHERE actor IN (*)", actors)
    for actor, named, what, value, n in found:
        traits.setdefault(actor, {})[bool(named), what, value] = n
    first = _first(db, [actor for actor in actors if actor in traits])
    gone = [(actor,) for actor in actors if actor not in first]
    rows = []
    for actor, (entity, bearers) in first.items():
        alone = bearers == 1 and entity.id == ids[actor]
        told = entity if alone else joined(ids[actor], entity, Counter(traits[actor]))
        rows.append((told.kind, None if alone else encoded(told), actor))
    db.each("UPDATE told_actors SET kind = ?, payload = ? WHERE key = ?", rows)
    db.each("DELETE FROM told_actors WHERE key = ?", gone)
    change.actors.clear()


def _first(db: Direct, actors: Iterable[int]) -> dict[int, tuple[Entity, int]]:
    """Of each actor the entity of smallest id, of those that pages name if there are any; with 2 if more bear it."""
    chosen: dict[int, tuple[Entity, int]] = {}
    for actor in actors:
        asked = "SELECT entity, page FROM told_bearers WHERE actor = ? ORDER BY named DESC, entity, page LIMIT 2"
        rows = db.ask(asked, actor)
        for (payload,) in db.ask("SELECT payload FROM entities WHERE +id = ? AND page = ?", *rows[0]) if rows else ():
            chosen[actor] = decoded(payload, Entity), len(rows)
    return chosen
