"""Examples -> padded tensors, in batches of similar length."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from depesche.parse.core_pieces import END, PAD, START, Pieces
from training.inventory import IGNORED, Inventory
from training.treebanks import Example

MOST_PIECES = 220
"""Longer sentences are left out of training."""


@dataclass(slots=True)
class Item:
    """One example in numbers."""

    rows: list[int]
    first: list[int]
    last: list[int]
    tags: np.ndarray
    """(n, heads)."""
    heads: list[int]
    relations: list[int]
    example: Example


@dataclass(slots=True)
class Batch:
    """Padded tensors; `word_mask` has the root in column 0."""

    rows: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    word_mask: Tensor
    items: list[Item]


def item_of(example: Example, pieces: Pieces, inventory: Inventory) -> Item:
    """Segments and numbers one example."""
    rows, first, last = [START], [0], [0]
    for word in example.words:
        found = pieces.rows(word.form, word.space_before)
        first.append(len(rows))
        rows += found
        last.append(len(rows) - 1)
    rows.append(END)
    known = {relation: number for number, relation in enumerate(inventory.deprel)}
    return Item(
        rows,
        first,
        last,
        np.array([inventory.labels(word) for word in example.words]),
        [IGNORED if word.head is None else word.head for word in example.words],
        [known.get(word.deprel or "", known.get((word.deprel or "").split(":")[0], IGNORED)) for word in example.words],
        example,
    )


def items_of(examples: list[Example], pieces: Pieces, inventory: Inventory) -> list[Item]:
    """All examples that are short enough."""
    found = (item_of(example, pieces, inventory) for example in examples)
    return [item for item in found if len(item.rows) <= MOST_PIECES]


def batches(items: list[Item], pieces: int, rng: random.Random | None) -> Iterator[list[Item]]:
    """Groups of similar length with at most so many pieces, padding included; in random order if `rng` is given."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].rows) + (rng.random() * 6 if rng else 0))
    groups: list[list[Item]] = []
    current: list[Item] = []
    for i in order:
        longest = max([len(items[i].rows), *(len(item.rows) for item in current)])
        if current and longest * (len(current) + 1) > pieces:
            groups.append(current)
            current = []
        current.append(items[i])
    if current:
        groups.append(current)
    if rng:
        rng.shuffle(groups)
    yield from groups


def collate(items: list[Item]) -> Batch:
    """Pads one group."""
    size, length = len(items), max(len(item.rows) for item in items)
    words = max(len(item.heads) for item in items)
    heads = items[0].tags.shape[1]
    batch = Batch(
        rows=torch.full((size, length), PAD),
        mask=torch.zeros(size, length),
        first=torch.zeros(size, words + 1, dtype=torch.long),
        last=torch.zeros(size, words + 1, dtype=torch.long),
        tags=torch.full((size, words, heads), IGNORED),
        heads=torch.full((size, words), IGNORED),
        relations=torch.full((size, words), IGNORED),
        word_mask=torch.zeros(size, words + 1, dtype=torch.bool),
        items=items,
    )
    for i, item in enumerate(items):
        n = len(item.heads)
        batch.rows[i, : len(item.rows)] = torch.tensor(item.rows)
        batch.mask[i, : len(item.rows)] = 1
        batch.first[i, : n + 1] = torch.tensor(item.first)
        batch.last[i, : n + 1] = torch.tensor(item.last)
        batch.tags[i, :n] = torch.from_numpy(item.tags)
        batch.heads[i, :n] = torch.tensor(item.heads)
        batch.relations[i, :n] = torch.tensor(item.relations)
        batch.word_mask[i, : n + 1] = True
    return batch
