"""A listing: named columns and a stream of rows, printed as table, JSON or CSV."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, TextIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

Format = Literal["table", "json", "csv"]
NARROW = 120
"""Columns of a terminal below which a table of sentences would fall into slivers of words."""
INDENT = 4
AT_ONCE = 50
"""Rows that are printed together: the terminal is asked for its size each time."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with the columns that a table shows; JSON and CSV carry every field of the rows."""

    columns: tuple[str, ...]
    rows: Iterable[Row]
    empty: str = "Nothing on record matches."
    wide: tuple[str, ...] = ()
    """Columns that may wrap; the others are kept on one line."""


def write(listing: Listing, output: Format, stream: TextIO) -> int:
    """Prints a listing; returns the number of rows. An unknown format is impossible by type."""
    if output == "json":
        return _json(listing, stream)
    if output == "csv":
        return _csv(listing, stream)
    return _table(listing, stream)


def _json(listing: Listing, stream: TextIO) -> int:
    count = 0
    stream.write("[")
    for count, row in enumerate(listing.rows, 1):
        stream.write(("\n " if count == 1 else ",\n ") + json.dumps(row, ensure_ascii=False))
    stream.write("\n]\n" if count else "]\n")
    return count


def _csv(listing: Listing, stream: TextIO) -> int:
    count = 0
    writer = None
    for count, row in enumerate(listing.rows, 1):  # noqa: B007 - the count is the result
        if writer is None:
            writer = csv.DictWriter(stream, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: flat(value) for key, value in row.items()})
    if writer is None:
        stream.write(",".join(listing.columns) + "\n")
    return count


def _table(listing: Listing, stream: TextIO) -> int:
    console = Console(file=stream, highlight=False, soft_wrap=False)
    if console.width < NARROW and listing.wide:
        return _blocks(listing, console)
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for column in listing.columns:
        table.add_column(column.replace("_", " "), no_wrap=column not in listing.wide, overflow="fold")
    count = 0
    for row in listing.rows:
        count += 1
        table.add_row(*(Text(cell(row, column)) for column in listing.columns))
    console.print(table if count else Text(listing.empty))
    return count


def _blocks(listing: Listing, console: Console) -> int:
    """For a narrow terminal: what stays on one line first, then each wide column on lines of its own, indented."""
    short = [column for column in listing.columns if column not in listing.wide]
    rows, count = iter(listing.rows), 0
    while some := list(islice(rows, AT_ONCE)):
        count += len(some)
        console.print(Group(*(part for row in some for part in _block(row, short, listing.wide))))
    if not count:
        console.print(Text(listing.empty))
    return count


def _block(row: Row, short: list[str], wide: tuple[str, ...]) -> Iterator[Text | Padding]:
    yield Text("  ".join(filter(None, (cell(row, column) for column in short))), style="bold")
    for column in wide:
        if words := cell(row, column):
            yield Padding(Text(words), (0, 0, 0, INDENT))


def cell(row: Row, column: str) -> str:
    """One field of a row as harmless text."""
    return printable(flat(row.get(column)))


def flat(value: Any) -> str:
    """One cell: lists joined by commas, None empty."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(flat(v) for v in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def printable(text: str) -> str:
    """The text without characters that could drive a terminal or reorder a line; pages are hostile."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text if c not in DIRECTION_MARKS)


DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clipped(text: str, width: int) -> str:
    """The text on one line, at most `width` characters, with `…` where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
