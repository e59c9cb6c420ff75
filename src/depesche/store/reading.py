"""The read side: everything the record gives back, as streams, while a writer may be at work."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select, text

from depesche.errors import StoreDamaged, UsageError
from depesche.model.event import Event
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement, Kept
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import Failure, PageInfo, Place, Sourced
from depesche.model.story import Links, links_from
from depesche.settings import DEFAULT, Settings
from depesche.store import schema
from depesche.store.assembling import findings_of, page_info
from depesche.store.coding import decoded
from depesche.store.dialects import dialect_for, name_of
from depesche.store.filtering import filtered, filtered_pages, names_like
from depesche.store.found import Found
from depesche.store.migrations import VERSION, checked_version
from depesche.store.told import doubting, hydrating
from depesche.store.told.change import Direct
from depesche.store.told.doubting import End

AT_A_TIME = 100
"""Rows fetched at once, so that memory does not grow with the record."""

_PLACES = {
    "page": schema.PAGES,
    "quotation": schema.QUOTATIONS,
    "event": schema.EVENTS,
    "entity": schema.ENTITIES,
    "mention": schema.MENTIONS,
    "time": schema.TIMES,
}


class View(Found):
    """Reads a store; any number of them beside one writer. Raises `StoreError` and its kin.

    Streams must be read to their end or closed; each sees the store as it was when the stream began.
    """

    @classmethod
    def open(cls, place: str | Path, settings: Settings = DEFAULT) -> "View":
        """The store in a file or behind a database URL, read-only."""
        path = name_of(place)
        engine = dialect_for(place).engine(str(place), write=False, wait_seconds=settings.store_wait_seconds)
        view = cls(engine, path)
        with view._reading() as connection:
            version = checked_version(connection, path)
        if version is None:
            raise StoreDamaged(path, "is empty", "Record pages first: depesche run PAGES --store FILE.")
        if version < VERSION:
            reason = f"has schema version {version}, this program reads {VERSION}"
            raise StoreDamaged(path, reason, "Run depesche run on it once: that updates the store.")
        return view

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._reading() as connection:
            yield from _stream(connection, query)

    def pages(self, filters: Filters = NO_FILTERS) -> Iterator[PageInfo]:
        """Pages in the order of recording; `about` looks at the title and `actor` at all entities of the page."""
        return (page_info(row) for row in self._rows(filtered_pages(filters)))

    def page(self, page_id: str) -> PageInfo | None:
        """One page by its full id."""
        query = select(schema.PAGES).where(schema.PAGES.c.id == page_id)
        return next((page_info(row) for row in list(self._rows(query))), None)

    def findings(self, page_id: str, *, syntax: bool = True) -> Findings:
        """All that was found in one page, equal to what `analyse` gave. Raises `UsageError` if it is not recorded.

        Without `syntax` the sentences have no tokens, which is much faster and smaller.
        """
        with self._reading() as connection:
            found = findings_of(connection, page_id, syntax=syntax)
        if found is None:
            raise UsageError(page_id, "no such page is recorded", "List what is: depesche doctor --store FILE.")
        return found

    def findings_told(self, page_id: str) -> Findings:
        """One page with all links applied, without syntax. Raises `UsageError` if it is not recorded."""
        with self._reading() as connection:
            found = hydrating.findings_told(connection, page_id)
        if found is None:
            raise UsageError(page_id, "no such page is recorded", "List what is: depesche doctor --store FILE.")
        return found

    def all_findings(self, *, syntax: bool = True) -> Iterator[Findings]:
        """The findings of every page, one page at a time, in the order of recording."""
        with self._reading() as connection:
            ids = list(connection.execute(select(schema.PAGES.c.id).order_by(schema.PAGES.c.number)).scalars())
            for page_id in ids:
                found = findings_of(connection, page_id, syntax=syntax)
                if found is not None:
                    yield found

    def quotations(self, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Quotation]]:
        """Quotations by page and reading order."""
        with self._reading() as connection:
            for row in _stream(connection, filtered(schema.QUOTATIONS, filters)):
                quotation = decoded(row.payload, Quotation)
                linked = (link.entity for link in quotation.chain if link.entity)
                entities = _entities(connection, row.id, (*quotation.speaker_is, *linked))
                yield Sourced(page=page_info(row), finding=quotation, words=row.words, entities=entities)

    def events(self, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Event]]:
        """Event mentions by day, then page and reading order; those without a day come last."""
        with self._reading() as connection:
            for row in _stream(connection, filtered(schema.EVENTS, filters)):
                event = decoded(row.payload, Event)
                linked = (link.entity for link in event.according_to if link.entity)
                place = (event.place,) if event.place else ()
                entities = _entities(connection, row.id, (*event.actor, *event.recipient, *place, *linked))
                yield Sourced(page=page_info(row), finding=event, words=row.words, entities=entities)

    def told_quotations(self, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Quotation]]:
        """As `quotations`, with entities and dates as the links between pages settle them."""
        with self._reading() as connection:
            yield from hydrating.statements(connection, _stream(connection, filtered(schema.QUOTATIONS, filters)))

    def told_events(self, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Event]]:
        """As `events`, with entities and dates as the links between pages settle them."""
        with self._reading() as connection:
            yield from hydrating.events(connection, _stream(connection, filtered(schema.EVENTS, filters)))

    def entities(self, filters: Filters = NO_FILTERS) -> Iterator[Sourced[Entity]]:
        """Entities of every page; of the filters `actor` (a name), `outlet`, `since` and `until` apply."""
        table = schema.ENTITIES
        query = filtered_pages(replace(filters, actor=None)).add_columns(table.c.payload)
        query = query.join(table, table.c.page == schema.PAGES.c.id).order_by(table.c.number)
        if filters.actor:
            query = query.where(table.c.id.in_(names_like(filters.actor)))
        for row in self._rows(query):
            entity = decoded(row.payload, Entity)
            yield Sourced(page=page_info(row), finding=entity, words=entity.name)

    def entities_alone(self) -> Iterator[Entity]:
        """Entities of every page without their page: much faster than `entities`."""
        table = schema.ENTITIES.c
        query = select(table.payload).order_by(table.page, table.number)
        return (decoded(row.payload, Entity) for row in self._rows(query))

    def judgements(self, kind: str | None = None, *, withdrawn: bool = False) -> Iterator[Judgement]:
        """Standing judgements (of a kind) by id; with `withdrawn` also those that count no more."""
        table = schema.JUDGEMENTS.c
        query = select(table.payload, table.withdrawn_by).order_by(table.id)
        if kind is not None:
            query = query.where(table.kind == kind)
        if not withdrawn:
            query = query.where(table.withdrawn_by.is_(None))
        for row in self._rows(query):
            judgement = decoded(row.payload, Judgement)
            gone = row.withdrawn_by is not None
            yield judgement if judgement.withdrawn == gone else replace(judgement, withdrawn=gone)

    def decisions(self) -> Iterator[Judgement]:
        """What people judged, by id; also what was withdrawn since."""
        table = schema.JUDGEMENTS.c
        query = select(table.payload, table.withdrawn_by).where(text("person")).order_by(table.id.op("||")(""))
        for row in self._rows(query):
            yield replace(decoded(row.payload, Judgement), withdrawn=row.withdrawn_by is not None)

    def judgements_on(self, kind: str, member: str) -> list[Judgement]:
        """Standing judgements of a kind on a page or finding, by id."""
        table = schema.JUDGEMENTS.c
        query = select(table.payload).where(table.kind == kind, or_(table.left == member, table.right == member))
        rows = self._rows(query.where(table.withdrawn_by.is_(None)).order_by(table.id))
        return [decoded(row.payload, Judgement) for row in rows]

    def judgements_from(self, kind: str, members: Iterable[str]) -> list[Judgement]:
        """Standing judgements of a kind whose left side is one of these, by id."""
        table = schema.JUDGEMENTS.c
        asked, found = sorted(set(members)), []
        for at in range(0, len(asked), AT_A_TIME):
            among = table.kind == kind, table.left.in_(asked[at : at + AT_A_TIME]), table.withdrawn_by.is_(None)
            found += [decoded(row.payload, Judgement) for row in self._rows(select(table.payload).where(*among))]
        return sorted(found, key=lambda judgement: judgement.id)

    def history(self, member: str) -> list[Kept]:
        """All that was ever judged of a page, finding or name, in the order of time; what was withdrawn too."""
        table = schema.JUDGEMENTS.c
        query = select(schema.JUDGEMENTS).where(or_(table.left == member, table.right == member))
        return [
            Kept(
                replace(decoded(row.payload, Judgement), withdrawn=row.withdrawn_by is not None),
                row.added,
                row.withdrawn_by,
                row.withdrawn_at,
            )
            for row in self._rows(query.order_by(table.added, table.id))
        ]

    def doubts(self, kinds: Iterable[str], decided: set[tuple[str, str]]) -> tuple[list[Judgement], int]:
        """Judgements of rules in doubt, the least sure first, without the `decided` pairs; and how many there are."""
        with self._reading() as connection:
            return doubting.doubts(Direct(connection), kinds, decided)

    def ends(self, ids: Iterable[str]) -> dict[str, End]:
        """What the ids in judgements stand for; names that pages share stand for themselves."""
        with self._reading() as connection:
            return doubting.ends(Direct(connection), ids)

    def words_of(self, findings: Iterable[str]) -> dict[str, str]:
        """The exact words of events and statements by their ids."""
        with self._reading() as connection:
            return doubting.words_of(Direct(connection), findings)

    def titled(self, words: str, most: int) -> list[PageInfo]:
        """Some pages that have these folded words in their title."""
        asked = "SELECT page FROM told_pages WHERE instr(title, ?) > 0 LIMIT ?"
        with self._reading() as connection:
            return list(self.infos(page for (page,) in Direct(connection).ask(asked, words, most)).values())

    def links(self) -> Links:
        """All groups that the standing judgements give."""
        return links_from(self.judgements())

    def failures(self) -> Iterator[Failure]:
        """Pages that could not be recorded, by name."""
        table = schema.FAILURES.c
        for row in self._rows(select(schema.FAILURES).order_by(table.about, table.kind)):
            yield Failure(about=row.about, kind=row.kind, reason=row.reason, next_step=row.next_step)

    def home(self, finding: str) -> str | None:
        """The page of a statement or event with exactly this id; None if it is not on record."""
        for table in (schema.QUOTATIONS, schema.EVENTS):
            for row in list(self._rows(select(table.c.page).where(table.c.id == finding).limit(1))):
                return str(row.page)
        return None

    def finding(self, prefix: str) -> Place:
        """The page or finding whose id is, or alone begins with, `prefix` (with or without its kind before the colon).

        Raises `UsageError` if there is none or more than one.
        """
        found: dict[str, Place] = {}
        for kind, table in _PLACES.items():
            for row in self._rows(_by_prefix(kind, table.c, prefix)):
                found.setdefault(row.id, Place(id=row.id, kind=kind, page=row.page))
        if prefix in found:
            return found[prefix]
        if len(found) == 1:
            return next(iter(found.values()))
        if not found:
            raise UsageError(prefix, "no page or finding has this id", "List what is recorded: depesche events.")
        some = ", ".join(sorted(found)[:5])
        raise UsageError(prefix, f"more than one id begins with it: {some}", "Give more characters.")


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=AT_A_TIME).execute(query)


def _entities(connection: Connection, page: str, ids: tuple[str, ...]) -> tuple[Entity, ...]:
    if not ids:
        return ()
    table = schema.ENTITIES.c
    query = select(table.payload).where(table.page == page, table.id.in_(sorted(set(ids)))).order_by(table.number)
    return tuple(decoded(payload, Entity) for payload in connection.execute(query).scalars())


def _by_prefix(kind: str, columns: Any, prefix: str) -> Select[Any]:
    page = columns.id if kind == "page" else columns.page
    escaped = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    match = columns.id.like(f"{escaped}%", escape="\\")
    if ":" not in prefix:
        match = match | columns.id.like(f"%:{escaped}%", escape="\\")
    return select(columns.id, page.label("page")).where(match).order_by(columns.id).limit(6)
