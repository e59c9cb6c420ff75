"""Whether every package that users get has a licence beside which Apache-2.0 code may be shipped.

    python -m supply.licences      names what may not be shipped, and why; exit code 1 if there is anything

A licence is read from a package's own metadata. What `expressions.ALLOWED` does not name is refused, an unknown licence
too. LGPL, and whatever else needs a word, passes if docs/dependencies.md has a row for the package under `EXPLAINED`.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from supply.expressions import permitted
from supply.shipped import ROOT, Package, shipped

NEVER = re.compile(r"(?<!L)GPL|AGPL|-NC\b|non-?commercial", re.IGNORECASE)
"""No row of the documentation lets these pass: they bind whoever ships them, or forbid what users do."""
EXPLAINED = "## Licences that need a word"


def refused(packages: Iterable[Package], explained: frozenset[str]) -> list[str]:
    """What may not be shipped, one line for each."""
    found = []
    for package in packages:
        licence = package.licence
        if permitted(licence) or (package.name in explained and licence and not NEVER.search(licence)):
            continue
        why = f"is under {licence!r}" if licence else "states no licence"
        found.append(f"{package.name} {package.version} {why}: see {EXPLAINED[3:]!r} in docs/dependencies.md")
    return found


def explained_in(document: str) -> frozenset[str]:
    """Packages that have a row in the section `EXPLAINED`."""
    section = document.partition(EXPLAINED)[2].partition("\n## ")[0]
    return frozenset(re.findall(r"^\| ([a-z0-9-]+) \|", section, re.MULTILINE)) - {"package"}


def explained(path: Path = ROOT / "docs" / "dependencies.md") -> frozenset[str]:
    """As `explained_in`, of our own documentation."""
    return explained_in(path.read_text(encoding="utf-8"))


def main() -> int:
    """Prints what is refused, or how many packages were looked at."""
    packages = shipped()
    wrong = refused(packages, explained())
    print("\n".join(wrong) or f"{len(packages)} packages, every licence is among those allowed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
