"""The content of a dossier, without a format: sections of lines, each with a footnote to the exact words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span, hull
from depesche.model.story import Links
from depesche.model.when import UNKNOWN
from depesche.tell.chain import of_event, of_statement, outlet_of, speaker_of
from depesche.tell.charts import happenings_of, specification, timeline
from depesche.tell.contradictions import pairs
from depesche.tell.dates import short, sort_key
from depesche.tell.disputes import disputes
from depesche.tell.events import DONE, reading
from depesche.tell.listing import Row, clipped
from depesche.tell.statements import does
from depesche.tell.summary import count

MAX_WORDS = 600


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the exact words and where they stand."""

    number: int
    words: str
    page: PageInfo
    span: Span
    id: str
    by: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a section."""

    date: str
    mark: str
    """Status of an event; kind of a quotation with what it does and to whom."""
    text: str
    chain: str
    note: int


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of lines."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim that somebody denies, with the words of the denials."""

    claim: str
    asserted_by: str
    denied_by: str
    denial: str
    reports: int


@dataclass(frozen=True, slots=True)
class Source:
    """A page that the dossier rests on."""

    page: PageInfo
    findings: int


@dataclass(slots=True)
class Dossier:
    """Everything that the document says."""

    title: str
    version: str
    counts: list[str] = field(default_factory=list)
    """How much of each kind, in words: `4 pages`."""
    timeline: Section = field(default_factory=lambda: Section("Timeline", ()))
    speakers: list[Section] = field(default_factory=list)
    contradictions: list[Section] = field(default_factory=list)
    """Two statements of one speaker each, of which one affirms what the other denies."""
    disputed: list[Disputed] = field(default_factory=list)
    chart: dict[str, Any] = field(default_factory=dict)
    """The timeline as Vega-Lite; empty if no event has a date."""
    sources: list[Source] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def build(
    title: str,
    events: Iterable[Sourced[Event]],
    statements: Iterable[Sourced[Quotation]],
    version: str,
    links: Links | None = None,
) -> Dossier:
    """Puts events in order of time and statements under their speakers; `links` tell what is disputed."""
    dossier = Dossier(title, version)
    events, statements = list(events), list(statements)
    used: dict[str, tuple[PageInfo, int]] = {}
    ordered = sorted(events, key=lambda s: (sort_key(s.finding.when), s.page.id, s.finding.trigger))
    dossier.timeline = Section("Timeline", tuple(_event_item(s, dossier, used) for s in ordered))
    grouped: dict[str, list[Sourced[Quotation]]] = {}
    for sourced in statements:
        grouped.setdefault(speaker_of(sourced), []).append(sourced)
    for name in sorted(grouped, key=lambda n: (n.startswith("("), n)):
        said = sorted(grouped[name], key=lambda s: (sort_key(s.finding.when or UNKNOWN), s.page.id, s.finding.content))
        dossier.speakers.append(Section(name, tuple(_statement_item(s, dossier, used) for s in said)))
    for left, right in pairs(s for name in grouped for s in grouped[name]):
        both = tuple(_statement_item(s, dossier, {}) for s in (left, right))
        dossier.contradictions.append(Section(speaker_of(left), both))
    dossier.disputed = [_disputed(row) for row in disputes(links, events, statements).rows] if links else []
    dossier.chart = _chart(ordered)
    by_date = sorted(used.values(), key=lambda p: (sort_key(p[0].published), outlet_of(p[0]), p[0].id))
    dossier.sources = [Source(page, number) for page, number in by_date]
    counts = [
        ("page", len(dossier.sources)),
        ("outlet", len({s.page.outlet for s in dossier.sources if s.page.outlet})),
        ("event", len(ordered)),
        ("statement", sum(len(g) for g in grouped.values())),
        ("speaker", sum(not n.startswith("(") for n in grouped)),
    ]
    dossier.counts = [count(number, noun) for noun, number in counts]
    return dossier


def method(dossier: Dossier) -> str:
    """How the document was made, in two sentences."""
    return (
        f"Made by Depesche {dossier.version} from the pages under Sources: rules and a language model that runs on the "
        "own machine found every line, none was written by hand, and any may be wrong; the exact words decide. "
        "Dates in the form a…b are intervals, chains read from the outlet outward, and offsets count characters of the "
        "page's decoded text."
    )


def _disputed(row: Row) -> Disputed:
    asserted, denied = (", ".join(row[name]) for name in ("asserted_by", "denied_by"))
    return Disputed(row["claim"], asserted, denied, row["denial"], row["reports"])


def _chart(events: Iterable[Sourced[Event]]) -> dict[str, Any]:
    dated = [card for card in happenings_of(events) if card["when"]["earliest"] and card["when"]["latest"]]
    return specification(timeline(dated, {})) if dated else {}


def _event_item(sourced: Sourced[Event], dossier: Dossier, used: dict[str, tuple[PageInfo, int]]) -> Item:
    event = sourced.finding
    note = _note(sourced.words, sourced.page, event.evidence, event.id, event.by, dossier, used)
    text = f"{DONE[event.category]}: {reading(sourced)}"
    return Item(short(event.when), event.status, text, of_event(sourced), note)


def _statement_item(sourced: Sourced[Quotation], dossier: Dossier, used: dict[str, tuple[PageInfo, int]]) -> Item:
    said = sourced.finding
    note = _note(sourced.words, sourced.page, hull(said.content), said.id, said.by, dossier, used)
    words = clipped(sourced.words, MAX_WORDS)
    to = f", to {sourced.addressee}" if sourced.addressee else ""
    mark = ", ".join(part for part in (said.kind, does(said)) if part) + to
    return Item(short(said.when or UNKNOWN), mark, words, of_statement(sourced), note)


def _note(
    words: str,
    page: PageInfo,
    span: Span,
    finding: str,
    by: str,
    dossier: Dossier,
    used: dict[str, tuple[PageInfo, int]],
) -> int:
    number = len(dossier.notes) + 1
    dossier.notes.append(Note(number, clipped(words, MAX_WORDS), page, span, finding, by))
    used[page.id] = (page, used.get(page.id, (page, 0))[1] + 1)
    return number
