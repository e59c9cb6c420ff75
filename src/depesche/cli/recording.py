"""Commands that fill a record and look after it."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from depesche.cli.options import DEFAULT_STORE, Columns, Pages, Store, columns_of, refuse_addresses

SHOWN_FAILURES = 20


def run(
    pages: Pages,
    store: Store = DEFAULT_STORE,
    jobs: Annotated[int | None, typer.Option(help="Worker processes (default: one for each core).", min=1)] = None,
    again: Annotated[bool, typer.Option("--again", help="Analyse pages anew that are on record already.")] = False,
    columns: Columns = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch addresses, and what sitemaps list, from the network.")
    ] = False,
) -> None:
    """Read pages into a record, link them with what is there, and say what was found."""
    from depesche.recording import exported, record, record_pages
    from depesche.settings import Settings
    from depesche.store import Store as Record
    from depesche.store import View
    from depesche.tell.summary import count, summarise

    refuse_addresses(pages, allowed=fetch)
    settings = Settings(jobs=jobs, columns=columns_of(columns))
    console = Console(stderr=True, highlight=False)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    ) as bar:
        task = bar.add_task("Reading pages", total=None)

        def advance(done: int, total: int | None, source: str) -> None:
            bar.update(task, completed=done, total=total)

        with Record.open(store) as opened:
            if fetch:
                from depesche.watch.starting import fetched

                done = record_pages(fetched(pages, settings, opened), opened, settings, advance, again=again)
            else:
                done = record(pages, opened, settings, advance, again=again)
    for failure in done.failures[:SHOWN_FAILURES]:
        console.print(Text(f"{failure.about}: {failure.reason}. {failure.next_step}"), style="red")
    if done.failed > SHOWN_FAILURES:
        console.print(f"… and {done.failed - SHOWN_FAILURES} more, listed by depesche doctor --store {store}")
    out = Console(highlight=False, soft_wrap=True)
    with View.open(store) as view:
        for line in summarise(exported(view, syntax=False)).words():
            out.print(Text(line))
    changes = f"{done.added} new, {done.replaced} analysed anew, {done.skipped} known already, {done.failed} failed"
    out.print(Text(f"  {changes} · {done.seconds:.1f} s · record: {store}"))
    if done.interrupted:
        out.print(Text(f"Interrupted after {count(done.added, 'page')}; the same command goes on from there."))
    if done.failed or done.interrupted:
        raise typer.Exit(1)


def doctor(store: Store = DEFAULT_STORE) -> None:
    """Check versions, models and the health of a store."""
    from depesche.tell.doctor import examine

    console = Console(highlight=False, soft_wrap=True)
    sound = True
    for name, words, good in examine(store):
        console.print(Text.assemble((f"{name:12} ", "bold"), (words, "" if good else "red")))
        sound = sound and good
    if not sound:
        raise typer.Exit(1)
