"""Gives values: each expression is counted from the page's date, or from the last day in the text before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from depesche.extract.times.direction import direction_of, has_verb, signs_of
from depesche.extract.times.tagger import Tagged
from depesche.lang.dating import Dating, Half
from depesche.model.calendar import Direction, Relative
from depesche.model.document import Document
from depesche.model.identity import content_id
from depesche.model.redating import is_day, stated, valued
from depesche.model.seasons import PARTS
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import TimeExpression, When

VERSION = "@1"
NEAR = 14
"""Characters in which a word beside 'today' is looked for."""
LEAD = 20
"""Characters in which the words right before a point of time are looked for."""
DAY_REACH = 6
"""Sentences after which a day of the text is no longer what 'the day before' counts from."""
LONG_AGO = -9


@dataclass(slots=True)
class Running:
    """What has been read so far: the last day and the last year named, each with the sentence it stood in."""

    sentence: int = 0
    day: When | None = None
    day_sentence: int = LONG_AGO
    year: When | None = None
    year_sentence: int = LONG_AGO
    many_sentence: int = LONG_AGO
    """The sentence of a list of days or a repetition: a clock time in it belongs to all of them."""


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


def steer(found: Sequence[Tagged], document: Document, syntax: Syntax, knowledge: Dating) -> tuple[Tagged, ...]:
    """The same expressions, with the direction that the verbs of their clauses give."""
    sentences, out = _Sentences(syntax), []
    seen: Sentence | None = None
    signs: list[str] = []
    for item in found:
        half, span = item.half, Span(item.half.start, item.half.end)
        sentence = sentences.around(span)
        if sentence is not seen:
            seen, signs = sentence, signs_of(sentence, knowledge)
        told = direction_of(span, sentence, signs, document.text, wide=half.type == "DATE" or _weekly(half))
        half = replace(half, place=sentences.at, told=told or "", listed=sentence is not None and not has_verb(signs))
        if half.relative is not None and half.relative.steered:
            narrow = told if _weekly(half) else direction_of(span, sentence, signs, document.text, wide=False)
            narrow = _led(narrow, document.text[max(0, half.start - LEAD) : half.start], knowledge)
            half = replace(half, relative=_steered(half.relative, narrow))
        if _means_age(item, document.text, signs, knowledge):
            half = replace(half, relative=Relative("vague", "-365/365"), value="PRESENT_REF")
        elif half.days is not None:
            half = replace(half, relative=Relative("vague", f"{half.days[0]}/{half.days[1]}"))
        out.append(replace(item, half=half))
    return tuple(out)


def _led(told: Direction | None, before: str, knowledge: Dating) -> Direction | None:
    """The direction that the words right before give, else the one that the verbs told."""
    if knowledge.lead_back and knowledge.lead_back.search(before):
        return "past"
    if knowledge.lead_ahead and knowledge.lead_ahead.search(before):
        return "future"
    if told not in ("past", "before") and knowledge.lead_on and knowledge.lead_on.search(before):
        return "future"
    return told


def _weekly(half: Half) -> bool:
    return half.relative is not None and half.relative.unit in ("weekday", "weekend")


def _steered(relative: Relative, told: Direction | None) -> Relative:
    """The direction that the verbs give, where the words themselves leave it open."""
    if told is None:
        return relative
    if relative.unit in ("weekday", "weekend"):
        return replace(relative, direction="future" if told == "near" else told)
    if relative.unit in ("monthday", "feast"):
        return replace(relative, direction="backward" if told in ("past", "before") else "near")
    return replace(relative, direction="past" if told == "before" else told)


def _means_age(item: Tagged, text: str, signs: list[str], knowledge: Dating) -> bool:
    """True for 'today' in the sense of 'nowadays': beside a verb of state or a word like 'still'."""
    half = item.half
    if item.rule != "deictic" or half.relative is None or half.relative.tail or half.relative.what != "0":
        return False
    before = text[max(0, half.start - NEAR) : half.start].split()
    after = text[half.end : half.end + NEAR].split()
    done = "participle" in signs  # 'ist heute gestorben'
    return (bool(before) and not done and before[-1].lower() in knowledge.present_cues) or (
        bool(after) and after[0].lower().strip(",.") in knowledge.age_cues
    )


def resolve(found: Sequence[Tagged], published: When, document: Document) -> tuple[TimeExpression, ...]:
    """All steered expressions with value and interval, in the order in which they end (parts before wholes)."""
    running, out = Running(), []
    sizes: dict[int, int] = {}
    for item in found:
        sizes[item.group] = sizes.get(item.group, 0) + 1
    for item in found:
        running.sentence = item.half.place
        time = _one(item, published, document, running)
        out.append(time)
        _follow(running, time, sizes[item.group])
    return tuple(sorted(out, key=lambda t: (t.span.end, -t.span.start)))


def _one(item: Tagged, published: When, document: Document, running: Running) -> TimeExpression:
    half, span = item.half, Span(item.half.start, item.half.end)
    relative, base = _based(half, running) if half.relative is not None else (None, None)
    value, anchor, when = half.value, None, None
    if relative is not None and ":" in relative.tail and running.many_sentence == running.sentence:
        value = relative.tail
        relative = None
    if relative is not None:
        anchor = "text" if base is not None else "page"
        value, when = valued(relative, half.value, base or published, anchor)
        if base is not None and base is running.year:
            relative = None  # the text itself gives the year, so another page's date changes nothing
    when = when or stated(value, half.part)
    return TimeExpression(
        id=content_id("t", document.page_id, span, half.type, item.rule),
        span=span,
        type=half.type,
        value=value,
        when=when,
        anchor=anchor if when.known else None,
        relative=relative.written() if relative else None,
        by=f"times/{item.rule}{VERSION}",
    )


def _based(half: Half, running: Running) -> tuple[Relative | None, When | None]:
    """What the value is counted from: None is the page. A day or year of the text counts only while it is near."""
    relative = half.relative
    if relative is None:
        return None, None
    if relative.unit == "named" and relative.direction != "same" and running.year_sentence == running.sentence:
        return replace(relative, direction="same", base="text"), running.year
    if relative.base == "text" and relative.unit == "year" and relative.tail in PARTS:
        near = running.sentence - running.year_sentence <= 1
        return (relative, running.year) if near else (replace(relative, base="page"), None)
    if relative.base == "text":
        reach = (0 if half.listed else 1) if relative.tail.startswith("T") else DAY_REACH
        if running.day is not None and running.sentence - running.day_sentence <= reach:
            return relative, running.day
        return replace(relative, base="page"), None
    return relative, None


def _follow(running: Running, time: TimeExpression, size: int) -> None:
    """Notes what later expressions may count from."""
    if time.type == "SET" or (size > 1 and time.type == "DATE"):
        running.many_sentence = running.sentence
    elif time.type == "DATE":
        running.many_sentence = LONG_AGO
    if is_day(time):
        running.day, running.day_sentence = time.when, running.sentence
    if time.type in ("DATE", "TIME") and time.relative is None and time.when.earliest is not None:
        year = time.when.earliest.year
        running.year = When(date(year, 1, 1), date(year, 12, 31), f"year {year}")
        running.year_sentence = running.sentence
