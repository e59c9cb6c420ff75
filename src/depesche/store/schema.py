"""The tables of a store. Findings are kept as JSON beside the columns that filters ask for."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _page(*, primary: bool = False) -> Column[str]:
    """Reference to the page that a row belongs to."""
    return Column("page", String, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False, primary_key=primary)


def _number() -> Column[int]:
    """Position among the page's rows of the same kind: reading order."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


META = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", String, nullable=False))

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", String, nullable=False),
    Column("started", String, nullable=False),
    Column("ended", String),
    Column("summary", Text),
)

PAGES = Table(
    "pages",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("sha256", String, nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("url", String),
    Column("outlet", String),
    Column("outlet_words", String, nullable=False),
    Column("title", String),
    Column("language", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("version", String, nullable=False),
    Column("page", Text, nullable=False),  # the Page without its bytes
    Column("document", Text, nullable=False),  # the Document without its text and lines
    Column("text", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
    Column("syntax", LargeBinary, nullable=False),  # zlib
    Column("run", Integer, ForeignKey("runs.id")),
)
Index("ix_pages_url", PAGES.c.url, postgresql_using="hash")  # addresses may be longer than its trees take

LINES = Table(
    "lines",
    METADATA,
    _page(primary=True),
    _number(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("why", String, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
)

SENTENCES = Table(
    "sentences",
    METADATA,
    Column("id", Integer().with_variant(BigInteger, "postgresql"), primary_key=True),  # full-text search refers to it
    _page(),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("lemmas", Text, nullable=False),
    UniqueConstraint("page", "number"),
)


def _findings(name: str, *columns: Column[str]) -> Table:
    """A table of findings of one kind."""
    table = Table(
        name,
        METADATA,
        _page(primary=True),
        _number(),
        Column("id", String, nullable=False),
        *columns,
        Column("payload", Text, nullable=False),
    )
    Index(f"{name}_by_id", table.c.id)
    return table


ENTITIES = _findings("entities", Column("kind", String, nullable=False), Column("state", String))
MENTIONS = _findings("mentions", Column("kind", String, nullable=False), Column("entity", String))
TIMES = _findings("times", Column("earliest", String), Column("latest", String))
QUOTATIONS = _findings(
    "quotations",
    Column("kind", String, nullable=False),
    Column("earliest", String, index=True),
    Column("latest", String, index=True),
    Column("words", Text, nullable=False),
    Column("folded", Text, nullable=False),
)
EVENTS = _findings(
    "events",
    Column("category", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("earliest", String, index=True),
    Column("latest", String, index=True),
    Column("words", Text, nullable=False),
    Column("folded", Text, nullable=False),
)

NAMES = Table(
    "names",
    METADATA,
    _page(primary=True),
    Column("entity", String, primary_key=True),
    Column("folded", String, primary_key=True),
)

PARTICIPANTS = Table(
    "participants",
    METADATA,
    _page(primary=True),
    Column("finding", String, primary_key=True),
    Column("role", String, primary_key=True),  # actor, recipient, place, speaker, link
    Column("entity", String, primary_key=True),
)
Index("participants_by_entity", PARTICIPANTS.c.entity)

CHAINS = Table(
    "chains",
    METADATA,
    _page(primary=True),
    Column("finding", String, primary_key=True),
    _number(),
    Column("folded", String, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", String, nullable=False),
    Column("person", Boolean, nullable=False),
    Column("withdrawn_by", String),  # null while it stands
    Column("added", String),  # when it first came, ISO 8601 in UTC
    Column("withdrawn_at", String),
    Column("payload", Text, nullable=False),
)

BY_ENDS = (
    Index("judgements_by_left", JUDGEMENTS.c.left, JUDGEMENTS.c.kind),
    Index("judgements_by_right", JUDGEMENTS.c.right, JUDGEMENTS.c.kind),
)
"""Both columns, lest SQLite takes the index on the kind, which has few values."""

GROUPS = Table(
    "groups",
    METADATA,
    Column("member", String, primary_key=True),
    Column("group", String, nullable=False, index=True),
    comment="entities that standing judgements make one; derived, so that filters can follow them",
)

FILED = Table(
    "filed",
    METADATA,
    Column("block", BigInteger, primary_key=True, autoincrement=False),  # hash of rule and key
    Column("rank", BigInteger, primary_key=True, autoincrement=False),  # hash of page and item
    Column("page", String, nullable=False),
    Column("item", String, nullable=False),  # empty: the page itself
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
    comment="items of pages under the keys by which linking finds neighbours",
)

KEPT = Table(
    "kept",
    METADATA,
    Column("shelf", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    comment="what linking notes about pages and names",
)

MADE = Table(
    "made",
    METADATA,
    Column("page", String, primary_key=True),
    Column("rule", String, primary_key=True),
    Column("judgement", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
    comment="for which pages the rules' standing judgements were made",
)

PENDING = Table(
    "pending",
    METADATA,
    Column("page", String, primary_key=True),
    comment="pages that linking has not seen as they are now",
)

OF_LINKING = (FILED, KEPT, MADE)

FAILURES = Table(
    "failures",
    METADATA,
    Column("about", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.id")),
)

VECTORS = Table(
    "vectors",
    METADATA,
    Column("number", Integer, primary_key=True),  # never given again, so that readers can ask for what is new
    Column("page", String, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("model", String, nullable=False, index=True),  # empty: still to be made
    Column("bits", LargeBinary, nullable=False),  # signs of the numbers below
    Column("data", LargeBinary, nullable=False),  # int8, a row for each sentence, in reading order
    sqlite_autoincrement=True,
    comment="what the sentences of a page mean; made from the page, by the model named",
)

OF_A_PAGE = (
    LINES, SENTENCES, ENTITIES, MENTIONS, TIMES, QUOTATIONS, EVENTS, NAMES, PARTICIPANTS, CHAINS, VECTORS,
)  # fmt: skip
"""All tables whose rows are replaced when a page is analysed anew."""
