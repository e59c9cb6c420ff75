"""What the machines of a run tell each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import depesche
from depesche.model.identity import bytes_id
from depesche.model.page import Page
from depesche.read.parts import Part
from depesche.settings import Settings
from depesche.store import Prepared

Task = Callable[[Page], Prepared]
PLAN = "plan.jsonl"
RUN = "run.json"
METRICS = "metrics.json"
FORMAT = 1
"""Of the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a worker needs to know, whatever it works on."""

    out: str
    buckets: int
    settings: Settings
    made_by: str
    """See `made_by`."""
    working_folder: str
    """Where relative paths of pages begin."""
    task: Task | None = None
    """In place of the analysis, for trials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Pages that one worker takes in one go. The id depends on the files, their sizes and times of change."""

    id: str
    pages: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A slice that is written: kept as `slices/ID.json`, and only files that it names count."""

    slice: str
    made_by: str
    pages: int
    """Failed ones included."""
    failed: int
    quotations: int
    events: int
    files: tuple[str, ...]
    written: int
    """Bytes."""
    seconds: float
    """Of one worker."""

    @staticmethod
    def name(slice_id: str) -> str:
        """Where it is kept."""
        return f"slices/{slice_id}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A slice on which a worker ended, could not be reached any more, or met an error."""

    reason: str
    error: Exception | None = None
    """None if the worker is gone."""
    given_up: bool = False
    """True if that happened too often: the slice is left out, and the next run tries it again."""


def made_by(settings: Settings, task: Task | None = None) -> str:
    """Version, and a hash of code, weights and settings: a slice that something else made is made anew."""
    chosen = replace(settings, jobs=None, page_seconds=0, store_wait_seconds=0)
    analysis = _code() if task is None else bytes_id(f"{task.__module__} {task.__qualname__}".encode())
    return f"{depesche.__version__}+{analysis[:8]}.{bytes_id(repr(chosen).encode())[:4]}"


@cache
def _code() -> str:
    """Hash of all files of the installed package, its weights among them."""
    home = Path(depesche.__file__).parent
    found = sha256()
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix not in (".pyc", ".pyo"):
            found.update(f"{path.relative_to(home)}\n".encode())
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()
