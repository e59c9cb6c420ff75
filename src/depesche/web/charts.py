"""Charts that only the web pages have: cooperation and conflict of two actors, and places on a map."""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import altair as alt

from depesche.tell.charts import DAYS, LEGEND, WIDTH, specification, svg, timeline, values_of
from depesche.web.cards import Card

__all__ = ["dyad", "specification", "svg", "timeline", "world"]

SIDES: Final = {"cooperation": "#0072b2", "conflict": "#d55e00"}
NAMED_PLACES: Final = 15
MAP_WIDTH: Final = 960
SCALE: Final = 172
"""Pixels a radian: the whole world fills the map."""


def dyad(months: Iterable[Card], words: dict[str, str]) -> alt.TopLevelMixin:
    """Events of cooperation (upwards) and conflict (downwards) in each month."""
    values = [
        {
            "month": month["when"]["earliest"],
            "side": words.get(side, side),
            "events": sign * month[side],
            "count": month[side],
        }
        for month in months
        for side, sign in (("conflict", -1), ("cooperation", 1))
        if month[side]
    ]
    named = [words.get(side, side) for side in SIDES]
    colour = alt.Color("side:N", scale=alt.Scale(domain=named, range=list(SIDES.values())), legend=LEGEND)
    tip = [
        alt.Tooltip("yearmonth(month):T", title=words.get("month", "month"), format="%Y-%m"),
        alt.Tooltip("side:N", title=" "),
        alt.Tooltip("count:Q", title=words.get("events", "events")),
    ]
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="zoom")
    chart = alt.Chart(values_of(values)).mark_bar().add_params(zoom)
    drawn: alt.TopLevelMixin = chart.encode(
        x=alt.X("yearmonth(month):T", axis=DAYS),
        y=alt.Y("events:Q", title=words.get("events", "events")),
        color=colour,
        tooltip=tip,
    ).properties(width=WIDTH, height=160)
    return drawn


def world(places: Iterable[Card], words: dict[str, str]) -> alt.TopLevelMixin:
    """Places of events on a map: towns as circles, larger where there were more; states filled.

    Where it is alive, sliders turn and enlarge it: they answer to the keyboard too.
    """
    told = list(places)
    states = [{"state": p["state"], "events": p["events"]} for p in told if p["kind"] == "state"]
    towns = [{"name": p["name"], "events": p["events"], **p["point"]} for p in told if p["point"]]
    outlines = values_of(_world(), format=alt.TopoDataFormat(type="topojson", feature="countries"))
    ground = alt.Chart(outlines).mark_geoshape(fill="#8888882e", stroke="#88888866", strokeWidth=0.5)
    filled = (
        alt.Chart(outlines)
        .transform_lookup(lookup="id", from_=alt.LookupData(values_of(states), "state", ["events"]))
        .transform_filter("datum.events > 0")
        .mark_geoshape(stroke="#88888866", strokeWidth=0.5, fill=SIDES["cooperation"])
        .encode(opacity=alt.Opacity("events:Q", legend=None, scale=alt.Scale(range=[0.25, 0.7])))
    )
    where = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    size = alt.Size("events:Q", legend=None, scale=alt.Scale(rangeMin=40, rangeMax=500))
    tip = [
        alt.Tooltip(f"{key}:N", title=words.get(word, word)) for key, word in (("name", "place"), ("events", "events"))
    ]
    circles = (
        alt.Chart(values_of(towns))
        .mark_circle(color=SIDES["conflict"], opacity=0.8)
        .encode(size=size, tooltip=tip, **where)
    )
    names = alt.Chart(values_of(towns[:NAMED_PLACES])).mark_text(dy=-10, fontSize=10).encode(text="name:N", **where)
    layers = [ground, *([filled] if states else []), *([circles, names] if towns else [])]
    sliders = {
        name: alt.param(name=name, value=value, bind=alt.binding_range(min=low, max=high, step=step, name=f"{label} "))
        for name, label, value, low, high, step in (
            ("zoom", words.get("zoom", "zoom"), 1, 1, 12, 0.5),
            ("east", words.get("east and west", "east and west"), 0, -180, 180, 1),
            ("north", words.get("north and south", "north and south"), 0, -80, 80, 1),
        )
    }
    chart: alt.TopLevelMixin = (
        alt.layer(*layers)
        .project("naturalEarth1", scale=alt.expr(f"{SCALE} * zoom"), rotate=alt.expr("[-east, -north, 0]"))
        .properties(width=MAP_WIDTH, height=MAP_WIDTH // 2)
        .add_params(*sliders.values())
    )
    return chart


@lru_cache(1)
def _world() -> Any:
    """Outlines of the states: Natural Earth, public domain, as TopoJSON by world-atlas (ISC)."""
    return json.loads(files("depesche.web").joinpath("world.json").read_text(encoding="utf-8"))
