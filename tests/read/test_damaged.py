"""Damaged archives, tables, feeds, mails and PDF files: each gives pages or named errors, none stops the reading."""

import time
from collections import Counter
from pathlib import Path

import pytest

from depesche.errors import PageError
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT
from tests.damaged import RECORD_SEEDS, damaged_records
from tests.read import samples

COUNT = 1_100
SECONDS = 10.0
"""No file may take longer; a whole one takes a thousandth of it."""


def test_damaged_records_are_read_or_named(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for name, data in damaged_records(COUNT):
        path = tmp_path / name
        path.write_bytes(data)
        start = time.perf_counter()
        found = list(read([str(path)], DEFAULT))
        assert time.perf_counter() - start < SECONDS, name
        assert found or not data, name
        for page in found:
            seen["pages" if isinstance(page, Page) else "errors"] += 1
            if isinstance(page, PageError):
                assert page.next_step
                str(page).encode("utf-8")
    assert min(seen["pages"], seen["errors"]) > COUNT / 5


@pytest.mark.parametrize(("ending", "data"), RECORD_SEEDS)
def test_the_whole_ones_are_read(tmp_path: Path, ending: str, data: bytes) -> None:
    (tmp_path / f"a.{ending}").write_bytes(data)
    assert any(isinstance(page, Page) for page in read([str(tmp_path)], DEFAULT))


def test_samples_are_the_same_in_every_run() -> None:
    assert samples.wacz() == samples.wacz()
