"""The gate: measures every head of the core and fails if one fell below its pinned floor.

    python -m evaluation.gate            everything (minutes)
    python -m evaluation.gate --sample   a part, for CI
    python -m evaluation.gate --pin      pins the present figures, less the tolerance; floors only rise
    python -m evaluation.gate --pin --lower   ... and may fall: say why in the commit

The public data lies beside the project and is not part of it; without it the gate says so and passes. A changed data
file fails: figures from other data cannot be compared.
"""

import argparse
import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from training.names import germeval
from training.places import DATA

from depesche.parse.core import Core
from evaluation import names, quotations, treebank

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.004
"""Below the measured figure: what another processor's rounding may cost."""
SYNTAX, NAMES, SPEECH = "syntax/de_pud-ud.conllu.gz", "names/germeval2014-dev.tsv.gz", "quotations/gnqa-train.jsonl.gz"
SAMPLE = {"syntax": 120, "names": 250, "speech": 12}
WHOLE = {"syntax": 500, "names": 1200, "speech": 100}
HELD_OUT_SYNTAX = 500
"""The first half of PUD was trained on."""


def main(arguments: argparse.Namespace) -> int:
    """Exit code: 0 if every figure is at or above its floor, or the data is not there."""
    if not (DATA / SYNTAX).exists():
        print(f"No data in {DATA}: nothing measured.")
        return 0
    mode = "sample" if arguments.sample else "whole"
    figures = measured(SAMPLE if arguments.sample else WHOLE)
    hashes = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in (SYNTAX, NAMES, SPEECH)}
    baseline: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    if arguments.pin:
        return _pin(baseline, mode, figures, hashes, arguments.lower)
    return _judge(baseline, mode, figures, hashes)


def measured(sizes: dict[str, int]) -> dict[str, float]:
    """Head -> figure, all on data that was not trained on."""
    core = Core()
    trees = treebank.measure(core, treebank.read(DATA / SYNTAX)[HELD_OUT_SYNTAX:][: sizes["syntax"]])
    named = germeval(DATA / NAMES)
    found = {name: trees[name] for name in ("upos", "lemma", "uas", "las", "subjunctive_recall")}
    kinds = names.measure(core, named[len(named) // 2 :][: sizes["names"]])
    found |= {f"names_{name}": value for name, value in kinds.items()}
    with gzip.open(DATA / SPEECH, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line, _ in zip(lines, range(sizes["speech"]), strict=False)]
    roles = quotations.measure(core, articles)
    return found | {f"speech_{row}": roles[row][2] for row in ("any", "direct", "indirect", "cue", "speaker")}


def _pin(baseline: dict[str, Any], mode: str, figures: dict[str, float], hashes: dict[str, str], lower: bool) -> int:
    old = baseline.get(mode, {})
    floors = {name: round(value - TOLERANCE, 4) for name, value in figures.items()}
    fallen = [name for name, floor in floors.items() if floor < old.get(name, 0.0)]
    if fallen and not lower:
        print(f"Not pinned, these would fall: {', '.join(fallen)}. Use --lower and say why.")
        return 1
    kept = {**baseline, "data": hashes, mode: floors}
    BASELINE.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def _judge(baseline: dict[str, Any], mode: str, figures: dict[str, float], hashes: dict[str, str]) -> int:
    changed = [name for name, value in hashes.items() if baseline.get("data", {}).get(name) != value]
    if changed:
        print(f"Other data than the floors were pinned with: {', '.join(changed)}")
        return 1
    failed = 0
    for name, floor in sorted(baseline[mode].items()):
        good = figures[name] >= floor
        failed += not good
        print(f"{'ok  ' if good else 'FELL'} {name:24} {figures[name]:.4f}  floor {floor:.4f}")
    return min(failed, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    sys.exit(main(parser.parse_args()))
