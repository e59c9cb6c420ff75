"""The tables of a record as Parquet files with a typed schema: one for each kind of finding."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depesche.errors import UsageError
from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.csv_tables import WHOLE
from depesche.tell.exports.files import settle, unfinished
from depesche.tell.exports.rows import OF_A_PAGE, Row, first_of
from depesche.tell.exports.schema import STRUCTS, Field

if TYPE_CHECKING:
    import pyarrow

AT_ONCE = 20_000
"""Rows of a row group."""
PAGES_AT_ONCE = 1_000
"""The same for pages, whose texts are long."""


def parquet(pages: Iterable[Findings], links: Links, folder: Path) -> None:
    """All tables, a file each, in one pass over the pages. Raises `UsageError` if pyarrow is not installed."""
    arrow = _arrow()
    folder.mkdir(parents=True, exist_ok=True)
    targets = {name: folder / f"{name}.parquet" for name in TABLES}
    done = False
    try:
        with ExitStack() as stack:
            tables = {name: _Table(arrow, name, targets[name]) for name in TABLES}
            for table in tables.values():
                stack.callback(table.close)
            first = first_of((*links.same_event, *links.same_statement))
            for findings in pages:
                for name, rows_of in OF_A_PAGE.items():
                    tables[name].add(rows_of(findings, first))
            for name, rows in WHOLE.items():
                for row in rows(links):
                    tables[name].add((row,))
            for table in tables.values():
                table.flush()
        done = True
    finally:
        settle(targets.values(), failed=not done)


class _Table:
    """One file that is written a row group at a time."""

    def __init__(self, arrow: Any, name: str, target: Path) -> None:
        self._arrow, self._schema = arrow, schema_of(name)
        self._most = PAGES_AT_ONCE if name == "pages" else AT_ONCE
        self._rows: list[Row] = []
        self._writer = arrow.parquet.ParquetWriter(unfinished(target), self._schema, compression="zstd")

    def add(self, rows: Iterable[Row]) -> None:
        """Takes rows, and writes them when they are many."""
        self._rows.extend(rows)
        if len(self._rows) >= self._most:
            self.flush()

    def flush(self) -> None:
        """Writes what is waiting."""
        if self._rows:
            types = self._schema.types
            columns = zip(types, zip(*self._rows, strict=True), strict=True)
            arrays = [self._arrow.array(values, kind) for kind, values in columns]
            self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
            self._rows.clear()

    def close(self) -> None:
        """Ends the file."""
        self._writer.close()


def schema_of(name: str) -> "pyarrow.Schema":
    """The Arrow schema of a table; each column carries its meaning as `about`."""
    arrow = _arrow()
    return arrow.schema(
        [arrow.field(f.name, _type(f, arrow), metadata={"about": f.about}) for f in TABLES[name]],
        metadata={"table": name},
    )


def _type(field: Field, arrow: Any) -> Any:
    if field.kind in STRUCTS:
        inner = arrow.struct([arrow.field(f.name, _type(f, arrow)) for f in STRUCTS[field.kind].fields])
        return arrow.list_(inner)
    plain = {
        "string": arrow.string(), "int32": arrow.int32(), "float64": arrow.float64(), "bool": arrow.bool_(),
        "date": arrow.date32(), "list<string>": arrow.list_(arrow.string()),
    }  # fmt: skip
    return plain[field.kind]


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("parquet", "needs pyarrow", "Install it: pip install 'depesche[parquet]'.") from None
    return pyarrow
