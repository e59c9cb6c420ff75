"""Files behind the places a user names."""

import fnmatch
import glob
import os
from collections.abc import Iterator
from pathlib import Path

from depesche.errors import PageError, UnreadablePage
from depesche.read.remote import found_remotely, is_remote

STANDARD_INPUT = "-"


def found_in(place: str) -> Iterator[str | PageError]:
    """Paths of files in the order of their names, folders after the files beside them; `-` stays as it is.

    Hidden files and folders (a name that begins with a dot) are left out unless the place itself names them. A place
    of object storage (`s3://bucket/folder`) gives all objects beneath it, or those that fit a glob.
    """
    if place == STANDARD_INPUT:
        yield place
        return
    if is_remote(place):
        yield from found_remotely(place)
        return
    try:
        exists = Path(place).exists()
    except (OSError, ValueError):
        exists = False
    if exists:
        yield from files_under(place)
    elif glob.has_magic(place):
        found = False
        for path in fitting(place):
            found = True
            yield path
        if not found:
            yield UnreadablePage(
                shown(place), "no file fits the pattern", "Check the pattern, or quote it for the shell"
            )
    else:
        yield UnreadablePage(shown(place), "there is no such file or folder", "Check the path")


def fitting(pattern: str) -> Iterator[str | PageError]:
    """Files that fit a glob. `**` stands for any folders; glob's own would follow a loop of links forty times."""
    start, anywhere, rest = pattern.partition("**")
    if not anywhere:
        for match in sorted(glob.glob(pattern)):  # noqa: PTH207  Path.glob takes no absolute patterns
            yield from files_under(match)
        return
    ending = [part for part in rest.rpartition("**")[2].split("/") if part]
    for folder in sorted(glob.glob(start or ".")):  # noqa: PTH207
        for path in files_under(folder):
            parts = Path(path).parts[-len(ending) :] if isinstance(path, str) and ending else ()
            if len(parts) == len(ending) and all(map(fnmatch.fnmatchcase, parts, ending)):
                yield path


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
            yield UnreadablePage(shown(folder), error.strerror or str(error), "Check the folder's permissions")
            continue
        paths = [str(Path(folder) / name) for name in names]
        yield from (path for path in paths if not Path(path).is_dir())
        waiting.extend(reversed([path for path in paths if Path(path).is_dir()]))


def shown(path: str) -> str:
    """A path that can be written as UTF-8: bytes of its name that are none become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
