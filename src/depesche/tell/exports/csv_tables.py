"""The tables of a record as CSV: a header, then one finding a line, in the encoding of RFC 4180."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.files import Files
from depesche.tell.exports.rows import OF_A_PAGE, Row, first_of, judgement_rows, links_rows

BETWEEN = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet begins a formula."""


def csv_table(name: str, pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One table. Lists are joined with `; `, a span is written `12-30`, a link or an office by its name."""
    write = _writer()
    yield write([field.name for field in TABLES[name]])
    for row in table_rows(name, pages, links):
        yield write([_cell(value) for value in row])


def table_rows(name: str, pages: Iterable[Findings], links: Links) -> Iterator[Row]:
    """The rows of one table of the whole record."""
    if name in WHOLE:
        yield from WHOLE[name](links)
        return
    rows_of, first = OF_A_PAGE[name], first_of((*links.same_event, *links.same_statement))
    for findings in pages:
        yield from rows_of(findings, first)


WHOLE: dict[str, Callable[[Links], Iterator[Row]]] = {"links": links_rows, "judgements": judgement_rows}
"""Tables that do not come from pages."""
CSV_TABLES = {f"{name}-csv": partial(csv_table, name) for name in TABLES}
"""Exporter by the name of its format."""


def csv_folder(pages: Iterable[Findings], links: Links, folder: Path) -> None:
    """All tables, a file each, in one pass over the pages."""
    first, write = first_of((*links.same_event, *links.same_statement)), _writer()
    with Files(folder, {name: f"{name}.csv" for name in TABLES}) as files:
        for name, fields in TABLES.items():
            files.write(name, write([field.name for field in fields]))
        for findings in pages:
            for name, rows_of in OF_A_PAGE.items():
                for row in rows_of(findings, first):
                    files.write(name, write([_cell(value) for value in row]))
        for name, rows in WHOLE.items():
            for row in rows(links):
                files.write(name, write([_cell(value) for value in row]))


class _Echo:
    """A file whose `write` gives back what it is given, which is then what `writerow` returns."""

    def write(self, line: str) -> str:
        return line


def _writer() -> Callable[[list[Any]], str]:
    return csv.writer(_Echo(), lineterminator="").writerow


def _cell(value: Any) -> Any:
    """Words of a page that a spreadsheet would run as a formula get a quote in front."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _cell(BETWEEN.join([_part(part) for part in value]))
    return value.isoformat() if isinstance(value, date) else value


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if "name" in part:
        return part["name"] or ""
    if "role" in part:
        words = f"{part['qualifier']} {part['role']}" if part["qualifier"] else part["role"]
        return f"{words} of {part['of']}" if part["of"] else words
    return f"{part['start']}-{part['end']}"
