"""A page's decoded text and what is known about it as a publication."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.quantity import Quantity
from depesche.model.span import Span
from depesche.model.when import UNKNOWN, When

LineKind = Literal["heading", "content", "caption", "metadata", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with its kind and the reason for it. Dropped lines stay, marked."""

    span: Span
    kind: LineKind
    why: str
    """Rule and clue, e.g. `player-control: 'play_arrow'`."""
    source: Span | None = None
    """Half-open byte range in the page's bytes, where it can be told."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the decoded text before anything else, with the steps that make it."""

    steps: tuple[str, ...]
    before: str
    after: str
    span: Span
    """Where `after` stands in the text."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became text."""

    encoding: str
    how: str
    """`stated`, `byte order mark`, `utf-8 is valid`, `detected`, `mislabelled: stated as ...` ..."""
    repairs: tuple[Repair, ...] = ()
    undecodable: tuple[Span, ...] = ()
    """Spans of characters that stand for bytes which the encoding does not know (kept as surrogate escapes' marks)."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A named reason, with its place in the text where it has one."""

    name: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """How far a page looks like a machine translation: `score` in 0..1 and the clues it rests on."""

    score: float = 0.0
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet named as a source of the whole page."""

    name: str
    span: Span | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The decoded text of a page, line by line, with its publication data. Offsets of all findings refer to `text`."""

    page_id: str
    text: str
    lines: tuple[Line, ...]
    decoding: Decoding
    language: str = "und"
    """ISO 639-1 code, or `und` if it could not be told."""
    title: str | None = None
    kicker: str | None = None
    author: str | None = None
    outlet: str | None = None
    outlet_how: str = "unknown"
    credits: tuple[Credit, ...] = ()
    translated: Translation = Translation()
    published: When = UNKNOWN
    quantities: tuple[Quantity, ...] = ()
    """Numbers of dead, sums of money and the like that the page tells; filled after its quotations are known."""
    by: str = ""

    def kept(self) -> tuple[Line, ...]:
        """The lines that belong to the article: headings and content, in reading order."""
        return tuple(line for line in self.lines if line.kind in ("heading", "content"))
