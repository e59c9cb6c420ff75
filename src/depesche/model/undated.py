"""Times of a page counted again, once another page has given the day from which they count."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depesche.model.calendar import RESOLVERS, Relative, between, resolved
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.when import TimeExpression, When


@dataclass(frozen=True, slots=True)
class Layout:
    """Where sentences and paragraphs of a page stand."""

    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]


def layout_of(findings: Findings) -> Layout:
    """Sentences and kept lines of a page."""
    paragraphs = tuple(line.span for line in findings.document.kept())
    return Layout(tuple(s.span for s in findings.syntax.sentences), paragraphs)


def date_of(judgement: Judgement) -> When:
    """The interval that a date judgement gives its page; the reasons name the other page, its event and the rule."""
    detail = json.loads(judgement.detail)
    first, last = date.fromisoformat(detail["earliest"]), date.fromisoformat(detail["latest"])
    how, *more = judgement.reasons or (judgement.by,)
    return When(first, last, how, (f"page {judgement.right}", *more, judgement.by))


def relative_of(time: TimeExpression) -> Relative | None:
    """How a value counts from the page's date; None if it does not."""
    if not time.relative:
        return None
    relative = Relative.read(time.relative)
    return relative if relative.base == "page" and relative.unit in RESOLVERS else None


def redated_times(times: Sequence[TimeExpression], published: When) -> tuple[TimeExpression, ...]:
    """Fills in the values that lacked the page's date."""
    return tuple(_redated(time, published) for time in times)


def _redated(time: TimeExpression, published: When) -> TimeExpression:
    relative = relative_of(time)
    if time.when.known or relative is None or published.earliest is None or published.latest is None:
        return time
    value, (first, last) = between(relative, published.earliest, published.latest)
    if first is None and last is None:
        return time
    how = f"counted from the date of the page, which is known through other pages: {published.how}"
    return replace(time, value=value, when=When(first, last, how), anchor="page")


def redated_event(event: Event, times: Sequence[TimeExpression], layout: Layout, published: When) -> Event:
    """An event without a day takes it from its sentence, else from the last time before it in its paragraph."""
    if event.when.known:
        return event
    time = time_of(event.trigger, times, layout)
    if time is not None and time.when.known:
        return replace(event, when=time.when)
    if event.status in ("happened", "claimed", "denied") and event.when.latest is None and published.latest:
        return replace(event, when=When(event.when.earliest, published.latest, "bounded by the date of the page"))
    return event


def redated_quotation(quotation: Quotation, times: Sequence[TimeExpression], layout: Layout) -> Quotation:
    """As `redated_event`, by the cue, but only from its own sentence."""
    if (quotation.when is not None and quotation.when.known) or not (quotation.cue or quotation.content):
        return quotation
    time = time_of((quotation.cue or quotation.content)[0], times, layout, near=True)
    return replace(quotation, when=time.when) if time is not None and time.when.known else quotation


def time_of(
    span: Span, times: Sequence[TimeExpression], layout: Layout, *, near: bool = False
) -> TimeExpression | None:
    """The dated or datable expression to which a span belongs: of its sentence, or with `near` off its paragraph."""
    usable = [t for t in times if t.type in ("DATE", "TIME") and (t.when.known or relative_of(t))]
    sentence = _around(span, layout.sentences)
    inside = [t for t in usable if sentence and sentence.overlaps(t.span)]
    if inside:
        return min(inside, key=lambda t: (max(span.start - t.span.end, t.span.start - span.end, 0), t.span))
    paragraph = None if near else _around(span, layout.paragraphs)
    before = [t for t in usable if paragraph and paragraph.contains(t.span) and t.span.end <= span.start]
    return max(before, key=lambda t: t.span) if before else None


def _around(span: Span, places: Sequence[Span]) -> Span | None:
    return next((place for place in places if place.start <= span.start < place.end), None)


def day_in_year(value: str, year: int) -> str:
    """A value of unknown year put into a year: `XXXX-09-10/XXXX-09-13` -> `2031-09-10/2031-09-13`."""
    return value.replace("XXXX", f"{year:04d}")


def window(relative: Relative, day: date) -> tuple[date, date] | None:
    """The days of publication from which `relative` gives just this day; None if there are none within a week."""
    around = [day + timedelta(days=n) for n in range(-7, 8)]
    fitting = [d for d in around if resolved(relative, d) == day.isoformat()]
    return (fitting[0], fitting[-1]) if fitting else None
