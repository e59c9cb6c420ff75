"""The record of the demo pages, made once for the tests that only read it."""

from pathlib import Path

import pytest
from corpus.__main__ import files_of, render

from depesche.recording import record

DEMO = Path(__file__).parents[2] / "corpus" / "demo"


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo_record")
    render(files_of([str(DEMO)]), folder / "pages")
    record([str(folder / "pages")], folder / "r.db", jobs=1)
    return folder / "r.db"
