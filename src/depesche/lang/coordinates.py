"""Where towns lie, by their German names."""

from functools import cache

from depesche.lang.lexicon import read_rows

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@cache
def _points() -> dict[tuple[str, str], Point]:
    rows = read_rows("depesche.lang.de", "lexicon/coordinates.tsv")
    return {(row["name"], row["state"]): (float(row["latitude"]), float(row["longitude"])) for row in rows}


@cache
def _states_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, state in _points():
        found[name] = (*found.get(name, ()), state)
    return found


def point_of(name: str, state: str | None = None) -> Point | None:
    """Where the town of this name in this state lies; without a state only if there is one such town. None if unknown."""
    states = (state,) if state else _states_of().get(name, ())
    return _points().get((name, states[0])) if len(states) == 1 else None
