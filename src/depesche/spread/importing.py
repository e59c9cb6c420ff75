"""From the folder of a run into a store: as if the pages had been read and analysed here, in the same order."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from heapq import merge
from typing import Any

import msgspec

from depesche import errors
from depesche.errors import AnalysisFailed, PageError, UsageError
from depesche.model.folding import padded
from depesche.model.page import Page
from depesche.model.record import RunSummary
from depesche.pool import guarded
from depesche.recording import Outcomes, Progress, record_pages, rows_of
from depesche.settings import DEFAULT, Settings
from depesche.spread.folder import Folder
from depesche.spread.job import PLAN, RUN, Done, Slice
from depesche.spread.running import done_of
from depesche.spread.table import bucket_of, unpacked, unpacked_failures
from depesche.store import Prepared, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which pages to bring; what is not given does not matter."""

    outlet: str | None = None
    """Words of the outlet's name."""
    since: date | None = None
    until: date | None = None
    """Pages that may have appeared in these days; one of unknown date may."""
    buckets: int | None = None
    """The first so many: a sample that is the same whenever it is drawn."""

    @property
    def everything(self) -> bool:
        """True if nothing is left out."""
        return self == Choice()

    def takes(self, page: dict[str, Any], buckets: int) -> bool:
        """True if a page is asked for."""
        if self.outlet and padded(self.outlet).strip() not in page["outlet_words"]:
            return False
        if self.since and page["latest"] and page["latest"] < self.since.isoformat():
            return False
        if self.until and page["earliest"] and page["earliest"] > self.until.isoformat():
            return False
        return self.buckets is None or bucket_of(page["id"], buckets) < self.buckets


def import_folder(
    place: str,
    store: Store,
    settings: Settings = DEFAULT,
    progress: Progress | None = None,
    choice: Choice | None = None,
    *,
    again: bool = False,
) -> RunSummary:
    """Records the pages of a run, or those of them that are chosen, and links them with what the store has.

    The store comes out as if `record` had read the same places. Failures come along if nothing is left out. Raises
    `UsageError` if the folder holds no run, one that is not complete, or one of another version.
    """
    folder = Folder(place)
    found = folder.read(RUN), folder.read(PLAN)
    if found[0] is None or found[1] is None:
        raise UsageError(place, "holds no results", "Name the folder given to depesche run --out.")
    buckets: int = msgspec.json.decode(found[0])["buckets"]
    slices = [msgspec.json.decode(line, type=Slice) for line in found[1].splitlines()]
    done = done_of(folder, slices)
    if len(done) < len(slices):
        reason = f"{len(slices) - len(done)} of {len(slices)} slices are missing"
        raise UsageError(place, reason, "Run the same depesche run --on again: it goes on where it stopped.")
    arriving = _Arriving(folder, list(done.values()), settings, choice or Choice(), buckets)
    total = sum(d.pages for d in done.values()) if arriving.choice.everything else None
    return record_pages(arriving.pages(), store, settings, progress, again=again, total=total, results=arriving.results)


class _Arriving:
    """Pages on their way from the folder. Rows go beside the page that `record_pages` decides about."""

    def __init__(self, folder: Folder, done: list[Done], settings: Settings, choice: Choice, buckets: int) -> None:
        self._folder, self._done, self._settings = folder, done, settings
        self.choice, self._buckets = choice, buckets
        self._at_hand: Prepared | None = None

    def pages(self) -> Iterator[Page | PageError]:
        """Pages and errors in the order of reading; a page that comes twice is given once, as `read` does."""
        seen: set[tuple[str, str]] = set()
        for done in self._done:
            files = [self._rows(name) for name in done.files]
            for _, _, found in merge(*files, key=lambda row: row[:1]):
                if isinstance(found, PageError):
                    yield found
                    continue
                key = (found.page["id"], found.page["sha256"])
                if key in seen:
                    continue
                seen.add(key)
                self._at_hand = found
                page = msgspec.json.decode(found.page["page"], type=Page)
                yield replace(page, data=zlib.decompress(found.page["data"]))

    def results(self, pages: Iterator[Page | PageError]) -> Outcomes:
        """The rows of each page; one whose id is taken by other bytes gets another id, and is analysed under it."""
        for page in pages:
            if isinstance(page, PageError):
                yield page.about, page
            elif self._at_hand and self._at_hand.page["id"] == page.id:
                yield page.source, self._at_hand
            else:
                yield page.source, guarded(partial(rows_of, settings=self._settings), page)

    def _rows(self, name: str) -> Iterator[tuple[int, str, Prepared | PageError]]:
        data = self._folder.read(name)
        if data is None:
            raise UsageError(f"{self._folder.place}/{name}", "is missing", "Run the same depesche run --on again.")
        if name.startswith("failures/"):
            if self.choice.everything:
                for number, words in unpacked_failures(data, name):
                    kind = getattr(errors, words.pop("kind"), AnalysisFailed)
                    yield number, name, kind(**words)
            return
        for number, page in unpacked(data, name):
            if self.choice.takes(page.page, self._buckets):
                yield number, name, page
