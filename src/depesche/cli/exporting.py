"""The command that hands the record to other programs."""

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from depesche.cli.options import listing
from depesche.errors import UsageError
from depesche.model.filters import Filters

AT_ONCE = 1 << 16
"""Characters that are written together."""


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"
    LINKS = "links"
    POLECAT = "polecat"
    PLOVER = "plover"
    ICEWS = "icews"
    FTM = "ftm"
    JSONLD = "jsonld"
    ANNOTATIONS = "annotations"
    TIMELINEJS = "timelinejs"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CONLLU = "conllu"
    PARQUET = "parquet"
    CSV = "csv"
    PAGES_CSV = "pages-csv"
    ENTITIES_CSV = "entities-csv"
    MENTIONS_CSV = "mentions-csv"
    TIMES_CSV = "times-csv"
    STATEMENTS_CSV = "statements-csv"
    EVENTS_CSV = "events-csv"
    PARTICIPANTS_CSV = "participants-csv"
    QUANTITIES_CSV = "quantities-csv"
    LINKS_CSV = "links-csv"
    JUDGEMENTS_CSV = "judgements-csv"


@listing
def export(
    output: Annotated[
        ExportFormat,
        typer.Option("--format", help="jsonl: a page a line; links: what joins them; others: docs/formats.md."),
    ] = ExportFormat.JSONL,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="File to write, or folder for parquet and csv (default: standard output)."),
    ] = None,
    *,
    store: str,
    filters: Filters,
) -> None:
    """Write the record, or what of it meets the filters, with the links between pages applied."""
    from depesche.exporting import export_to, exported_lines, undisturbed
    from depesche.store import View
    from depesche.tell.exports import FOLDERS

    if output.value in FOLDERS and out is None:
        raise UsageError(output.value, "is several files", "Name a folder with --out.")
    with View.open(store) as view, undisturbed():
        try:
            if out is None:
                _print(exported_lines(view, output.value, filters))
            else:
                export_to(view, output.value, out, filters)
        except OSError as error:
            raise _explained(error, out) from None


def _print(lines: Iterable[str]) -> None:
    """Standard output; a reader that has had enough, as `head`, ends it quietly as it ends other programs."""
    try:
        for some in _together(lines):
            sys.stdout.write(some)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # lest Python complains when it ends
        raise UsageError("standard output", "was closed before the end", "Write to a file: --out FILE.") from None


def _together(lines: Iterable[str]) -> Iterable[str]:
    """Lines with their breaks, many at once."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size > AT_ONCE:
            yield "\n".join([*waiting, ""])
            waiting.clear()
            size = 0
    if waiting:
        yield "\n".join([*waiting, ""])


def _explained(error: OSError, out: Path | None) -> UsageError:
    place = str(out) if out else "standard output"
    return UsageError(place, f"cannot be written: {error.strerror or error}", "Make room, or name another with --out.")
