"""Parquet tables, where pyarrow is installed: each row is a page."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from depesche.errors import MalformedPage, PageError, UnreadablePage
from depesche.model.page import Page
from depesche.read.files import Content, too_large
from depesche.read.tables import FIELDS, columns_of, page_of_row
from depesche.settings import Settings

BATCH_ROWS = 16
"""Rows in memory at a time: a row may hold a page of the largest size."""


def pages_of_parquet(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all rows, a few at a time. Raises `UnreadablePage` without pyarrow."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        reason = "Parquet is read by pyarrow, which is not installed"
        raise UnreadablePage(content.source, reason, "Install it: pip install pyarrow") from None
    number = 0
    try:
        table = parquet.ParquetFile(content.anywhere(settings))
        theirs = table.schema_arrow.names
        names = dict(zip(theirs, columns_of(theirs, content.source, settings), strict=True))
        wanted = [name for name in theirs if names[name] in FIELDS]
        for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                about = f"{content.source}, row {number}"
                value = {names[name]: plain(cell) for name, cell in row.items()}
                body = value.get("text") or value.get("html")
                if isinstance(body, str) and len(body) > settings.max_page_bytes:
                    yield too_large(about, settings)
                else:
                    yield page_of_row(value, about)
    except (arrow.ArrowException, OSError, ValueError) as error:
        where = f"after row {number}" if number else "from the start"
        raise MalformedPage(content.source, f"it cannot be read {where} ({error})", "Get the file again") from error


def plain(cell: Any) -> Any:
    """Dates as ISO text, bytes as text."""
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell
