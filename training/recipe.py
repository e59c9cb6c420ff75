"""The whole recipe, step by step. A step whose product exists is skipped, so that a broken run can go on.

    python -m training.recipe --release e5-small-q4.bin --version 1
    python -m training.recipe --release e5-small-q4.bin --version 0 --tiny

About three hours on two quiet cores; most of it is training, which is told how long it may take. `--tiny` goes through
every step with next to no data, into a folder of its own, to show that all of them work: some minutes, weights worth
nothing. A few steps of training are not enough for the silver moods, so that this file stays nearly empty then.
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from training.places import MODELS, WORK


@dataclass(frozen=True, slots=True)
class Step:
    """A module with its arguments, and the file that shows that it is done."""

    module: str
    arguments: tuple[str, ...]
    product: Path


TINY = {"DEPESCHE_FEW": "40", "DEPESCHE_WORK": str(WORK / "tiny"), "DEPESCHE_MODELS": str(WORK / "tiny" / "models")}
"""What the steps of a trial are told."""
_TINY_MINUTES = 0.05


def steps(release: str, version: str, tiny: bool) -> list[Step]:
    """In order. The first pass only serves to find verbs in our own pages."""
    work, models = (Path(TINY["DEPESCHE_WORK"]), Path(TINY["DEPESCHE_MODELS"])) if tiny else (WORK, MODELS)
    noun_list = str(files("german_nouns").joinpath("nouns.csv"))

    def training(module: str, minutes: float, out: str, *rest: str) -> Step:
        time_given = str(_TINY_MINUTES if tiny else minutes)
        return Step(module, (release, "--minutes", time_given, "--out", out, *rest), work / f"{out}.pt")

    syntax, warm_up = "training.syntax", str(_TINY_MINUTES / 2 if tiny else 3.5)
    shipped = ("--checkpoint", "syntax", "--quotes", "quotes", "--version", version)
    return [
        Step("training.vocabulary", (release,), models / "core-words.npz"),
        Step("training.lexicon", (noun_list,), work / "nouns.tsv"),
        training(syntax, 9, "first", "--warm-up", warm_up),
        Step("training.export", (release, "--checkpoint", "first", "--version", "0"), work / "first.done"),
        Step("training.silver", (), work / "silver.jsonl"),
        training(syntax, 16, "warm", "--start", "first", "--warm-up", "16", "--floor", "0.35"),
        training(syntax, 40, "syntax", "--start", "warm", "--warm-up", "0"),
        training("training.quotations", 14, "quotes", "--start", "syntax"),
        Step("training.export", (release, *shipped), work / "done"),
    ]


def main(arguments: argparse.Namespace) -> None:
    """Runs what is left to do and prints how long each step took."""
    environment = {**os.environ, **TINY} if arguments.tiny else dict(os.environ)
    for step in steps(arguments.release, arguments.version, arguments.tiny):
        step.product.parent.mkdir(parents=True, exist_ok=True)
        if step.product.exists():
            print(f"{step.module} {' '.join(step.arguments)}: done before")
            continue
        start = time.time()
        subprocess.run([sys.executable, "-m", step.module, *step.arguments], check=True, env=environment)
        step.product.touch()
        print(f"{step.module}: {(time.time() - start) / 60:.1f} min", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--release", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--tiny", action="store_true", help="next to no data: to see that every step works")
    main(parser.parse_args())
