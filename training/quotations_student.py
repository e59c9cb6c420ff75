"""A smaller network of quotations that learns to say what the large one says.

    python -m training.quotations_student RELEASE --teacher quotes --layers 2 5 8 11 --minutes 15 --out quotes4

It begins with these layers of its teacher (counted from 0). Where there are labels it learns them and the teacher's
odds, in other text (speeches, encyclopedia, news) the odds alone.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from depesche.parse.core_pieces import Pieces
from training.batches import Batch, Item, batches, collate
from training.encoder import Encoder
from training.export import load_quotes
from training.inventory import IGNORED
from training.names import germeval
from training.places import DATA, SEED, WORK
from training.quotations import HEADS, WEIGHTS, Labelled, Quotes, items, loss_of, roles_of, speeches, windows
from training.release import read_release
from training.student import Teacher, copied
from training.syntax import read_words
from training.treebanks import germans

ENCODER_RATE, HEAD_RATE, BATCH = 3e-4, 6e-4, 900
ODDS_WEIGHT = 2.0
"""Of the teacher's odds, beside the labels."""
OTHER_SPEECHES = 0.5


def without_labels(pieces: Pieces, rng: random.Random) -> list[Item]:
    """Windows of text that teaches the odds only."""
    nothing = (IGNORED,) * len(HEADS)
    found: list[Item] = []
    for speech in speeches(DATA / "quotations/spkatt-train.jsonl.gz"):
        if rng.random() < OTHER_SPEECHES:
            found += windows([(form, space, nothing, end) for form, space, _, end in speech], pieces)
    gold = germeval(DATA / "names/germeval2014-dev.tsv.gz")
    for examples in (gold[: len(gold) // 2], germans(DATA)[0]):
        words: list[Labelled] = []
        for example in examples:
            last = len(example.words) - 1
            words += [(word.form, word.space_before, nothing, at == last) for at, word in enumerate(example.words)]
        found += windows(words, pieces)
    return found


def odds_loss(roles: Tensor, wanted: Tensor, batch: Batch) -> Tensor:
    """Divergence from the teacher's odds, weighted by head as the labels are."""
    there = batch.word_mask[:, 1:]
    roles, wanted = roles[there], wanted[there]
    loss, at = torch.zeros(()), 0
    for name, labels in HEADS.items():
        part = slice(at, at + len(labels))
        said, odds = functional.log_softmax(roles[:, part], -1), functional.softmax(wanted[:, part], -1)
        loss = loss + WEIGHTS[name] * functional.kl_div(said, odds, reduction="batchmean")
        at += len(labels)
    return loss


def pupil(teacher: Quotes, release_path: str, layers: list[int]) -> Quotes:
    """A network with some layers of its teacher."""
    release = read_release(Path(release_path))
    student = Quotes(Encoder(release, len(layers)), release.width)
    student.load_state_dict(copied(teacher, layers), strict=False)
    return student


def endless(data: list[Item], rng: random.Random) -> Iterator[list[Item]]:
    """Round after round."""
    while True:
        yield from batches(data, BATCH, rng)


def train(arguments: argparse.Namespace) -> None:
    """Writes WORK/OUT.pt."""
    torch.manual_seed(SEED)
    torch.set_num_threads(arguments.threads)
    rng = random.Random(SEED)
    pieces, rows = read_words()
    words = torch.from_numpy(rows)
    trained = load_quotes(arguments.release, arguments.teacher)
    teacher = Teacher(trained, ["roles"], arguments.threads)
    student = pupil(trained, arguments.release, arguments.layers).train()
    if arguments.start:
        student.load_state_dict(torch.load(WORK / f"{arguments.start}.pt"))
    data = items(pieces, rng) + without_labels(pieces, rng)
    print(len(data), "windows", sum(len(item.rows) for item in data), "pieces", flush=True)
    encoder = list(student.encoder.parameters())
    heads = [student.mix, *student.roles.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "base": ENCODER_RATE}, {"params": heads, "base": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    start, total = time.time(), 0.0
    for step, group in enumerate(endless(data, rng), 1):
        done = (time.time() - start) / 60 / arguments.minutes
        if done >= 1:
            break
        for part in optimiser.param_groups:
            part["lr"] = part["base"] * min(1.0, step / 40) * max(0.01, 1 - done)
        batch = collate(group)
        roles = roles_of(student, words, batch)
        loss = ODDS_WEIGHT * odds_loss(roles, teacher.says(words, batch), batch)
        if (batch.tags[..., 0] >= 0).any():
            loss = loss + loss_of(roles, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(encoder + heads, 2.0)
        optimiser.step()
        optimiser.zero_grad()
        total += float(loss.detach())
        if step % 50 == 0:
            print(f"{time.time() - start:.0f}s step {step} loss {total / 50:.3f}", flush=True)
            total = 0.0
    torch.save(student.state_dict(), WORK / f"{arguments.out}.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--teacher", default="quotes")
    parser.add_argument("--layers", type=int, nargs="+", default=[2, 5, 8, 11])
    parser.add_argument("--start", default="", help="a student to go on with")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", default="quotes4")
    train(parser.parse_args())
