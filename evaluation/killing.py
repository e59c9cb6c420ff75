"""`depesche run`, ended by SIGKILL again and again: nothing lost, nothing twice, the store sound each time.

    PYTHONPATH=src:. python -m evaluation.killing STORE [--times 1000] [--pages 60] [--seed 1]

STORE is a file that does not exist yet, or the URL of a database whose name ends in `_killed` (it is emptied). The
program is the real one, in every fifth life with its worker processes; only the analysis is replaced by invented
findings. The moment of a kill is drawn by lot among the statements that the program sends to the store: it tells when
it has come there, and the signal meets it wherever it is by then. A run that comes to its end is compared with one that
nobody disturbed, and another store begun.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, event, make_url, text
from tests.builders import on, visit

from depesche import recording
from depesche.errors import MalformedPage, StoreError
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.settings import DEFAULT, Settings
from depesche.store import Prepared, View, health, name_of, prepared
from depesche.store.dialects import dialect_for

OUTLETS = 5
FAILING = 11
"""Every so many pages one cannot be read."""
SHARE = 4
"""Every other run lives for at most this part of the statements of a whole one, so that all states are met."""
WITH_WORKERS = 0.2
"""So many runs analyse in worker processes, as all do from four pages on; the others are quicker to start."""
SAID = "said.txt"
DISPOSABLE = "_killed"


def invented(page: Page, settings: Settings) -> Findings:
    """Findings by the number that is the page's text. Raises `MalformedPage` for some."""
    number = int(page.data)
    if number % FAILING == FAILING - 1:
        raise MalformedPage(page.source, "it is invented so", "Leave it.")
    day = on(f"2031-{1 + number % 12:02}-{1 + number % 28:02}")
    return replace(visit(number, outlet=f"Blatt {number % OUTLETS}", published=day), page=page)


def rows(page: Page, settings: Settings) -> Prepared:
    """Takes the place of `recording.rows_of`, in worker processes too."""
    return prepared(invented(page, settings))


def life(place: str, folder: Path, report: int, workers: bool) -> None:
    """The program's own command; after each statement to the store a byte is written to `report`."""
    from depesche.cli import main as depesche

    @event.listens_for(Engine, "before_cursor_execute")
    def tell(*_: object) -> None:
        os.write(report, b".")

    recording.rows_of = rows
    recording.shipped_parser = bool  # type: ignore[assignment] # workers load no weights
    recording.FEW = 1 if workers else sys.maxsize
    sys.argv = ["depesche", "run", str(folder), "--store", place, "--jobs", "1"]
    depesche()


def born(place: str, folder: Path, workers: bool) -> tuple[int, int]:
    """A process that records the pages of a folder, and where its steps can be read. It is forked: loading all modules
    anew each time would take most of the time."""
    ours, theirs = os.pipe()
    if child := os.fork():
        os.close(theirs)
        return child, ours
    code = 3
    try:
        os.close(ours)
        said = os.open(folder.parent / SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        life(place, folder, theirs, workers)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def run(place: str, folder: Path, steps: int | None = None, *, workers: bool = True) -> tuple[int, bool]:
    """One life, killed after so many steps: the steps that it made, and whether it came to its end.

    Raises `RuntimeError` if it fails otherwise.
    """
    made = 0
    child, report = born(place, folder, workers)
    while (steps is None or made < steps) and (read := os.read(report, 1 if steps else 65_536)):
        made += len(read)
    if steps is not None and made >= steps:
        os.kill(child, signal.SIGKILL)
    code = ended(child, report)
    if code not in (0, 1, -signal.SIGKILL):
        raise RuntimeError(f"exit code {code}: {(folder.parent / SAID).read_text()}")
    return made, code >= 0


def ended(child: int, report: int) -> int:
    """Waits for the end of a life; its exit code."""
    while os.read(report, 65_536):
        pass
    os.close(report)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def content(place: str) -> dict[str, int]:
    """What a store holds, by number; runs differ."""
    return {name: count for name, count in health(place).counts if name != "runs"}


def same(place: str, other: str) -> bool:
    """Whether two stores hold the same pages, findings, failures and judgements."""
    with View.open(place) as one, View.open(other) as two:
        return (
            content(place) == content(other)
            and all(a == b for a, b in zip(one.all_findings(), two.all_findings(), strict=True))
            and sorted(j.id for j in one.judgements()) == sorted(j.id for j in two.judgements())
            and sorted(f.about for f in one.failures()) == sorted(f.about for f in two.failures())
        )


def emptied(place: str) -> None:
    """Removes a store of an earlier round. Raises `StoreError` for a database that is not there for this."""
    if "://" not in place:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(place + end).unlink(missing_ok=True)
        return
    if not (make_url(place).database or "").endswith(DISPOSABLE):
        raise StoreError(name_of(place), "would be emptied", f"Name a database that ends in {DISPOSABLE}.")
    engine = dialect_for(place).engine(place, write=True, wait_seconds=DEFAULT.store_wait_seconds)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@dataclass(slots=True)
class Outcome:
    """What became of so many kills."""

    kills: int = 0
    unsound: int = 0
    """Times that `doctor` found something after a kill."""
    completed: int = 0
    """Stores that a rerun completed."""
    different: int = 0
    """Of them not equal to the undisturbed one."""


def killed(place: str, times: int, pages: int, seed: int, folder: Path) -> Outcome:
    """Kills so many lives and compares every completed store; `folder` is for pages and the undisturbed store."""
    given, undisturbed = folder / "pages", str(folder / "undisturbed.db")
    given.mkdir()
    for number in range(pages):
        (given / f"{number:04}.txt").write_text(str(number))
    whole, _ = run(undisturbed, given)
    dice, outcome = random.Random(seed), Outcome()
    emptied(place)
    while outcome.kills < times:
        steps = dice.randrange(1, whole // dice.choice((1, SHARE)))
        _, ended = run(place, given, steps, workers=dice.random() < WITH_WORKERS)
        outcome.kills += not ended
        outcome.unsound += not sound(place)
        if ended:
            compare(place, undisturbed, outcome)
            emptied(place)
        if outcome.kills % 50 == 0 and not ended:
            print(outcome, flush=True)
    run(place, given)
    compare(place, undisturbed, outcome)
    return outcome


def sound(place: str) -> bool:
    """As `doctor` sees it; a store that was not begun yet is sound."""
    if "://" not in place and not Path(place).exists():
        return True
    return health(place).problems == ()


def compare(place: str, undisturbed: str, outcome: Outcome) -> None:
    """Counts a completed store."""
    outcome.completed += 1
    outcome.different += not same(place, undisturbed)


def main() -> None:
    """Prints the outcome; ends with 1 if anything was unsound, lost or twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--times", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if "://" not in asked.store and Path(asked.store).exists():
        raise SystemExit(f"{asked.store} exists already")
    with tempfile.TemporaryDirectory() as folder:
        outcome = killed(asked.store, asked.times, asked.pages, asked.seed, Path(folder))
    print(outcome)
    if outcome.unsound or outcome.different:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
