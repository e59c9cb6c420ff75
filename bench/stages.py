"""Each stage by itself on the same pages, in this process: seconds of processor time, and bytes that it makes."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from depesche.clean import clean
from depesche.errors import PageError
from depesche.model.filters import Filters
from depesche.parse import parse
from depesche.pipeline import analyse, extracted
from depesche.read import read
from depesche.recording import relink
from depesche.settings import DEFAULT
from depesche.store import Store, View, prepared
from depesche.store.coding import packed_syntax
from depesche.tell.events import timeline
from depesche.tell.listing import write
from depesche.telling import told_events

T = TypeVar("T")
STAGES = ("read", "clean", "parse", "extract", "store", "link", "search", "timeline")
QUESTIONS = 20
"""Questions put to the store, for the cost of one."""


@dataclass(slots=True)
class Cost:
    """What one turn over all pages cost."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    network: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("parse", "extract"), 0.0))
    """Of `seconds` what the networks took."""
    bytes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STAGES, 0))
    words: int = 0
    findings: int = 0

    def of(self, stage: str, call: Callable[[], T]) -> T:
        """Runs a part of a stage."""
        with networks() as spent:
            start = time.process_time()
            result = call()
            self.seconds[stage] += time.process_time() - start
        if stage in self.network:
            self.network[stage] += spent[0]
        return result


@contextmanager
def networks() -> Iterator[list[float]]:
    """Adds up the processor time of all networks that run inside."""
    import onnxruntime

    spent, run = [0.0], onnxruntime.InferenceSession.run

    def timed(*given: Any, **more: Any) -> Any:
        start = time.process_time()
        result = run(*given, **more)
        spent[0] += time.process_time() - start
        return result

    onnxruntime.InferenceSession.run = timed
    try:
        yield spent
    finally:
        onnxruntime.InferenceSession.run = run


def turn(folder: Path, store: Path) -> Cost:
    """One turn over the pages of a folder, recorded into a fresh store."""
    cost = Cost()
    pages = cost.of("read", lambda: [p for p in read([str(folder)], DEFAULT) if not isinstance(p, PageError)])
    cost.bytes["read"] = sum(len(page.data) for page in pages)
    rows = []
    for page in pages:
        document, pack = cost.of("clean", lambda page=page: clean(page, DEFAULT))  # type: ignore[misc]
        syntax = cost.of("parse", lambda d=document, p=pack: parse(d, p))  # type: ignore[misc]
        findings = cost.of("extract", lambda g=(page, document, pack, syntax): extracted(*g))  # type: ignore[misc]
        cost.bytes["clean"] += len(document.text.encode())
        cost.bytes["parse"] += len(packed_syntax(syntax))
        cost.words += sum(len(sentence.tokens) for sentence in syntax.sentences)
        row = cost.of("store", lambda found=findings: prepared(found))  # type: ignore[misc]
        cost.bytes["extract"] += sum(len(r.get("payload", "")) for table in row.tables.values() for r in table)
        cost.findings += row.events + row.quotations
        rows.append(row)
    with Store.open(store):
        pass
    empty = _size(store)
    with Store.open(store) as opened:
        for row in rows:
            cost.of("store", lambda row=row: opened.add(row))  # type: ignore[misc]
    cost.bytes["store"] = _size(store) - empty
    with Store.open(store) as opened:
        cost.of("link", lambda: relink(opened))
    cost.bytes["link"] = _size(store) - empty - cost.bytes["store"]
    _ask(cost, store, [str(row.page["text"]) for row in rows])
    return cost


def _ask(cost: Cost, store: Path, texts: list[str]) -> None:
    """Some searches for a word of a page, and some timelines of an actor; seconds and bytes are of one question."""
    words = [max(text.split(), key=len, default="").strip(".,„“") for text in texts[:QUESTIONS]]
    with View.open(store) as view:
        actors = [actor.entity.name for actor in view.most_active("", 0, QUESTIONS).items]
    told = io.StringIO()
    for word in words:
        cost.of("search", lambda word=word: _searched(store, word))  # type: ignore[misc]
    for actor in actors:
        cost.of("timeline", lambda actor=actor: _listed(store, actor, told))  # type: ignore[misc]
    cost.seconds["search"] /= max(1, len(words))
    cost.seconds["timeline"] /= max(1, len(actors))
    cost.bytes["timeline"] = len(told.getvalue().encode()) // max(1, len(actors))


def _searched(store: Path, word: str) -> None:
    with View.open(store) as view:
        view.search(word)


def _listed(store: Path, actor: str, to: io.StringIO) -> None:
    with View.open(store) as view:
        write(timeline(told_events(view, Filters(actor=actor))), "table", to)


def _size(store: Path) -> int:
    return sum(file.stat().st_size for file in store.parent.glob(f"{store.name}*"))


def warmed(folder: Path) -> None:
    """Loads the models and reads a few pages, so that the first turn is like the others."""
    for number, page in enumerate(read([str(folder)], DEFAULT)):
        if number == 3:
            break
        if not isinstance(page, PageError):
            analyse(page)
