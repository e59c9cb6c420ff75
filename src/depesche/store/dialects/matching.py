"""Full-text search as a condition of SQLAlchemy's: the same question in each database's words."""

from typing import Any

from sqlalchemy import ColumnElement, Dialect, String, bindparam, column, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator

from depesche.store.dialects.postgres_driver import tsquery

SEARCH = table("search", column("rowid"))
"""Full-text search, with the numbers of sentences."""


class _Question(TypeDecorator[str]):
    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return tsquery(value) if value and dialect.name == "postgresql" else value


class _Matching(FunctionElement[Any]):
    name = "matching"
    type = NullType()  # as a Boolean it would be compared with 1 where there are none
    inherit_cache = True


@compiles(_Matching)
def _in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"search MATCH {compiler.process(element.clauses, **options)}"


@compiles(_Matching, "postgresql")
def _in_postgres(element: Any, compiler: Any, **options: Any) -> str:
    return f"search.tokens @@ CAST({compiler.process(element.clauses, **options)} AS tsquery)"


def matching(question: str) -> ColumnElement[bool]:
    """Whether a row of `SEARCH` answers a question as `searching` makes them."""
    return _Matching(bindparam(None, question, type_=_Question()))
