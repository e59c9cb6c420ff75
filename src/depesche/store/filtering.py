"""The filters of a listing as conditions of a query."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, exists, or_, select

from depesche.model.filters import Filters
from depesche.model.folding import padded
from depesche.store import schema

_PAGES = schema.PAGES.c
LIGHT = [column for column in _PAGES if column.name not in ("text", "data", "syntax", "page")]
"""The columns of a page that a listing needs; the heavy ones stay on disk."""


def filtered_pages(filters: Filters) -> Select[Any]:
    """Pages that meet the filters as far as they apply to pages."""
    query = select(*LIGHT).order_by(_PAGES.number)
    conditions = _page_conditions(filters)
    if filters.actor:
        entities = schema.ENTITIES.c
        conditions.append(exists().where(entities.page == _PAGES.id, entities.id.in_(names_like(filters.actor))))
    if filters.about:
        conditions.append(_PAGES.title.like(f"%{filters.about}%"))
    conditions += _interval_conditions(_PAGES, filters)
    return query.where(*conditions)


def filtered(table: Table, filters: Filters) -> Select[Any]:
    """Quotations or events that meet the filters, with the columns of their page; `id` is the page's."""
    finding = table.c
    light = [c for c in LIGHT if c.name not in ("earliest", "latest")]
    query = select(*light, finding.payload, finding.words).join(schema.PAGES, _PAGES.id == finding.page)
    conditions = _page_conditions(filters) + _interval_conditions(finding, filters)
    if filters.actor:
        conditions.append(_takes_part(finding, filters.actor, ("actor", "speaker")))
    if filters.with_:
        conditions.append(_takes_part(finding, filters.with_, ("recipient", "actor")))
    if filters.about:
        conditions.append(finding.folded.contains(_word_start(filters.about), autoescape=True))
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
    order: list[ColumnElement[Any]] = [_PAGES.number, finding.number]
    if table is schema.EVENTS:
        order = [finding.earliest.is_(None), finding.earliest, finding.latest, *order]
    return query.where(*conditions).order_by(*order)


def names_like(name: str) -> Select[Any]:
    """Ids of entities that have these words in their name or an alias, or are judged the same as one that has."""
    names, groups = schema.NAMES.c, schema.GROUPS.c
    direct = select(names.entity).where(names.folded.contains(padded(name), autoescape=True))
    its_groups = select(groups.group).where(groups.member.in_(direct))
    return direct.union(select(groups.member).where(groups.group.in_(its_groups))).subquery().select()


def _word_start(words: str) -> str:
    """Matches from the beginning of a word, so that 'sanktion' finds 'Sanktionen'."""
    return padded(words).rstrip()


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


def _takes_part(finding: Any, name: str, roles: tuple[str, ...]) -> ColumnElement[bool]:
    part = schema.PARTICIPANTS.c
    return exists().where(
        part.page == finding.page,
        part.finding == finding.id,
        part.role.in_(roles),
        part.entity.in_(names_like(name)),
    )
