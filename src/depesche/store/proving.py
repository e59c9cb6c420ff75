"""Whether what a store holds is still what was written: a changed byte inside a value is no damage to the database."""

import zlib
from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, select

from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.identity import bytes_id
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.when import TimeExpression
from depesche.store import schema
from depesche.store.coding import decoded

AT_ONCE: Final = 200
"""Rows held at once."""
NAMED: Final = 20
"""Pages that are named; of more only the number is told."""
BROKEN: Final = (zlib.error, msgspec.MsgspecError, ValueError, TypeError)
"""What reading a spoiled value raises."""
_FINDINGS: Final[tuple[tuple[Table, type], ...]] = (
    (schema.ENTITIES, Entity),
    (schema.MENTIONS, Mention),
    (schema.TIMES, TimeExpression),
    (schema.QUOTATIONS, Quotation),
    (schema.EVENTS, Event),
)


def spoiled(connection: Connection) -> list[str]:
    """Pages whose bytes are not what their checksum says, and those with values that cannot be read, in words."""
    pages = list(dict.fromkeys((*_pages(connection), *_findings(connection))))
    told = [f"page {page} is spoiled: its bytes or findings are not what was recorded" for page in pages[:NAMED]]
    return told + ([f"… and {len(pages) - NAMED} more spoiled pages"] if len(pages) > NAMED else [])


def _pages(connection: Connection) -> Iterator[str]:
    table = schema.PAGES.c
    query = select(table.id, table.sha256, table.page, table.document, table.data, table.syntax).order_by(table.number)
    for row in connection.execution_options(yield_per=AT_ONCE).execute(query):
        try:
            decoded(row.page, Page)
            decoded(row.document, Document)
            zlib.decompress(row.syntax)
            sound = bytes_id(zlib.decompress(row.data)) == row.sha256
        except BROKEN:
            sound = False
        if not sound:
            yield row.id


def _findings(connection: Connection) -> Iterator[str]:
    for table, kind in _FINDINGS:
        query = select(table.c.page, table.c.id, table.c.payload).order_by(table.c.page, table.c.number)
        for page, own_id, payload in connection.execution_options(yield_per=AT_ONCE).execute(query):
            try:
                sound = decoded(payload, kind).id == own_id
            except BROKEN:
                sound = False
            if not sound:
                yield page
