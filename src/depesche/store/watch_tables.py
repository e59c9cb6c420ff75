"""The tables of watching. What they refer to may be gone: they hold names, not references."""

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text

from depesche.store.schema import METADATA

SOURCES = Table(
    "watch_sources",
    METADATA,
    Column("name", String, primary_key=True),
    Column("order", String, nullable=False),
    Column("url", String, nullable=False),
    Column("due", Float),
    Column("polled", Float),
    Column("etag", String, nullable=False),
    Column("modified", String, nullable=False),
    Column("stated", String, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("trouble", Text, nullable=False),
)

ITEMS = Table(
    "watch_items",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("state", String, nullable=False),
    Column("due", Float, index=True),  # null: never again
    Column("payload", Text, nullable=False),
)

TURNS = Table("watch_turns", METADATA, Column("host", String, primary_key=True), Column("at", Float, nullable=False))

FRESH = Table(
    "watch_fresh",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("page", String, nullable=False, unique=True),
    comment="pages that the rules of alerts have not seen yet",
)

RULES = Table(
    "watch_rules",
    METADATA,
    Column("rule", String, primary_key=True),
    comment="rules that know what was on record before them",
)

TOLD = Table(
    "watch_told",
    METADATA,
    Column("rule", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("aspect", String, primary_key=True),
)

ALERTS = Table(
    "watch_alerts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("rule", String, nullable=False),
    Column("payload", Text, nullable=False),
)

DELIVERIES = Table(
    "watch_deliveries",
    METADATA,
    Column("alert", String, primary_key=True),
    Column("sink", String, primary_key=True),
    Column("state", String, nullable=False),  # due, begun, done, given up
    Column("attempts", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Column("trouble", Text, nullable=False),
)
Index("watch_deliveries_by_state", DELIVERIES.c.state)

OF_WATCHING = (SOURCES, ITEMS, TURNS, FRESH, RULES, TOLD, ALERTS, DELIVERIES)
