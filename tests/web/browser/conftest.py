"""A real Chromium, and records served to it. Sockets listen before they are asked: nothing waits a fixed time."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from corpus.__main__ import files_of, render

from depesche.recording import record as recorded
from depesche.web import application
from tests.web.browser.visitor import Visitor, visiting

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The address at which a store is served, on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(store), log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Visitor]:
    with visiting() as visitor:
        yield visitor


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The record of the demo pages, as `make demo` makes it."""
    folder = tmp_path_factory.mktemp("demo")
    render(files_of([str(Path(__file__).parents[3] / "corpus" / "demo")]), folder / "pages")
    recorded([str(folder / "pages")], folder / "demo.db", jobs=1)
    with serving(folder / "demo.db") as address:
        yield address


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The record of the four reference pages, which lie beside the project."""
    store = tmp_path_factory.mktemp("linked") / "linked.db"
    recorded([str(page) for page in sorted(SEEDS.glob("*.txt"))], store, jobs=1)
    with serving(store) as address:
        yield address


@pytest.fixture(scope="session")
def ordinary(record: Path) -> Iterator[str]:
    with serving(record) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(hostile_record: Path) -> Iterator[str]:
    with serving(hostile_record) as address:
        yield address


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Iterator[str]:
    """A record that a test may change."""
    shutil.copy(record, tmp_path / "own.db")
    with serving(tmp_path / "own.db") as address:
        yield address
