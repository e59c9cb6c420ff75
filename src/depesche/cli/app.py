"""The commands, put together."""

import json
import sys
from typing import Annotated

import typer

from depesche.cli.actors import actors, review
from depesche.cli.assisting import mcp
from depesche.cli.correcting import correct
from depesche.cli.exporting import export
from depesche.cli.filing import dossier
from depesche.cli.keeping import backup, doctor, restore
from depesche.cli.listings import disputes, events, plans, quantities, search, statements, stories, timeline
from depesche.cli.options import Columns, Pages, columns_of, refuse_addresses
from depesche.cli.proposing import proposals, propose
from depesche.cli.recording import run
from depesche.cli.serving import serve
from depesche.cli.showing import show
from depesche.cli.spreading import import_
from depesche.cli.watching import watch
from depesche.errors import DepescheError, PageError, UsageError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def depesche() -> None:
    """Reads raw news pages, German first, into a sourced record: who met, said and did what, according to whom."""


@app.command()
def analyse(
    pages: Pages,
    output: Annotated[str, typer.Option("--format", help="jsonl or conllu.")] = "jsonl",
    columns: Columns = None,
) -> None:
    """Print everything found in each page, without a store."""
    from depesche.pipeline import analyse as analyse_page
    from depesche.read import read
    from depesche.settings import Settings
    from depesche.tell.conllu import conllu
    from depesche.tell.contract import findings_object

    refuse_addresses(pages)
    failed = 0
    for page in read(pages, Settings(columns=columns_of(columns))):
        try:
            if isinstance(page, PageError):
                raise page
            findings = analyse_page(page)
        except PageError as error:
            failed += 1
            typer.echo(str(error), err=True)
            continue
        if output == "conllu":
            sys.stdout.write("".join(line + "\n" for line in conllu(findings)))
        else:
            sys.stdout.write(json.dumps(findings_object(findings), ensure_ascii=False) + "\n")
    raise typer.Exit(1 if failed else 0)


for command in (
    run, timeline, statements, events, quantities, actors, review, correct, stories, plans, disputes, search, show,
    dossier, serve, watch, mcp, propose, proposals, export, doctor, backup, restore,
):  # fmt: skip
    app.command()(command)
app.command("import")(import_)


def main() -> None:
    """Entry point: exit code 0 done, 1 some pages failed, 2 usage, 130 interrupted."""
    try:
        app()
    except UsageError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    except DepescheError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
