"""Which pages linking has still to see."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from depesche.model.correction import corrected
from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import TimeExpression
from depesche.store import migrations, schema
from depesche.store.assembling import line_of
from depesche.store.coding import T, decoded
from depesche.store.told.change import Direct
from depesche.store.told.pages import corrections_on

BATCH = 400
"""Pages of one question: below SQLite's limit of 999 variables in old builds."""
_PENDING, _MADE, _META = schema.PENDING, schema.MADE, schema.META


def await_link(connection: Connection, pages: Iterable[str]) -> None:
    """Notes that these pages are new or changed."""
    for page in sorted(set(pages)):
        seen(connection, [page])
        connection.execute(insert(_PENDING), [{"page": page}])


def awaiting(connection: Connection, most: int) -> list[str]:
    """The first pages that wait, in the order of recording."""
    query = select(_PENDING.c.page).join(schema.PAGES, schema.PAGES.c.id == _PENDING.c.page, isouter=True)
    return list(connection.execute(query.order_by(schema.PAGES.c.number).limit(most)).scalars())


def seen(connection: Connection, pages: list[str]) -> None:
    """Notes that linking knows these pages."""
    for page in pages:
        connection.execute(delete(_PENDING).where(_PENDING.c.page == page))


def findings_without_syntax(connection: Connection, pages: Iterable[str]) -> dict[str, Findings]:
    """The findings of these pages, as far as linking needs them: without tokens, and without the pages' bytes.

    What people corrected is linked as they corrected it.
    """
    wanted = list(pages)
    columns = schema.PAGES.c
    query = select(columns.id, columns.page, columns.document, columns.text, columns.version)
    rows = [row for batch in _batches(wanted) for row in connection.execute(query.where(columns.id.in_(batch)))]
    lines = _by_page(connection, schema.LINES, wanted)
    sentences = _by_page(connection, schema.SENTENCES, wanted)
    mentions = _payloads(connection, schema.MENTIONS, wanted, Mention)
    entities = _payloads(connection, schema.ENTITIES, wanted, Entity)
    times = _payloads(connection, schema.TIMES, wanted, TimeExpression)
    quotations = _payloads(connection, schema.QUOTATIONS, wanted, Quotation)
    events = _payloads(connection, schema.EVENTS, wanted, Event)
    corrections = corrections_on(Direct(connection), wanted)
    found = (
        Findings(
            page=decoded(row.page, Page),
            document=replace(decoded(row.document, Document), text=row.text, lines=tuple(map(line_of, lines[row.id]))),
            syntax=Syntax(sentences=tuple(Sentence(Span(s.start, s.end), ()) for s in sentences[row.id]), by=""),
            mentions=mentions[row.id],
            entities=entities[row.id],
            times=times[row.id],
            quotations=quotations[row.id],
            events=events[row.id],
            version=row.version,
        )
        for row in rows
    )
    return {of.page.id: corrected(of, corrections.get(of.page.id, ())) for of in found}


def _by_page(connection: Connection, table: Table, pages: list[str]) -> dict[str, list[Row[Any]]]:
    """Rows of a table for each of these pages, in reading order."""
    found: dict[str, list[Row[Any]]] = {page: [] for page in pages}
    for batch in _batches(pages):
        query = select(table).where(table.c.page.in_(batch)).order_by(table.c.page, table.c.number)
        for row in connection.execute(query):
            found[row.page].append(row)
    return found


def _payloads(connection: Connection, table: Table, pages: list[str], kind: type[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {page: [] for page in pages}
    for batch in _batches(pages):
        query = select(table.c.page, table.c.payload).where(table.c.page.in_(batch))
        for page, payload in connection.execute(query.order_by(table.c.page, table.c.number)):
            found[page].append(decoded(payload, kind))
    return {page: tuple(of) for page, of in found.items()}


def _batches(pages: list[str]) -> list[list[str]]:
    return [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]


def pages_of(connection: Connection, judgements: Iterable[str]) -> list[str]:
    """Pages for which rules made these judgements."""
    found = (connection.execute(select(_MADE.c.page).where(_MADE.c.judgement == j)).scalars() for j in judgements)
    known = select(schema.PAGES.c.id)
    return sorted({page for pages in found for page in pages} & set(connection.execute(known).scalars()))


def rules_are(connection: Connection, version: str) -> None:
    """Empties the ledger if rules of another version filled it."""
    key = "rules of linking"
    before = connection.execute(select(_META.c.value).where(_META.c.key == key)).scalar()
    if before == version:
        return
    if before is None:
        connection.execute(insert(_META), [{"key": key, "value": version}])
    else:
        connection.execute(update(_META).where(_META.c.key == key).values(value=version))
        migrations.link_anew(connection)
