"""What a store keeps of a page as one row of Parquet: its columns, and a list for each table of findings."""

import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from depesche.errors import UsageError
from depesche.model.identity import bytes_id
from depesche.store import Prepared
from depesche.store.shape import PAGES, shape

if TYPE_CHECKING:
    import pyarrow

NUMBER = "number"
"""Column: which page of its slice it is. Pages of a slice, failures among them, count from 0."""
FAILURE = ("about", "kind", "reason", "next_step")


def bucket_of(page_id: str, buckets: int) -> int:
    """The bucket of a page: those of one id meet in the same one, whichever file they came from."""
    return int(bytes_id(page_id.encode("utf-8", "surrogatepass"))[:8], 16) % buckets


def packed(pages: Iterable[tuple[int, Prepared]]) -> bytes:
    """A Parquet file of pages with their numbers."""
    rows = [
        {NUMBER: number, **page.page, **{name: _without_page(rows) for name, rows in page.tables.items()}}
        for number, page in pages
    ]
    return _written(rows, _schema())


def unpacked(data: bytes, where: str) -> Iterator[tuple[int, Prepared]]:
    """The pages of a file of `packed`. Raises `UsageError` if another version with other columns made it."""
    for row in _read(data, _schema(), where):
        number = row.pop(NUMBER)
        tables = {name: row.pop(name) for name in shape() if name != PAGES}
        for found in tables.values():
            for one in found:
                one["page"] = row["id"]
        yield number, Prepared(row, tables)


def packed_failures(failures: Iterable[tuple[int, dict[str, str]]]) -> bytes:
    """A Parquet file of pages that failed, with their reasons."""
    return _written([{NUMBER: number, **failure} for number, failure in failures], _failures_schema())


def unpacked_failures(data: bytes, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The failures of a file of `packed_failures`."""
    for row in _read(data, _failures_schema(), where):
        yield row.pop(NUMBER), row


def _without_page(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "page"} for row in rows]


def _written(rows: list[dict[str, Any]], schema: "pyarrow.Schema") -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    table = pyarrow.Table.from_pylist(rows, schema=schema)
    parquet.write_table(table, out, compression="zstd", use_dictionary=False)
    return out.getvalue()


def _read(data: bytes, schema: "pyarrow.Schema", where: str) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    file = parquet.ParquetFile(io.BytesIO(data))
    if not file.schema_arrow.equals(schema):
        raise UsageError(where, "another version with other columns made it", "Run depesche run --on again there.")
    for batch in file.iter_batches(batch_size=64):
        yield from batch.to_pylist()


@cache
def _schema() -> "pyarrow.Schema":
    import pyarrow

    kinds = {str: pyarrow.string(), int: pyarrow.int64(), bytes: pyarrow.binary()}
    tables = shape()
    fields = [(NUMBER, pyarrow.int64()), *((name, kinds[kind]) for name, kind in tables.pop(PAGES).items())]
    for table, columns in tables.items():
        row = pyarrow.struct([(name, kinds[kind]) for name, kind in columns.items()])
        fields.append((table, pyarrow.list_(row)))
    return pyarrow.schema(fields)


@cache
def _failures_schema() -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema([(NUMBER, pyarrow.int64()), *((name, pyarrow.string()) for name in FAILURE)])
