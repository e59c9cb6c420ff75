"""Filters give the same rows in the same order, whichever way the database goes to find them."""

from itertools import combinations
from pathlib import Path

import pytest
from evaluation.synthetic import made

from depesche.store import View
from depesche.store.told import asking
from depesche.store.told.asking import Wanted
from depesche.store.told.change import Direct

EVENTS = {"actor": "Person1", "with_": "Muster2", "about": "traf1", "since": "2023-05", "until": "2026",
          "status": "planned", "what": "consult", "outlet": "Outlet"}  # fmt: skip
SAID = {"actor": "Muster1", "about": "Hafen", "since": "2022", "until": "2026-07-03", "what": "indirect",
        "outlet": "Outlet 1", "origin": "Person2"}  # fmt: skip
SMALL = {"MOST_GATHERED": 3, "LOOKED_AT": 5, "LOOKED_UP": 2, "MOST_HITS": 2}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filters") / "r.db"
    made(path, 400)
    return path


def listed(path: Path, kind: str, wanted: Wanted) -> list[int]:
    """Numbers of all findings of a list, page by page as a visitor turns them."""
    ask, found = (asking.happenings if kind == "events" else asking.statements), list[int]()
    with View.open(path) as view, view._reading() as connection:
        db = Direct(connection)
        while page := ask(db, wanted, len(found), 9)[0]:
            found += page
    return found


@pytest.mark.parametrize(
    ("kind", "asked"),
    [(kind, dict(some)) for kind, filters in (("events", EVENTS), ("statements", SAID))
     for size in (0, 1, 2, 3) for some in combinations(filters.items(), size) if size < 3 or "about" in dict(some)],
)  # fmt: skip
def test_all_ways_lead_to_the_same(
    record: Path, monkeypatch: pytest.MonkeyPatch, kind: str, asked: dict[str, str]
) -> None:
    wanted = Wanted(**asked)
    usual = listed(record, kind, wanted)
    for name, value in SMALL.items():
        monkeypatch.setattr(asking, name, value)
    assert listed(record, kind, wanted) == usual


def test_the_filters_of_these_tests_are_met(record: Path) -> None:
    for kind, filters in (("events", EVENTS), ("statements", SAID)):
        everything = len(listed(record, kind, Wanted()))
        for name, value in filters.items():
            assert 0 < len(listed(record, kind, Wanted(**{name: value}))) <= everything, name
