"""The columns of what a store keeps of a page, for those who keep pages elsewhere."""

from sqlalchemy import Table

from depesche.store import schema

Columns = dict[str, type]
"""Name of each column and what it holds: str, int or bytes."""
PAGES = "pages"
OF_THE_STORE = ("page", "run")
"""Columns that say to what a row belongs; so do numbers that the store itself counts."""


def shape() -> dict[str, Columns]:
    """The table of pages, and those of what was found in them, without what only a store can know."""
    return {table.name: _columns(table) for table in (schema.PAGES, *schema.OF_A_PAGE)}


def _columns(table: Table) -> Columns:
    counted = table.autoincrement_column
    return {
        c.name: c.type.python_type
        for c in table.columns
        if c is not counted and (c.name not in OF_THE_STORE or not c.foreign_keys)
    }
