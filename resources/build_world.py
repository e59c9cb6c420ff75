"""Writes web/world.json: outlines of the states as TopoJSON with ISO 3166-1 alpha-3 codes as ids.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python resources/build_world.py package/countries-110m.json

Natural Earth, public domain, as prepared by world-atlas (ISC). Codes: CLDR through babel.
"""

import json
import sys
from pathlib import Path

from babel.core import get_global
from resources.build_places import HERE, alpha3_codes

TARGET = HERE.parent / "src/depesche/web/world.json"


def main() -> None:
    """Reads the file named on the command line."""
    world = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    alpha2, alpha3 = get_global("territory_aliases"), alpha3_codes()
    for state in world["objects"]["countries"]["geometries"]:
        codes = alpha2.get(state.get("id", ""), [])
        state["id"] = alpha3.get(codes[0], "") if codes else ""
        state.pop("properties", None)
    del world["objects"]["land"]
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
