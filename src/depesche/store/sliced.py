"""The read side for those who read lists to their end: parts that go on where the one before stopped."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.folding import folded
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import Actor, Slice, Sourced
from depesche.store.linked import Linked, events_by_id, statements_by_id, story_pages
from depesche.store.told import people, slicing
from depesche.store.told.change import Direct
from depesche.store.told.tables import EVENT, STATEMENT

Item = TypeVar("Item")


class Sliced(Linked):
    """All take `after` of the part before, None for the first, and raise `UsageError` if it is no place in the list."""

    def events_after(
        self, filters: Filters = NO_FILTERS, after: str | None = None, count: int = 50
    ) -> Slice[Sourced[Event]]:
        """Reports of events in order of time, as linked."""
        with self._reading() as connection:
            rows = slicing.findings(Direct(connection), EVENT, filters, after, count + 1)
            return _slice(rows, count, lambda ids: events_by_id(connection, ids))

    def statements_after(
        self, filters: Filters = NO_FILTERS, after: str | None = None, count: int = 50
    ) -> Slice[Sourced[Quotation]]:
        """Statements in order of time, as linked; what has no day counts as said when its page appeared."""
        with self._reading() as connection:
            rows = slicing.findings(Direct(connection), STATEMENT, filters, after, count + 1)
            return _slice(rows, count, lambda ids: statements_by_id(connection, ids))

    def events_with_after(self, actor_id: str, after: str | None = None, count: int = 50) -> Slice[Sourced[Event]]:
        """Reports of events in which an actor takes part."""
        with self._reading() as connection:
            rows = self._with(Direct(connection), actor_id, EVENT, after, count + 1)
            return _slice(rows, count, lambda ids: events_by_id(connection, ids))

    def statements_by_after(
        self, actor_id: str, after: str | None = None, count: int = 50
    ) -> Slice[Sourced[Quotation]]:
        """What an actor said."""
        with self._reading() as connection:
            rows = self._with(Direct(connection), actor_id, STATEMENT, after, count + 1)
            return _slice(rows, count, lambda ids: statements_by_id(connection, ids))

    @staticmethod
    def _with(db: Direct, actor_id: str, kind: str, after: str | None, count: int) -> list[tuple[str, str]]:
        key = people.key_of(db, actor_id)
        return [] if key is None else people.findings_with(db, key, kind, 0, count, slicing.spot(after))

    def actors_after(self, name: str | None = None, after: str | None = None, count: int = 50) -> Slice[Actor]:
        """Persons, states, bodies and groups that say and do most, with these words in a name."""
        with self._reading() as connection:
            db = Direct(connection)
            rows = slicing.actors(db, folded(name or ""), people.KINDS, after, count + 1)
            known = people.actors_by_key(db, [key for _, key, _ in rows[:count]])
            items = tuple(known[key] for _, key, _ in rows[:count])
        return Slice(items, f"{rows[count - 1][0]} {rows[count - 1][2]}" if len(rows) > count else None)

    def actor_of(self, key: str) -> Entity | None:
        """An actor by its id, or by that of the entity of a page that stands for it."""
        with self._reading() as connection:
            db = Direct(connection)
            known = people.actors_by_id(db, [people.borne_by(db, key)])
        return next((actor.entity for actor in known.values()), None)

    def stories_after(self, after: str | None = None, count: int = 50) -> Slice[tuple[str, ...]]:
        """Pages of stories, the newest story first."""
        with self._reading() as connection:
            db = Direct(connection)
            rows = slicing.stories(db, after, count + 1)
            items = tuple(story_pages(db, story) for _, story in rows[:count])
        return Slice(items, " ".join(rows[count - 1]) if len(rows) > count else None)


def _slice(
    rows: Sequence[tuple[str, str]],
    count: int,
    read: Callable[[list[str]], list[Item]],
) -> Slice[Item]:
    return Slice(tuple(read([i for _, i in rows[:count]])), rows[count - 1][0] if len(rows) > count else None)
