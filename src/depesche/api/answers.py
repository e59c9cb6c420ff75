"""What each question is answered with."""

from typing import Annotated, Any, Generic, NotRequired, TypedDict, TypeVar

from msgspec import Meta

from depesche.api import shapes
from depesche.api.shapes import Event, Href, PageRef, Passage, Statement

ItemT = TypeVar("ItemT")


class Slice(TypedDict, Generic[ItemT]):
    """A part of a listing. It goes on where `next` leads; what was recorded meanwhile does not shift it."""

    items: list[ItemT]
    cursor: Annotated[str | None, Meta(description="Where this answer ended; null at the end.")]
    next: Annotated[str | None, Meta(description="Address of the next part; null at the end.")]


class Record(TypedDict):
    """What is served."""

    program: Annotated[str, Meta(description="Version of the program.")]
    record: Annotated[str, Meta(description="Version of the record: another one as soon as anything changed.")]
    pages: int
    documentation: Href
    listings: Annotated[dict[str, str], Meta(description="Addresses by name.")]


class PageText(TypedDict):
    """A part of a page's decoded text; offsets of all findings refer to the whole."""

    page: str
    start: int
    end: int
    length: Annotated[int, Meta(description="Characters of the whole text.")]
    text: str


class Translated(TypedDict):
    """How far a page looks like a machine translation."""

    score: float
    clues: list[dict[str, Any]]


class Document(TypedDict):
    """Publication data and the decoded text."""

    title: str | None
    kicker: str | None
    outlet: str | None
    outlet_how: str
    author: str | None
    language: str
    translated: Translated
    credits: list[dict[str, Any]]
    published: shapes.When
    decoding: dict[str, Any]
    text: str
    quantities: NotRequired[list[shapes.QuantityFields]]


class PageIdentity(TypedDict):
    """Identity of a page."""

    id: str
    source: str
    sha256: str
    url: NotRequired[str]


class SpanObject(TypedDict):
    """A range of characters."""

    start: int
    end: int


class Findings(TypedDict):
    """Everything that was found in one page: the object that `analyse` and `export` print."""

    page: PageIdentity
    document: Document
    lines: list[shapes.Line]
    sentences: list[SpanObject]
    mentions: list[shapes.Mention]
    entities: list[shapes.Entity]
    times: list[shapes.Time]
    quotations: list[shapes.QuotationFields]
    events: list[shapes.EventFields]
    version: str


class Page(PageRef):
    """A page with what is known about it; its text and findings have addresses of their own."""

    sha256: str
    author: str | None
    outlet_how: str
    credits: list[str]
    translated: float
    encoding: str
    characters: int
    text: Href
    findings: Href
    story: Annotated[str | None, Meta(description="Id of the story to which it belongs.")]


class Correction(TypedDict):
    """What was recorded of a correction: a judgement of each field."""

    finding: shapes.Id
    corrections: list[shapes.Judgement]


class Finding(TypedDict):
    """One finding of any kind: exactly one of the kinds is there."""

    id: str
    kind: str
    event: NotRequired[Event]
    statement: NotRequired[Statement]
    quantity: NotRequired[shapes.Quantity]
    entity: NotRequired[shapes.Entity]
    mention: NotRequired[shapes.Mention]
    time: NotRequired[shapes.Time]
    page: PageRef
    passages: list[Passage]
    judgements: Annotated[list[shapes.Judgement], Meta(description="Standing judgements on it, of rules and people.")]


class Claim(TypedDict):
    """Something asserted or told on another's account: an event or a statement."""

    id: str
    event: NotRequired[Event]
    statement: NotRequired[Statement]


class OneClaim(Claim):
    """What pages tell as claimed or denied, each once, whoever reports it."""

    reports: Annotated[list[str], Meta(description="Ids of all findings that report it.")]
    disputed: bool


class Dispute(TypedDict):
    """A claim that somebody denies: who asserts, who denies, in which words."""

    id: str
    status: str
    asserted_by: list[str]
    denied_by: list[str]
    claims: list[Claim]
    denials: list[Claim]
    origins: Annotated[list[str], Meta(description="Where the chains of the claims end.")]


class Plan(TypedDict):
    """What was planned or demanded, and what became of it; reports of one plan count as one."""

    id: str
    result: Annotated[str, Meta(examples=["fulfilled"])]
    until: Annotated[str | None, Meta(description="The last day on which an open plan could come about.")]
    plan: Event
    outcome: Annotated[Event | None, Meta(description="The event that settled it.")]
    reports: list[str]


class Report(TypedDict):
    """One page's report of an event or statement, and through whom the page knows it."""

    id: str
    page: PageRef
    passages: list[Passage]
    attribution: str
    chain: list[shapes.Link]
    status: NotRequired[str]


class Origins(TypedDict):
    """Where all reports of one event or statement come from."""

    id: str
    sources: shapes.Sources
    reports: list[Report]
    note: Annotated[str, Meta(description="What the number of independent origins means here.")]


class Term(TypedDict):
    """An office with the first and last day on which pages give it to somebody."""

    office: shapes.Office
    first: str | None
    last: str | None
    pages: Annotated[list[str], Meta(description="Ids of pages that say so.")]


class Actor(TypedDict):
    """Somebody on record."""

    id: str
    name: str
    kind: str
    state: str | None
    named: bool
    aliases: list[str]
    events: Annotated[int | None, Meta(description="Events in which he takes part; null where it was not counted.")]
    statements: int | None
    href: Href


class ActorCard(Actor):
    """One actor in full; events and statements have addresses of their own."""

    terms: list[Term]
    terms_complete: Annotated[bool, Meta(description="False if more pages name him than are read for his offices.")]
    bearers: Annotated[list[str], Meta(description="Ids of the entities of single pages that stand for him.")]
    events_href: Href
    statements_href: Href


class Story(TypedDict):
    """Pages that tell one happening."""

    id: str
    title: str
    pages: list[PageRef]
    outlets: list[str]
    copies: Annotated[list[list[str]], Meta(description="Pages that are copies of one another.")]
    href: Href


class Hit(TypedDict):
    """A sentence that answers a search."""

    page: PageRef
    passages: list[Passage]
    terms: Annotated[list[str], Meta(description="Its words that were asked for; empty if it does not hold them all.")]
    likeness: Annotated[
        float | None, Meta(description="How near it is in meaning, up to 1; null if it was not found by that.")
    ]


class Found(Slice[Hit]):
    """Sentences, the best first, with how many there are."""

    total: int


class Doubt(TypedDict):
    """A judgement on which a person had better look."""

    judgement: shapes.Judgement
    left: Annotated[str, Meta(description="The left end in words.")]
    right: str
