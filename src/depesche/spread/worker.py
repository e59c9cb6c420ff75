"""One worker: takes slices, analyses their pages in a process of its own, and writes what was found."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import chain

import msgspec

from depesche.errors import PageError, UsageError
from depesche.model.page import Page
from depesche.parse import shipped_parser
from depesche.pool import Pool
from depesche.read.parts import pages_of_part
from depesche.recording import rows_of
from depesche.spread.folder import Folder
from depesche.spread.job import Done, Job, Slice, made_by
from depesche.spread.planning import FilePlan, planned
from depesche.spread.table import bucket_of, packed, packed_failures
from depesche.store import Prepared

TRIES = 3
"""A page on which the process of the analysis died or hung so often is set aside."""


class Worker:
    """Keeps the language core loaded between slices. The core lives in a process beside it, so that a page that kills
    or hangs the analysis costs neither the worker nor the rest of its slice."""

    def __init__(self, job: Job) -> None:
        self._job, self._folder = job, Folder(job.out)
        self._pool: Pool[Prepared] | None = None

    def ready(self) -> int:
        """Loads what the analysis needs; returns the process id. Raises `UsageError` if this machine has another
        version than the one that asks."""
        job = self._job
        with suppress(OSError):
            os.chdir(job.working_folder)
        own = made_by(job.settings, job.task)
        if own != job.made_by:
            reason = f"has Depesche {own}, the run was started by {job.made_by}"
            raise UsageError(os.uname().nodename, reason, "Install the same version on all machines.")
        task = job.task or partial(rows_of, settings=job.settings)
        warm_up = bool if job.task else shipped_parser
        pool = Pool(task, count=1, seconds=job.settings.page_seconds, warm_up=warm_up, tries=TRIES)
        self._pool = pool.__enter__()
        return os.getpid()

    def close(self) -> None:
        """Ends the process of the analysis."""
        if self._pool:
            self._pool.__exit__(None, None, None)

    def plan(self, paths: list[str], slice_pages: int) -> list[FilePlan]:
        """The parts of files."""
        with suppress(OSError):
            os.chdir(self._job.working_folder)
        return planned(paths, slice_pages, self._job.settings, self._folder)

    def work(self, given: Slice) -> Done:
        """Analyses a slice and writes it. Its files have names of their own, so that two workers on the same slice, one
        of which was thought dead, write the same bytes to the same names. Raises `UsageError` before `ready`."""
        if self._pool is None:
            raise UsageError("worker", "is not ready", "Call ready() first.")
        started = time.monotonic()
        batch = _Batch(self._job, given.id)
        for number, (_, result) in enumerate(self._pool.results(self._pages(given))):
            batch.take(number, result)
        files = batch.files()
        for name, data in files.items():
            self._folder.write(name, data)
        done = Done(
            slice=given.id,
            made_by=self._job.made_by,
            pages=batch.pages,
            failed=len(batch.failures),
            quotations=batch.quotations,
            events=batch.events,
            files=tuple(files),
            written=sum(map(len, files.values())),
            seconds=round(time.monotonic() - started, 3),
        )
        self._folder.write(Done.name(given.id), msgspec.json.encode(done))
        return done

    def _pages(self, given: Slice) -> Iterator[Page | PageError]:
        return chain.from_iterable(pages_of_part(part, self._job.settings) for part in given.parts)


class _Batch:
    """The results of a slice, shared out among buckets."""

    def __init__(self, job: Job, slice_id: str) -> None:
        self._job = job
        self._name = f"{slice_id}-{bytes_of_maker(job.made_by)}.parquet"
        self._buckets: dict[int, list[tuple[int, Prepared]]] = {}
        self.failures: list[tuple[int, dict[str, str]]] = []
        self.pages = self.quotations = self.events = 0

    def take(self, number: int, result: Prepared | PageError) -> None:
        """Puts a result where it belongs."""
        self.pages += 1
        if isinstance(result, PageError):
            words = {"about": result.about, "reason": result.reason, "next_step": result.next_step}
            failure = {name: told.encode("utf-8", "backslashreplace").decode() for name, told in words.items()}
            self.failures.append((number, {**failure, "kind": type(result).__name__}))
            return
        self.quotations += result.quotations
        self.events += result.events
        self._buckets.setdefault(bucket_of(result.page["id"], self._job.buckets), []).append((number, result))

    def files(self) -> dict[str, bytes]:
        """Names and bytes of the slice's files."""
        found = {
            f"pages/bucket={bucket:04d}/{self._name}": packed(pages) for bucket, pages in sorted(self._buckets.items())
        }
        if self.failures:
            found[f"failures/{self._name}"] = packed_failures(self.failures)
        return found


def bytes_of_maker(maker: str) -> str:
    """The part of `made_by` that tells apart what two versions wrote of one slice."""
    return maker.rpartition("+")[2].replace(".", "")
