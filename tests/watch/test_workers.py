"""Processes that stay between runs."""

from collections.abc import Iterator

import pytest

from depesche import recording
from depesche.errors import MalformedPage, PageError
from depesche.model.page import Page
from depesche.recording import Workers
from depesche.settings import Settings

LIFE: list[str] = []


class Counted:
    """The pool's interface; notes when it begins and ends."""

    def __init__(self, task: object, *, count: int, seconds: float, warm_up: object) -> None:
        self.count = count

    def __enter__(self) -> "Counted":
        LIFE.append(f"begins with {self.count}")
        return self

    def __exit__(self, *exception: object) -> None:
        LIFE.append("ends")

    def results(self, pages: Iterator[Page | PageError]) -> Iterator[tuple[str, str]]:
        return ((page.about if isinstance(page, PageError) else page.source, "done") for page in pages)


def test_processes_start_with_the_first_page_and_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    LIFE.clear()
    monkeypatch.setattr(recording, "Pool", Counted)
    pages: list[Page | PageError] = [Page.of(b"a", "a"), MalformedPage("b", "broken", "Mend it")]
    with Workers(Settings()) as workers:
        assert list(workers.results(iter([]))) == []
        assert LIFE == []
        assert [source for source, _ in workers.results(iter(pages))] == ["a", "b"]
        assert [source for source, _ in workers.results(iter(pages[:1]))] == ["a"]
        assert LIFE == ["begins with 1"]
    assert LIFE == ["begins with 1", "ends"]
