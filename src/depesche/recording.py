"""`run`: read -> analyse -> store -> link. Analysis in worker processes, one writer here."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

import depesche
from depesche.errors import PageError
from depesche.link import AT_ONCE, RULES, directory_of, resolved, update
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.record import Failure, RunSummary
from depesche.parse import shipped_parser
from depesche.pipeline import analyse
from depesche.pool import Pool, guarded
from depesche.read import read
from depesche.searching import learn
from depesche.settings import DEFAULT, Settings
from depesche.store import Prepared, Store, View, prepared

Progress = Callable[[int, int | None, str], None]
"""Called with pages done, pages in all (None if not known) and the source of the page just done."""
Noted = Callable[[str, str | PageError], None]
"""Called with the source of a page and its id, or its error, inside the transaction that records it."""
Outcomes = Iterator[tuple[str, Prepared | PageError]]
"""Sources of pages with their rows, or with their errors, in the order of the pages."""
FEW = 4
"""Below this number of pages starting processes costs more than it saves."""
NAMED_FAILURES = 100
"""Failures that a summary names; the store has all."""


def rows_of(page: Page, settings: Settings) -> Prepared:
    """What one page becomes in the store: the work of a worker process."""
    return prepared(analyse(page, settings))


def record(
    places: Iterable[str],
    store: Store | str | Path,
    settings: Settings = DEFAULT,
    progress: Progress | None = None,
    *,
    jobs: int | None = None,
    again: bool = False,
) -> RunSummary:
    """Records all pages of `places` and links them with what the store has.

    A page that this version has recorded is skipped unless `again`. A page that fails is named in the summary and in
    the store; the others go on. Ctrl-C ends it cleanly: what is recorded stays, `interrupted` is set, links are not
    made. `jobs` goes before `Settings.jobs`. Raises `StoreError` and its kin.
    """
    if not isinstance(store, Store):
        with Store.open(store, settings, _of_store(progress)) as opened:
            return record(places, opened, settings, progress, jobs=jobs, again=again)
    settings = replace(settings, jobs=jobs or settings.jobs)
    places = list(places)
    total = _number_of_pages(places, settings) if progress else None
    return record_pages(read(places, settings), store, settings, progress, again=again, total=total)


def _of_store(progress: Progress | None) -> Callable[[int, int], None] | None:
    """Tells of a store of an earlier version that is brought up to date."""
    return None if progress is None else lambda done, total: progress(done, total, "the store, for this version")


def record_pages(  # noqa: PLR0913  every one has its default
    pages: Iterable[Page | PageError],
    store: Store,
    settings: Settings = DEFAULT,
    progress: Progress | None = None,
    *,
    again: bool = False,
    total: int | None = None,
    noted: Noted | None = None,
    results: Callable[[Iterator[Page | PageError]], Outcomes] | None = None,
) -> RunSummary:
    """As `record`, for pages that are at hand already or come from elsewhere; `results` may come of `Workers`."""
    run = _Run(store, settings, again, progress, total, noted)
    started = time.monotonic()
    store.start_run()
    try:
        new = run.new(pages)
        for source, result in results(new) if results else _results(new, settings):
            run.take(source, result)
        came, went = relink(store, settings)
        learn(store)
        summary = replace(run.summary(), judgements=came, withdrawn=went)
    except KeyboardInterrupt:
        summary = replace(run.summary(), interrupted=True)
    summary = replace(summary, seconds=round(time.monotonic() - started, 3))
    store.end_run(summary)
    return summary


def relink(store: Store, settings: Settings = DEFAULT) -> tuple[int, int]:
    """Judges what the new and changed pages, and people's judgements, touch; returns how many judgements came and
    how many no longer hold."""
    store.rules_are(RULES)
    came: set[str] = set()
    went: set[str] = set()
    while True:
        with store.linking(AT_ONCE) as (ledger, waiting):
            update(ledger, waiting, again=set(waiting))
        came, went = (came - ledger.went) | (ledger.came - went), (went - ledger.came) | (ledger.went - came)
        if len(waiting) < AT_ONCE:
            return len(came), len(went)


def exported(view: View, *, syntax: bool = True) -> Iterator[Findings]:
    """The findings of every page with the standing links applied, one page at a time, in the order of recording."""
    directory = directory_of(view.entities_alone(), view.judgements())
    return (resolved(findings, directory) for findings in view.all_findings(syntax=syntax))


def exported_page(view: View, page_id: str) -> Findings:
    """One page with the standing links applied. Raises `UsageError` if it is not recorded."""
    directory = directory_of(view.entities_alone(), view.judgements())
    return resolved(view.findings(page_id), directory)


@dataclass(slots=True)
class _Run:
    """The state of one run."""

    store: Store
    settings: Settings
    again: bool
    progress: Progress | None
    total: int | None
    noted: Noted | None = None
    given: set[str] = field(default_factory=set)
    done: int = 0
    added: int = 0
    replaced: int = 0
    skipped: int = 0
    failed: int = 0
    quotations: int = 0
    events: int = 0
    failures: list[Failure] = field(default_factory=list)

    def new(self, pages: Iterable[Page | PageError]) -> Iterator[Page | PageError]:
        """The pages that are still to be analysed."""
        for given in pages:
            page = given if isinstance(given, PageError) else self._with_own_id(given)
            if isinstance(page, PageError):
                yield page
                continue
            known = self.store.recorded(page.id)
            current = known is not None and known[1] == depesche.__version__ and not self.again
            if current or page.id in self.given:
                self.skipped += 1
                if self.noted:
                    self.noted(page.source, page.id)
                self._advance(page.source)
            else:
                self.given.add(page.id)
                yield page

    def _with_own_id(self, page: Page) -> Page:
        """Other bytes under an id that is taken are another version of that page, and both are kept."""
        known = self.store.recorded(page.id)
        taken = (known is not None and known[0] != page.sha256) or (known is None and page.id in self.given)
        return replace(page, id=f"{page.id}@{page.sha256[:8]}") if taken and page.id != page.sha256[:16] else page

    def take(self, source: str, result: Prepared | PageError) -> None:
        """Writes one result, and what is noted with it, in one transaction."""
        with self.store.page_transaction():
            self._write(source, result)
        self._advance(source)

    def _write(self, source: str, result: Prepared | PageError) -> None:
        if self.noted:
            self.noted(source, result if isinstance(result, PageError) else result.page["id"])
        if isinstance(result, PageError):
            failure = self.store.add_failure(result)
            self.failed += 1
            if len(self.failures) < NAMED_FAILURES:
                self.failures.append(failure)
        else:
            new = self.store.add(result)
            self.added += new
            self.replaced += not new
            self.quotations += result.quotations
            self.events += result.events

    def _advance(self, source: str) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total, source)

    def summary(self) -> RunSummary:
        return RunSummary(
            pages=self.done,
            added=self.added,
            replaced=self.replaced,
            skipped=self.skipped,
            failed=self.failed,
            quotations=self.quotations,
            events=self.events,
            failures=tuple(self.failures),
        )


class Workers:
    """Processes for many small runs: they start with the first page and keep their models loaded between runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open = ExitStack()
        self._pool: Pool[Prepared] | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *exception: object) -> None:
        self._open.close()

    def results(self, pages: Iterator[Page | PageError]) -> Outcomes:
        """Analyses pages, each within its time limit."""
        first = list(islice(pages, 1))
        if not first:
            return iter(())
        if self._pool is None:
            task, settings = partial(rows_of, settings=self._settings), self._settings
            pool = Pool(task, count=settings.jobs or 1, seconds=settings.page_seconds, warm_up=shipped_parser)
            self._pool = self._open.enter_context(pool)
        return self._pool.results(chain(first, pages))


def _results(pages: Iterator[Page | PageError], settings: Settings) -> Outcomes:
    """Analyses in this process if the pages are few, else in a pool."""
    task = partial(rows_of, settings=settings)
    first = list(islice(pages, FEW))
    if len(first) < FEW:
        for page in first:
            if isinstance(page, PageError):
                yield page.about, page
            else:
                yield page.source, guarded(task, page)
        return
    count = settings.jobs or os.cpu_count() or 1
    with Pool(task, count=count, seconds=settings.page_seconds, warm_up=shipped_parser) as pool:
        yield from pool.results(chain(first, pages))


def _number_of_pages(places: list[str], settings: Settings) -> int | None:
    """Reading is quick beside analysis, so that all is read twice for a bar that knows its end."""
    return None if "-" in places else sum(1 for _ in read(places, settings))
