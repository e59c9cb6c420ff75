"""Values of relative expressions from an anchor, and again from another one when the page's date is found later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from depesche.model.calendar import DAY_UNITS, Relative, between, interval_of, narrowed, unresolved
from depesche.model.when import UNKNOWN, TimeExpression, When

PAGE = "page"


def stated(value: str, part: str = "") -> When:
    """Interval of a value that needs no anchor, or of its `START`, `MID` or `END`.

    `EITHER` stands for a winter of which only one year is told: it may be the one that ends or that begins in it.
    """
    if part == "EITHER":
        year = value[:4]
        first, last = interval_of(f"{year}-01")[0], interval_of(f"{int(year) + 1}-02")[1]
        return When(first, last, f"stated: {value}, which may end or begin in {year}")
    first, last = narrowed(interval_of(value), part)
    how = f"stated: {value}" if first and last else f"{value} names no days"
    return When(first, last, how)


def valued(relative: Relative, value: str, base: When, anchor: str) -> tuple[str, When]:
    """Value and interval counted from `base`; `value` stays where it is given (`P2M` of 'two months ago')."""
    if base.earliest is None or base.latest is None:
        half = value or ("" if relative.unit == "vague" else unresolved(relative))
        return half, When(None, None, f"half known ({half}): the date of the {anchor} is not known")
    words = f"{base.earliest}" if base.earliest == base.latest else f"{base.earliest} to {base.latest}"
    if relative.unit == "vague":
        return value, _around(relative, value, base.earliest, base.latest, words)
    counted, interval = between(relative, base.earliest, base.latest)
    source = "the date of the page" if anchor == "page" else "the last day in the text"
    return value or counted, When(*interval, f"counted from {source}: {words}", (relative.written(),))


def _around(relative: Relative, value: str, earliest: date, latest: date, words: str) -> When:
    low, _, high = relative.what.partition("/")
    try:
        first, last = earliest + timedelta(days=int(low)), latest + timedelta(days=int(high))
    except OverflowError:
        return UNKNOWN
    return When(first, last, f"vague ({value}), around the date of the page: {words}")


def is_day(time: TimeExpression) -> bool:
    """True if later expressions of the text may be counted from this one."""
    if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
        return False
    if time.relative is not None:
        return Relative.read(time.relative).unit in DAY_UNITS and "/" not in time.value
    return time.when.days == 0


def resolve_again(times: Sequence[TimeExpression], published: When) -> tuple[TimeExpression, ...]:
    """The same expressions with values and intervals as of another publication date; absolute ones stay as they are."""
    done: dict[str, TimeExpression] = {}
    day: When | None = None
    for time in sorted(times, key=lambda t: (t.span.start, t.span.end)):
        again = _again(time, published, day)
        done[time.id] = again
        if is_day(again):
            day = again.when
    return tuple(done[time.id] for time in times)


def redated(when: When, times: Sequence[TimeExpression], published: When) -> When:
    """The time of a statement or event, as of expressions that have been resolved again and the date of their page."""
    if when.of == PAGE:
        return bounded(published)
    time = next((t for t in times if t.id == when.of), None)
    if time is None:
        return when
    place = when.how.partition(": ")[0]
    return replace(time.when, how=f"{place}: {time.when.how}", of=time.id)


def bounded(published: When) -> When:
    """What the page's date alone says of something that it tells: not after it."""
    if published.latest is None:
        return replace(UNKNOWN, of=PAGE)
    return When(None, published.latest, "no date in the text; the page's date bounds it", of=PAGE)


def _again(time: TimeExpression, published: When, day: When | None) -> TimeExpression:
    if time.relative is None:
        return time
    relative = Relative.read(time.relative)
    anchor = "text" if relative.base == "text" and day is not None else "page"
    base = day if anchor == "text" and day is not None else published
    keeps = time.type in ("DURATION", "SET") or relative.unit == "vague"
    value, when = valued(relative, time.value if keeps else "", base, anchor)
    return replace(time, value=value, when=when, anchor=anchor if when.known else None)
