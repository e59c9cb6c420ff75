"""The bars of quotations, where the gold data lies beside the project: a little under docs/evaluation.md."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "eval" / "score.py"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not SCORER.exists(), reason="no gold data beside the project"),
]


def figures(*arguments: str) -> dict[str, float]:
    program = str(Path(sys.executable).with_name("depesche"))
    done = subprocess.run(
        [sys.executable, SCORER, *arguments, "--cmd", program], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_quotations_of_the_articles() -> None:
    found = figures("quotations", "--limit", "60")
    floors = {"content_f1": 0.74, "speaker_f1": 0.65, "cue_f1": 0.72, "joint_f1": 0.69, "kind_right_of_pairs": 0.94}
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


def test_statements_of_the_linked_pages() -> None:
    found = figures("seeds", "--stateless")
    floors = {"statements_recall": 0.9, "statements_precision": 0.8, "speaker_right": 0.9, "chain_right": 0.8}
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}
