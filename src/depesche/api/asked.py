"""What may be asked: the parameters of each question, with the names of the command line."""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from depesche.errors import UsageError
from depesche.model.event import Category, Status
from depesche.model.filters import Filters
from depesche.model.quotation import Certainty, QuotationKind
from depesche.model.record import Way

MOST: Final = 200
"""Items of one answer at most."""
USUAL: Final = 50
LONGEST: Final = 200
"""Characters of a name or word that is asked for."""
YEAR: Final = "[12][0-9]{3}"
LEAP: Final = "(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:1[26]|2[048])00)"
DAY: Final = (
    rf"^(?:{YEAR}(?:-(?:0[13578]|1[02])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|-(?:0[469]|11)(?:-(?:0[1-9]|[12][0-9]|30))?"
    rf"|-02(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?|{LEAP}-02-29)$"
)
"""A year, month or day that exists, so that whoever reads the schema knows what is refused."""

Word = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
Day = Annotated[str, Meta(pattern=DAY, max_length=10)]
Pair = Annotated[str, Meta(pattern=r"^\s*[^,\s][^,]*,\s*[^,\s][^,]*$", max_length=2 * LONGEST)]
Cursor = Annotated[str, Meta(min_length=1, max_length=4000)]
Limit = Annotated[
    int, Meta(ge=1, le=MOST, description="Items of one answer at most; `next` leads to the rest.", examples=[20])
]


class Paging(Struct, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Which part of a long answer is wanted."""

    cursor: Annotated[
        Cursor | None, Meta(description="Where an earlier answer ended: its `cursor`, unchanged; no other will do.")
    ] = None
    limit: Limit = USUAL


class Asked(Paging, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """The filters that every listing takes; all that are given must hold."""

    actor: Annotated[
        Word | None, Meta(description="Who acts or speaks: a name or whole words of it.", examples=["Holt"])
    ] = None
    with_: Annotated[
        Word | None, Meta(description="Who takes part beside the actor, or is addressed.", examples=["Brandt"])
    ] = None
    about: Annotated[
        Word | None, Meta(description="A word, or its beginning, in the finding's own words.", examples=["Rakete"])
    ] = None
    since: Annotated[
        Day | None, Meta(description="From this day on: YYYY, YYYY-MM or YYYY-MM-DD.", examples=["2031-03"])
    ] = None
    until: Annotated[Day | None, Meta(description="Up to this day, month or year, it included.", examples=["2031"])] = (
        None
    )
    outlet: Annotated[Word | None, Meta(description="Only pages of this outlet.", examples=["Elbkurier"])] = None
    origin: Annotated[Word | None, Meta(description="Only what rests on this source.", examples=["nda"])] = None

    def filters(self) -> Filters:
        """The conditions as the record knows them."""
        return Filters(
            actor=self.actor,
            with_=self.with_,
            about=self.about,
            since=first_day(self.since),
            until=last_day(self.until),
            status=getattr(self, "status", None),
            outlet=self.outlet,
            origin=self.origin,
        )


class AskedEvents(Asked, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Events; what the command `events` takes."""

    status: Annotated[Status | None, Meta(description="How the page tells it.", examples=["happened"])] = None
    category: Annotated[Category | None, Meta(description="PLOVER category.", examples=["CONSULT"])] = None
    mode: Annotated[Word | None, Meta(description="Mode of a category.", examples=["visit"])] = None
    recipient: Annotated[Word | None, Meta(description="Towards whom: whole words of a name.")] = None
    dyad: Annotated[
        Pair | None, Meta(description="Between two, whoever acts: NAME,NAME.", examples=["Holt,Brandt"])
    ] = None
    context: Annotated[Word | None, Meta(description="Only in this context.", examples=["military"])] = None


class AskedStatements(Asked, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Statements; what the command `statements` takes."""

    kind: Annotated[QuotationKind | None, Meta(description="How it is quoted.", examples=["direct"])] = None
    act: Annotated[Word | None, Meta(description="What it does.", examples=["denies"])] = None
    certainty: Annotated[Certainty | None, Meta(description="How sure its words are.")] = None
    chain: Annotated[
        Word | None, Meta(description="Came through this link: a name, a kind of source, or 'unnamed' for any.")
    ] = None


class AskedQuantities(Asked, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Readings of numbers; what the command `quantities` takes."""

    kind: Annotated[Word | None, Meta(description="dead, injured, money, votes ...", examples=["injured"])] = None
    place: Annotated[Word | None, Meta(description="Only where the sentence names this place.")] = None


class AskedPlans(Asked, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Plans; what the command `plans` takes."""

    result: Annotated[
        Literal["open", "overdue", "fulfilled", "changed", "cancelled", "missed", "superseded"] | None,
        Meta(description="What became of it; `overdue` is open though its time was over when the newest page came."),
    ] = None


class AskedActors(Paging, kw_only=True, forbid_unknown_fields=True):
    """Actors by name."""

    actor: Annotated[Word | None, Meta(description="A part of a name.", examples=["Holt"])] = None


class AskedPages(Paging, kw_only=True, forbid_unknown_fields=True):
    """Pages."""

    actor: Annotated[Word | None, Meta(description="Only pages that name somebody so.")] = None
    about: Annotated[Word | None, Meta(description="Words of the title.")] = None
    since: Annotated[Day | None, Meta(description="Published from this day on.", examples=["2031-03"])] = None
    until: Annotated[Day | None, Meta(description="Published up to this day.")] = None
    outlet: Annotated[Word | None, Meta(description="Only pages of this outlet.", examples=["Elbkurier"])] = None

    def filters(self) -> Filters:
        """The conditions as the record knows them."""
        since, until = first_day(self.since), last_day(self.until)
        return Filters(actor=self.actor, about=self.about, since=since, until=until, outlet=self.outlet)


class AskedSearch(Paging, kw_only=True, forbid_unknown_fields=True):
    """Sentences by their words or by their meaning."""

    q: Annotated[
        Word, Meta(description='Words that a sentence must hold in any form; "..." for a phrase.', examples=["Rakete"])
    ]
    by: Annotated[
        Way,
        Meta(description="meaning: also sentences that say it in other words, in German or English; 500 at most."),
    ] = "words"


class AskedReview(Paging, kw_only=True, forbid_unknown_fields=True):
    """Doubts."""

    kind: Annotated[
        Literal["entity", "event", "statement", "copy", "story", "saga"] | None,
        Meta(description="Only judgements of this kind.", examples=["entity"]),
    ] = None


class AskedText(Struct, kw_only=True, forbid_unknown_fields=True):
    """A part of a page's text."""

    start: Annotated[Annotated[int, Meta(ge=0)], Meta(description="First character, counted from 0.")] = 0
    end: Annotated[
        Annotated[int, Meta(ge=0)] | None, Meta(description="Character behind the last; by default the text's end.")
    ] = None


class Nothing(Struct, kw_only=True, forbid_unknown_fields=True):
    """No parameters."""


def first_day(given: str | None) -> date | None:
    """First day of a year, month or day."""
    if given is None:
        return None
    year, month, day = _numbers(given)
    return _day(given, year, month or 1, day or 1)


def last_day(given: str | None) -> date | None:
    """Last day of a year, month or day."""
    if given is None:
        return None
    year, month, day = _numbers(given)
    if day:
        return _day(given, year, month, day)
    following = _day(given, year + 1, 1, 1) if month in (0, 12) else _day(given, year, month + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _numbers(given: str) -> tuple[int, int, int]:
    parts = [int(part) for part in given.split("-") if part.isdigit()]
    year, month, day = (*parts, 0, 0, 0)[:3]
    return year, month, day


def _day(given: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UsageError(given, "is not a date", "Write it as YYYY, YYYY-MM or YYYY-MM-DD.") from None
