"""The table of what language models answered. It holds the name of a page, not a reference: a page may be gone."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from depesche.store.schema import METADATA

ANSWERS = Table(
    "answers",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("page", String, nullable=False),
    Column("by", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("finish", String, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("came", String, nullable=False),
    comment="what language models answered, as it came; proposals are derived from it",
)
Index("answers_by_page", ANSWERS.c.page)
