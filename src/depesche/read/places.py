"""Files behind the places a user names."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from depesche.errors import PageError, UnreadablePage

STANDARD_INPUT = "-"


def found_in(place: str) -> Iterator[str | PageError]:
    """Paths of files in the order of their names, folders after the files beside them; `-` stays as it is.

    Hidden files and folders (a name that begins with a dot) are left out unless the place itself names them.
    """
    if place == STANDARD_INPUT:
        yield place
        return
    try:
        exists = Path(place).exists()
    except (OSError, ValueError):
        exists = False
    if exists:
        yield from files_under(place)
    elif glob.has_magic(place):
        matches = sorted(glob.glob(place, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns
        if not matches:
            yield UnreadablePage(place, "no file fits the pattern", "Check the pattern, or quote it for the shell")
        for match in matches:
            if not Path(match).is_dir() or "**" not in place:
                yield from files_under(match)
    else:
        yield UnreadablePage(place, "there is no such file or folder", "Check the path")


def files_under(place: str) -> Iterator[str | PageError]:
    """The file itself, or all files of a folder and the folders in it; each folder once, however links lead to it."""
    if not Path(place).is_dir():
        yield place
        return
    entered: set[tuple[int, int]] = set()
    waiting = [place]
    while waiting:
        folder = waiting.pop()
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208  names only
        except OSError as error:
            yield UnreadablePage(folder, error.strerror or str(error), "Check the folder's permissions")
            continue
        paths = [str(Path(folder) / name) for name in names]
        yield from (path for path in paths if not Path(path).is_dir())
        waiting.extend(reversed([path for path in paths if Path(path).is_dir()]))
