"""Which pages linking has still to see."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from depesche.model.findings import Findings
from depesche.store import migrations, schema
from depesche.store.assembling import findings_of

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
    """The findings of these pages."""
    found = {page: findings_of(connection, page, syntax=False) for page in pages}
    return {page: findings for page, findings in found.items() if findings is not None}


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
