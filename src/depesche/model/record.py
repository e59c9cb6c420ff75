"""What the record gives back: findings with the page that they come from."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import UNKNOWN, When

FindingT = TypeVar("FindingT", Event, Quotation, Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """A recorded page without its text."""

    id: str
    source: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str = "und"
    published: When = UNKNOWN
    version: str = ""
    """Version of the program that analysed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[FindingT]):
    """One finding with its page, its exact words, and the entities that it names."""

    page: PageInfo
    finding: FindingT
    words: str = ""
    """The text of the finding's spans; parts are joined with ' … '."""
    entities: tuple[Entity, ...] = ()
    """The page's entities that the finding refers to."""
    speaker: str = ""
    """Of a quotation: the words by which the page names who speaks; empty if it has none."""
    addressee: str = ""
    """Of a quotation: the words for whom it was said to."""

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Display names of entity ids, each once, in order; an unknown id stands for itself."""
        known = {entity.id: entity.name for entity in self.entities}
        return tuple(dict.fromkeys(known.get(i, i) for i in ids))


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found."""

    page: PageInfo
    span: Span
    words: str
    terms: tuple[str, ...] = ()
    """Words of the sentence that were asked for, in any form; empty if it does not hold all that were."""
    likeness: float | None = None
    """How near it is in meaning to what was asked, at most 1; None if it was not found by that."""


Way = Literal["words", "meaning"]
"""How to search: by words alone, or by words and meaning together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page that could not be recorded."""

    about: str
    kind: str
    """Name of the error's class."""
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding with a given id stands."""

    id: str
    kind: str
    """`page`, `quotation`, `event`, `entity`, `mention` or `time`."""
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What one run did."""

    pages: int = 0
    """Pages that the run was given, failures included."""
    added: int = 0
    replaced: int = 0
    skipped: int = 0
    """Already recorded by this version, or given twice."""
    failed: int = 0
    quotations: int = 0
    events: int = 0
    judgements: int = 0
    """New judgements."""
    withdrawn: int = 0
    """Judgements of rules that no longer hold with the pages now known."""
    seconds: float = 0.0
    interrupted: bool = False
    failures: tuple[Failure, ...] = ()
    """The first hundred failures of this run; the store has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """State of a store, for `doctor`. `problems` is empty if it is sound."""

    path: str
    schema_version: int
    """0 if nothing was recorded yet: a run was killed before its first page."""
    counts: tuple[tuple[str, int], ...]
    versions: tuple[tuple[str, int], ...]
    """Versions of the program with the number of pages that each analysed."""
    replaced: int
    """Judgements on findings that a later analysis replaced: linking did not come to its end; the next run does it."""
    interrupted_runs: int
    problems: tuple[str, ...]


ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Slice(Generic[ItemT]):
    """A part of a long list."""

    items: tuple[ItemT, ...]
    next: str | None
    """Given back as `after` it asks for what follows, also when the list has grown since; None: that was all."""


@dataclass(frozen=True, slots=True)
class Counted(Generic[ItemT]):
    """A numbered page of a long list."""

    items: tuple[ItemT, ...]
    total: int
    exact: bool = True
    """False if there are more than `total`: they were not counted."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on record, as all pages together know him, with how often he acts and speaks."""

    entity: Entity
    events: int
    statements: int
