"""Trains tags, lemmas, names and trees together.

    python -m training.syntax RELEASE --minutes 40 --warm-up 10 --out NAME

First the relatives (English, Dutch, Swedish) together with German, then German with a share of English. Time decides:
the learning rate falls with the share of the minutes that is used up. Seeds are fixed, but a run on a slower machine
sees less data; `--steps` makes it exact.
"""

import argparse
import random
import time
from itertools import count as numbers
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from depesche.parse.core_pieces import Pieces
from training.batches import Batch, Item, batches, collate, items_of
from training.encoder import Encoder
from training.heads import Core
from training.inventory import IGNORED, Inventory, count
from training.names import names_for_training
from training.places import DATA, FEW, MODELS, SEED, WORK
from training.release import read_release, unpack
from training.silver import silver
from training.treebanks import germans, read_empirist, relatives

ENCODER_RATE, HEAD_RATE = 1.6e-4, 8e-4
BATCH = 1024
"""Pieces a step, padding included."""
HEAD_WEIGHTS = {"upos": 1.0, "lemma": 1.0, "names": 1.0, "Mood": 0.7, "VerbForm": 0.3}
"""Weight of each tag head's loss; the other features have FEATS_WEIGHT."""
FEATS_WEIGHT = 0.2
SUBJUNCTIVE_WEIGHT = 4.0
"""Subjunctives are rare, and missing one turns a claim into a fact."""


def read_words() -> tuple[Pieces, np.ndarray]:
    """The pruned vocabulary: segmentation, and unpacked embedding rows."""
    with np.load(MODELS / "core-words.npz") as stored:
        pieces = bytes(stored["pieces"]).decode("utf-8").split("\n")
        blocks = np.empty((len(pieces), stored["scales"].shape[1]), dtype=[("scale", "<f2"), ("nibbles", "u1", (16,))])
        blocks["scale"] = stored["scales"]
        blocks["nibbles"] = stored["nibbles"].reshape(len(pieces), -1, 16)
        return Pieces(pieces, stored["scores"].tolist()), unpack(blocks)


def losses(core: Core, words: Tensor, batch: Batch, inventory: Inventory) -> tuple[Tensor, Tensor]:
    """Weighted sum over the heads, to which heads without labels in this batch add nothing; and the words' states."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, arcs, children, heads, states = core(words[batch.rows], batch.mask, batch.first, batch.last)
    tags = tags.float()
    loss = tags.new_zeros(())
    for column, (name, (start, end)) in enumerate(inventory.slices().items()):
        weights = _mood_weights(inventory) if name == "Mood" else None
        part = _entropy(tags[..., start:end], batch.tags[..., column], weights)
        loss = loss + HEAD_WEIGHTS.get(name, FEATS_WEIGHT) * part
    if (batch.heads >= 0).any():
        arcs = arcs.float().masked_fill(~batch.word_mask[:, None, :], -1e9)
        loss = loss + _entropy(arcs, batch.heads)
        scores = core.relation_scores(children, heads, batch.heads.clamp(min=0))
        loss = loss + _entropy(scores, batch.relations)
    return loss, states


def _mood_weights(inventory: Inventory) -> Tensor:
    return torch.tensor([SUBJUNCTIVE_WEIGHT if value == "Sub" else 1.0 for value in inventory.feats["Mood"]])


def _entropy(logits: Tensor, labels: Tensor, weights: Tensor | None = None) -> Tensor:
    if not (labels >= 0).any():
        return logits.new_zeros(())
    flat = logits.reshape(-1, logits.shape[-1])
    return functional.cross_entropy(flat, labels.reshape(-1), weights, ignore_index=IGNORED)


def train(arguments: argparse.Namespace) -> None:
    """Runs the schedule and writes WORK/NAME.pt and WORK/NAME.json."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    rng = random.Random(SEED)
    pieces, rows = read_words()
    words = torch.from_numpy(rows)
    german, check, _ = germans(DATA)
    foreign = relatives(DATA)
    inventory = count(german, foreign)
    inventory.write(WORK / f"{arguments.out}.json")
    tagged = read_empirist(DATA / "syntax/empirist.vrt.gz")[:FEW] + silver()
    pools = {
        "german": items_of(german, pieces, inventory),
        "foreign": items_of(foreign, pieces, inventory),
        "tagged": items_of(tagged, pieces, inventory),
        "names": items_of(names_for_training(), pieces, inventory),
        "check": items_of(check, pieces, inventory),
    }
    for name, items in pools.items():
        print(name, len(items), "sentences", sum(len(item.rows) for item in items), "pieces", flush=True)
    release = read_release(Path(arguments.release))
    tag_count = sum(len(labels) for labels in inventory.heads().values())
    core = Core(Encoder(release), release.width, tag_count, len(inventory.deprel))
    if arguments.start:
        core.load_state_dict(torch.load(WORK / f"{arguments.start}.pt"))
    _run(core, words, inventory, pools, arguments, rng)
    torch.save(core.state_dict(), WORK / f"{arguments.out}.pt")


WARMING = {"foreign": 0.8, "german": 4.0, "names": 0.6, "tagged": 0.5}
SETTLING = {"german": 2.5, "foreign": 0.03, "tagged": 0.25, "names": 0.3}
"""How often each pool is seen in one round."""


def round_of(pools: dict[str, list[Item]], shares: dict[str, float], rng: random.Random) -> list[list[Item]]:
    """The batches of one round, each of one pool, shuffled."""
    groups = []
    for name, share in shares.items():
        items = pools[name]
        for _ in range(int(share)):
            groups += list(batches(items, BATCH, rng))
        if share % 1:
            groups += list(batches(rng.sample(items, int(len(items) * (share % 1))), BATCH, rng))
    rng.shuffle(groups)
    return groups


def _run(
    core: Core,
    words: Tensor,
    inventory: Inventory,
    pools: dict[str, list[Item]],
    arguments: argparse.Namespace,
    rng: random.Random,
) -> None:
    encoder = list(core.encoder.parameters())
    inside = {id(p) for p in encoder}
    heads = [p for p in core.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "base": arguments.rate}, {"params": heads, "base": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    start, done, step, total = time.time(), 0.0, 0, 0.0
    for epoch in numbers():
        for group in round_of(pools, WARMING if done < arguments.warm_up / arguments.minutes else SETTLING, rng):
            done = (time.time() - start) / 60 / arguments.minutes
            if done >= 1:
                return
            rate = min(1.0, (step + 1) / 60) * max(arguments.floor, 1 - done)
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * rate
            loss, _ = losses(core, words, collate(group), inventory)
            loss.backward()
            nn.utils.clip_grad_norm_(encoder + heads, 2.0)
            optimiser.step()
            optimiser.zero_grad()
            step, total = step + 1, total + float(loss.detach())
            if step % 25 == 0:
                print(f"{time.time() - start:.0f}s round {epoch} step {step} loss {total / 25:.3f}", flush=True)
                total = 0.0
            if done >= arguments.warm_up / arguments.minutes and epoch == 0:
                break
        torch.save(core.state_dict(), WORK / f"{arguments.out}.part.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--warm-up", type=float, default=10)
    parser.add_argument("--rate", type=float, default=ENCODER_RATE)
    parser.add_argument("--floor", type=float, default=0.02)
    parser.add_argument("--start", default="")
    parser.add_argument("--out", default="syntax")
    train(parser.parse_args())
