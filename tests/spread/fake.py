"""An analysis that takes no time: every line of a page is somebody's statement. Some pages ask for trouble."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

from depesche.errors import MalformedPage
from depesche.model.page import Page
from depesche.pool import guarded
from depesche.read import read
from depesche.recording import record_pages
from depesche.settings import DEFAULT
from depesche.store import Prepared, Store
from depesche.store.rows import prepared
from tests.builders import PageBuilder, on

NAMES = ("Olga Prem", "Jan Tolk", "Mara Deich", "Ivo Lund")
PATIENCE_SECONDS = 240.0
"""For what another process does, on a machine that is busy with other things."""
NOT_COMPARED = {"added", "withdrawn_at", "run"}
"""Columns that tell when something was written, and by which run."""


def fake(page: Page) -> Prepared:
    """Findings of a page as quickly as they can be made."""
    words = page.data.decode()
    if words.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if words.startswith("refuse"):
        raise MalformedPage(page.source, "not good", "Mend it.")
    if words.startswith("hold "):
        hold(Path(words.split()[1]))
    builder = PageBuilder(words, outlet="Elbkurier" if len(words) % 2 else "Bote", published=on("2031-05-06"))
    builder.page = page
    for name in NAMES:
        if name in words:
            who = builder.entity(name)
            builder.event("CONSULT", name, actor=(who,), when=on("2031-05-05"))
            builder.quotation(words.split("\n")[0], (who,))
    return prepared(builder.build())


def hold(folder: Path) -> None:
    """The first time: tells which node this is on, and waits until the test goes on. Later it is a page like others."""
    if (folder / "go").exists():
        return
    (folder / "held").write_text(os.environ.get("RAY_RAYLET_PID", ""))
    wait_for(folder / "go")


def wait_for(path: Path) -> None:
    """Waits for a file."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not come"
        time.sleep(0.05)


def text(number: int) -> str:
    """An invented page; neighbours tell of the same people."""
    name = NAMES[number % len(NAMES)]
    return f"{name} eröffnete den Hafen Nummer {number // 3}.\nDas sagte {name} am Montag in Nordau, Seite {number}."


def recorded(places: Iterable[str], store: Path) -> None:
    """What `run` records of these places with the fake analysis."""
    with Store.open(store) as opened:
        pages = read(places, DEFAULT)
        record_pages(pages, opened, results=lambda new: (
            (page.about, page) if not isinstance(page, Page) else (page.source, guarded(fake, page)) for page in new
        ))  # fmt: skip


def content(store: Path) -> dict[str, list[str]]:
    """Every row of every table of a store, without when and by which run it was written."""
    found = {}
    with sqlite3.connect(store) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in names:
            if name == "runs" or name.startswith("sqlite_"):
                continue
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            kept = [n for n, column in enumerate(cursor.description) if column[0] not in NOT_COMPARED]
            found[name] = sorted(repr([row[n] for n in kept]) for row in cursor)
    connection.close()
    return found
