"""Commands that look after a record: its state, copies of it, and what is left of a damaged one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from depesche.cli.options import DEFAULT_STORE, Store

if TYPE_CHECKING:
    from depesche.store.saving import Saved

SHOWN_LOST = 20


def doctor(
    store: Store = DEFAULT_STORE,
    salvage: Annotated[
        Path | None, typer.Option("--salvage", help="Write what can be read of a damaged record to this new file.")
    ] = None,
) -> None:
    """Check versions, models and the health of a store; save what can be read of a damaged one."""
    if salvage is not None:
        _salvage(store, salvage)
        return
    from depesche.tell.doctor import examine

    console = Console(highlight=False, soft_wrap=True)
    sound = True
    for name, words, good in examine(store):
        console.print(Text.assemble((f"{name:12} ", "bold"), (words, "" if good else "red")))
        sound = sound and good
    if not sound:
        raise typer.Exit(1)


def _salvage(store: str, target: Path) -> None:
    from depesche.salvaging import salvage

    done = salvage(store, target)
    pages = f"{done.kept} pages with their findings, {done.anew} analysed anew, {len(done.lost)} lost"
    typer.echo(f"{target}: {pages}; {done.decisions} decisions of people")
    for page in done.lost[:SHOWN_LOST]:
        typer.echo(f"lost: {page}", err=True)
    if len(done.lost) > SHOWN_LOST:
        typer.echo(f"… and {len(done.lost) - SHOWN_LOST} more", err=True)
    if done.lost:
        raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(help="File that the copy is written to.")], store: Store = DEFAULT_STORE
) -> None:
    """Copy a record into one file while others read and write it; the copy is read again before it counts."""
    from depesche.store.saving import backup as saved

    _tell(saved(store, file))


def restore(
    file: Annotated[Path, typer.Argument(help="Copy that depesche backup made.")],
    store: Store = DEFAULT_STORE,
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a record that is there.")] = False,
) -> None:
    """Make a record of a copy, after its checksum and its content are examined. End serve and watch before."""
    from depesche.store.saving import restore as restored

    _tell(restored(file, store, force=force))


def _tell(saved: "Saved") -> None:
    counts = ", ".join(f"{number} {name}" for name, number in saved.counts)
    typer.echo(f"{saved.path}: {counts or 'nothing recorded yet'}; {saved.bytes:,} bytes, sha256 {saved.sha256}")
