"""The whole recipe, step by step. A step whose product exists is skipped, so that a broken run can go on.

    python -m training.recipe --release e5-small-q4.bin --version 1

About two and a half hours on two cores; most of it is training, which is told how long it may take.
"""

import argparse
import importlib.util
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from training.places import MODELS, WORK


@dataclass(frozen=True, slots=True)
class Step:
    """A module with its arguments, and the file that shows that it is done."""

    module: str
    arguments: tuple[str, ...]
    product: Path


def steps(release: str, version: str) -> list[Step]:
    """In order. The first pass only serves to find verbs in our own pages."""
    nouns = importlib.util.find_spec("german_nouns")
    if nouns is None or nouns.origin is None:
        raise SystemExit("german-nouns is missing: pip install -r training/requirements.txt")
    noun_list = str(Path(nouns.origin).with_name("nouns.csv"))
    syntax = "training.syntax"
    warm = ("--start", "first", "--minutes", "16", "--warm-up", "16", "--floor", "0.35", "--out", "warm")
    full = ("--start", "warm", "--minutes", "40", "--warm-up", "0", "--out", "syntax")
    speech = ("--start", "syntax", "--minutes", "14", "--out", "quotes")
    shipped = ("--checkpoint", "syntax", "--quotes", "quotes", "--version", version)
    return [
        Step("training.vocabulary", (release,), MODELS / "core-words.npz"),
        Step("training.lexicon", (noun_list,), WORK / "nouns.tsv"),
        Step(syntax, (release, "--minutes", "9", "--warm-up", "3.5", "--out", "first"), WORK / "first.pt"),
        Step("training.export", (release, "--checkpoint", "first", "--version", "0"), WORK / "first.done"),
        Step("training.silver", (), WORK / "silver.jsonl"),
        Step(syntax, (release, *warm), WORK / "warm.pt"),
        Step(syntax, (release, *full), WORK / "syntax.pt"),
        Step("training.quotations", (release, *speech), WORK / "quotes.pt"),
        Step("training.export", (release, *shipped), WORK / "done"),
    ]


def main(arguments: argparse.Namespace) -> None:
    """Runs what is left to do and prints how long each step took."""
    WORK.mkdir(parents=True, exist_ok=True)
    for step in steps(arguments.release, arguments.version):
        if step.product.exists():
            print(f"{step.module} {' '.join(step.arguments)}: done before")
            continue
        start = time.time()
        subprocess.run([sys.executable, "-m", step.module, *step.arguments], check=True)
        if step.product.parent == WORK:
            step.product.touch()
        print(f"{step.module}: {(time.time() - start) / 60:.1f} min", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--release", required=True)
    parser.add_argument("--version", required=True)
    main(parser.parse_args())
