"""Files that are there whole or not at all: they are written under another name and renamed at the end."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

UNFINISHED = ".part"


class Files:
    """Text files of a folder, a line at a time. After an error none of them is there."""

    def __init__(self, folder: Path, names: dict[str, str]) -> None:
        self._targets = {key: folder / name for key, name in names.items()}
        self._open: dict[str, TextIO] = {}
        self._folder = folder

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        for key, target in self._targets.items():
            self._open[key] = unfinished(target).open("w", encoding="utf-8", newline="")
        return self

    def write(self, key: str, line: str) -> None:
        """Writes a line to one file."""
        self._open[key].write(f"{line}\n")

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        failed = kind is not None
        for file in self._open.values():
            try:
                file.close()
            except OSError:  # the disk is full: what could not be flushed is lost, and is taken away below
                failed = True
                if kind is None:
                    settle(self._targets.values(), failed=True)
                    raise
        settle(self._targets.values(), failed=failed)


def unfinished(target: Path) -> Path:
    """The name of a file until it is whole."""
    return target.with_name(target.name + UNFINISHED)


def settle(targets: Iterable[Path], *, failed: bool) -> None:
    """Gives files their names, or takes away what was written of them."""
    for target in targets:
        if failed:
            unfinished(target).unlink(missing_ok=True)
        else:
            unfinished(target).replace(target)
