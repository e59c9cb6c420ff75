"""The objects of the answers: those of `tell.contract`, with the page, the exact words and the origins beside them.

Offsets count characters of a page's decoded text, half-open, from 0. A key that may be missing is missing if unknown.
"""

from typing import Annotated, NotRequired, TypedDict

from msgspec import Meta

from depesche.model.attribution import LinkKind
from depesche.model.document import LineKind
from depesche.model.event import Category, Status
from depesche.model.judgement import JudgementKind, Verdict
from depesche.model.mention import EntityKind, MentionForm
from depesche.model.quotation import Certainty, QuotationKind
from depesche.model.when import TimeType

Pair = tuple[int, int]
Id = Annotated[
    str, Meta(description="Permanent id: a hash of the finding's content.", examples=["ev:0123456789abcdef"])
]
By = Annotated[str, Meta(description="Rule or model with its version.", examples=["events/verb@1"])]
Href = Annotated[str, Meta(description="Address of the whole, below the server's own.", examples=["/api/v1/pages/one"])]


class When(TypedDict):
    """An interval of days, both ends included, with how it is known; null where nothing is known."""

    earliest: Annotated[str | None, Meta(examples=["2031-03-04"])]
    latest: Annotated[str | None, Meta(examples=["2031-03-04"])]
    how: Annotated[str, Meta(examples=["stated"])]
    reasons: NotRequired[list[str]]
    candidates: NotRequired[list[str]]


class Link(TypedDict):
    """One link of a chain of attribution."""

    name: str
    named: Annotated[bool, Meta(description="False for 'officials', 'reports' and the like.")]
    entity: NotRequired[str]
    kind: NotRequired[LinkKind]
    span: NotRequired[Pair]
    inherited: NotRequired[Annotated[bool, Meta(description="Carried over from an earlier sentence.")]]
    possible: NotRequired[Annotated[bool, Meta(description="The sentence may go on with this source or another.")]]
    behind: NotRequired[Annotated[bool, Meta(description="The speaker himself relies on it.")]]


class Passage(TypedDict):
    """Words of a page exactly as they stand there: `text` is the page's text from `start` to `end`."""

    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=0)]
    text: str


class PageRef(TypedDict):
    """A page without its text."""

    id: str
    title: str | None
    outlet: Annotated[str | None, Meta(description="Who published; null if unknown.")]
    url: str | None
    source: Annotated[str, Meta(description="From where the page was read.")]
    language: str
    published: When
    version: Annotated[str, Meta(description="Version of the program that read the page.")]
    href: Href


class EntityRef(TypedDict):
    """Somebody or something that a finding names."""

    id: str
    name: str
    kind: EntityKind
    named: bool


class Sources(TypedDict):
    """On how much a finding rests."""

    reports: Annotated[int, Meta(ge=1, description="Findings that tell the same, this one included.")]
    origins: Annotated[list[str], Meta(description="Where the chains of all reports end.")]
    independent: Annotated[int | None, Meta(description="Number of independent origins; null: not established.")]


class Told(TypedDict):
    """What every finding carries beside its own fields."""

    id: Id
    by: By
    page: PageRef
    passages: Annotated[list[Passage], Meta(description="The exact words on which it rests.")]
    attribution: Annotated[
        str, Meta(description="The chain in words, from the outlet to the origin.", examples=["Elbkurier <- nda"])
    ]
    sources: Sources
    entities: list[EntityRef]
    href: Href


class EventFields(TypedDict):
    """An event as one page tells it, as `analyse` prints it."""

    id: Id
    category: Category
    mode: NotRequired[str]
    actor: Annotated[list[str], Meta(description="Ids of entities.")]
    recipient: list[str]
    place: NotRequired[Annotated[str, Meta(description="Id of an entity.")]]
    when: When
    status: Status
    according_to: Annotated[list[Link], Meta(description="Empty if the outlet says it on its own account.")]
    trigger: Pair
    evidence: Annotated[Pair, Meta(description="The clause or sentence that tells it.")]
    topic: NotRequired[Pair]
    quad: str
    intensity: float
    contexts: NotRequired[list[str]]
    reasons: NotRequired[Annotated[list[str], Meta(description="Why this status.")]]
    by: By


class QuotationFields(TypedDict):
    """A quotation as one page tells it, as `analyse` prints it."""

    id: Id
    kind: QuotationKind
    content: list[Pair]
    cue: list[Pair]
    speaker: list[Pair]
    addressee: list[Pair]
    speaker_is: Annotated[list[str], Meta(description="Ids of entities; empty if not known.")]
    chain: Annotated[list[Link], Meta(description="Links beyond the speaker, nearest first.")]
    nested_in: NotRequired[str]
    act: NotRequired[str]
    certainty: NotRequired[Certainty]
    negated: NotRequired[bool]
    agreed: NotRequired[Annotated[bool, Meta(description="Whether the learned labels see a quotation there too.")]]
    when: NotRequired[When]
    place: NotRequired[str]
    by: By


class QuantityFields(TypedDict):
    """One reading of a number, as `analyse` prints it; an end of its range that is not known is null."""

    id: Id
    kind: str
    about: NotRequired[bool]
    unit: str
    place: NotRequired[str]
    according_to: list[Link]
    as_of: When
    span: Pair
    evidence: Pair
    low: float | None
    high: float | None
    by: By


class Event(EventFields, Told):
    """An event with its page, its exact words and its origins."""

    sentence: Annotated[str, Meta(description="The event told in one English sentence; its words are in `passages`.")]


class Statement(QuotationFields, Told):
    """A statement with its page, its exact words and its origins."""

    speaker_words: Annotated[str, Meta(description="Names of the speakers, or in brackets the page's words for them.")]


class Quantity(QuantityFields, Told):
    """A number with its page, its exact words and its origin."""

    value: Annotated[str, Meta(description="The range in words.", examples=["at least 80"])]


class Office(TypedDict):
    """A role held for a state or an organisation."""

    role: str
    of: NotRequired[str]
    title: str
    qualifier: NotRequired[str]


class Entity(TypedDict):
    """Whom or what the mentions of one page refer to, as `analyse` prints it."""

    id: str
    kind: EntityKind
    name: str
    named: bool
    state: NotRequired[str]
    subkind: NotRequired[str]
    office: NotRequired[str]
    offices: NotRequired[list[Office]]
    aliases: NotRequired[list[str]]
    members: NotRequired[list[str]]
    by: NotRequired[str]


class Mention(TypedDict):
    """One reference in the text."""

    id: Id
    start: int
    end: int
    kind: EntityKind
    form: MentionForm
    entity: str | None
    by: By


class Time(TypedDict):
    """One expression of time with its TIMEX3 value."""

    id: Id
    start: int
    end: int
    type: TimeType
    value: str
    anchor: NotRequired[str]
    by: By
    earliest: str | None
    latest: str | None
    how: str


class Line(TypedDict):
    """One line with its kind and the reason."""

    start: int
    end: int
    kind: LineKind
    why: str
    source: NotRequired[Annotated[Pair, Meta(description="Byte range in the page.")]]


class Judgement(TypedDict):
    """That two findings are or are not the same, or belong together; who or what says so, and why."""

    id: str
    kind: JudgementKind
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: list[str]
    by: Annotated[str, Meta(description="Rule with version, or person:NAME.", examples=["person:Maren Holt"])]
    detail: str
    withdrawn: bool
