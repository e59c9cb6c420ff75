"""One page's rows put together again as the findings that they were."""

import zlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from depesche.model.document import Document, Line
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import TimeExpression
from depesche.store import schema
from depesche.store.coding import T, decoded, unpacked_syntax

LIGHT = [column for column in schema.PAGES.c if column.name not in ("text", "data", "syntax", "page")]
"""The columns of a page that a listing needs; the heavy ones stay on disk."""


def page_info(row: Row[Any], document: Document | None = None) -> PageInfo:
    """A page's row without what is heavy; `document` if it is decoded already."""
    document = document or decoded(row.document, Document)
    return PageInfo(
        id=row.id,
        source=row.source,
        sha256=row.sha256,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        language=row.language,
        published=document.published,
        version=row.version,
    )


def findings_of(connection: Connection, page_id: str, *, syntax: bool) -> Findings | None:
    """All findings of one page; None if it is not recorded."""
    row = connection.execute(select(schema.PAGES).where(schema.PAGES.c.id == page_id)).one_or_none()
    if row is None:
        return None
    lines = connection.execute(_ordered(schema.LINES, page_id)).all()
    document = replace(decoded(row.document, Document), text=row.text, lines=tuple(line_of(line) for line in lines))
    return Findings(
        page=replace(decoded(row.page, Page), data=zlib.decompress(row.data)),
        document=document,
        syntax=unpacked_syntax(row.syntax) if syntax else _sentences_only(connection, page_id),
        mentions=_all(connection, schema.MENTIONS, page_id, Mention),
        entities=_all(connection, schema.ENTITIES, page_id, Entity),
        times=_all(connection, schema.TIMES, page_id, TimeExpression),
        quotations=_all(connection, schema.QUOTATIONS, page_id, Quotation),
        events=_all(connection, schema.EVENTS, page_id, Event),
        version=row.version,
    )


def _ordered(table: Table, page_id: str) -> Any:
    return select(table).where(table.c.page == page_id).order_by(table.c.number)


def _all(connection: Connection, table: Table, page_id: str, kind: type[T]) -> tuple[T, ...]:
    query = select(table.c.payload).where(table.c.page == page_id).order_by(table.c.number)
    return tuple(decoded(payload, kind) for payload in connection.execute(query).scalars())


def line_of(row: Row[Any]) -> Line:
    """A line from its row."""
    source = None if row.source_start is None else Span(row.source_start, row.source_end)
    return Line(Span(row.start, row.end), row.kind, row.why, source)


def _sentences_only(connection: Connection, page_id: str) -> Syntax:
    rows = connection.execute(_ordered(schema.SENTENCES, page_id))
    return Syntax(sentences=tuple(Sentence(Span(r.start, r.end), ()) for r in rows), by="")
