"""Which pages go together: files in parts, parts in slices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from depesche.errors import PageError, UsageError
from depesche.model.identity import bytes_id
from depesche.read import STANDARD_INPUT
from depesche.read.parts import Part, parts_of
from depesche.read.places import found_in
from depesche.read.remote import files_at, is_remote
from depesche.settings import Settings
from depesche.spread.folder import Folder
from depesche.spread.job import Slice

FILES_AT_ONCE = 16
"""That one worker looks through before the next gets some."""
ID_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file as it was when it was looked through: `state` changes with its size and time of change."""

    state: str
    parts: tuple[Part, ...]


def files_of(places: Iterable[str]) -> list[str]:
    """All files in the order in which `depesche run` reads them. Raises `UsageError` if a place cannot be listed."""
    found: list[str] = []
    for place in places:
        if place == STANDARD_INPUT:
            raise UsageError("-", "standard input cannot be shared out", "Name files.")
        for path in found_in(place):
            if isinstance(path, PageError):
                raise UsageError(path.about, path.reason, path.next_step)
            found.append(path)
    return list(dict.fromkeys(found))


def planned(paths: list[str], slice_pages: int, settings: Settings, folder: Folder) -> list[FilePlan]:
    """The parts of files; kept in the folder, so that the next run need not look through them again."""
    states = [_state(path) for path in paths]
    limits = (settings.max_page_bytes, settings.max_archive_members, settings.max_unpacked_factor, settings.columns)
    name = f"plan/{bytes_id(repr((paths, states, slice_pages, limits)).encode())[:ID_CHARACTERS]}.json"
    known = folder.read(name)
    if known is not None:
        return msgspec.json.decode(known, type=list[FilePlan])
    found = [
        FilePlan(state, tuple(parts_of(path, settings, slice_pages))) for path, state in zip(paths, states, strict=True)
    ]
    folder.write(name, msgspec.json.encode(found))
    return found


def slices_of(files: Iterable[FilePlan], slice_pages: int) -> Iterator[Slice]:
    """Parts in order, small files together. Where a slice ends depends on names where it can, so that a file that comes
    to a folder later moves only the bounds near it."""
    group: list[tuple[Part, str]] = []
    count = 0
    for file in files:
        for part in file.parts:
            bound = int(bytes_id(part.path.encode("utf-8", "surrogateescape"))[:8], 16) % slice_pages == 0
            if group and (bound or count + part.pages > slice_pages):
                yield _slice(group)
                group, count = [], 0
            group.append((part, file.state))
            count += part.pages
    if group:
        yield _slice(group)


def _slice(group: list[tuple[Part, str]]) -> Slice:
    key = repr(group)
    return Slice(
        id=bytes_id(key.encode("utf-8", "backslashreplace"))[:ID_CHARACTERS],
        pages=sum(part.pages for part, _ in group),
        parts=tuple(part for part, _ in group),
    )


def _state(path: str) -> str:
    """Size and time of change; nothing for a file that cannot be looked at: reading it tells why."""
    try:
        if not is_remote(path):
            status = Path(path).stat()
            return f"{status.st_size} {status.st_mtime_ns}"
        (info,) = files_at(path)
        return f"{info.size} {info.mtime_ns}"
    except (OSError, ValueError):
        return ""
