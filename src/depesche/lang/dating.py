"""What a language must tell so that time expressions can be found: rules as data, and the words that show tense."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from depesche.model.calendar import Relative
from depesche.model.when import TimeType

STEM = 4
"""Letters by which the prefixes in `Rule.starts` (`jahrelang*`) are looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """An expression that a rule found, before an anchor gives its value.

    Either `value` is the TIMEX3 value, or `relative` says how to get it; a duration may have both ('vor zwei Monaten':
    `P2M`, and two months before the anchor).
    """

    start: int
    end: int
    type: TimeType
    value: str = ""
    relative: Relative | None = None
    part: str = ""
    """`START`, `MID` or `END` of a value that needs no anchor ('Anfang 2023'); `EITHER` for 'Winter 2023'."""
    weekday: int | None = None
    """Weekday stated beside a day and month: it bounds the year ('Mittwoch (17. Januar)')."""
    days: tuple[int, int] | None = None
    """Vague distance to the page's date, in days, for values that stay vague (`PAST_REF`)."""
    place: int = 0
    """Number of the sentence, once it is known."""
    told: str = ""
    """The direction that the verbs of its clause or sentence tell, also of absolute dates."""
    listed: bool = False
    """True in a sentence without a verb: the entry of a list or programme, without a running time of its own."""


Build = Callable[[re.Match[str]], tuple[Half, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of expression. `pattern` is tried where a word of `starts` begins."""

    name: str
    starts: frozenset[str]
    """Lower-case first words; `0` stands for any word that begins with a digit, `abcd*` for a prefix."""
    pattern: re.Pattern[str]
    build: Build
    """Gives no expression where the match turns out to be something else."""


@dataclass(frozen=True, kw_only=True)
class Dating:
    """Knowledge for the temporal tagger. Words are lower case."""

    rules: tuple[Rule, ...]
    past_verbs: frozenset[str]
    """Finite forms of the past that endings do not show: `war`, `ging`."""
    pluperfect_verbs: frozenset[str]
    future_verbs: frozenset[str]
    """Finite forms that point ahead: `wird`, `soll`."""
    perfect_verbs: frozenset[str]
    """Auxiliaries that make a past only with a participle: `hat`, `ist`."""
    past_form: re.Pattern[str]
    """Endings of regular past forms."""
    participle_form: re.Pattern[str]
    present_form: re.Pattern[str]
    """Endings of third persons in the present; weak, so it counts only where nothing else is seen."""
    not_verbs: frozenset[str]
    """Words with such endings that are no verbs."""
    future_lemmas: frozenset[str]
    """Lemmas of auxiliaries and modals that point ahead, for parsed text."""
    lead_back: re.Pattern[str] | None = None
    """Words right before a point of time that put it behind, whatever the verb says: `seit`."""
    lead_ahead: re.Pattern[str] | None = None
    """Words right before it that put it ahead, whatever the verb says: `für`."""
    lead_on: re.Pattern[str] | None = None
    """Words right before it that put it ahead unless the verb is of the past: `bis`, `ab`."""
    present_cues: frozenset[str]
    """Words right before 'today' beside which it means the present age."""
    age_cues: frozenset[str]
    """Words right after it that do the same."""

    @cached_property
    def by_start(self) -> dict[str, tuple[Rule, ...]]:
        """Rules by their first word; prefixes by their first `STEM` letters with `*`."""
        out: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for start in sorted(rule.starts):
                key = start[:STEM] + "*" if start.endswith("*") else start
                out.setdefault(key, []).append(rule)
        return {key: tuple(rules) for key, rules in out.items()}


def rule(name: str, starts: str, pattern: str, build: Build, pieces: dict[str, str]) -> Rule:
    """A rule from readable parts: `{PIECE}` is filled in, a blank stands for one to three blanks, `_` for none to two.

    A `starts` word in braces stands for the words of that piece, of which each alternative must be plain letters.
    """
    filled = pattern
    for key, piece in pieces.items():
        filled = filled.replace("{" + key + "}", f"(?:{piece})")
    filled = filled.replace(" ", r"[^\S\n]{1,3}").replace("_", r"[^\S\n]{0,2}")
    words: list[str] = []
    for start in starts.split():
        words += words_of(pieces[start[1:-1]]) if start.startswith("{") else [start]
    return Rule(name=name, starts=frozenset(words), pattern=re.compile(filled), build=build)


def words_of(piece: str) -> list[str]:
    """First words of a piece's alternatives, in lower case."""
    found = (re.match(r"\w+", w) for w in piece.removeprefix("(?i:").removesuffix(")").split("|"))
    return [m[0].lower() for m in found if m]


def span_of(match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
    """Offsets of a group without blanks at its end."""
    start, end = match.span(group)
    return start, start + len(match.string[start:end].rstrip())
