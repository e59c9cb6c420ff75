"""Writes states.tsv of lang/de and lang/en: names and codes from CLDR (through Babel), the rest from `states-*.txt`.

    python resources/build_states.py

Babel comes with trafilatura. CLDR data: Unicode License v3. The written file is committed, so that nobody needs to
run this; run it after a change of `states-*.txt`, and commit both.
"""

from pathlib import Path

from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/depesche/lang/de/lexicon/states.tsv"
ENGLISH = HERE.parent / "src/depesche/lang/en/lexicon/states.tsv"
COLUMNS = ("code", "alpha2", "name", "names", "adjectives", "demonyms", "capitals", "seats", "english", "source")
KOSOVO = {"XK": "XKX"}
"""Kosovo has no ISO code; XKX is what the European Union and the World Bank use."""
WITHDRAWN = frozenset({"FXX", "ZAR", "ROM", "TMP", "BUR", "YMD", "SUN", "DDR", "QUU", "XAA", "CSK", "YUG"})
"""Codes that CLDR still maps to a present state."""


def alpha3_codes() -> dict[str, str]:
    """Alpha-2 to alpha-3 codes, from CLDR's territory aliases."""
    pairs = get_global("territory_aliases").items()
    current = ((old, new[0]) for old, new in sorted(pairs) if len(new) == 1 and old not in WITHDRAWN)
    return KOSOVO | {new: old for old, new in current if len(old) == 3 and old.isalpha()}


def row(line: str, codes: dict[str, str]) -> tuple[str, ...]:
    """One row of the target from one line of `states-de.txt`."""
    alpha2, adjectives, demonyms, capitals, seats, names = line.split("|")
    german = Locale("de").territories[alpha2]
    english = Locale("en").territories[alpha2]
    known = [name.strip() for name in names.split(",") if name.strip() and name.strip() != german]
    name = known[0] if alpha2 in ("US", "GB") else german
    all_names = [n for n in (german, *known) if n != name]
    lists = [", ".join(all_names), adjectives, demonyms, capitals, seats, english]
    return (codes[alpha2], alpha2, name, *(part.strip() for part in lists), "CLDR; by hand")


def english_rows(codes: dict[str, str]) -> list[tuple[str, ...]]:
    """Rows of the English table: every state's name, and what `states-en.txt` adds."""
    more = {}
    for line in (HERE / "states-en.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            alpha2, *cells = line.split("|")
            more[alpha2] = cells
    names = Locale("en").territories
    known = [
        line.split("|")[0] for line in (HERE / "states-de.txt").read_text(encoding="utf-8").splitlines() if "|" in line
    ]
    blank = ["", "", "", "", ""]
    rows = [(codes[a], a, names[a], *more.get(a, blank), "CLDR; by hand") for a in known if not a.startswith("#")]
    return sorted(rows)


def tables() -> dict[Path, str]:
    """The written files with their texts, sorted by code."""
    codes = alpha3_codes()
    lines = (HERE / "states-de.txt").read_text(encoding="utf-8").splitlines()
    rows = sorted(row(line, codes) for line in lines if line and not line.startswith("#"))
    text = "\n".join("\t".join(cells) for cells in (COLUMNS, *rows))
    english = [("code", "alpha2", "name", "names", "adjectives", "demonyms", "capitals", "seats", "source")]
    other = "\n".join("\t".join(cells) for cells in (*english, *english_rows(codes)))
    return {TARGET: text + "\n", ENGLISH: other + "\n"}


def main() -> None:
    """Writes the tables."""
    for path, text in tables().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
