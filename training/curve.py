"""The learning curve of the quotation network: equal training on ever more of our own pages, measured on other news.

    PYTHONPATH=src:. python -m training.curve RELEASE --start syntax --minutes 3 --pages 100 200 400

Each run begins with the same encoder and takes the same time, so that only the pages differ.
"""

import argparse
import gzip
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from evaluation.quotations import measure

from depesche.parse.core import Core
from training.encoder import Encoder
from training.export import quantise, to_onnx
from training.places import CORPUS, DATA, MODELS, SEED, WORK
from training.quotations import Quotes
from training.release import read_release


def subset(size: int, folder: Path) -> Path:
    """A folder with `size` pages drawn by lot; smaller draws are part of larger ones."""
    pages = sorted(CORPUS.glob("*.page"))
    random.Random(SEED).shuffle(pages)
    chosen = folder / f"pages-{size}"
    chosen.mkdir()
    for page in pages[:size]:
        shutil.copy(page, chosen)
    return chosen


def shipped_with(release: str, checkpoint: str, folder: Path) -> Path:
    """A copy of the shipped weights whose quotation network is the given checkpoint."""
    weights = folder / checkpoint
    shutil.copytree(MODELS, weights)
    parsed = read_release(Path(release))
    quotes = Quotes(Encoder(parsed), parsed.width)
    quotes.load_state_dict(torch.load(WORK / f"{checkpoint}.pt"))
    with torch.no_grad():
        to_onnx(quotes.eval(), folder / "plain.onnx", ["roles"])
    quantise(folder / "plain.onnx", weights / "core-quotes.onnx")
    card = json.loads((weights / "core.json").read_text("utf-8"))
    card["files"]["core-quotes.onnx"] = hashlib.sha256((weights / "core-quotes.onnx").read_bytes()).hexdigest()
    (weights / "core.json").write_text(json.dumps(card), "utf-8")
    return weights


def main(arguments: argparse.Namespace) -> None:
    """Trains and measures once for each size and prints a line."""
    with gzip.open(DATA / "quotations/gnqa-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines][: arguments.limit]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for size in arguments.pages:
            name = f"curve-{size}"
            command = [sys.executable, "-m", "training.quotations", arguments.release, "--start", arguments.start]
            command += ["--minutes", str(arguments.minutes), "--pages", str(subset(size, folder)), "--out", name]
            subprocess.run(command, check=True)
            figures = measure(Core(shipped_with(arguments.release, name, folder)), articles)
            print(size, {row: [round(value, 3) for value in values] for row, values in figures.items()}, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release")
    parser.add_argument("--start", default="syntax")
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--limit", type=int, default=60)
    main(parser.parse_args())
