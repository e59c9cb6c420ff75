"""A run over an archive: what is to be done, what is done already, and what comes of it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import msgspec

from depesche.errors import UsageError
from depesche.settings import DEFAULT, Settings
from depesche.spread.folder import Folder
from depesche.spread.job import FORMAT, PLAN, RUN, Done, Job, Lost, Slice, Task, made_by
from depesche.spread.planning import FILES_AT_ONCE, FilePlan, files_of, slices_of
from depesche.spread.progress import Progress, Say

BUCKETS = 16
SLICE_PAGES = 500
"""About a minute of one worker, and some 60 MB of it in memory."""
READERS = 16
"""Files of the folder that are read at the same time: object storage is slow to answer."""


class Crew(Protocol):
    """Workers on one or many machines."""

    size: int

    def plan(self, job: Job, files: list[list[str]], slice_pages: int) -> Iterator[list[FilePlan]]:
        """The parts of files, in their order."""

    def work(self, job: Job, slices: Iterable[Slice]) -> Iterator[tuple[Slice, Done | Lost]]:
        """What becomes of slices, as they are done; a lost one is tried again until it is given up."""


def spread(  # noqa: PLR0913  every one has its default
    places: Iterable[str],
    out: str,
    crew: Crew,
    settings: Settings = DEFAULT,
    *,
    buckets: int = BUCKETS,
    slice_pages: int = SLICE_PAGES,
    say: Say = lambda line: None,
    task: Task | None = None,
) -> Progress:
    """Analyses all pages of `places` and writes what was found to the folder `out`; goes on from where a run stopped.

    Ctrl-C ends it cleanly: slices that are done stay. Raises `UsageError` if the folder holds other pages.
    """
    folder, places = Folder(out), list(places)
    maker = made_by(settings, task)
    job = Job(
        out=folder.place, buckets=buckets, settings=settings, made_by=maker, working_folder=str(Path.cwd()), task=task
    )
    _begin(folder, {"format": FORMAT, "places": places, "buckets": buckets, "slice_pages": slice_pages}, maker)
    files = files_of(places)
    say(f"looking through {len(files):,} files")
    groups = [files[at : at + FILES_AT_ONCE] for at in range(0, len(files), FILES_AT_ONCE)]
    slices = list(slices_of(chain.from_iterable(crew.plan(job, groups, slice_pages)), slice_pages))
    folder.write(PLAN, b"".join(msgspec.json.encode(s) + b"\n" for s in slices))
    known = done_of(folder, slices)
    current = {name: done for name, done in known.items() if done.made_by == maker}
    progress = Progress(
        folder,
        say,
        workers=crew.size,
        slices_in_all=len(slices),
        pages_in_all=sum(s.pages for s in slices),
        stale=len(known) - len(current),
    )
    for done in current.values():
        progress.count(done, before=True)
    _say_what_is_there(say, progress, known, maker)
    try:
        _work(crew, job, [s for s in slices if s.id not in current], progress)
    except KeyboardInterrupt:
        progress.state = "interrupted"
    else:
        progress.state = "incomplete" if progress.left_out else "done"
        clear(folder, done_of(folder, slices))
    progress.tell()
    return progress


def _work(crew: Crew, job: Job, waiting: list[Slice], progress: Progress) -> None:
    if not waiting:
        return
    pages = sum(s.pages for s in waiting)
    progress.say(
        f"{len(waiting):,} slices of {pages:,} pages for {progress.workers} workers; each says when it is done"
    )
    for given, outcome in crew.work(job, waiting):
        if isinstance(outcome, Done):
            progress.count(outcome)
            continue
        about = f"slice {given.id} ({given.parts[0].path}, page {given.parts[0].first + 1} on)"
        progress.say(f"{about}: {outcome.reason}; {'left out' if outcome.given_up else 'tried again'}")
        progress.lost.append(given.id)
        if outcome.given_up:
            progress.left_out.append(f"{about}: {outcome.reason}")


def _begin(folder: Folder, run: dict[str, Any], maker: str) -> None:
    """Notes what the folder is for. Raises `UsageError` if it is for something else."""
    known = folder.read(RUN)
    before = msgspec.json.decode(known) if known else run
    for name, value in run.items():
        if before.get(name) != value:
            reason = f"was made with {name} {before.get(name)}, not {value}"
            raise UsageError(folder.place, reason, "Name another folder, or give the same again.")
    folder.write(RUN, msgspec.json.format(msgspec.json.encode({**run, "made_by": maker})) + b"\n")


def _say_what_is_there(say: Say, progress: Progress, known: dict[str, Done], maker: str) -> None:
    if progress.slices:
        say(f"{progress.slices} of {progress.slices_in_all} slices are done already")
    others = sorted({done.made_by for done in known.values()} - {maker})
    if others:
        say(f"{progress.stale} slices are stale and made anew: they are of {', '.join(others)}, this is {maker}")


def done_of(folder: Folder, slices: Iterable[Slice]) -> dict[str, Done]:
    """What is written of these slices, in their order."""
    names = [s.id for s in slices]
    with ThreadPoolExecutor(READERS) as pool:
        found = pool.map(lambda name: folder.read(Done.name(name)), names)
        return {name: msgspec.json.decode(data, type=Done) for name, data in zip(names, found, strict=True) if data}


def clear(folder: Folder, done: dict[str, Done]) -> None:
    """Removes files that no slice of the plan names: of earlier versions, of files that are gone, unfinished ones."""
    kept = {name for d in done.values() for name in d.files} | {Done.name(name) for name in done}
    for below in ("pages", "failures", "slices"):
        for name in folder.names(below):
            if name not in kept:
                folder.remove(name)
