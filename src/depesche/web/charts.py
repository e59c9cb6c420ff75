"""Charts as Vega-Lite specifications: one for the web page (SVG, or interactive), notebooks and documents.

A day is a point, an interval a bar as long as what is not known of it. Colours are Okabe and Ito's, which the
colour-blind can tell apart; status is told by shape as well.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import altair as alt
import vl_convert

from depesche.web.cards import Card

STATUS_COLOURS: Final = {
    "happened": "#009e73", "planned": "#0072b2", "claimed": "#e69f00", "denied": "#d55e00", "demanded": "#cc79a7",
    "hypothetical": "#888888",
}  # fmt: skip
SHAPES: Final = {
    "happened": "circle", "planned": "diamond", "claimed": "triangle-up", "denied": "cross", "demanded": "square",
    "hypothetical": "triangle-down",
}  # fmt: skip
SIDES: Final = {"cooperation": "#0072b2", "conflict": "#d55e00"}
ROWS: Final = 10
"""Actors that a timeline shows; the rarer are left to the list beneath."""
WIDTH: Final = 720
NAMED_PLACES: Final = 15
MOST_KEPT: Final = 64
LEGEND: Final = alt.Legend(title=None, orient="top", symbolOpacity=1)
DAYS: Final = alt.Axis(title=None, format="%Y-%m-%d", labelOverlap=True, tickCount=8)
"""Dates as ISO writes them: the same in every language."""


def timeline(happenings: Iterable[Card], words: dict[str, str]) -> alt.TopLevelMixin:
    """Events of the most frequent actors over time; `words` gives titles and statuses in the visitor's language."""
    rows = [row for card in happenings for row in _rows(card, words)]
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["who"]] = counts.get(row["who"], 0) + 1
    chosen = sorted(counts, key=lambda who: (-counts[who], who))[:ROWS]
    data = _data([row for row in rows if row["who"] in chosen])
    named = [words.get(s, s) for s in STATUS_COLOURS]
    who = alt.Y("who:N", sort=chosen, title=None)
    colour = alt.Color("status:N", scale=alt.Scale(domain=named, range=list(STATUS_COLOURS.values())), legend=LEGEND)
    shape = alt.Shape("status:N", scale=alt.Scale(domain=named, range=list(SHAPES.values())), legend=LEGEND)
    base = alt.Chart(data)
    bars = (
        base.transform_filter("datum.earliest != datum.latest")
        .mark_bar(height=6, opacity=0.45, cornerRadius=3)
        .encode(x=alt.X("earliest:T", axis=DAYS), x2="latest:T", y=who, color=colour)
    )
    days = (
        base.transform_filter("datum.earliest == datum.latest")
        .mark_point(size=70, filled=True, opacity=0.9)
        .encode(x=alt.X("earliest:T", axis=DAYS), y=who, color=colour, shape=shape)
    )
    chart: alt.TopLevelMixin = (
        alt.layer(bars, days).properties(width=WIDTH, height=alt.Step(22)).resolve_scale(color="shared")
    )
    return chart


def dyad(happenings: Iterable[Card], cooperative: Iterable[str], words: dict[str, str]) -> alt.TopLevelMixin:
    """Events of cooperation (upwards) and conflict (downwards) in each month."""
    friendly = set(cooperative)
    counts: dict[tuple[str, str], int] = {}
    for card in happenings:
        if card["when"]["earliest"]:
            side = "cooperation" if card["category"] in friendly else "conflict"
            key = (card["when"]["earliest"][:7] + "-01", side)
            counts[key] = counts.get(key, 0) + 1
    values = [
        {"month": month, "side": words.get(side, side), "events": n if side == "cooperation" else -n}
        for (month, side), n in sorted(counts.items())
    ]
    named = [words.get(side, side) for side in SIDES]
    colour = alt.Color("side:N", scale=alt.Scale(domain=named, range=list(SIDES.values())), legend=LEGEND)
    chart = alt.Chart(_data(values)).mark_bar()
    drawn: alt.TopLevelMixin = chart.encode(
        x=alt.X("yearmonth(month):T", axis=DAYS), y=alt.Y("events:Q", title=words.get("events", "events")), color=colour
    ).properties(width=WIDTH, height=160)
    return drawn


def world(places: Iterable[Card]) -> alt.TopLevelMixin:
    """Places of events on a map: towns as circles, larger where there were more; states filled."""
    told = list(places)
    states = [{"state": p["state"], "events": p["events"]} for p in told if p["kind"] == "state"]
    towns = [{"name": p["name"], "events": p["events"], **p["point"]} for p in told if p["point"]]
    outlines = _data(_world(), format=alt.TopoDataFormat(type="topojson", feature="countries"))
    ground = alt.Chart(outlines).mark_geoshape(fill="#8888882e", stroke="#88888866", strokeWidth=0.5)
    filled = (
        alt.Chart(outlines)
        .transform_lookup(lookup="id", from_=alt.LookupData(_data(states), "state", ["events"]))
        .transform_filter("datum.events > 0")
        .mark_geoshape(stroke="#88888866", strokeWidth=0.5, fill=SIDES["cooperation"])
        .encode(opacity=alt.Opacity("events:Q", legend=None, scale=alt.Scale(range=[0.25, 0.7])))
    )
    where = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    size = alt.Size("events:Q", legend=None, scale=alt.Scale(rangeMin=40, rangeMax=500))
    circles = alt.Chart(_data(towns)).mark_circle(color=SIDES["conflict"], opacity=0.8).encode(size=size, **where)
    names = alt.Chart(_data(towns[:NAMED_PLACES])).mark_text(dy=-10, fontSize=10).encode(text="name:N", **where)
    layers = [ground, *([filled] if states else []), *([circles, names] if towns else [])]
    chart: alt.TopLevelMixin = alt.layer(*layers).project("naturalEarth1").properties(width=960, height=480)
    return chart


@lru_cache(1)
def _world() -> Any:
    """Outlines of the states: Natural Earth, public domain, as TopoJSON by world-atlas (ISC)."""
    return json.loads(files("depesche.web").joinpath("world.json").read_text(encoding="utf-8"))


def _data(values: Any, **more: Any) -> Any:
    return alt.Data(values=values, **more)  # type: ignore[no-untyped-call]


def specification(chart: alt.TopLevelMixin, *, dark: bool = False) -> Card:
    """The chart as Vega-Lite, on no ground of its own, in ink for light or dark paper."""
    ink, line = ("#ececea", "#4a4c50") if dark else ("#1d1d1f", "#d9d6d0")
    text: Card = {"labelColor": ink, "titleColor": ink, "labelFont": "sans-serif", "titleFont": "sans-serif"}
    spec: Card = chart.to_dict()
    spec.pop("config", None)
    axis = {**text, "gridColor": line, "domainColor": line, "tickColor": line}
    return spec | {
        "background": None,
        "config": {"axis": axis, "legend": text, "text": {"color": ink}, "view": {"stroke": None}},
    }


def svg(spec: Card) -> str:
    """A specification as SVG."""
    return _svg(json.dumps(spec, sort_keys=True))


@lru_cache(MOST_KEPT)
def _svg(spec: str) -> str:
    return vl_convert.vegalite_to_svg(spec)


def _rows(card: Card, words: dict[str, str]) -> list[dict[str, Any]]:
    """One event for each of its actors; events without a closed interval have no place on an axis of time."""
    first, last = card["when"]["earliest"], card["when"]["latest"]
    if not first or not last:
        return []
    status = words.get(card["status"], card["status"])
    people = {n["name"]: None for n in (*card["actors"], *card["recipients"])}
    return [{"who": who, "earliest": first, "latest": last, "status": status} for who in people]
