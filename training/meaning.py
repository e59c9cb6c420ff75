"""Vectors of words whose sums say what the encoder says of whole texts.

    python -m training.meaning RELEASE      -> WORK/meaning*, MODELS/core-meaning.npz

1. What the encoder says of each listed word, and of the texts (`meaning_texts`): hours of one core, resumable.
2. A network from the encoder's vector of a word to its part in a sum, and a small vector of each word's own besides,
   fitted to the texts by cosine and by the likeness of the texts of a batch to each other.
3. A network from piece rows to those vectors, for words that are not listed.
4. The words that it reads worst, weighed by frequency, as codes of 32 bytes (product quantisation).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from depesche.parse.core_weights import Weights
from depesche.parse.meaning import FILE, WORD, parts_of
from training.meaning_texts import Texts, encoded, texts, vocabulary
from training.places import MODELS, SEED, WORK
from training.release import read_release

WIDTH = 128
TEXTS = 30_000
EPOCHS, BATCH, RATE = 8, 256, 2e-3
SHARPNESS = 15.0
"""Of likeness in a batch: how much the nearest texts count."""
PIECE_EPOCHS, PIECE_BATCH, PIECE_RATE, HIDDEN = 7, 1_024, 3e-3, 256
KEPT, PARTS, ROUNDS = 22_000, 32, 8
"""Words in the file, bytes of each, rounds of k-means: what fits into a megabyte."""
SAMPLE = 6_000


class Sums(nn.Module):
    """Vectors of listed words, and of pieces of others."""

    def __init__(self, words: Tensor, rarity: Tensor, pieces: Tensor) -> None:
        super().__init__()
        self.words, self.rarity, self.pieces = words, rarity, pieces
        width = words.shape[1]
        self.bent = nn.Sequential(nn.Linear(width, 512), nn.GELU(), nn.Linear(512, WIDTH))
        self.straight = nn.Linear(width, WIDTH)
        self.spelled = nn.Sequential(nn.Linear(width, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, WIDTH))
        self.weight = nn.Sequential(nn.Linear(width + 1, 32), nn.GELU(), nn.Linear(32, 1))
        self.own = nn.Embedding(len(words), WIDTH, sparse=True)
        nn.init.zeros_(self.own.weight)

    def vectors(self, units: Tensor) -> Tensor:
        """(units, WIDTH); a unit is a listed word, or beyond them a piece."""
        listed = units < len(self.words)
        rows, x = units[listed], self.words[units[listed]]
        weight = self.weight(torch.cat([x, self.rarity[rows][:, None]], 1)).clamp(-6, 4).exp()
        found = torch.zeros(len(units), WIDTH)
        found = found.index_put(
            (torch.nonzero(listed)[:, 0],), (self.bent(x) + self.straight(x) + self.own(rows)) * weight
        )
        spelled = self.spelled(self.pieces[units[~listed] - len(self.words)])
        return found.index_put((torch.nonzero(~listed)[:, 0],), spelled)

    def forward(self, many: Sequence[Sequence[int]]) -> Tensor:
        """(texts, WIDTH), each of length 1."""
        distinct, where = np.unique(np.concatenate([np.array(one) for one in many]), return_inverse=True)
        vectors = self.vectors(torch.from_numpy(distinct))[torch.from_numpy(where)]
        return functional.normalize(summed(vectors, [len(one) for one in many]), dim=1)


def summed(vectors: Tensor, sizes: Sequence[int]) -> Tensor:
    """The sums of runs of rows."""
    own = torch.from_numpy(np.repeat(np.arange(len(sizes)), sizes))
    return torch.zeros(len(sizes), WIDTH).index_add(0, own, vectors)


def centred(kinds: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    """Vectors less the mean of their kind: what a language or a manner of writing has in common."""
    of = np.array(kinds)
    means = {kind: vectors[of == kind].mean(0) for kind in sorted(set(kinds))}
    return vectors - np.stack([means[kind] for kind in kinds])


def targets(kinds: Sequence[str], vectors: np.ndarray) -> Tensor:
    """What the encoder says, less the mean of its kind and language, turned to fewer dimensions."""
    plain = centred(kinds, vectors)
    sentences = ~np.char.startswith(np.array(kinds), "bag")
    _, strength, turned = np.linalg.svd(plain[sentences], full_matrices=False)
    fewer = plain @ (turned[:WIDTH].T / strength[:WIDTH] ** 0.25)
    return functional.normalize(torch.from_numpy(fewer).float(), dim=1)


def fit(sums: Sums, units: Sequence[Sequence[int]], wanted: Tensor) -> None:
    """Step 2."""
    chance = np.random.default_rng(SEED)
    dense = torch.optim.AdamW([p for name, p in sums.named_parameters() if name != "own.weight"], lr=RATE)
    sparse = torch.optim.SparseAdam([sums.own.weight], lr=RATE / 2)
    steps, step = EPOCHS * max(len(units) // BATCH, 1), 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(units))
        for first in range(0, max(len(order) - BATCH + 1, 1), BATCH):
            rows = order[first : first + BATCH]
            for group in dense.param_groups:
                group["lr"] = RATE * (1 - step / steps)
            step += 1
            made, right = sums([units[row] for row in rows]), wanted[rows]
            shape = functional.softmax(right @ right.T * SHARPNESS, 1)
            loss = 1 - (made * right).sum(1).mean()
            for other in (right, made):
                told = functional.log_softmax(made @ other.T * SHARPNESS, 1)
                loss = loss + functional.kl_div(told, shape, reduction="batchmean") / 2
            dense.zero_grad()
            sparse.zero_grad()
            loss.backward()
            dense.step()
            sparse.step()
        print(f"epoch {epoch}: loss {loss.item():.3f}", flush=True)


def fit_pieces(sums: Sums, rows: Sequence[Sequence[int]], wanted: Tensor, often: np.ndarray) -> Tensor:
    """Step 3; returns what pieces make of each listed word."""
    chance = np.random.default_rng(SEED)
    weight = torch.from_numpy(np.sqrt(often / often.mean()).clip(0.2, 5)).float()
    torch.manual_seed(SEED)
    for layer in (sums.spelled[0], sums.spelled[2]):
        layer.reset_parameters()
    learner = torch.optim.Adam(sums.spelled.parameters(), PIECE_RATE)

    def read(many: Sequence[int]) -> Tensor:
        flat = [row for n in many for row in rows[n]]
        return summed(sums.spelled(sums.pieces[flat]), [len(rows[n]) for n in many])

    steps, step = PIECE_EPOCHS * max(len(rows) // PIECE_BATCH, 1), 0
    for _ in range(PIECE_EPOCHS):
        order = chance.permutation(len(rows))
        for first in range(0, max(len(order) - PIECE_BATCH + 1, 1), PIECE_BATCH):
            some = order[first : first + PIECE_BATCH]
            for group in learner.param_groups:
                group["lr"] = PIECE_RATE * (1 - step / steps)
            step += 1
            loss = (((read(some) - wanted[some]) ** 2).sum(1) * weight[some]).mean()
            learner.zero_grad()
            loss.backward()
            learner.step()
    with torch.no_grad():
        return torch.cat([read(range(at, min(at + 2_048, len(rows)))) for at in range(0, len(rows), 2_048)])


def coded(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Product quantisation: for each run of columns 256 typical values, and each row's choice among them."""
    chance = np.random.default_rng(SEED + 2)
    size = WIDTH // PARTS
    books, codes = np.zeros((PARTS, 256, size), np.float32), np.zeros((len(vectors), PARTS), np.uint8)
    sample = vectors[chance.choice(len(vectors), min(SAMPLE, len(vectors)), replace=False)]
    for part in range(PARTS):
        columns = slice(part * size, (part + 1) * size)
        some = sample[:, columns]
        book = some[chance.choice(len(some), 256, replace=len(some) < 256)].copy()
        for _ in range(ROUNDS):
            nearest = _nearest(some, book)
            counts = np.bincount(nearest, minlength=256)
            totals = np.stack([np.bincount(nearest, some[:, column], 256) for column in range(size)], 1)
            book[counts > 0] = totals[counts > 0] / counts[counts > 0, None]
        books[part], codes[:, part] = book, _nearest(vectors[:, columns], book)
    return codes, books


def _nearest(vectors: np.ndarray, book: np.ndarray) -> np.ndarray:
    return ((book**2).sum(1)[None] - 2 * vectors @ book.T).argmin(1)


def pack(
    words: Sequence[str], vectors: np.ndarray, missed: np.ndarray, sums: Sums, scale: tuple[np.ndarray, float]
) -> None:
    """Step 4. `scale` are mean and spread of piece rows, which the network is made to do without."""
    rows = sorted(np.argsort(-missed, kind="stable")[:KEPT], key=lambda row: words[row])
    codes, books = coded(vectors[rows])
    first, last = sums.spelled[0], sums.spelled[2]
    mean, spread = scale
    inner = first.weight.detach().numpy().T / spread
    stored = {
        "inner": np.vstack([inner, first.bias.detach().numpy() - mean @ inner]),
        "outer": np.vstack([last.weight.detach().numpy().T, last.bias.detach().numpy()]),
    }
    whole = {}
    for name, weights in stored.items():
        step = np.abs(weights).max(0) / 127
        whole |= {name: np.rint(weights / step).astype(np.int8), f"{name}_scale": step.astype(np.float32)}
    listed = np.frombuffer("\n".join(words[row] for row in rows).encode("utf-8"), np.uint8)
    np.savez_compressed(MODELS / FILE, words=listed, codes=codes, books=books.astype(np.float16), **whole)
    print(f"{len(rows)} words, {(MODELS / FILE).stat().st_size / 1e6:.2f} MB; training.export names it in the card")


def starts(
    spoken: Sequence[tuple[str, str, float]], alone: np.ndarray
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Words without case; how each is written, where it starts, and how frequent it is."""
    written = {form.casefold(): form for form, _, _ in reversed(spoken)}
    words = list(dict.fromkeys(form.casefold() for form, _, _ in spoken))
    index = {word: row for row, word in enumerate(words)}
    rows = np.array([index[form.casefold()] for form, _, _ in spoken])
    start, often = np.zeros((len(words), alone.shape[1]), np.float32), np.zeros(len(words))
    np.add.at(start, rows, alone)
    np.add.at(often, rows, [frequency / 2 for _, _, frequency in spoken])
    return words, [written[word] for word in words], (start / np.bincount(rows)[:, None]).astype(np.float32), often


def main(release_path: str) -> None:
    """All four steps."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    release = read_release(Path(release_path))
    spoken = vocabulary()
    alone = encoded(release, [form for form, _, _ in spoken], WORK / "meaning-words")
    words, written, start, often = starts(spoken, centred([language for _, language, _ in spoken], alone))
    index = {word: row for row, word in enumerate(words)}
    core = Weights().words
    pieces = core.embed(np.arange(len(core.probabilities)))
    scale = pieces.mean(0), float((pieces - pieces.mean(0)).std())
    rarity = torch.from_numpy((np.log(often) + 12) / 3).float()
    sums = Sums(torch.from_numpy(start / start.std()), rarity, torch.from_numpy((pieces - scale[0]) / scale[1]))

    def units(text: str) -> list[int]:
        found: list[int] = []
        for word in WORD.findall(text):
            parts = [word.casefold()] if word.casefold() in index else parts_of(word.casefold(), index)
            found += [index[p] for p in parts] or [len(words) + row for row in core.pieces.rows(word, True)]
        return found

    mixed: Texts = [(kind, text) for kind, text in texts(spoken) if WORD.search(text)][:TEXTS]
    wanted = targets([kind for kind, _ in mixed], encoded(release, [text for _, text in mixed], WORK / "meaning-texts"))
    fit(sums, [units(text) for _, text in mixed], wanted)
    with torch.no_grad():
        vectors = sums.vectors(torch.arange(len(words)))
    read = fit_pieces(sums, [core.pieces.rows(form, True) for form in written], vectors, often)
    missed = np.sqrt(often) * (vectors - read).norm(dim=1).numpy()
    pack(words, vectors.numpy(), missed, sums, scale)


if __name__ == "__main__":
    main(sys.argv[1])
