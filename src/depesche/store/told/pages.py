"""The findings of pages as listings order and filter them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from depesche.model.applying import Directory, corrections_of, dates_of, resolved
from depesche.model.correction import KIND, Correction
from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.folding import folded
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import When
from depesche.store.assembling import findings_of
from depesche.store.coding import decoded
from depesche.store.rows import as_told
from depesche.store.told.actors import bear, count
from depesche.store.told.change import Change, Direct
from depesche.store.told.happenings import leave_groups
from depesche.store.told.tables import ACTOR, EVENT, PLACE, RECIPIENT, SPEAKER, STATEMENT, TAKES_PART, TELLING

_COLUMNS = "finding, kind, spot, earliest, latest, what, status, outlet"
_ALL_ROLES = ACTOR | RECIPIENT | SPEAKER | PLACE


@dataclass(frozen=True, slots=True)
class Told:
    """One finding as its row has it, and who takes part: number of the actor -> roles."""

    finding: str
    kind: str
    spot: str
    earliest: str | None
    latest: str | None
    what: str
    status: str
    outlet: str | None
    parts: dict[int, int] = field(default_factory=dict)

    @property
    def row(self) -> tuple[str | None, ...]:
        """As the columns of the table."""
        return (
            self.finding, self.kind, self.spot, self.earliest, self.latest, self.what, self.status, self.outlet,
        )  # fmt: skip


UNDATED = f"{date.max.toordinal():06x}"
"""Where the undated begin in the order of time."""


def spot_of(when: When, page: str, spans: Iterable[Span], number: int) -> str:
    """Sorts as by first day, last day, page, place in the page and reading order; the undated come last."""
    first, last = when.earliest or when.latest or date.max, when.latest or date.max
    place = "".join(f"{start:06x}{end:06x}" for start, end in spans)
    return f"{first.toordinal():06x}{last.toordinal():06x}{page}\t{place}!{number:04x}"


def dates_on(db: Direct, pages: Iterable[str]) -> dict[str, When]:
    """Publication dates that other pages or people give to these."""
    asked = "SELECT payload FROM judgements WHERE \"left\" IN (*) AND kind = 'date' AND withdrawn_by IS NULL"
    return dates_of(decoded(payload, Judgement) for (payload,) in db.among(asked, pages))


def corrections_on(db: Direct, pages: Iterable[str]) -> dict[str, tuple[Correction, ...]]:
    """What people corrected in the findings of these."""
    asked = f"SELECT payload FROM judgements WHERE \"left\" IN (*) AND kind = '{KIND}' AND withdrawn_by IS NULL"
    return corrections_of(decoded(payload, Judgement) for (payload,) in db.among(asked, pages))


def tell(connection: Connection, change: Change, pages: list[str]) -> None:
    """Brings the rows of these pages up to date, whatever changed."""
    dates, corrections = dates_on(change.db, pages), corrections_on(change.db, pages)
    ever = f'SELECT DISTINCT "left" FROM judgements WHERE "left" IN (*) AND kind = \'{KIND}\''
    touched = {page for (page,) in change.db.among(ever, pages)}
    heads = change.db.among("SELECT id, outlet, document FROM pages WHERE id IN (*)", pages)
    for page, outlet, head in heads:
        document = decoded(head, Document)
        _tell_page(change, page, outlet, document)
        others = Directory(
            dates={page: dates[page]} if page in dates else {}, corrections={page: corrections.get(page, ())}
        )
        told = _as_told(connection, change.db, page, others, touched) if page in dates or page in touched else None
        _tell_findings(change, page, outlet, dates.get(page, document.published), told)
    for page in sorted(set(pages) - {page for page, _, _ in heads}):
        forget(change, page)


def _tell_page(change: Change, page: str, outlet: str | None, document: Document) -> None:
    before = change.db.ask("SELECT outlet, title, newest FROM told_pages WHERE page = ?", page)
    published = document.published
    first, last = published.earliest or published.latest or date.max, published.latest or date.max
    after = (outlet, folded(document.title or ""), f"{first.toordinal():06x}{last.toordinal():06x}")
    if before == [after]:
        return
    for known, _, _ in before:
        _count_page(change, known, -1)
    _count_page(change, outlet, 1)
    change.db.ask(
        "INSERT INTO told_pages (page, outlet, title, newest) VALUES (?, ?, ?, ?) ON CONFLICT (page)"
        " DO UPDATE SET outlet = excluded.outlet, title = excluded.title, newest = excluded.newest",
        page,
        *after,
    )
    change.pages.add(page)


def _count_page(change: Change, outlet: str | None, by: int) -> None:
    change.tallies["count", "pages"] += by
    if outlet:
        change.tallies["outlet", outlet] += by


def _as_told(connection: Connection, db: Direct, page: str, others: Directory, touched: set[str]) -> Findings:
    """The findings of a page that other pages date or people corrected; the columns that lists filter by follow."""
    raw = findings_of(connection, page, syntax=False)
    assert raw is not None, "the page was read just now"
    told = resolved(raw, others)
    if page in touched:
        for table, rows in as_told(raw, resolved(raw, replace(others, dates={}))).items():
            names = [name for name in rows[0] if name != "id"] if rows else []
            sets = ", ".join(f"{name} = ?" for name in names)
            values = [(*(row[name] for name in names), page, row["id"]) for row in rows]
            db.each(f"UPDATE {table} SET {sets} WHERE page = ? AND id = ?", values)
    return told


def _tell_findings(change: Change, page: str, outlet: str | None, published: When, told: Findings | None) -> None:
    """Brings what took part in what up to date; `told` is None if the findings are as they were found."""
    db = change.db
    before = dict(db.ask("SELECT entity, actor FROM told_bearers WHERE page = ?", page))
    stored = db.ask("SELECT payload FROM entities WHERE page = ? ORDER BY number", page)
    actor_of = bear(change, page, [decoded(payload, Entity) for (payload,) in stored], before)
    if told is None:
        events = [decoded(p, Event) for p in _payloads(db, "events", page)]
        said = [decoded(p, Quotation) for p in _payloads(db, "quotations", page)]
    else:
        events, said = list(told.events), list(told.quotations)
    found = [_event(e, page, outlet, n, actor_of) for n, e in enumerate(events)]
    found += [_statement(q, page, outlet, n, actor_of, published) for n, q in enumerate(said)]
    _write(change, page, {told.finding: told for told in found})


def _payloads(db: Direct, table: str, page: str) -> list[str]:
    return [payload for (payload,) in db.ask(f"SELECT payload FROM {table} WHERE page = ? ORDER BY number", page)]


def _event(event: Event, page: str, outlet: str | None, number: int, actor_of: dict[str, int]) -> Told:
    parts: dict[int, int] = {}
    place = (event.place,) if event.place else ()
    for ids, role in ((event.actor, ACTOR), (event.recipient, RECIPIENT), (place, PLACE)):
        _take_part(parts, ids, role, actor_of)
    spot = spot_of(event.when, page, (event.trigger,), number)
    days = _iso(event.when.earliest), _iso(event.when.latest)
    return Told(event.id, EVENT, spot, *days, event.category, event.status, outlet, parts)


def _statement(
    said: Quotation, page: str, outlet: str | None, number: int, actor_of: dict[str, int], published: When
) -> Told:
    """What has no day of its own counts as said when its page appeared."""
    parts: dict[int, int] = {}
    _take_part(parts, said.speaker_is, SPEAKER, actor_of)
    spot = spot_of(said.when or published, page, said.content, number)
    days = (_iso(said.when.earliest), _iso(said.when.latest)) if said.when else (None, None)
    return Told(said.id, STATEMENT, spot, *days, said.kind, "", outlet, parts)


def _take_part(parts: dict[int, int], ids: Iterable[str], role: int, actor_of: dict[str, int]) -> None:
    for entity in ids:
        if entity in actor_of:
            parts[actor_of[entity]] = parts.get(actor_of[entity], 0) | role


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _write(change: Change, page: str, found: dict[str, Told]) -> None:
    """Writes what is otherwise than before."""
    db = change.db
    before, keys = _noted(db, page)
    changed = [key for key in before if before[key] != found.get(key)]
    for finding in changed:
        _drop(change, keys[finding], before[finding])
    gone = [finding for finding in changed if finding not in found]
    leave_groups(change, [keys[finding] for finding in gone])
    db.each("DELETE FROM told_findings WHERE finding = ?", [(finding,) for finding in gone])
    fresh = [told for told in found.values() if before.get(told.finding) != told]
    for told in fresh:
        key = keys[told.finding] if told.finding in keys else change.key("told_findings")
        values = ", ".join("?" * 10)
        db.ask(
            f"INSERT INTO told_findings (key, page, {_COLUMNS}) VALUES ({values}) ON CONFLICT (key) DO UPDATE SET"
            " spot = excluded.spot, earliest = excluded.earliest, latest = excluded.latest, what = excluded.what,"
            " status = excluded.status, outlet = excluded.outlet",
            key,
            page,
            *told.row,
        )
        telling = TELLING if told.kind == EVENT else 0
        db.each(
            "INSERT INTO told_parts (actor, kind, spot, finding, roles) VALUES (?, ?, ?, ?, ?)",
            [(actor, told.kind, told.spot, key, roles | telling) for actor, roles in told.parts.items()],
        )
        _weigh(change, told, 1)


def _noted(db: Direct, page: str) -> tuple[dict[str, Told], dict[str, int]]:
    rows = db.ask(f"SELECT key, {_COLUMNS} FROM told_findings WHERE page = ?", page)
    keys = {row[1]: row[0] for row in rows}
    parts: dict[int, dict[int, int]] = {}
    for finding, actor, roles in db.among(
        "SELECT finding, actor, roles FROM told_parts WHERE finding IN (*)", keys.values()
    ):
        parts.setdefault(finding, {})[actor] = roles & _ALL_ROLES
    return {row[1]: replace(Told(*row[1:]), parts=parts.get(row[0], {})) for row in rows}, keys


def _drop(change: Change, key: int, told: Told) -> None:
    change.db.each(
        "DELETE FROM told_parts WHERE actor = ? AND kind = ? AND spot = ? AND finding = ?",
        [(actor, told.kind, told.spot, key) for actor in told.parts],
    )
    _weigh(change, told, -1)


def _weigh(change: Change, told: Told, by: int) -> None:
    counted, role = (change.events, TAKES_PART) if told.kind == EVENT else (change.statements, SPEAKER)
    for actor, roles in told.parts.items():
        counted[actor] += by * bool(roles & role)
    if told.kind == STATEMENT:
        change.tallies["count", "statements"] += by
    change.dirty["event" if told.kind == EVENT else "statement"].add(told.finding)


def forget(change: Change, page: str) -> None:
    """Takes a page out, before its findings are replaced or gone. Its entities must still be on record."""
    db = change.db
    bearers = dict(db.ask("SELECT entity, actor FROM told_bearers WHERE page = ?", page))
    entities = {e.id: e for payload in _payloads(db, "entities", page) if (e := decoded(payload, Entity)).id in bearers}
    for entity in entities.values():
        count(change, entity, bearers[entity.id], -1)
    db.ask("DELETE FROM told_bearers WHERE page = ?", page)
    _write(change, page, {})
    for (outlet,) in db.ask("SELECT outlet FROM told_pages WHERE page = ?", page):
        _count_page(change, outlet, -1)
        change.pages.add(page)
    db.ask("DELETE FROM told_pages WHERE page = ?", page)
