"""Gives values: each expression is counted from the page's date, or from the last date in the text before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from depesche.extract.times.direction import direction_of
from depesche.extract.times.tagger import Tagged
from depesche.lang.dating import Dating
from depesche.model.calendar import OPEN, Interval, Relative, between, interval_of, narrowed, unresolved
from depesche.model.document import Document
from depesche.model.identity import content_id
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import UNKNOWN, TimeExpression, When

VERSION = "@1"
FEW_CANDIDATES = 3
"""Years whose days are named as candidates of a half-known day: more say nothing."""
WIDE = 7
"""A page dated no closer than this many days gives half-known values to what must be counted from it."""


@dataclass(slots=True)
class Running:
    """What has been read so far: the last day named, and the last year or month, each with the line it stood in."""

    day: When | None = None
    day_line: int = -1
    year: int | None = None
    year_line: int = -1
    many: bool = False
    """True after a list of days or a repetition: a clock time then belongs to all of them."""
    lines: dict[int, int] = field(default_factory=dict)


def resolve(
    found: Sequence[Tagged], published: When, document: Document, syntax: Syntax, knowledge: Dating
) -> tuple[TimeExpression, ...]:
    """All expressions with value and interval, in the order in which they end (parts before wholes)."""
    running, out = Running(), []
    sentences = _Sentences(syntax)
    sizes: dict[int, int] = {}
    for item in found:
        sizes[item.group] = sizes.get(item.group, 0) + 1
    for item in found:
        time = _one(item, published, document, sentences, running, knowledge)
        out.append(time)
        _follow(running, item, time, sizes[item.group])
    return tuple(sorted(out, key=lambda t: (t.span.end, -t.span.start)))


class _Sentences:
    """Sentences by place, read forwards only."""

    def __init__(self, syntax: Syntax) -> None:
        self.all, self.at = syntax.sentences, 0

    def around(self, span: Span) -> Sentence | None:
        """The sentence in which `span` starts, or None."""
        while self.at < len(self.all) and self.all[self.at].span.end <= span.start:
            self.at += 1
        if self.at < len(self.all) and self.all[self.at].span.start <= span.start:
            return self.all[self.at]
        return None


def _one(
    item: Tagged, published: When, document: Document, sentences: _Sentences, running: Running, knowledge: Dating
) -> TimeExpression:
    half, span = item.half, Span(item.half.start, item.half.end)
    sentence = sentences.around(span)
    relative, value = half.relative, half.value
    if relative is not None:
        relative = steered(relative, span, sentence, knowledge, document.text)
        if relative.unit == "day" and relative.what == "0" and _means_age(item, document.text, knowledge):
            relative, value = None, "PRESENT_REF"
        else:
            relative = _based(relative, item, sentence, running, document.text, knowledge)
    value, when, anchor = valued(relative, value, half.days, published, running.day)
    ident = content_id("t", document.page_id, span, half.type, item.rule)
    return TimeExpression(
        id=ident, span=span, type=half.type, value=value, when=when, anchor=anchor,
        relative=relative.written() if relative else None, by=f"times/{item.rule}{VERSION}",
    )  # fmt: skip


def steered(
    relative: Relative, span: Span, sentence: Sentence | None, knowledge: Dating, text: str
) -> Relative:
    """The direction that the verbs give, where the words themselves leave it open."""
    if not relative.steered:
        return relative
    told = direction_of(span, sentence, knowledge, text)
    if told is None:
        return relative
    if relative.unit in ("weekday", "weekend") or told == "future" or relative.unit in ("named", "season", "part"):
        direction = told
    else:
        direction = "past"
    if relative.unit != "weekday" and direction == "before":
        direction = "past"
    if relative.unit == "monthday" and direction == "future":
        direction = "near"
    return replace(relative, direction=direction)


def _means_age(item: Tagged, text: str, knowledge: Dating) -> bool:
    """True for 'today' in the sense of 'nowadays': right after a verb of state or a word like 'still'."""
    if item.rule != "deictic":
        return False
    around = text[max(0, item.half.start - 12) : item.half.start].split()
    return bool(around) and around[-1].lower() in knowledge.present_cues and not item.half.relative.tail  # type: ignore[union-attr]


def _based(
    relative: Relative, item: Tagged, sentence: Sentence | None, running: Running, text: str, knowledge: Dating
) -> Relative:
    """What the value is counted from, where the text has just named a day or a year of its own."""
    if relative.base == "text" and running.day is None:
        return replace(relative, base="page")
    return relative


def valued(
    relative: Relative | None, value: str, days: tuple[int, int] | None, published: When, text_day: When | None
) -> tuple[str, When, str | None]:
    """Value, interval and what it was counted from."""
    if relative is None:
        return value, _vague(value, days, published) if days else _stated(value), "page" if days else None
    base = text_day if relative.base == "text" and text_day is not None else published
    anchor = "text" if base is text_day and base is not None else "page"
    if base.earliest is None or base.latest is None or (base.days or 0) > WIDE:
        half = unresolved(relative)
        return value or half, _half_known(relative, half), None
    counted, interval = between(relative, base.earliest, base.latest)
    how = f"counted from {'the last date in the text' if anchor == 'text' else 'the date of the page'}"
    return value or counted, When(*interval, f"{how}: {_words(base)}", (relative.written(),)), anchor


def _words(base: When) -> str:
    if base.earliest == base.latest:
        return f"{base.earliest}"
    return f"{base.earliest} to {base.latest}"


def _stated(value: str) -> When:
    first, last = interval_of(value)
    return When(first, last, f"stated: {value}") if first or last else When(None, None, f"no day follows from {value}")


def _vague(value: str, days: tuple[int, int], published: When) -> When:
    """The days that a vague expression may mean, from the page's date."""
    if published.earliest is None or published.latest is None:
        return When(None, None, f"vague ({value}), and the date of the page is not known")
    try:
        first, last = published.earliest + timedelta(days=days[0]), published.latest + timedelta(days=days[1])
    except OverflowError:
        return UNKNOWN
    return When(first, last, f"vague ({value}), around the date of the page: {_words(published)}")


def _half_known(relative: Relative, value: str) -> When:
    return When(None, None, f"half known ({value}): the date of the page is not known", (relative.written(),))


def _follow(running: Running, item: Tagged, time: TimeExpression, size: int) -> None:
    """Notes what later expressions may count from."""
    if time.type == "SET" or (size > 1 and time.type == "DATE"):
        running.many = True
    elif time.type == "DATE":
        running.many = False
    interval: Interval = (time.when.earliest, time.when.latest)
    if time.type not in ("DATE", "TIME") or interval == OPEN or time.value.endswith("_REF"):
        return
    if time.when.days == 0:
        running.day, running.day_line = time.when, item.line
    if isinstance(interval[0], date):
        running.year, running.year_line = interval[0].year, item.line
    _ = narrowed
