"""A smaller network that learns to say what the trained one says: fewer layers, the same heads.

    python -m training.student RELEASE --teacher syntax --layers 1 3 5 7 9 11 --minutes 18 --out six

The student begins with these layers of its teacher (counted from 0) and with its heads. It learns the labels of the
data and, everywhere, the states from which the teacher's heads read.
"""

import argparse
import random
import shutil
import tempfile
import time
from itertools import count as numbers
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from training.batches import Batch, collate, items_of
from training.encoder import Encoder
from training.export import OUTPUTS, load, quantise, to_onnx
from training.heads import Core
from training.inventory import Inventory
from training.names import names_for_training
from training.places import DATA, FEW, SEED, WORK
from training.release import read_release
from training.silver import silver
from training.syntax import HEAD_RATE, losses, read_words, round_of
from training.treebanks import germans, read_empirist, relatives

ENCODER_RATE = 3e-4
STATES_WEIGHT = 3.0
"""Of the squared error of the states, beside the losses of the labels."""
SHARES = {"german": 2.0, "foreign": 0.04, "tagged": 0.4, "names": 0.4}
"""Of each pool in one round."""


class Teacher:
    """The trained network as it ships, 8-bit: three times as fast as in torch, and nothing has to be kept."""

    def __init__(self, network: nn.Module, outputs: list[str], threads: int) -> None:
        """outputs: names of what the network gives, in order; the last one is what `says` gives."""
        self._output = outputs[-1]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False
        with tempfile.TemporaryDirectory() as folder, torch.no_grad():
            to_onnx(network, Path(folder) / "plain.onnx", outputs)
            quantise(Path(folder) / "plain.onnx", Path(folder) / "small.onnx")
            data = (Path(folder) / "small.onnx").read_bytes()
        self._network = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])

    def says(self, words: Tensor, batch: Batch) -> Tensor:
        """Its last output for every word of the batch: states that its heads read, or scores."""
        given = {"words": words[batch.rows], "mask": batch.mask, "first": batch.first, "last": batch.last}
        return torch.from_numpy(self.run({name: value.numpy() for name, value in given.items()}))

    def run(self, given: dict[str, np.ndarray]) -> np.ndarray:
        """The same from and to plain arrays."""
        (found,) = self._network.run([self._output], given)
        return found


def pupil(teacher: Core, release_path: str, layers: list[int], inventory: Inventory) -> Core:
    """A network with some layers of its teacher."""
    release = read_release(Path(release_path))
    tags = sum(len(labels) for labels in inventory.heads().values())
    student = Core(Encoder(release, len(layers)), release.width, tags, len(inventory.deprel))
    student.load_state_dict(copied(teacher, layers), strict=False)
    return student


def copied(teacher: nn.Module, layers: list[int]) -> dict[str, Tensor]:
    """The teacher's state with only these layers; the mix of layers is left out."""
    whole = teacher.state_dict()
    state = {name: value for name, value in whole.items() if not name.startswith(("mix", "encoder.layers"))}
    for new, old in enumerate(layers):
        here = f"encoder.layers.{old}."
        inside = {name.removeprefix(here): value for name, value in whole.items() if name.startswith(here)}
        state |= {f"encoder.layers.{new}.{name}": value for name, value in inside.items()}
    return state


def loss_of(student: Core, teacher: Teacher, words: Tensor, batch: Batch, inventory: Inventory) -> Tensor:
    """Labels and states."""
    loss, states = losses(student, words, batch, inventory)
    wanted = teacher.says(words, batch)
    there = batch.word_mask[:, 1:]
    difference = (states.float()[there] - wanted[there]).square().mean() / wanted[there].var()
    return loss + STATES_WEIGHT * difference


def train(arguments: argparse.Namespace) -> None:
    """Writes WORK/OUT.pt and WORK/OUT.json."""
    torch.manual_seed(SEED)
    torch.set_num_threads(arguments.threads)
    rng = random.Random(SEED)
    pieces, rows = read_words()
    words = torch.from_numpy(rows)
    trained, inventory = load(arguments.release, arguments.teacher)
    shutil.copy(WORK / f"{arguments.teacher}.json", WORK / f"{arguments.out}.json")
    german, _, _ = germans(DATA)
    examples = {
        "german": german,
        "foreign": relatives(DATA),
        "tagged": read_empirist(DATA / "syntax/empirist.vrt.gz")[:FEW] + silver(),
        "names": names_for_training(),
    }
    pools = {name: items_of(found, pieces, inventory) for name, found in examples.items()}
    student = pupil(trained, arguments.release, arguments.layers, inventory).train()
    if arguments.start:
        student.load_state_dict(torch.load(WORK / f"{arguments.start}.pt"))
    teacher = Teacher(trained, OUTPUTS, arguments.threads)
    encoder = list(student.encoder.parameters())
    inside = {id(p) for p in encoder}
    heads = [p for p in student.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "base": arguments.rate}, {"params": heads, "base": HEAD_RATE / 2}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    start, step, total = time.time(), 0, 0.0
    for turn in numbers():
        for group in round_of(pools, SHARES, rng):
            done = (time.time() - start) / 60 / arguments.minutes
            if done >= 1:
                torch.save(student.state_dict(), WORK / f"{arguments.out}.pt")
                return
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * min(1.0, (step + 1) / 40) * max(0.01, 1 - done)
            loss = loss_of(student, teacher, words, collate(group), inventory)
            loss.backward()
            nn.utils.clip_grad_norm_(encoder + heads, 2.0)
            optimiser.step()
            optimiser.zero_grad()
            step, total = step + 1, total + float(loss.detach())
            if step % 25 == 0:
                print(f"{time.time() - start:.0f}s round {turn} step {step} loss {total / 25:.3f}", flush=True)
                total = 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--teacher", default="syntax")
    parser.add_argument("--layers", type=int, nargs="+", default=[1, 3, 5, 7, 9, 11])
    parser.add_argument("--start", default="", help="a student to go on with")
    parser.add_argument("--minutes", type=float, default=18)
    parser.add_argument("--rate", type=float, default=ENCODER_RATE)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", default="six")
    train(parser.parse_args())
