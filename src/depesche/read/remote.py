"""Files of object storage (`s3://`, `gs://`, `abfs://`) and of `file://`, where pyarrow is installed."""

import fnmatch
import glob
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from depesche.errors import PageError, UnreadablePage, UsageError

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

SCHEME = re.compile(r"(?:s3|gs|gcs|abfss?|hdfs|file)://")


def is_remote(place: str) -> bool:
    """True for an address of object storage. Addresses of the web are not: they are fetched by `--fetch` alone."""
    return SCHEME.match(place) is not None


def system_of(place: str) -> tuple["FileSystem", str]:
    """The file system behind an address, and the path in it. Keys come from where the storage's own tools look.

    Raises `UsageError` without pyarrow or if the address is none.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.fs import FileSystem
    except ImportError:
        raise UsageError(place, "object storage needs pyarrow", "Install it: pip install 'depesche[parquet]'") from None
    try:
        system, path = FileSystem.from_uri(place)
    except (ArrowException, ValueError, OSError) as error:
        raise UsageError(place, f"cannot be reached ({error})", "Check the address and the keys") from None
    return system, path


def found_remotely(place: str) -> Iterator[str | PageError]:
    """Addresses of the files at a place, beneath it, or that fit it as a glob, in the order of their names."""
    magic = glob.has_magic(place)
    start = re.split(r"[*?\[]", place, maxsplit=1)[0].rpartition("/")[0] if magic else place
    try:
        found = sorted(info.path for info in files_at(start))
    except OSError as error:
        yield UnreadablePage(place, str(error), "Check the address and the keys")
        return
    _, base = system_of(start)
    wanted = place.removeprefix(start).lstrip("/").split("/")
    given = False
    for path in found:
        rest = path.removeprefix(base).lstrip("/")
        parts = rest.split("/")
        if magic and not (len(parts) == len(wanted) and all(map(fnmatch.fnmatchcase, parts, wanted))):
            continue
        if not any(part.startswith(".") for part in parts):
            given = True
            yield f"{start.rstrip('/')}/{rest}" if rest else start
    if not given:
        yield UnreadablePage(place, "there is no such file", "Check the address, or quote the pattern for the shell")


def files_at(place: str) -> list["FileInfo"]:
    """The file at an address, or all beneath it. Raises OSError."""
    from pyarrow.fs import FileSelector, FileType

    system, path = system_of(place)
    (info,) = system.get_file_info([path])
    if info.type == FileType.File:
        return [info]
    found = system.get_file_info(FileSelector(path, recursive=True, allow_not_found=True))
    return [info for info in found if info.type == FileType.File]


@contextmanager
def opened_remotely(place: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, in which one can go back. Raises OSError."""
    system, path = system_of(place)
    with io.BufferedReader(system.open_input_file(path), 1 << 20) as stream:
        yield stream
