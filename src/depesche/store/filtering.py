"""The filters of a listing as conditions of a query."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, exists, func, or_, select

from depesche.model.filters import Filters
from depesche.model.folding import padded
from depesche.store import schema
from depesche.store.assembling import LIGHT
from depesche.store.dialects.matching import SEARCH, matching
from depesche.store.rows import REJECTED
from depesche.store.searching import word_in
from depesche.store.told import tables

_PAGES = schema.PAGES.c


def filtered_pages(filters: Filters) -> Select[Any]:
    """Pages that meet the filters as far as they apply to pages."""
    query = select(*LIGHT).order_by(_PAGES.number)
    conditions = _page_conditions(filters)
    if filters.actor:
        entities = schema.ENTITIES.c
        conditions.append(exists().where(entities.page == _PAGES.id, entities.id.in_(names_like(filters.actor))))
    if filters.about:
        conditions.append(_PAGES.title.ilike(f"%{filters.about}%"))
    conditions += _interval_conditions(_PAGES, filters)
    return query.where(*conditions)


def filtered(table: Table, filters: Filters) -> Select[Any]:
    """Quotations or events that meet the filters, with the columns of their page; `id` is the page's."""
    finding = table.c
    light = [c for c in LIGHT if c.name not in ("earliest", "latest")]
    query = select(*light, finding.payload, finding.words).join(schema.PAGES, _PAGES.id == finding.page)
    conditions = _page_conditions(filters) + _interval_conditions(finding, filters)
    if filters.actor:
        conditions.append(_takes_part(finding, filters.actor, tables.ACTOR | tables.SPEAKER))
    if filters.with_:
        conditions.append(_takes_part(finding, filters.with_, tables.RECIPIENT | tables.ACTOR))
    if filters.about:
        conditions += _begins_a_word(finding, filters.about)
    if filters.origin:
        chains = schema.CHAINS.c
        conditions.append(
            exists().where(
                chains.page == finding.page,
                chains.finding == finding.id,
                chains.folded.contains(padded(filters.origin), autoescape=True),
            )
        )
    if filters.status and "status" in finding:
        conditions.append(finding.status == filters.status)
    conditions.append((finding.status if table is schema.EVENTS else finding.kind) != REJECTED)
    order: list[ColumnElement[Any]] = [_PAGES.number, finding.number]
    if table is schema.EVENTS:
        order = [finding.earliest.is_(None), finding.earliest, finding.latest, *order]
    return query.where(*conditions).order_by(*order)


def names_like(name: str) -> Select[Any]:
    """Ids of entities that have these words in their name or an alias, or are judged the same as one that has."""
    bearers = tables.BEARERS.c
    return select(bearers.entity).where(bearers.actor.in_(_actors_like(name)))


def _actors_like(name: str) -> Select[Any]:
    """Numbers of actors who have these words in a name that any page gives them, or in the code of their state."""
    names, called = tables.NAMES.c, tables.CALLED.c
    known = select(names.key).where(func.instr(names.folded, padded(name)) > 0)
    return select(called.actor).where(called.name.in_(known)).distinct()


def _page_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    if not filters.outlet:
        return []
    return [_PAGES.outlet_words.contains(padded(filters.outlet), autoescape=True)]


def _interval_conditions(columns: Any, filters: Filters) -> list[ColumnElement[bool]]:
    """An unknown end of an interval excludes nothing."""
    conditions: list[ColumnElement[bool]] = []
    if filters.since:
        conditions.append(or_(columns.latest.is_(None), columns.latest >= filters.since.isoformat()))
    if filters.until:
        conditions.append(or_(columns.earliest.is_(None), columns.earliest <= filters.until.isoformat()))
    return conditions


def _takes_part(finding: Any, name: str, roles: int) -> ColumnElement[bool]:
    told, part = tables.FINDINGS.c, tables.PARTS.c
    keys = select(part.finding).where(part.actor.in_(_actors_like(name)), part.roles.op("&")(roles) > 0)
    condition: ColumnElement[bool] = finding.id.in_(select(told.finding).where(told.key.in_(keys)))
    return condition


def _begins_a_word(finding: Any, words: str) -> list[ColumnElement[bool]]:
    """Full-text search names the pages that may tell of it, so that the words of few findings are compared."""
    start = padded(words).rstrip()
    conditions: list[ColumnElement[bool]] = [finding.folded.contains(start, autoescape=True)]
    question = word_in(start)
    if question:
        said = schema.SENTENCES.c
        pages = select(said.page).join(SEARCH, SEARCH.c.rowid == said.id).where(matching(question))
        conditions.append(finding.page.in_(pages))
    return conditions
