"""How judgements are written: added and withdrawn, never changed or deleted."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, delete, insert, select, update

from depesche.model.applying import actor_id
from depesche.model.correction import KIND
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement
from depesche.store import schema
from depesche.store.coding import decoded, encoded
from depesche.store.rows import Row
from depesche.store.told.change import Direct
from depesche.store.told.grouping import joined_around

BATCH = 500
"""Rows of one statement: below SQLite's limit of 999 variables in old builds."""
RULES = "rules"
_TABLE = schema.JUDGEMENTS


def add(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Inserts those that are not recorded yet; returns how many."""
    given = {j.id: j for j in judgements}
    known: set[str] = set()
    for some in _batches(given):
        known.update(connection.execute(select(_TABLE.c.id).where(_TABLE.c.id.in_(some))).scalars())
    rows = {key: row_of(j) for key, j in given.items() if key not in known}
    if rows:
        connection.execute(insert(_TABLE), list(rows.values()))
    return len(rows)


def settle(connection: Connection, judgements: Iterable[Judgement]) -> tuple[int, int]:
    """Lets exactly these stand of all that rules made; returns how many came and went."""
    table = _TABLE.c
    query = select(table.id, table.withdrawn_by).where(table.person.is_(False))
    recorded = {row.id: row.withdrawn_by for row in connection.execute(query)}
    wanted: set[str] = set()
    fresh: list[Row] = []
    for judgement in judgements:
        if judgement.id not in wanted and judgement.id not in recorded:
            fresh.append(row_of(judgement))
        wanted.add(judgement.id)
    if fresh:
        connection.execute(insert(_TABLE), fresh)
    again = [i for i in sorted(wanted) if recorded.get(i) == RULES]
    for batch in _batches(again):
        connection.execute(update(_TABLE).where(table.id.in_(batch)).values(withdrawn_by=None, withdrawn_at=None))
    gone = [i for i, withdrawn_by in sorted(recorded.items()) if withdrawn_by is None and i not in wanted]
    return len(fresh) + len(again), withdraw(connection, gone, RULES)


def withdraw(connection: Connection, judgement_ids: Iterable[str], by: str) -> int:
    """Marks standing judgements as withdrawn; returns how many."""
    count = 0
    for batch in _batches(judgement_ids):
        wanted = update(_TABLE).where(_TABLE.c.id.in_(batch), _TABLE.c.withdrawn_by.is_(None))
        count += connection.execute(wanted.values(withdrawn_by=by, withdrawn_at=now())).rowcount
    return count


def corrected_pages(connection: Connection, judgements: Iterable[str]) -> list[str]:
    """Pages in whose findings these judgements correct something."""
    found: set[str] = set()
    for some in _batches(judgements):
        query = select(_TABLE.c.left).where(_TABLE.c.id.in_(some), _TABLE.c.kind == KIND)
        found.update(connection.execute(query).scalars())
    return sorted(found)


def regroup(connection: Connection) -> None:
    """Derives anew which entities are one, so that filters can follow it; writes only what is otherwise than before."""
    table, member = _TABLE.c, schema.GROUPS.c
    query = select(table.payload).where(table.kind == "entity", table.withdrawn_by.is_(None))
    found = groups(decoded(payload, Judgement) for payload in connection.execute(query).scalars())
    rows = connection.execute(select(member.member, member.group))
    _write_groups(connection, found, {row[0]: row[1] for row in rows})


def regroup_around(connection: Connection, judgements: Iterable[str]) -> None:
    """As `regroup`, around judgements that came or went."""
    table, member = _TABLE.c, schema.GROUPS.c
    nodes: set[str] = set()
    for some in _batches(judgements):
        query = select(table.left, table.right).where(table.id.in_(some), table.kind == "entity")
        nodes.update(end for row in connection.execute(query) for end in row)
    if not nodes:
        return
    around, found = joined_around(Direct(connection), "entity", nodes)
    before: dict[str, str] = {}
    for some in _batches(sorted(around)):
        query = select(member.member, member.group).where(member.member.in_(some))
        before.update((row[0], row[1]) for row in connection.execute(query))
    _write_groups(connection, found, before)


def _write_groups(connection: Connection, found: Iterable[tuple[str, ...]], before: dict[str, str]) -> None:
    after = {of: actor_id(group) for group in found for of in group}
    member = schema.GROUPS.c.member
    changed = sorted(of for of in {*before, *after} if before.get(of) != after.get(of))
    for some in _batches(changed):
        connection.execute(delete(schema.GROUPS).where(member.in_(some)))
    rows = [{"member": of, "group": after[of]} for of in changed if of in after]
    if rows:
        connection.execute(insert(schema.GROUPS), rows)


def now() -> str:
    """The time of what is written, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def row_of(judgement: Judgement) -> Row:
    """A judgement as its table has it."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "by": judgement.by,
        "person": judgement.by.startswith("person:"),
        "withdrawn_by": judgement.by if judgement.withdrawn else None,
        "added": now(),
        "payload": encoded(judgement),
    }


def _batches(ids: Iterable[str]) -> Iterable[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch
