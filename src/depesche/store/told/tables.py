"""The tables. Actors, findings and events have numbers here, since each is named in many rows.

`spot` is a place in the order of time: first and last day as ordinals, page, place in the page, as text that sorts so.
"""

from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table, Text, text

from depesche.store.schema import JUDGEMENTS, METADATA

ACTOR, RECIPIENT, SPEAKER, PLACE, TELLING = 1, 2, 4, 8, 16
"""Roles in a finding, as bits. `TELLING` marks the report of an event that stands for all of them."""
TAKES_PART = ACTOR | RECIPIENT
EVENT, STATEMENT = "e", "s"


def only_where(condition: Any) -> dict[str, Any]:
    """Options of an index that knows some rows alone."""
    return {"sqlite_where": condition, "postgresql_where": condition}


def _key() -> Column[int]:
    return Column("key", Integer, primary_key=True)


MARKS = Table(
    "told_marks",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("node", String, primary_key=True),
    sqlite_with_rowid=False,
    comment="what changed since these tables were last brought up to date; empty at every commit",
)

PAGES = Table(
    "told_pages",
    METADATA,
    Column("page", String, primary_key=True),
    Column("outlet", String),
    Column("title", String, nullable=False),  # folded
    Column("newest", String, nullable=False),
    Column("story", String),
    sqlite_with_rowid=False,
)
Index("told_pages_by_story", PAGES.c.story, **only_where(PAGES.c.story.is_not(None)))

ACTORS = Table(
    "told_actors",
    METADATA,
    _key(),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False, server_default=""),
    Column("payload", Text),  # null: the one entity of a page that it is
    Column("events", Integer, nullable=False, server_default="0"),
    Column("statements", Integer, nullable=False, server_default="0"),
)
WEIGHT = ACTORS.c.events + ACTORS.c.statements
Index(
    "told_actors_by_weight", text("(events + statements) DESC"), ACTORS.c.id, **only_where(WEIGHT > 0), _table=ACTORS
)  # fmt: skip

BEARERS = Table(
    "told_bearers",
    METADATA,
    Column("entity", String, primary_key=True),  # a state has one id on all pages
    Column("page", String, primary_key=True, index=True),
    Column("actor", Integer, nullable=False),
    Column("named", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("told_bearers_by_actor", BEARERS.c.actor, BEARERS.c.named, BEARERS.c.entity, BEARERS.c.page)

TRAITS = Table(
    "told_traits",
    METADATA,
    Column("actor", Integer, primary_key=True),
    Column("named", Integer, primary_key=True),
    Column("what", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

NAMES = Table("told_names", METADATA, _key(), Column("folded", String, nullable=False, unique=True))
CALLED = Table(
    "told_called",
    METADATA,
    Column("name", Integer, primary_key=True),
    Column("actor", Integer, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("own", Integer, nullable=False),  # so many call it so by its own name, not by its state
    sqlite_with_rowid=False,
)

FINDINGS = Table(
    "told_findings",
    METADATA,
    _key(),
    Column("finding", String, nullable=False, unique=True),
    Column("page", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("spot", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("what", String, nullable=False),  # category of an event, kind of a quotation
    Column("status", String, nullable=False),
    Column("outlet", String),
    Column("several", Integer, index=True),  # key of the event; below zero: of the statement that several report
)
Index("told_findings_by_spot", FINDINGS.c.kind, FINDINGS.c.spot)
Index("told_findings_by_outlet", FINDINGS.c.kind, FINDINGS.c.outlet)

PARTS = Table(
    "told_parts",
    METADATA,
    Column("actor", Integer, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("spot", String, primary_key=True),
    Column("finding", Integer, primary_key=True, index=True),
    Column("roles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

HAPPENINGS = Table(
    "told_happenings",
    METADATA,
    _key(),
    Column("spot", String, nullable=False),
    Column("telling", Integer, nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("status", String, nullable=False),
    Column("earliest", String),
    Column("last", String, nullable=False),  # the latest day, else the earliest, else empty
    Column("outlet", String, index=True),
    Column("reports", Integer, nullable=False),
    Column("plan", String),
    Column("planned", Integer),
    Column("plan_spot", String),
)
Index("told_happenings_by_spot", HAPPENINGS.c.spot, HAPPENINGS.c.last)
Index("told_happenings_by_status", HAPPENINGS.c.status, HAPPENINGS.c.what)
Index("told_happenings_by_what", HAPPENINGS.c.what)
_PLANNED = only_where(HAPPENINGS.c.plan.is_not(None))
Index("told_happenings_by_plan", HAPPENINGS.c.plan, HAPPENINGS.c.plan_spot, **_PLANNED)
Index("told_happenings_planned", HAPPENINGS.c.plan_spot, **_PLANNED)

PAIRS = Table(
    "told_pairs",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("spot", String, primary_key=True),
    Column("happening", Integer, primary_key=True, index=True),
    Column("what", String, nullable=False),
    Column("month", String, nullable=False),
    sqlite_with_rowid=False,
)
DYADS = Table(
    "told_dyads",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("events", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("told_dyads_by_events", DYADS.c.events)

SCENES = Table(
    "told_scenes",
    METADATA,
    Column("happening", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    sqlite_with_rowid=False,
    comment="where an event took place, as any report tells it",
)

STORIES = Table(
    "told_stories",
    METADATA,
    Column("id", String, primary_key=True),
    Column("newest", String, nullable=False),
    Column("pages", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("told_stories_by_newest", STORIES.c.newest.desc(), STORIES.c.id)

TALLIES = Table(
    "told_tallies",
    METADATA,
    Column("what", String, primary_key=True),  # status, outlet, place, count
    Column("value", String, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

IN_DOUBT = Index(
    "judgements_in_doubt",
    JUDGEMENTS.c.score,
    JUDGEMENTS.c.id,
    **only_where(text("withdrawn_by IS NULL AND (verdict = 'unsure' OR score < 0.8)")),
)
OF_PEOPLE = Index("judgements_of_people", JUDGEMENTS.c.kind, **only_where(text("person")))

ALL = (
    MARKS, PAGES, ACTORS, BEARERS, TRAITS, NAMES, CALLED, FINDINGS, PARTS, HAPPENINGS, PAIRS, DYADS, SCENES, STORIES,
    TALLIES,
)  # fmt: skip
