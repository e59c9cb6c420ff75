"""Commands for archives: analyse on Ray, and bring what was written into a record."""

from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, Store, bound
from depesche.cli.stopping import INTERRUPTED
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.settings import Settings

On = Annotated[
    str | None,
    typer.Option(
        "--on", help="Analyse on Ray: local, auto, ray://HOST:PORT or HOST:PORT. Needs --out.", metavar="CLUSTER"
    ),
]
In = Annotated[
    list[str] | None,
    typer.Option("--in", help="Pages, as the arguments; also object storage (s3://bucket/crawl/*.warc.gz)."),
]
Out = Annotated[
    str | None,
    typer.Option("--out", help="With --on: folder for the findings, on a disk that all machines see, or s3://…"),
]
Buckets = Annotated[
    int | None, typer.Option("--buckets", help="With --on: parts of the output by page id (default: 16).", min=1)
]
SlicePages = Annotated[
    int | None,
    typer.Option("--slice-pages", help="With --on: pages that a worker takes in one go (default: 500).", min=1),
]


def run_on(
    on: str | None,
    pages: list[str],
    out: str | None,
    settings: "Settings",
    *,
    buckets: int | None,
    slice_pages: int | None,
) -> None:
    """Runs on Ray and says how far it is. Exit code 1 if pages failed or slices were left out, 130 if interrupted."""
    from depesche.spread import BUCKETS, SLICE_PAGES, RayCrew, spread

    if on is None or out is None:
        raise UsageError("run", "--on and --out belong together", "Give both, or --store.")
    far = [place for place in (*pages, out) if "://" not in place and not place.startswith("/")]
    if on.startswith("ray://") and far:
        raise UsageError(
            far[0], "is a relative path, and the cluster is elsewhere", "Give a path that all machines see."
        )
    with RayCrew(on, settings.jobs) as crew:
        done = spread(
            pages,
            out,
            crew,
            settings,
            buckets=buckets or BUCKETS,
            slice_pages=slice_pages or SLICE_PAGES,
            say=lambda line: typer.echo(line, err=True),
        )
    found = f"{done.pages - done.failed:,} pages, {done.quotations:,} quotations, {done.events:,} events"
    typer.echo(f"{found}, {done.failed:,} failed · {done.seconds:.1f} s · findings: {out}")
    for words in done.left_out:
        typer.echo(f"left out: {words}", err=True)
    if done.state == "interrupted":
        typer.echo(
            f"Interrupted after {done.slices} of {done.slices_in_all} slices; the same command goes on from there."
        )
        raise typer.Exit(INTERRUPTED)
    if done.failed or done.left_out:
        raise typer.Exit(1)


def import_(
    folder: Annotated[str, typer.Argument(help="Folder that depesche run --on filled.")],
    store: Store = DEFAULT_STORE,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only pages of this outlet.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Only pages from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Only pages up to this day, month or year.")] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", help="Only the pages of so many buckets: a fixed sample.", min=1)
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Bring pages anew that are on record already.")] = False,
) -> None:
    """Bring what depesche run --on wrote, or a part of it, into a record, and link it with what is there."""
    from depesche.cli.recording import advancing, report
    from depesche.spread import Choice, import_folder
    from depesche.store import Store as Record

    choice = Choice(
        outlet=outlet,
        since=bound(since, last=False) if since else None,
        until=bound(until, last=True) if until else None,
        buckets=sample,
    )
    with advancing("Recording pages") as advance, Record.open(store) as opened:
        done = import_folder(folder, opened, progress=advance, choice=choice, again=again)
    report(done, store)
