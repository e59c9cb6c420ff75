"""Commands that fill a record, hand it out whole, and look after it."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from depesche.cli.options import DEFAULT_STORE, Columns, Pages, Store, columns_of

SHOWN_FAILURES = 20


class ExportFormat(StrEnum):
    """What `export` prints."""

    JSONL = "jsonl"
    LINKS = "links"
    POLECAT = "polecat"
    PLOVER = "plover"
    FTM = "ftm"
    JSONLD = "jsonld"
    TIMELINEJS = "timelinejs"
    GRAPHML = "graphml"
    GEXF = "gexf"
    EVENTS_CSV = "events-csv"
    STATEMENTS_CSV = "statements-csv"


def run(
    pages: Pages,
    store: Store = DEFAULT_STORE,
    jobs: Annotated[int | None, typer.Option(help="Worker processes (default: one for each core).", min=1)] = None,
    again: Annotated[bool, typer.Option("--again", help="Analyse pages anew that are on record already.")] = False,
    columns: Columns = None,
) -> None:
    """Read pages into a record, link them with what is there, and say what was found."""
    from depesche.recording import exported, record
    from depesche.settings import Settings
    from depesche.store import Store as Record
    from depesche.store import View
    from depesche.tell.summary import count, summarise

    settings = Settings(jobs=jobs, columns=columns_of(columns))
    console = Console(stderr=True, highlight=False)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    ) as bar:
        task = bar.add_task("Reading pages", total=None)

        def advance(done: int, total: int | None, source: str) -> None:
            bar.update(task, completed=done, total=total)

        with Record.open(store) as opened:
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


def export(
    store: Store = DEFAULT_STORE,
    output: Annotated[
        ExportFormat,
        typer.Option("--format", help="jsonl: a page a line; links: what joins them; others: docs/formats.md."),
    ] = ExportFormat.JSONL,
) -> None:
    """Print the whole record with the links between pages applied."""
    from depesche.recording import exported
    from depesche.store import View
    from depesche.tell.contract import findings_object, links_object
    from depesche.tell.exports import EXPORTERS

    with View.open(store) as view:
        if output is ExportFormat.LINKS:
            sys.stdout.write(json.dumps(links_object(view.links()), ensure_ascii=False) + "\n")
            return
        if output is not ExportFormat.JSONL:
            lines = EXPORTERS[output.value](exported(view, syntax=False), view.links())
            sys.stdout.writelines(f"{line}\n" for line in lines)
            return
        for findings in exported(view, syntax=True):
            sys.stdout.write(json.dumps(findings_object(findings), ensure_ascii=False) + "\n")


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
