"""TimelineJS: one JSON object with the events in order of time.

TimelineJS cannot draw uncertain dates; an interval is a span of time there, and `display_date` says what is known. What
has no day at all cannot be shown and is left out.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.chain import ARROW, UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import printable

Json = dict[str, Any]


def timeline_js(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """The object on one line. Reports of one event are one slide."""
    first = {i: group[0] for group in links.same_event for i in group}
    slides: dict[str, tuple[Event, Findings]] = {}
    for findings in pages:
        for event in findings.events:
            if event.when.earliest or event.when.latest:
                slides.setdefault(first.get(event.id, event.id), (event, findings))
    ordered = sorted(slides.items(), key=lambda item: (sort_key(item[1][0].when), item[0]))
    yield json.dumps({"events": [_slide(*told) for _, told in ordered]}, ensure_ascii=False)


def _slide(event: Event, findings: Findings) -> Json:
    names = {e.id: e.name for e in findings.entities}
    who = ", ".join(names.get(i, i) for i in event.actor) or "?"
    whom = ", ".join(names.get(i, i) for i in event.recipient)
    chain = ARROW.join([findings.document.outlet or UNKNOWN_OUTLET, *(link.name for link in event.according_to)])
    start = event.when.earliest or event.when.latest
    end = event.when.latest if event.when.earliest else None
    words = event.evidence.of(findings.document.text)
    return {
        "unique_id": event.id.replace(":", "-"),
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
