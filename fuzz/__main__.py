"""Runs damaged inputs through an entry point, and keeps what breaks it.

python -m fuzz TARGET... [--cases 1000000] [--seed 1] [--seconds N]     (`all` for every target)

Each fault's input is written to build/fuzz/TARGET-NUMBER.bin, from which a case for tests/fuzz is made. A line for each
target goes to build/fuzz/runs.jsonl.
"""

import argparse
import json
import logging
from dataclasses import asdict
from pathlib import Path

from fuzz.mutating import case
from fuzz.running import Outcome, fuzzed
from fuzz.targets import TARGETS

BUILD = Path("build/fuzz")


def run(name: str, seed: int, cases: int, seconds: float) -> Outcome:
    """One target; faults are told as they come."""
    outcome = Outcome()
    known: set[str] = set()
    for outcome in fuzzed(name, seed, cases, seconds):
        for key in outcome.faults.keys() - known:
            known.add(key)
            fault = outcome.faults[key]
            print(f"{name} {fault.number}: {key}\n{fault.detail}", flush=True)
            (BUILD / f"{name}-{fault.number}.bin").write_bytes(case(TARGETS[name], seed, fault.number))
    return outcome


def main() -> None:
    """Ends with 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"], metavar="TARGET")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="for each target, by the clock")
    given = parser.parse_args()
    logging.disable()
    BUILD.mkdir(parents=True, exist_ok=True)
    found = 0
    for name in TARGETS if "all" in given.targets else given.targets:
        outcome = run(name, given.seed, given.cases, given.seconds)
        found += len(outcome.faults)
        told = {"target": name, "seed": given.seed, **asdict(outcome), "faults": sorted(outcome.faults)}
        with (BUILD / "runs.jsonl").open("a") as file:
            file.write(json.dumps(told) + "\n")
        used = f"{outcome.seconds:.0f} s of processor time, slowest {outcome.slowest:.2f} s, {outcome.memory >> 20} MB"
        print(f"{name}: {outcome.cases:,} cases, {used}, {len(outcome.faults)} faults", flush=True)
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
