"""Findings as told: whom they name as all pages know them, and dates as other pages settle them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, select

from depesche.model.applying import Directory, resolved
from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.syntax import Syntax
from depesche.store import schema
from depesche.store.assembling import LIGHT, findings_of, page_info
from depesche.store.coding import decoded
from depesche.store.told.change import Direct, batches
from depesche.store.told.pages import corrections_on, dates_on

T = TypeVar("T", Event, Quotation)
AT_A_TIME = 100
NOTHING = Syntax((), "")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A finding as stored, with its page."""

    info: PageInfo
    document: Document
    payload: str
    words: str


def events(connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[Sourced[Event]]:
    """Told events of rows that have the light columns of a page, `payload` and `words`, in their order."""
    for some in batches(rows, AT_A_TIME):
        yield from _told(connection, [_raw(row) for row in some], Event, lambda f: f.events)


def statements(connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[Sourced[Quotation]]:
    """Told statements of such rows, with the words for speaker and addressee."""
    for some in batches(rows, AT_A_TIME):
        found = list(_told(connection, [_raw(row) for row in some], Quotation, lambda f: f.quotations))
        texts = _texts(connection, [s.page.id for s in found if s.finding.speaker or s.finding.addressee])
        for sourced in found:
            said, text = sourced.finding, texts.get(sourced.page.id, "")
            speaker = _phrase(said.speaker, text) if said.speaker != said.cue else ""
            yield replace(sourced, speaker=speaker, addressee=_phrase(said.addressee, text))


def rows_of(connection: Connection, table: Table, ids: Iterable[str]) -> Iterator[Row[Any]]:
    """Rows of findings by their ids, in this order; unknown ones are left out."""
    columns = [c for c in LIGHT if c.name not in ("earliest", "latest")]
    for some in batches(ids, AT_A_TIME):
        query = select(*columns, table.c.payload, table.c.words, table.c.id.label("finding"))
        query = query.join(schema.PAGES, schema.PAGES.c.id == table.c.page).where(table.c.id.in_(some))
        found: dict[str, Any] = {row.finding: row for row in connection.execute(query)}
        yield from (found[i] for i in some if i in found)


def page_infos(connection: Connection, pages: Iterable[str], *, dated: bool = False) -> dict[str, PageInfo]:
    """Pages without their text; with `dated` their dates as other pages settle them."""
    ids = sorted(set(pages))
    found: dict[str, PageInfo] = {}
    for some in batches(ids):
        query = select(*LIGHT).where(schema.PAGES.c.id.in_(some))
        found.update((row.id, page_info(row)) for row in connection.execute(query))
    dates = dates_on(Direct(connection), ids) if dated else {}
    return {i: replace(info, published=dates.get(i, info.published)) for i, info in found.items()}


def directory_on(connection: Connection, pages: Sequence[str]) -> Directory:
    """Whom the entities of these pages stand for, and the dates that other pages fix for them."""
    db = Direct(connection)
    asked = (
        "SELECT b.entity, a.key, a.payload FROM told_bearers b JOIN told_actors a ON a.key = b.actor"
        " WHERE b.page IN (*) AND a.payload IS NOT NULL"
    )
    joined: dict[int, Entity] = {}
    entities: dict[str, Entity] = {}
    for entity, actor, payload in db.among(asked, pages):
        if actor not in joined:
            joined[actor] = decoded(payload, Entity)
        entities[entity] = joined[actor]
    return Directory(entities, dates_on(db, pages), corrections_on(db, pages))


def findings_told(connection: Connection, page: str, *, syntax: bool = False) -> Findings | None:
    """One page with all links applied; None if it is not recorded."""
    found = findings_of(connection, page, syntax=syntax)
    return None if found is None else resolved(found, directory_on(connection, [page]))


def _raw(row: Row[Any]) -> _Raw:
    document = decoded(row.document, Document)
    return _Raw(page_info(row, document), document, row.payload, row.words)


def _told(
    connection: Connection, rows: list[_Raw], kind: type[T], part: Callable[[Findings], tuple[T, ...]]
) -> Iterator[Sourced[T]]:
    pages = {row.info.id: row for row in rows}
    directory = directory_on(connection, sorted(pages))
    findings = [decoded(row.payload, kind) for row in rows]
    linked = _linked(connection, pages, directory, _by_page(rows, findings))
    told = {(page, finding.id): finding for page, of in linked.items() for finding in part(of)}
    for row, finding in zip(rows, findings, strict=True):
        page = linked[row.info.id]
        if (row.info.id, finding.id) not in told:  # people rejected it
            continue
        yield Sourced(
            page=replace(row.info, published=page.document.published),
            finding=told[row.info.id, finding.id],
            words=row.words,
            entities=page.entities,
        )


def _by_page(rows: list[_Raw], findings: Sequence[T]) -> dict[str, list[Event | Quotation]]:
    found: dict[str, list[Event | Quotation]] = {}
    for row, finding in zip(rows, findings, strict=True):
        found.setdefault(row.info.id, []).append(finding)
    return found


def _linked(
    connection: Connection,
    pages: Mapping[str, _Raw],
    directory: Directory,
    found: Mapping[str, Sequence[Event | Quotation]],
) -> dict[str, Findings]:
    """Of each page what is needed of it: all if something changes its findings, else those given and its entities."""
    linked: dict[str, Findings] = {}
    entities: dict[str, list[Entity]] = {page: [] for page in pages}
    asked = "SELECT page, payload FROM entities WHERE page IN (*) ORDER BY page, number"
    for page, payload in Direct(connection).among(asked, sorted(pages)):
        entities[page].append(decoded(payload, Entity))
    for page, row in pages.items():
        changed = page in directory.dates or page in directory.corrections
        whole = findings_of(connection, page, syntax=False) if changed else None
        linked[page] = resolved(
            whole
            or Findings(
                page=_page(row.info),
                document=row.document,
                syntax=NOTHING,
                entities=tuple(entities[page]),
                events=tuple(f for f in found[page] if isinstance(f, Event)),
                quotations=tuple(f for f in found[page] if isinstance(f, Quotation)),
            ),
            directory,
        )
    return linked


def _page(info: PageInfo) -> Page:
    return Page(id=info.id, source=info.source, media="text", data=b"", sha256=info.sha256, url=info.url)


def _texts(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    return dict(Direct(connection).among("SELECT id, text FROM pages WHERE id IN (*)", sorted(set(pages))))


def _phrase(spans: tuple[Span, ...], text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())
