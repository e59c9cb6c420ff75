"""The timeline of events as a Vega-Lite specification: one for web pages, notebooks and documents.

A day is a point, an interval a bar as long as what is not known of it. Colours are Okabe and Ito's, which the
colour-blind can tell apart; status is told by shape as well.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import altair as alt
import vl_convert

from depesche.model.event import Event
from depesche.model.record import Sourced
from depesche.tell.contract import when_object
from depesche.tell.dates import short
from depesche.tell.listing import printable

Card = Mapping[str, Any]

STATUS_COLOURS: Final = {
    "happened": "#009e73", "planned": "#0072b2", "claimed": "#e69f00", "denied": "#d55e00", "demanded": "#cc79a7",
    "hypothetical": "#888888",
}  # fmt: skip
SHAPES: Final = {
    "happened": "circle", "planned": "diamond", "claimed": "triangle-up", "denied": "cross", "demanded": "square",
    "hypothetical": "triangle-down",
}  # fmt: skip
ROWS: Final = 10
"""Actors that a timeline shows; the rarer are left to the list beneath."""
WIDTH: Final = 720
MOST_KEPT: Final = 64
TIP: Final = 200
"""Characters of a page that a chart shows to whoever points at an event."""
FAR: Final = 2
"""Spans of the middle nine tenths of all events by which one may lie outside of them and still be drawn."""
ENOUGH: Final = 6
"""Events of which one may lie far from the others; with fewer all are drawn."""
LEGEND: Final = alt.Legend(title=None, orient="top", symbolOpacity=1)
DAY: Final = 86_400_000
"""Milliseconds: ticks nearer to each other would show one date twice."""
DAYS: Final = alt.Axis(title=None, format="%Y-%m-%d", labelOverlap=True, tickCount=8, tickMinStep=DAY)
"""Dates as ISO writes them: the same in every language."""
ROOM: Final = alt.Scale(padding=12)
"""Pixels beside the first and the last day, whose marks would be cut otherwise."""


def timeline(happenings: Iterable[Card], words: Mapping[str, str], *, linking: bool = False) -> alt.TopLevelMixin:
    """Events of the most frequent actors over time; `words` gives titles and statuses in the reader's language.

    A happening tells its `status`, its `actors` and `recipients` by `name`, and `when` (ISO days `earliest`, `latest`);
    its `date` and `words` are shown to whoever points at it; if `linking`, its `id` leads to the finding on our pages.
    """
    told = list(happenings)
    near, far = _near(told)
    rows = [row for card in near for row in _rows(card, words, linking=linking)]
    note = f"{far} {words.get('outside', 'far outside of these days')}" if far else ""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["who"]] = counts.get(row["who"], 0) + 1
    chosen = sorted(counts, key=lambda who: (-counts[who], who))[:ROWS]
    data = values_of([row for row in rows if row["who"] in chosen])
    named = [words.get(s, s) for s in STATUS_COLOURS]
    who = alt.Y("who:N", sort=chosen, title=None)
    tip = [alt.Tooltip(f"{name}:N", title=words.get(name, name)) for name in ("who", "date", "status", "words")]
    link = {"href": alt.Href("url:N")} if linking else {}
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="zoom")
    colour = alt.Color("status:N", scale=alt.Scale(domain=named, range=list(STATUS_COLOURS.values())), legend=LEGEND)
    shape = alt.Shape("status:N", scale=alt.Scale(domain=named, range=list(SHAPES.values())), legend=LEGEND)
    base = alt.Chart(data)
    bars = (
        base.transform_filter("datum.earliest != datum.latest")
        .mark_bar(height=6, opacity=0.45, cornerRadius=3)
        .encode(x=alt.X("earliest:T", axis=DAYS, scale=ROOM), x2="latest:T", y=who, color=colour, tooltip=tip, **link)
    )
    days = (
        base.transform_filter("datum.earliest == datum.latest")
        .mark_point(size=70, filled=True, opacity=0.9)
        .encode(x=alt.X("earliest:T", axis=DAYS, scale=ROOM), y=who, color=colour, shape=shape, tooltip=tip, **link)
        .add_params(zoom)
    )
    chart: alt.TopLevelMixin = (
        alt.layer(bars, days)
        .properties(width=WIDTH, height=alt.Step(22), title=alt.TitleParams(note))
        .resolve_scale(color="shared")
    )
    return chart


def happenings_of(events: Iterable[Sourced[Event]]) -> list[dict[str, Any]]:
    """What a timeline draws: events of one kind, day, status and pair that several pages report are drawn as one."""
    told: dict[Any, dict[str, Any]] = {}
    for sourced in events:
        event, when = sourced.finding, sourced.finding.when
        people = [sourced.names(ids) for ids in (event.actor, event.recipient)]
        actors, recipients = ([{"name": printable(name)} for name in names] for names in people)
        told[event.category, event.status, when.earliest, when.latest, *people] = {
            "when": when_object(when), "status": event.status, "actors": actors, "recipients": recipients,
            "date": short(when), "words": printable(sourced.words),
        }  # fmt: skip
    return list(told.values())


def values_of(values: Any, **more: Any) -> Any:
    """Rows as a chart takes them."""
    return alt.Data(values=values, **more)  # type: ignore[no-untyped-call]


def specification(chart: alt.TopLevelMixin, *, dark: bool = False) -> dict[str, Any]:
    """The chart as Vega-Lite, on no ground of its own, in ink for light or dark paper."""
    ink, line = ("#ececea", "#4a4c50") if dark else ("#1d1d1f", "#d9d6d0")
    text: dict[str, Any] = {"labelColor": ink, "titleColor": ink, "labelFont": "sans-serif", "titleFont": "sans-serif"}
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("config", None)
    title = {
        "color": ink,
        "font": "sans-serif",
        "fontSize": 11,
        "fontWeight": "normal",
        "anchor": "end",
        "orient": "bottom",
    }
    axis = {**text, "gridColor": line, "domainColor": line, "tickColor": line}
    return spec | {
        "background": None,
        "config": {"axis": axis, "legend": text, "title": title, "text": {"color": ink}, "view": {"stroke": None}},
    }


def svg(spec: Card) -> str:
    """A specification as SVG."""
    return _svg(json.dumps(spec, sort_keys=True))


@lru_cache(MOST_KEPT)
def _svg(spec: str) -> str:
    return vl_convert.vegalite_to_svg(spec)


def png(spec: Card) -> bytes:
    """A specification as PNG, two dots for each of its points."""
    drawn: bytes = vl_convert.vegalite_to_png(json.dumps(spec, sort_keys=True), scale=2)
    return drawn


def _near(told: list[Card]) -> tuple[list[Card], int]:
    """Events without those few that lie so far from the others that these would be drawn as one point."""
    dated = [(c, _day(c, "earliest"), _day(c, "latest")) for c in told if _closed(c)]
    if not dated:
        return [], 0
    starts, ends = sorted(first for _, first, _ in dated), sorted(last for _, _, last in dated)
    few = max(1, len(dated) // 20) if len(dated) >= ENOUGH else 0
    one, other = starts[few], ends[-1 - few]
    room = max(other - one, timedelta(days=30)) * FAR
    low = one - room if one > date.min + room else date.min
    high = other + room if other < date.max - room else date.max
    near = [card for card, first, last in dated if first >= low and last <= high]
    return near, len(dated) - len(near)


def _day(card: Card, end: str) -> date:
    return date.fromisoformat(card["when"][end])


def _closed(card: Card) -> bool:
    return bool(card["when"]["earliest"] and card["when"]["latest"])


def _rows(card: Card, words: Mapping[str, str], *, linking: bool) -> list[dict[str, Any]]:
    """One event for each of its actors."""
    first, last = card["when"]["earliest"], card["when"]["latest"]
    status = words.get(card["status"], card["status"])
    people = {n["name"]: None for n in (*card["actors"], *card["recipients"])}
    told = {"date": card.get("date", first), "words": str(card.get("words", ""))[:TIP]}
    if linking:
        told["url"] = f"/finding/{card['id']}"
    return [{"who": who, "earliest": first, "latest": last, "status": status, **told} for who in people]
