"""The tables of a record as Parquet files with a typed schema: one for each kind of finding."""

from contextlib import ExitStack
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depesche.errors import UsageError
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.csv_tables import WHOLE
from depesche.tell.exports.files import settle, unfinished
from depesche.tell.exports.record import Exported
from depesche.tell.exports.rows import OF_A_PAGE, Row
from depesche.tell.exports.schema import STRUCTS, Kind

if TYPE_CHECKING:
    import pyarrow

AT_ONCE = 10_000
"""Rows of a row group."""
PAGES_AT_ONCE = 1_000
"""The same for pages, whose texts are long."""


def parquet(record: Exported, folder: Path) -> None:
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
            of_a_page = [(tables[name], rows_of) for name, rows_of in OF_A_PAGE.items()]
            for findings, first in record.pages:
                for table, rows_of in of_a_page:
                    table.rows.extend(rows_of(findings, first))
                    table.flush_if_many()
            for name, rows in WHOLE.items():
                for row in rows(record):
                    tables[name].rows.append(row)
                    tables[name].flush_if_many()
            for table in tables.values():
                table.flush()
        done = True
    finally:
        settle(targets.values(), failed=not done)


class _Table:
    """One file that is written a row group at a time."""

    def __init__(self, arrow: Any, name: str, target: Path) -> None:
        self.rows: list[Row] = []
        self._arrow, self._schema = arrow, schema_of(name)
        self._kinds: list[Kind] = [field.kind for field in TABLES[name]]
        self._most = PAGES_AT_ONCE if name == "pages" else AT_ONCE
        self._writer = arrow.parquet.ParquetWriter(unfinished(target), self._schema, compression="zstd")

    def flush_if_many(self) -> None:
        """Writes what is waiting once it is enough for a row group."""
        if len(self.rows) >= self._most:
            self.flush()

    def flush(self) -> None:
        """Writes what is waiting."""
        if self.rows:
            columns = zip(self._kinds, zip(*self.rows, strict=True), strict=True)
            arrays = [_array(values, kind, self._arrow) for kind, values in columns]
            self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
            self.rows.clear()

    def close(self) -> None:
        """Ends the file."""
        self._writer.close()


def schema_of(name: str) -> "pyarrow.Schema":
    """The Arrow schema of a table; each column carries its meaning as `about`."""
    arrow = _arrow()
    return arrow.schema(
        [arrow.field(f.name, _type(f.kind, arrow), metadata={"about": f.about}) for f in TABLES[name]],
        metadata={"table": name},
    )


def _array(values: Any, kind: Kind, arrow: Any) -> Any:
    """A column. Of lists the members are one long array, and each list a piece of it: much faster than one by one."""
    if not kind.startswith("list"):
        return arrow.array(values, _type(kind, arrow))
    offsets = arrow.array([0, *accumulate(map(len, values))], arrow.int32())
    flat = list(chain.from_iterable(values))
    if kind not in STRUCTS:
        return arrow.ListArray.from_arrays(offsets, arrow.array(flat, arrow.string()))
    fields = STRUCTS[kind].fields
    columns = zip(*flat, strict=True) if flat else ((),) * len(fields)
    members = [arrow.array(column, _type(f.kind, arrow)) for f, column in zip(fields, columns, strict=True)]
    inner = arrow.StructArray.from_arrays(members, fields=[arrow.field(f.name, _type(f.kind, arrow)) for f in fields])
    return arrow.ListArray.from_arrays(offsets, inner)


def _type(kind: Kind, arrow: Any) -> Any:
    if kind in STRUCTS:
        return arrow.list_(arrow.struct([arrow.field(f.name, _type(f.kind, arrow)) for f in STRUCTS[kind].fields]))
    plain = {
        "string": arrow.string(), "int32": arrow.int32(), "float64": arrow.float64(), "bool": arrow.bool_(),
        "date": arrow.date32(), "list<string>": arrow.list_(arrow.string()),
    }  # fmt: skip
    return plain[kind]


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("parquet", "needs pyarrow", "Install it: pip install 'depesche[parquet]'.") from None
    return pyarrow
