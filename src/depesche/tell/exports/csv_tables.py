"""The tables of a record as CSV: a header, then one finding a line, in the encoding of RFC 4180."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.files import Files
from depesche.tell.exports.record import Exported
from depesche.tell.exports.rows import OF_A_PAGE, Row, judgement_rows, links_rows

BETWEEN = "; "
FORMULA = frozenset("=+-@\t\r")
"""Signs with which a spreadsheet begins a formula."""
OURS = frozenset(
    """id sha256 language version kind state subkind by form entity type anchor act certainty nested_in place_id
    same_statement category mode status quad same_event finding of role verdict published_how""".split()
)
"""Columns of text that we make, not pages."""
WHOLE: dict[str, Callable[[Exported], Iterator[Row]]] = {
    "links": lambda record: links_rows(record.links()),
    "judgements": lambda record: judgement_rows(record.judgements()),
}
"""Tables that do not come from pages."""


def csv_table(name: str, record: Exported) -> Iterator[str]:
    """One table. Lists are joined with `; `, a span is written `12-30`, a link or an office by its name."""
    line = _Line(name)
    yield line.header
    if name in WHOLE:
        yield from map(line, WHOLE[name](record))
        return
    rows_of = OF_A_PAGE[name]
    for findings, first in record.pages:
        yield from map(line, rows_of(findings, first))


CSV_TABLES = {f"{name}-csv": partial(csv_table, name) for name in TABLES}
"""Exporter by the name of its format."""


def csv_folder(record: Exported, folder: Path) -> None:
    """All tables, a file each, in one pass over the pages."""
    lines = {name: _Line(name) for name in TABLES}
    with Files(folder, {name: f"{name}.csv" for name in TABLES}) as files:
        for name, line in lines.items():
            files.write(name, line.header)
        for findings, first in record.pages:
            for name, rows_of in OF_A_PAGE.items():
                for row in rows_of(findings, first):
                    files.write(name, lines[name](row))
        for name, rows in WHOLE.items():
            for row in rows(record):
                files.write(name, lines[name](row))


class _Echo:
    """A file whose `write` gives back what it is given, which is then what `writerow` returns."""

    def write(self, line: str) -> str:
        return line


class _Line:
    """Rows of one table as lines."""

    def __init__(self, name: str) -> None:
        fields = TABLES[name]
        self._write = csv.writer(_Echo(), lineterminator="").writerow
        self._words = [at for at, f in enumerate(fields) if f.kind == "string" and f.name not in OURS]
        self._others = [(at, _CELLS[f.kind]) for at, f in enumerate(fields) if f.kind in _CELLS]
        self.header: str = self._write([field.name for field in fields])

    def __call__(self, row: Row) -> str:
        cells = list(row)
        for at in self._words:
            if (word := cells[at]) and word[0] in FORMULA:
                cells[at] = f"'{word}"
        for at, written in self._others:
            if (value := cells[at]) is not None:
                cells[at] = written(value)
        line: str = self._write(cells)
        return line


def _word(value: str) -> str:
    """Words of a page that a spreadsheet would run as a formula get a quote in front."""
    return f"'{value}" if value[:1] in FORMULA else value


def _office(office: Any) -> str:
    role, of, _, qualifier = office
    words = f"{qualifier} {role}" if qualifier else role
    return f"{words} of {of}" if of else words


_CELLS: dict[str, Callable[[Any], str]] = {
    "bool": lambda value: "true" if value else "false",
    "date": lambda value: value.isoformat(),
    "list<string>": lambda value: _word(BETWEEN.join(value)) if value else "",
    "list<span>": lambda value: BETWEEN.join([f"{start}-{end}" for start, end in value]) if value else "",
    "list<link>": lambda value: _word(BETWEEN.join([link[0] for link in value])) if value else "",
    "list<office>": lambda value: _word(BETWEEN.join([_office(office) for office in value])) if value else "",
}
"""How a cell of each kind is written; numbers as they are."""
