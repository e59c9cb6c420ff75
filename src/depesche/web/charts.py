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
    chart = alt.Chart(values_of(values)).mark_bar()
    drawn: alt.TopLevelMixin = chart.encode(
        x=alt.X("yearmonth(month):T", axis=DAYS), y=alt.Y("events:Q", title=words.get("events", "events")), color=colour
    ).properties(width=WIDTH, height=160)
    return drawn


def world(places: Iterable[Card]) -> alt.TopLevelMixin:
    """Places of events on a map: towns as circles, larger where there were more; states filled."""
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
    circles = alt.Chart(values_of(towns)).mark_circle(color=SIDES["conflict"], opacity=0.8).encode(size=size, **where)
    names = alt.Chart(values_of(towns[:NAMED_PLACES])).mark_text(dy=-10, fontSize=10).encode(text="name:N", **where)
    layers = [ground, *([filled] if states else []), *([circles, names] if towns else [])]
    chart: alt.TopLevelMixin = alt.layer(*layers).project("naturalEarth1").properties(width=960, height=480)
    return chart


@lru_cache(1)
def _world() -> Any:
    """Outlines of the states: Natural Earth, public domain, as TopoJSON by world-atlas (ISC)."""
    return json.loads(files("depesche.web").joinpath("world.json").read_text(encoding="utf-8"))
