"""Parquet gives back every row of a page, and other programs read it."""

from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import parquet

from depesche.errors import UsageError
from depesche.model.page import Page
from depesche.spread.table import bucket_of, packed, packed_failures, unpacked, unpacked_failures
from tests.spread.fake import NAMES, fake, text


def test_nothing_is_lost(tmp_path: Path) -> None:
    pages = [(n, fake(Page.of(text(n).encode(), f"{n}.txt"))) for n in range(9)]
    assert list(unpacked(packed(pages), "x")) == pages
    failures = [(3, {"about": "x", "kind": "EmptyPage", "reason": "ä", "next_step": "b"})]
    assert list(unpacked_failures(packed_failures(failures), "x")) == failures


def test_other_programs_read_it(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(packed((n, fake(Page.of(text(n).encode(), "x"))) for n in range(8)))
    asked = f"SELECT e.category, count(*) FROM (SELECT unnest(events) AS e FROM '{tmp_path}/*.parquet') GROUP BY 1"
    assert duckdb.sql(asked).fetchall() == [("CONSULT", 8)]


def test_columns_of_another_version_are_refused() -> None:
    out = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table({"number": [1]}), out)
    with pytest.raises(UsageError, match="another version"):
        list(unpacked(out.getvalue().to_pybytes(), "x"))


def test_pages_are_shared_out_evenly() -> None:
    counts = [0] * 8
    for number in range(8_000):
        counts[bucket_of(f"{NAMES[0]} {number}", 8)] += 1
    assert min(counts) > 850
