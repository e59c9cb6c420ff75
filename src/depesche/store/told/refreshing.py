"""Brings the tables up to date with what was marked; all of them anew where they are missing."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from depesche.store.told import tables
from depesche.store.told.actors import settle_actors, wanted_actors
from depesche.store.told.change import BATCH, Change, Direct
from depesche.store.told.happenings import regroup
from depesche.store.told.pages import forget, tell
from depesche.store.told.stories import settle_stories

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def mark(connection: Connection, pages: Iterable[str]) -> None:
    """Notes that these pages are new or otherwise than before."""
    marked = "INSERT INTO told_marks (kind, node) VALUES ('page', ?) ON CONFLICT DO NOTHING"
    Direct(connection).each(marked, [(page,) for page in pages])


def refresh(connection: Connection, progress: Progress | None = None) -> None:
    """Brings the tables up to date with all that is marked."""
    db = Direct(connection)
    marks = db.ask("SELECT kind, node FROM told_marks ORDER BY kind, node")
    if not marks:
        return
    change = Change(db)
    nodes: dict[str, set[str]] = {}
    for kind, node in marks:
        nodes.setdefault(kind, set()).add(node)
    for kind in ("event", "statement"):
        change.dirty[kind] = nodes.get(kind, set())
    change.dirty["event"] |= nodes.get("plan", set())
    change.pages = nodes.get("story", set())
    pages = nodes.get("page", set()) | nodes.get("date", set()) | _moved(db, nodes.get("member", set()))
    ordered = sorted(pages)
    for number in range(0, len(ordered), BATCH):
        tell(connection, change, ordered[number : number + BATCH])
        _finish(change)
        if progress:
            progress(min(number + BATCH, len(ordered)), len(ordered))
    _finish(change)
    db.ask("DELETE FROM told_marks")


def _moved(db: Direct, entities: set[str]) -> set[str]:
    """Pages of the entities that stand for somebody else now."""
    asked = (
        "SELECT b.entity, b.page, a.id FROM told_bearers b JOIN told_actors a ON a.key = b.actor WHERE b.entity IN (*)"
    )
    known = db.among(asked, sorted(entities))
    wanted = wanted_actors(db, dict.fromkeys(entity for entity, _, _ in known))
    return {page for entity, page, actor in known if wanted[entity] != actor}


def _finish(change: Change) -> None:
    regroup(change)
    settle_stories(change)
    change.write()
    settle_actors(change)


def leave(connection: Connection, page: str) -> None:
    """Takes a page out of the tables before its findings are replaced."""
    change = Change(Direct(connection))
    forget(change, page)
    _finish(change)


def build(connection: Connection, progress: Progress | None = None) -> None:
    """Makes all tables anew from findings and judgements."""
    for table in tables.ALL:
        connection.execute(table.delete())
    mark(connection, [page for (page,) in Direct(connection).ask("SELECT id FROM pages ORDER BY number")])
    refresh(connection, progress)


def create(connection: Connection) -> None:
    """What `METADATA.create_all` cannot make for a store of an earlier version: indexes on what was there before."""
    for index in (tables.IN_DOUBT, tables.OF_PEOPLE):
        index.create(connection, checkfirst=True)
