"""Installs a wheel in an empty environment and reads the demo's pages with it: `python -m supply.trying WHEEL`.

The packages that it needs come from the index that pip knows, in the versions of the lock, each checked by its hash;
`--newest` takes what the index offers, as somebody does who installs the wheel alone. Exit code 1 if anything fails.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from supply.shipped import LOCK, ROOT, name_of, shipped

PAGES = "corpus/demo"


def tried(wheel: Path, place: Path, *, newest: bool) -> list[str]:
    """What is wrong; nothing if all is well."""
    venv.create(place / "env", with_pip=True)
    python = place / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not newest:
        (place / "lock.txt").write_text(lock_of(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(place / "lock.txt"))
    _run(python, "-m", "pip", "install", "--quiet", *(() if newest else ("--no-deps",)), str(wheel))
    _run(python, "-m", "pip", "check")
    where = _run(python, "-c", "import depesche; print(depesche.__file__)").strip()
    wrong = [] if Path(where).is_relative_to(place.resolve()) else [f"not the wheel was run, but {where}"]
    _run(python, "-m", "corpus", "render", PAGES, "--to", str(place / "pages"))
    store = ("--store", str(place / "demo.db"))
    _run(python, "-m", "depesche", "run", str(place / "pages"), *store)
    listed = _run(python, "-m", "depesche", "timeline", "--format", "csv", *store)
    print(f"{len(listed.splitlines()) - 1} events on the timeline")
    return wrong if listed.count("\n") > 1 else [*wrong, "the timeline of the demo is empty"]


def lock_of(lock: str) -> str:
    """The part of the lock that somebody needs who develops nothing and asks for no extra."""
    wanted = {package.name for package in shipped() if not package.optional}
    blocks = re.split(r"\n(?=\S)", lock)
    return "\n".join(block for block in blocks if name_of(re.split(r"[=\s]", block, maxsplit=1)[0]) in wanted) + "\n"


def _run(python: Path, *arguments: str) -> str:
    done = subprocess.run([python, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"failed: {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Installs, runs, and says what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--newest", action="store_true", help="take the newest packages, not those of the lock")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        wrong = tried(given.wheel.resolve(), Path(place), newest=given.newest)
    print("\n".join(wrong) or "the wheel runs the demo in an empty environment")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
