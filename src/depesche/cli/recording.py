"""The command that fills a record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from depesche.cli.options import DEFAULT_STORE, Columns, SomePages, Store, columns_of, refuse_addresses
from depesche.cli.spreading import Buckets, In, On, Out, SlicePages, run_on
from depesche.cli.stopping import INTERRUPTED, stopping
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.model.record import RunSummary

SHOWN_FAILURES = 20


def run(
    pages: SomePages = None,
    store: Store = DEFAULT_STORE,
    *,
    jobs: Annotated[int | None, typer.Option(help="Worker processes (default: one for each core).", min=1)] = None,
    again: Annotated[bool, typer.Option("--again", help="Analyse pages anew that are on record already.")] = False,
    columns: Columns = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch addresses, and what sitemaps list, from the network.")
    ] = False,
    on: On = None,
    more: In = None,
    out: Out = None,
    buckets: Buckets = None,
    slice_pages: SlicePages = None,
) -> None:
    """Read pages into a record, link them with what is there, and say what was found.

    With --on, --in and --out: analyse an archive on Ray and write what was found as Parquet, for depesche import.
    """
    from depesche.recording import record, record_pages
    from depesche.settings import Settings
    from depesche.store import Store as Record

    pages = [*(pages or ()), *(more or ())]
    if not pages:
        raise UsageError("run", "no pages are named", "Name files, folders, globs, or - for standard input.")
    refuse_addresses(pages, allowed=fetch)
    settings = Settings(jobs=jobs, columns=columns_of(columns))
    if on is not None or out is not None:
        run_on(on, pages, out, settings, buckets=buckets, slice_pages=slice_pages)
        return
    with advancing("Reading pages") as advance, Record.open(store) as opened:
        if fetch:
            from depesche.watch.starting import fetched

            done = record_pages(fetched(pages, settings, opened), opened, settings, advance, again=again)
        else:
            done = record(pages, opened, settings, advance, again=again)
    report(done, store)


@contextmanager
def advancing(words: str) -> Iterator[Callable[[int, int | None, str], None]]:
    """A bar; told of the pages done, the pages in all, and the page just done. Ctrl-C ends it there."""
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with stopping() as heed, Progress(*columns, console=console) as bar:
        task = bar.add_task(words, total=None)

        def advance(done: int, total: int | None, source: str) -> None:
            bar.update(task, completed=done, total=total)
            heed()

        yield advance


def report(done: "RunSummary", store: str) -> None:
    """Says what a run did and what the record holds. Exit code 1 if pages failed, 130 if it was interrupted."""
    from depesche.recording import exported
    from depesche.store import View, name_of
    from depesche.tell.summary import count, summarise

    console = Console(stderr=True, highlight=False)
    for failure in done.failures[:SHOWN_FAILURES]:
        console.print(Text(f"{failure.about}: {failure.reason}. {failure.next_step}"), style="red")
    if done.failed > SHOWN_FAILURES:
        console.print(f"… and {done.failed - SHOWN_FAILURES} more, listed by depesche doctor --store {name_of(store)}")
    out = Console(highlight=False, soft_wrap=True)
    with View.open(store) as view:
        for line in summarise(exported(view, syntax=False)).words():
            out.print(Text(line))
    changes = f"{done.added} new, {done.replaced} analysed anew, {done.skipped} known already, {done.failed} failed"
    out.print(Text(f"  {changes} · {done.seconds:.1f} s · record: {name_of(store)}"))
    if done.interrupted:
        out.print(Text(f"Interrupted after {count(done.added, 'page')}; the same command goes on from there."))
        raise typer.Exit(INTERRUPTED)
    if done.failed:
        raise typer.Exit(1)
