"""TimelineJS: one JSON object with the events in order of time.

TimelineJS cannot draw uncertain dates; an interval is a span of time there, and `display_date` says what is known. What
has no day at all cannot be shown and is left out. Slides wait in a file until all are known, since they must be in
order.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from tempfile import TemporaryFile
from typing import Any

import msgspec
import numpy

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.tell.chain import ARROW, UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field
from depesche.tell.listing import printable

Json = dict[str, Any]
FIELDS = (
    Field("events", "slides in order of time"), Field("events.unique_id", "id of the first report of the event"),
    Field("events.start_date", "year, month and day of the first possible day, or of the last if only that is known"),
    Field("events.end_date", "the last possible day, if it is another"),
    Field("events.display_date", "what is known of the date, as listings write it"),
    Field("events.group", "status: a row of the timeline"),
    Field("events.text.headline", "category, actors and recipients"),
    Field("events.text.text", "HTML: the exact words, and the attribution chain"),
)  # fmt: skip
SLIDE = numpy.dtype([("first", "i4"), ("last", "i4"), ("key", "u8"), ("own", "u8"), ("at", "i8"), ("size", "i4")])
AT_ONCE = 10_000
_encode = msgspec.json.encode


def timeline_js(record: Exported) -> Iterator[str]:
    """The object, a slide a line. Reports of one event are one slide: that of its first dated report by id."""
    with TemporaryFile() as waiting:
        places, some, at = [], [], 0
        for findings, first in record.pages:
            names = {e.id: e.name for e in findings.entities}
            for event in findings.events:
                if event.when.earliest is not None or event.when.latest is not None:
                    key = first.get(event.id, event.id)
                    slide = _encode(_slide(event, key, findings, names))
                    _, start, end = sort_key(event.when)
                    own = _number(event.id)
                    some.append((start.toordinal(), end.toordinal(), _number(key), own, at, len(slide)))
                    at += waiting.write(slide)
            if len(some) > AT_ONCE:
                places.append(numpy.array(some, SLIDE))
                some = []
        ordered = _ordered(numpy.concatenate([*places, numpy.array(some, SLIDE)]))
        yield '{"events":['
        for number, (begins, size) in enumerate(zip(ordered["at"], ordered["size"], strict=True), 1):
            waiting.seek(begins)
            yield waiting.read(size).decode() + ("," if number < len(ordered) else "")
        yield "]}"


def _ordered(slides: Any) -> Any:
    """One slide for each event, in order of time."""
    by_event = slides[numpy.lexsort((slides["own"], slides["key"]))]
    keys = by_event["key"]
    once = by_event[numpy.concatenate([[True], keys[1:] != keys[:-1]])] if len(by_event) else by_event
    return once[numpy.lexsort((once["key"], once["last"], once["first"]))]


def _number(key: str) -> int:
    """The hexadecimal part of an id, to order what has the same dates."""
    try:
        return int(key.partition(":")[2][:16], 16)
    except ValueError:
        return 0


def _slide(event: Event, key: str, findings: Findings, names: dict[str, str]) -> Json:
    who = ", ".join([names.get(i, i) for i in event.actor]) or "?"
    whom = ", ".join([names.get(i, i) for i in event.recipient])
    chain = ARROW.join([findings.document.outlet or UNKNOWN_OUTLET, *(link.name for link in event.according_to)])
    start = event.when.earliest or event.when.latest
    end = event.when.latest if event.when.earliest else None
    words = event.evidence.of(findings.document.text)
    return {
        "unique_id": key.replace(":", "-"),
        "start_date": _date(start) if start else None,
        **({"end_date": _date(end)} if end and end != start else {}),
        "display_date": short(event.when),
        "group": event.status,
        "text": {
            "headline": _safe(f"{event.category}: {who}{f' → {whom}' if whom else ''}"),
            "text": f"<blockquote>{_safe(words)}</blockquote><p>{_safe(chain)}</p>",
        },
    }


def _date(day: date) -> Json:
    return {"year": day.year, "month": day.month, "day": day.day}


def _safe(text: str) -> str:
    """TimelineJS takes its texts for HTML."""
    return escape(" ".join(printable(text).split()))
