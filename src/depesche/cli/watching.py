"""The command that watches feeds and sites and tells what was ordered."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, Store

if TYPE_CHECKING:
    from depesche.watch.orders import Orders


def watch(
    orders: Annotated[Path, typer.Argument(help="File of what to watch and what to tell (TOML): docs/watch.md.")],
    store: Store = DEFAULT_STORE,
    once: Annotated[bool, typer.Option("--once", help="Fetch what is due, then end; what failed waits.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be fetched now; fetch nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only check the file of orders.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Worker processes (default: one).", min=1)] = None,
) -> None:
    """Watch feeds and sites: record new pages as they appear, and tell plans, denials, origins, statements once."""
    from depesche.recording import Workers
    from depesche.settings import Settings
    from depesche.store import Store as Record
    from depesche.store import name_of
    from depesche.watch.alerting import Alerts
    from depesche.watch.loop import Watch
    from depesche.watch.starting import wire_for
    from depesche.watch.watchfile import orders_in

    ordered = orders_in(orders)
    if check:
        typer.echo(_summary(ordered, orders))
        return
    settings = Settings(jobs=jobs, max_page_bytes=ordered.max_bytes)
    with Record.open(store) as opened, Workers(settings) as workers:
        alerts = Alerts(ordered, opened, settings, typer.echo, say=_warn)
        watching = Watch(ordered, opened, wire_for(ordered), settings, _warn, alerts, workers.results)
        if dry_run:
            for one in watching.planned():
                typer.echo(f"{one.name}\t{one.url}" + (f"\t{one.trouble}" if one.trouble else ""))
            return
        if not once:
            where = name_of(store)
            _warn(f"Watching {len(ordered.sources)} sources into {where}. Ctrl-C ends it; the same command goes on.")
        counts = watching.run(once=once)
    said = ", ".join(f"{number} {state}" for state, number in counts.items.items()) or "nothing yet"
    alerted = f"alerts: {counts.alerts}, of which {counts.undelivered} are on their way"
    _warn(f"Pages: {said} · {alerted} · record: {name_of(store)}")


def _warn(line: str) -> None:
    typer.echo(line, err=True)
    sys.stderr.flush()


def _summary(orders: "Orders", path: Path) -> str:
    told = ", ".join(rule.name for rule in orders.rules) or "none"
    return f"{path} is in order: {len(orders.sources)} sources, alerts: {told}"
