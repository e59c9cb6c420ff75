"""What a language must tell so that the furniture of a page can be told from its article."""

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.lang.lexicon import read_rows


@dataclass(frozen=True, slots=True)
class LineClue:
    """Words that tell what a line is. `text` is lower case, every run of digits written as `#`."""

    rule: str
    """Name of the habit it belongs to: `share-bar`, `image-credit`, `related` ..."""
    kind: str
    """Kind of the line: `boilerplate`, `metadata`, `caption`, or `related` (boilerplate that opens a list)."""
    where: str
    """`whole`, `start`, `end` or `inside` the line."""
    text: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news or an agency, as far as it is common knowledge."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    """ISO 3166-1 alpha-3 code."""
    ownership: str
    """`public`, `state`, `private` or `unknown`."""
    kind: str
    """`outlet` or `agency`."""


@dataclass(frozen=True, slots=True)
class TranslationClue:
    """Words that a machine translation leaves: `where` is `line` (the whole line) or `text` (anywhere in content)."""

    name: str
    where: str
    text: str
    weight: float
    """0..1: how far this clue alone speaks for a translation."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cleaning:
    """Knowledge for line kinds and publication data. Words are lower case unless said otherwise.

    Compared by identity, so that what is compiled from it can be kept.
    """

    line_clues: tuple[LineClue, ...]
    function_words: frozenset[str]
    """Words that running text is full of and lists of headlines are not."""
    months: Mapping[str, int]
    """Names and abbreviations of months, without full stop, with their number."""
    weekdays: frozenset[str]
    published_words: tuple[str, ...]
    """Words before the day of first publication: `veröffentlicht`, `erstellt am`."""
    updated_words: tuple[str, ...]
    """Words before the day of a later version: `aktualisiert`, `stand`."""
    sent_words: tuple[str, ...]
    """Words before the day of a broadcast: `erstmals gesendet`."""
    until_words: tuple[str, ...]
    """Words before a day that is an end and no publication: `verfügbar bis`."""
    date_line_words: frozenset[str]
    """Words that a line of nothing but date and time may also hold: `uhr`, `um`, `am`."""
    byline_starts: tuple[str, ...]
    """Words before the author's name: `von`, `ein kommentar von`."""
    byline_frames: tuple[tuple[str, str], ...]
    """Words around a place before the author's name: `aus` ... `berichtet`."""
    name_particles: frozenset[str]
    """Words in small letters inside a person's name: `von`, `de`."""
    joining_words: tuple[str, ...]
    """What stands between two names: `und`."""
    author_roles: tuple[str, ...]
    """Beginnings of words for what an author is, after the name: `korrespondent`, `redakteur`."""
    outlet_phrases: tuple[tuple[str, str], ...]
    """What stands before and after the outlet's name in its furniture: (`folgen sie`, `auf`); either may be empty."""
    credit_phrases: tuple[str, ...]
    """What stands before agencies whose text was used: `mit material von`, `quelle:`."""
    outlets: tuple[Outlet, ...]
    translation_clues: tuple[TranslationClue, ...]


def read_line_clues(package: str, name: str) -> tuple[LineClue, ...]:
    """The clues of a list with the columns rule, kind, where, text, note."""
    return tuple(LineClue(r["rule"], r["kind"], r["where"], r["text"].lower()) for r in read_rows(package, name))


def read_outlets(package: str, name: str) -> tuple[Outlet, ...]:
    """Outlets of a list with the columns name, aliases, domains, country, ownership, kind, note (`|` inside cells)."""
    return tuple(
        Outlet(r["name"], _cells(r["aliases"]), _cells(r["domains"]), r["country"], r["ownership"], r["kind"])
        for r in read_rows(package, name)
    )


def read_translation_clues(package: str, name: str) -> tuple[TranslationClue, ...]:
    """Clues of a list with the columns name, where, text, weight, note."""
    return tuple(
        TranslationClue(r["name"], r["where"], r["text"].lower(), float(r["weight"])) for r in read_rows(package, name)
    )


def _cells(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())
