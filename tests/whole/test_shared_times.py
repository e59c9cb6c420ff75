"""The bars of times, where the gold data lies beside the project: a little under the figures in docs/evaluation.md."""

import json
import subprocess
import sys
from collections import Counter

import pytest
from evaluation.heideltime import ARTICLES, articles, count, own_pages, times_only

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not ARTICLES.exists(), reason="no gold data beside the project")]

SHARED = ARTICLES.parents[2]
FLOORS = {"strict": 0.87, "relaxed": 0.93, "relaxed_value": 0.82}


def test_times_of_the_articles() -> None:
    tally: Counter[str] = Counter()
    for case in articles():
        count(case.times, times_only(case), tally)
    total = tally["gold"] + tally["found"]
    for name, floor in FLOORS.items():
        assert 2 * tally[name] / total >= floor, name


def test_times_of_our_own_pages() -> None:
    tally: Counter[str] = Counter()
    for case in own_pages():
        count(case.times, times_only(case), tally)
    right = tally["relaxed_value"] / tally["gold"]
    assert right >= 0.85, "of the marked times; our pages leave vague ones unmarked, so only the recall is bounded"


@pytest.mark.slow
def test_times_and_dates_of_the_linked_pages() -> None:
    scorer = SHARED / "eval" / "score.py"
    program = f"{sys.executable} -m depesche"
    done = subprocess.run(
        [sys.executable, scorer, "seeds", "--cmd", program], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["times_right"] == figures["published_right"] == 1.0
    assert figures["event_dates_right"] >= 0.9
