"""State of the installation and of a store, line by line."""

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import depesche
from depesche.errors import DepescheError
from depesche.parse import shipped_models
from depesche.store import View, health

LIBRARIES = ("numpy", "onnxruntime", "trafilatura", "sqlalchemy", "lxml", "ftfy")
SHOWN_FAILURES = 10


def examine(store: str | Path) -> Iterator[tuple[str, str, bool]]:
    """Name, words and whether it is good, for versions, models, and the store if there is one."""
    yield "depesche", depesche.__version__, True
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True
    yield "libraries", ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES), True
    yield from shipped_models()
    if "://" not in str(store) and not Path(store).exists():
        yield "store", f"{store}: none yet; depesche run PAGES --store {store} makes it", True
        return
    try:
        state = health(store)
    except DepescheError as error:
        yield "store", str(error), False
        return
    if not state.schema_version:
        yield "store", f"{state.path}: nothing recorded yet; depesche run PAGES --store {state.path} goes on", True
        return
    yield "store", f"{state.path}, schema version {state.schema_version}", True
    yield "holds", ", ".join(f"{number} {name}" for name, number in state.counts), True
    yield "analysed by", ", ".join(f"{version}: {number} pages" for version, number in state.versions) or "-", True
    if state.interrupted_runs:
        yield "runs", f"{state.interrupted_runs} interrupted; run the same pages again to complete them", True
    for problem in state.problems:
        yield "problem", problem, False
    yield from _failures(store)


def _failures(store: str | Path) -> Iterator[tuple[str, str, bool]]:
    with View.open(store) as view:
        failures = list(view.failures())
    for failure in failures[:SHOWN_FAILURES]:
        yield "failed page", f"{failure.about}: {failure.reason}. {failure.next_step}", True
    if len(failures) > SHOWN_FAILURES:
        yield "failed page", f"… and {len(failures) - SHOWN_FAILURES} more", True
