"""Builds the wheel and the archive of sources twice, in other folders, with another umask and other times of files:

    python -m supply.building [FOLDER]    writes them to FOLDER (default: dist); exit code 1 if a byte differs

The files are those that git follows, as they are in the working tree. Nothing is fetched.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from supply.shipped import ROOT

OF_SOURCES = (
    "src/", "supply/", "docs/", "corpus/demo/", "Makefile", "pyproject.toml", "requirements.lock", ".gitignore",
    "LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "PKG-INFO",
)  # fmt: skip
"""What the archive of sources may hold: enough to build, to read and to run the demo."""


def built(sources: Path, names: list[str], to: Path, umask: int, when: int) -> list[Path]:
    """Wheel and archive of a copy of these files that was made with this umask, and has this time."""
    _copy(sources, names, to / "copy", umask, when)
    for kind in ("wheel", "sdist"):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(to / "dist")],
            cwd=to / "copy",
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC" if umask else "Asia/Tokyo"},
            umask=umask,
            check=True,
            capture_output=True,
        )
    return sorted((to / "dist").iterdir())


def followed() -> list[str]:
    """Names of the files that git follows, as far as they are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(name for name in listed.stdout.split("\0") if (ROOT / name).is_file())


def _copy(sources: Path, names: list[str], to: Path, umask: int, when: int) -> None:
    for name in names:
        file = to / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sources / name, file)
        file.chmod(0o666 & ~umask)
        os.utime(file, (when, when))


def faults(wheel: Path, archive: Path) -> list[str]:
    """Names in them that should not be there, and paths of this machine in their bytes."""
    with zipfile.ZipFile(wheel) as opened:
        contents = {name: opened.read(name) for name in opened.namelist()}
    wrong = [f"wheel: {name}" for name in contents if not name.startswith(("depesche/", "depesche-"))]
    with tarfile.open(archive) as packed:
        files = {m.name.partition("/")[2]: packed.extractfile(m) for m in packed.getmembers() if m.isfile()}
        inside = {name: file.read() for name, file in files.items() if file}
    wrong += [f"sources: {name}" for name in inside if not name.startswith(OF_SOURCES) and not _of_corpus(name)]
    here = tuple(str(path).encode() for path in {ROOT, Path.home()} if len(path.parts) > 2)
    paths = [name for name, content in {**contents, **inside}.items() if any(path in content for path in here)]
    return wrong + [f"names a folder of this machine: {name}" for name in paths]


def _of_corpus(name: str) -> bool:
    """What reads and renders the demo's pages; the other pages of the corpus are for those who develop."""
    return name.startswith("corpus/") and name.count("/") == 1 and name.endswith((".py", ".md"))


def main() -> int:
    """Builds, compares, looks inside, and writes what was built."""
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(suffix="-another-place") as other:
        names = followed()
        first = built(ROOT, names, Path(one), 0o022, 1_000_000_000)
        second = built(Path(one) / "copy", names[::-1], Path(other) / "deeper", 0o077, 1_600_000_001)
        wrong = [a.name for a, b in zip(first, second, strict=True) if a.read_bytes() != b.read_bytes()]
        wheel, archive = first
        problems = [f"not the same bytes twice: {name}" for name in wrong] + faults(wheel, archive)
        to.mkdir(exist_ok=True)
        for file in first:
            shutil.copyfile(file, to / file.name)
            print(f"{to / file.name}: {file.stat().st_size} bytes")
    print("\n".join(problems) or "the same bytes twice")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
