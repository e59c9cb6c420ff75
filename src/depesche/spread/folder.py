"""The folder of results: on a disk that all machines see, or in object storage. A file is there whole or not at all."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import StoreError
from depesche.read.remote import is_remote, system_of

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

UNFINISHED = ".unfinished-"


class Folder:
    """Files by their names below one place. Raises `StoreError` if one cannot be written, else OSError."""

    def __init__(self, place: str) -> None:
        self._local = None if is_remote(place) else Path(place).resolve()
        self.place = str(self._local or place.rstrip("/"))

    def _remote(self, name: str) -> "tuple[FileSystem, str]":
        system, path = system_of(self.place)
        return system, f"{path}/{name}".rstrip("/")

    def write(self, name: str, data: bytes) -> None:
        """Stores a file in place of an earlier one of its name."""
        try:
            self._write(name, data)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            raise StoreError(
                f"{self.place}/{name}", reason, "Make room or mend access; the same command goes on from there."
            ) from None

    def _write(self, name: str, data: bytes) -> None:
        if self._local is None:
            system, key = self._remote(name)
            with system.open_output_stream(key) as stream:  # object storage shows an object when it is complete
                stream.write(data)
            return
        path = self._local / name
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None if there is none."""
        try:
            if self._local is not None:
                return (self._local / name).read_bytes()
            system, path = self._remote(name)
            with system.open_input_stream(path) as stream:
                data: bytes = stream.read()
                return data
        except FileNotFoundError:
            return None

    def names(self, below: str) -> list[str]:
        """Names of all files below a part of the folder, in order, unfinished ones too."""
        from pyarrow.fs import FileSelector, FileType, LocalFileSystem

        system, path = (LocalFileSystem(), str(self._local / below)) if self._local else self._remote(below)
        found = system.get_file_info(FileSelector(path, recursive=True, allow_not_found=True))
        return sorted(
            f"{below}/{info.path.removeprefix(path).lstrip('/')}" for info in found if info.type == FileType.File
        )

    def remove(self, name: str) -> None:
        """Removes a file if it is there."""
        if self._local is not None:
            (self._local / name).unlink(missing_ok=True)
            return
        system, path = self._remote(name)
        system.delete_file(path)
