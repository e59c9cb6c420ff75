"""A bad page costs itself, not the run."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from depesche.errors import AnalysisFailed, DepescheError, MalformedPage, ModelError, PageError
from depesche.model.page import Page
from depesche.pool import Pool


def task(page: Page) -> str:
    """What the words of the page ask for."""
    words = page.data.decode()
    if words == "hang":
        time.sleep(60)
    if words == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if words == "break":
        raise KeyError("kaputt")
    if words == "model":
        raise ModelError("core.onnx", "cannot be read", "Install it.")
    if words == "refuse":
        raise MalformedPage(page.source, "not good", "Mend it.")
    time.sleep(0.02 if words == "slow" else 0)
    return words.upper()


def cannot_start() -> None:
    """A warm-up that breaks the process."""
    os._exit(3)


def pages(words: str) -> Iterator[Page | PageError]:
    for number, word in enumerate(words.split()):
        yield Page.of(word.encode(), f"{number}.txt")


def test_results_come_in_input_order() -> None:
    words = "slow a b slow c d e f g h i slow j k l m n o p"
    with Pool(task, count=2, seconds=20) as pool:
        results = list(pool.results(pages(words)))
    assert [result for _, result in results] == words.upper().split()
    assert [source for source, _ in results] == [f"{n}.txt" for n in range(len(results))]


def test_what_breaks_is_named_and_the_others_go_on() -> None:
    def given() -> Iterator[Page | PageError]:
        yield from pages("a die b")
        yield MalformedPage("x.txt", "bad", "Mend it.")
        yield from pages("break hang refuse c")

    with Pool(task, count=2, seconds=1.0) as pool:
        results = [result for _, result in pool.results(given())]
    kinds = [type(r).__name__ if isinstance(r, PageError) else r for r in results]
    failed = "AnalysisFailed"
    assert kinds == ["A", failed, "B", "MalformedPage", failed, failed, "MalformedPage", "C"]
    reasons = " | ".join(str(r) for r in results if isinstance(r, AnalysisFailed))
    assert "exit code -9" in reasons
    assert "KeyError" in reasons
    assert "longer than 1 seconds" in reasons


def die_first(page: Page) -> str:
    """Dies on a page until the file that it names is there."""
    mark = Path(page.data.decode())
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def test_a_page_is_tried_again_before_it_is_set_aside(tmp_path: Path) -> None:
    with Pool(die_first, count=1, seconds=60, tries=3) as pool:
        (good,) = (result for _, result in pool.results(pages(str(tmp_path / "a"))))
    with Pool(task, count=1, seconds=60, tries=3) as pool:
        first, bad, last = (result for _, result in pool.results(pages("a die b")))
    assert (good, first, last) == ("a", "A", "B")
    assert isinstance(bad, AnalysisFailed)
    assert "exit code -9) in each of 3 tries" in bad.reason


def test_workers_that_cannot_start_are_an_error_and_no_loop() -> None:
    with (
        Pool(task, count=1, seconds=5, warm_up=cannot_start) as pool,
        pytest.raises(DepescheError, match="exit code 3"),
    ):
        list(pool.results(pages("a b")))


def test_a_missing_model_ends_the_run() -> None:
    with Pool(task, count=2, seconds=5) as pool, pytest.raises(ModelError, match="Install it"):
        list(pool.results(pages("a model b c")))
