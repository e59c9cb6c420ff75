"""A small hour of failing feeds: nothing lost, nothing doubled, no host asked too often, whenever the program dies."""

import random
from pathlib import Path

import pytest
from evaluation.failing_feeds import World
from evaluation.quick_analysis import in_process
from evaluation.simulated_wire import START
from evaluation.watching import DELAY, STATED, Logged, Outcome, compared, orders_for

from depesche.model.watching import Item
from depesche.settings import DEFAULT
from depesche.store import Store, WatchBook
from depesche.watch.exchange import Request
from depesche.watch.loop import Watch
from evaluation import watching

SECONDS = 900.0


class Killed(BaseException):
    """Ends the program like a signal: nothing catches it."""


class Mortal:
    """Counts down to the end."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Killed


def sound(outcome: Outcome) -> None:
    assert outcome.published > 50
    assert outcome.lost == outcome.doubled == ()
    assert outcome.closest >= DELAY
    assert outcome.closest_stated >= STATED


def test_killed_at_requests_and_between_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three lives end at a request, four at an entry in the book, some of these inside the transaction of a page."""
    world, store, log = World(10, SECONDS), tmp_path / "record.db", tmp_path / "asked.txt"
    log.touch()
    dice, until = random.Random(5), START + SECONDS + watching.LONGER
    put, start = WatchBook.put, Logged.start
    lives = [("request", dice.randint(10, 40)) for _ in range(3)] + [("book", dice.randint(3, 20)) for _ in range(4)]
    dice.shuffle(lives)
    died = 0
    for what, steps in [*lives, ("none", 0)]:
        mortal = Mortal(steps)

        def starting(wire: Logged, ticket: int, request: Request, what: str = what, mortal: Mortal = mortal) -> None:
            start(wire, ticket, request)
            if what == "request":
                mortal.step()

        def putting(book: WatchBook, *items: Item, what: str = what, mortal: Mortal = mortal) -> None:
            put(book, *items)
            if what == "book":
                mortal.step()

        monkeypatch.setattr(Logged, "start", starting)
        monkeypatch.setattr(WatchBook, "put", putting)
        lines = log.read_text().splitlines()
        wire = Logged(world.serve, time=float(lines[-1].split()[0]) if lines else START)
        wire.log = log
        with Store.open(store) as opened:
            watch = Watch(orders_for(world), opened, wire, DEFAULT, lambda line: None, results=in_process)
            try:
                watch.run(until=until)
            except Killed:
                died += 1
    assert died >= 5  # the last ones may live to the end, when little is left to do
    sound(compared(world, store, log))


def test_killed_by_a_signal(tmp_path: Path) -> None:
    world = World(6, SECONDS)
    store, log, _ = watching.killed(world, tmp_path, 1)
    outcome = compared(world, store, log)
    assert outcome.published > 30
    assert outcome.lost == outcome.doubled == ()
    assert outcome.closest >= DELAY
    assert outcome.closest_stated >= STATED
