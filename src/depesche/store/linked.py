"""The read side of the linked record: events with all their reports, statements, actors, stories, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from depesche.model.event import Event
from depesche.model.judgement import Judgement
from depesche.model.quotation import Quotation
from depesche.model.record import Actor, Counted, PageInfo, Sourced
from depesche.model.story import Links, links_from
from depesche.store import schema
from depesche.store.coding import decoded
from depesche.store.opening import Side, translated
from depesche.store.told import asking, dyads, people
from depesche.store.told.asking import Wanted
from depesche.store.told.change import Direct
from depesche.store.told.dyads import Dyad
from depesche.store.told.grouping import groups_around, judged_on
from depesche.store.told.hydrating import events, page_infos, rows_of, statements
from depesche.store.told.pages import UNDATED
from depesche.store.told.tables import EVENT, STATEMENT

Happening = tuple[Sourced[Event], ...]
"""An event with all its reports in order of time."""
AROUND = ("plan", "origin", "dispute")


class Linked(Side):
    """What listings and web pages read. Every method is one consistent read; inside `snapshot` all of them are one."""

    _snapshot: Connection | None = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside sees one state of the record, over one connection; for one thread."""
        with self._reading() as connection:
            before, self._snapshot = self._snapshot, connection
            try:
                yield
            finally:
                self._snapshot = before

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._snapshot is not None:
            with translated(self.path):
                yield self._snapshot
            return
        with translated(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    def tally(self, what: str) -> dict[str, int]:
        """Counts over the whole record: of `count` (pages, events, statements, stories), `status` or `outlet`."""
        with self._reading() as connection:
            asked = "SELECT value, n FROM told_tallies WHERE what = ? AND n > 0 ORDER BY n DESC, value"
            return dict(Direct(connection).ask(asked, what))

    def happenings(self, wanted: Wanted, first: int, count: int) -> Counted[Happening]:
        """Events in order of time; conditions are on the report that tells it."""
        with self._reading() as connection:
            keys, total, exact = asking.happenings(Direct(connection), wanted, first, count)
            return Counted(tuple(_happenings(connection, keys)), total, exact)

    def newest_happenings(self, count: int) -> list[Happening]:
        """The last events in order of time; undated ones only to fill up, as the earliest."""
        with self._reading() as connection:
            db = Direct(connection)
            dated = "SELECT key FROM told_happenings WHERE spot < ? ORDER BY spot DESC LIMIT ?"
            rows = db.ask(dated, UNDATED, count)
            rest = "SELECT key FROM told_happenings WHERE spot >= ? ORDER BY spot DESC LIMIT ?"
            rows += db.ask(rest, UNDATED, count - len(rows)) if len(rows) < count else []
            return _happenings(connection, [key for (key,) in reversed(rows)])

    def happenings_of(self, pages: Sequence[str], first: int, count: int) -> Counted[Happening]:
        """Events of which any of these pages has a report, in order of time."""
        with self._reading() as connection:
            db = Direct(connection)
            found = db.among(f"SELECT several FROM told_findings WHERE page IN (*) AND +kind = '{EVENT}'", pages)
            rows = db.among("SELECT key, spot FROM told_happenings WHERE key IN (*)", {key for (key,) in found})
            keys = [key for key, _ in sorted(rows, key=lambda row: row[1])]
            return Counted(tuple(_happenings(connection, keys[first : first + count])), len(keys))

    def said(self, wanted: Wanted, first: int, count: int) -> Counted[Sourced[Quotation]]:
        """Statements in order of time; what has no day counts as said when its page appeared."""
        with self._reading() as connection:
            db = Direct(connection)
            keys, total, exact = asking.statements(db, wanted, first, count)
            ids = dict(db.among("SELECT key, finding FROM told_findings WHERE key IN (*)", keys))
            return Counted(tuple(statements_by_id(connection, [ids[key] for key in keys])), total, exact)

    def sourced_events(self, ids: Iterable[str]) -> list[Sourced[Event]]:
        """Events by their ids, in this order; unknown ones are left out."""
        with self._reading() as connection:
            return events_by_id(connection, ids)

    def sourced_statements(self, ids: Iterable[str]) -> list[Sourced[Quotation]]:
        """Statements by their ids, in this order; unknown ones are left out."""
        with self._reading() as connection:
            return statements_by_id(connection, ids)

    def findings_of(self, pages: Sequence[str]) -> tuple[list[str], list[str]]:
        """Ids of the events and of the statements of pages: page by page as given, each in order of time."""
        with self._reading() as connection:
            rows = Direct(connection).among(
                "SELECT page, kind, spot, finding FROM told_findings WHERE page IN (*)", pages
            )
        place = {page: number for number, page in enumerate(pages)}
        ordered = sorted(rows, key=lambda row: (place[row[0]], row[2]))
        return [row[3] for row in ordered if row[1] == EVENT], [row[3] for row in ordered if row[1] == STATEMENT]

    def infos(self, pages: Iterable[str], *, dated: bool = False) -> dict[str, PageInfo]:
        """Pages by id; with `dated` their dates as other pages settle them."""
        with self._reading() as connection:
            return page_infos(connection, pages, dated=dated)

    def actor(self, actor_id: str) -> Actor | None:
        """An actor by its id, or by that of the entity of a page that stands for it: addresses outlive mergers."""
        with self._reading() as connection:
            db = Direct(connection)
            known = people.actors_by_id(db, [people.borne_by(db, actor_id)])
        return next(iter(known.values()), None)

    def actors(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Actors by their ids."""
        with self._reading() as connection:
            return people.actors_by_id(Direct(connection), ids)

    def most_active(self, called: str, first: int, count: int) -> Counted[Actor]:
        """Those who say and do most, with these words in a name."""
        with self._reading() as connection:
            found, total, exact = people.most_active(Direct(connection), called, first, count)
            return Counted(tuple(found), total, exact)

    def called(self, words: str, most: int) -> list[Actor]:
        """Some actors that have these words in a name."""
        with self._reading() as connection:
            return people.called(Direct(connection), words, most)

    def events_with(self, actor_id: str, first: int, count: int) -> list[Sourced[Event]]:
        """Events in which an actor takes part, in order of time."""
        with self._reading() as connection:
            key = people.key_of(Direct(connection), actor_id)
            rows = people.findings_with(Direct(connection), key, EVENT, first, count) if key is not None else []
            return events_by_id(connection, [finding for _, finding in rows])

    def statements_by(self, actor_id: str, first: int, count: int) -> list[Sourced[Quotation]]:
        """What an actor said, in order of time."""
        with self._reading() as connection:
            key = people.key_of(Direct(connection), actor_id)
            rows = people.findings_with(Direct(connection), key, STATEMENT, first, count) if key is not None else []
            return statements_by_id(connection, [finding for _, finding in rows])

    def company(self, actor_id: str, most: int) -> list[tuple[Actor, int]]:
        """With whom an actor takes part in events."""
        with self._reading() as connection:
            key = people.key_of(Direct(connection), actor_id)
            return [] if key is None else people.company(Direct(connection), key, most)

    def outlets_with(self, actor_id: str) -> list[str | None]:
        """Outlets that tell of an actor, each once."""
        with self._reading() as connection:
            key = people.key_of(Direct(connection), actor_id)
            return [] if key is None else people.outlets_with(Direct(connection), key)

    def bearers(self, actor_id: str, most: int) -> list[tuple[str, str]]:
        """Entities of pages that stand for an actor, with their pages."""
        with self._reading() as connection:
            key = people.key_of(Direct(connection), actor_id)
            return [] if key is None else people.bearers(Direct(connection), key, most)

    def dyads(self, count: int) -> list[Dyad]:
        """Pairs of actors by the number of their events."""
        with self._reading() as connection:
            return dyads.most_frequent(Direct(connection), count)

    def dyad(self, one: str, other: str, first: int, count: int) -> tuple[Dyad, list[Happening]] | None:
        """What two actors did with each other, in order of time; None if one of them is not known."""
        with self._reading() as connection:
            found = dyads.dyad(Direct(connection), one, other, first, count)
            return None if found is None else (found[0], _happenings(connection, found[1]))

    def places(self, most: int) -> list[tuple[Actor, int]]:
        """Where events took place, with their number, the most frequent first."""
        with self._reading() as connection:
            db = Direct(connection)
            asked = "SELECT value, n FROM told_tallies WHERE what = 'place' AND n > 0 ORDER BY n DESC LIMIT ?"
            rows = [(int(value), n) for value, n in db.ask(asked, most)]
            known = people.actors_by_key(db, [key for key, _ in rows])
        found = [(known[key], n) for key, n in rows if key in known]
        return sorted(found, key=lambda pair: (-pair[1], pair[0].entity.name))

    def stories(self, first: int, count: int) -> list[tuple[str, ...]]:
        """Pages of stories, the newest story first."""
        with self._reading() as connection:
            db = Direct(connection)
            rows = db.ask("SELECT id FROM told_stories ORDER BY newest DESC, id LIMIT ? OFFSET ?", count, first)
            return [story_pages(db, story) for (story,) in rows]

    def story_of(self, page: str) -> tuple[str, ...]:
        """The pages of the story to which a page belongs; none if it belongs to none."""
        with self._reading() as connection:
            db = Direct(connection)
            rows = db.ask("SELECT story FROM told_pages WHERE page = ? AND story IS NOT NULL", page)
            return story_pages(db, rows[0][0]) if rows else ()

    def grouped(self, kind: str, members: Iterable[str]) -> list[tuple[str, ...]]:
        """Groups of two and more around these members, as standing judgements of a kind give them."""
        with self._reading() as connection:
            return groups_around(Direct(connection), kind, members)[1]

    def plans(self, first: int, count: int, *, only_open: bool = False) -> Counted[tuple[str, str]]:
        """Planned and demanded events with what became of them, reports of one as one, in order of time."""
        where = "h.plan = 'open'" if only_open else "h.plan IS NOT NULL"
        with self._reading() as connection:
            db = Direct(connection)
            most = asking.MOST_GATHERED
            counted = f"SELECT count(*) FROM (SELECT 1 FROM told_happenings h WHERE {where} LIMIT {most}) counted"
            total = db.ask(counted)[0][0]
            asked = (
                f"SELECT f.finding, h.plan FROM (SELECT planned, plan, plan_spot FROM told_happenings h WHERE {where}"
                " ORDER BY plan_spot LIMIT ? OFFSET ?) h JOIN told_findings f ON f.key = h.planned ORDER BY h.plan_spot"
            )
            return Counted(tuple(db.ask(asked, count, first)), total, total < most)

    def links_on(self, findings: Iterable[str]) -> Links:
        """What concerns these events and statements: other reports, origins, outcomes of plans, disputes."""
        with self._reading() as connection:
            return _links(Direct(connection), set(findings))

    def disputes(self) -> Links:
        """All disputes, with the groups of their claims and denials."""
        with self._reading() as connection:
            db = Direct(connection)
            rows = db.ask("SELECT payload FROM judgements WHERE kind = 'dispute' AND withdrawn_by IS NULL")
            told = [decoded(payload, Judgement) for (payload,) in rows]
            ends = {end for j in told for end in (j.left, j.right)}
            ends |= {i for d in links_from(told).disputes for i in (*d.denied_by_quotations, *d.denials)}
            return links_from([*told, *_grouping(db, ends).values()])


def events_by_id(connection: Connection, ids: Iterable[str]) -> list[Sourced[Event]]:
    """Events as told, in the order of their ids."""
    return list(events(connection, rows_of(connection, schema.EVENTS, ids)))


def statements_by_id(connection: Connection, ids: Iterable[str]) -> list[Sourced[Quotation]]:
    """Statements as told, in the order of their ids."""
    return list(statements(connection, rows_of(connection, schema.QUOTATIONS, ids)))


def _happenings(connection: Connection, keys: Sequence[int]) -> list[Happening]:
    asked = f"SELECT several, finding FROM told_findings WHERE several IN (*) AND +kind = '{EVENT}' ORDER BY +spot"
    reports: dict[int, list[str]] = {key: [] for key in keys}
    for key, finding in Direct(connection).among(asked, keys):
        reports[key].append(finding)
    known = {s.finding.id: s for s in events_by_id(connection, [i for key in keys for i in reports[key]])}
    return [tuple(known[i] for i in reports[key]) for key in keys]


def story_pages(db: Direct, story: str) -> tuple[str, ...]:
    """The pages of a story, sorted."""
    return tuple(page for (page,) in db.ask("SELECT page FROM told_pages WHERE story = ? ORDER BY page", story))


def _grouping(db: Direct, findings: set[str]) -> dict[str, Judgement]:
    """Judgements that group these findings with others."""
    found: dict[str, Judgement] = {}
    several = {s for (s,) in db.among("SELECT several FROM told_findings WHERE finding IN (*)", findings) if s}
    members = {f for (f,) in db.among("SELECT finding FROM told_findings WHERE several IN (*)", several)} | findings
    for kind in ("event", "statement"):
        found |= judged_on(db, kind, members)
    return {key: j for key, j in found.items() if j.left in members and j.right in members}


def _links(db: Direct, findings: set[str]) -> Links:
    judged = _grouping(db, findings)
    around = {end for j in judged.values() for end in (j.left, j.right)} | findings
    asked = f'SELECT payload FROM judgements WHERE "left" IN (*) AND kind IN {AROUND} AND withdrawn_by IS NULL'
    told = [decoded(payload, Judgement) for (payload,) in db.among(asked, around)]
    return links_from([*judged.values(), *told])
