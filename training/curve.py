"""The learning curve of quotation labels: equal training on ever more of our own pages, measured on other news.

    PYTHONPATH=src:. python -m training.curve RELEASE --start syntax --steps 300 --pages 100 200 400

The network that ships is too slow to train for a curve. Here the parser's states of every word are computed once, and a
small network over words learns from them; each point takes as many steps, so that only the pages differ.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from evaluation.quotations import ROWS, _gold, _scores
from torch import Tensor, nn
from torch.nn import functional

from depesche.lang.de.segmenting import GERMAN
from depesche.parse.core_weights import Words
from depesche.parse.core_windows import batches_of, windows_of
from depesche.parse.segment import sentences_in
from training.export import OUTPUTS, load
from training.pages import Page, lines_of, pages
from training.places import DATA, MODELS, SEED
from training.quotations import HEADS, KINDS, WEIGHTS, _label
from training.student import Teacher
from training.variants import Namer, variant

LEAST, MOST, BATCH = 60, 150, 2000
"""Words after which a window ends with its sentence, at most, and of one step."""
VARIANTS, WIDTH, INNER, ATTENTIONS, LAYERS, REACH = 2, 256, 768, 4, 3, 48
RATE, DROPOUT = 6e-4, 0.15
SIZE = sum(map(len, HEADS.values()))


class Read:
    """The states, labels and sentence ends of a text's words."""

    def __init__(self, states: np.ndarray, labels: np.ndarray, ends: list[int]) -> None:
        self.states, self.labels, self.ends = states, labels, ends

    def windows(self, least: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Cut at the ends of sentences."""
        start = 0
        for end in self.ends:
            while end - start >= least or end == self.ends[-1]:
                stop = min(end, start + MOST)
                if stop > start:
                    yield self.states[start:stop], self.labels[start:stop]
                start = stop
                if start == end:
                    break


class Reader:
    """Runs the parser's network over texts."""

    def __init__(self, release: str, checkpoint: str) -> None:
        with np.load(MODELS / "core-words.npz") as stored:
            self.words = Words(stored)
        self.network = Teacher(load(release, checkpoint)[0], OUTPUTS, 1)

    def read(self, page: Page) -> Read:
        """One text; labels as for the network that ships."""
        sentences = [s for line in lines_of(page.text) for s in sentences_in(page.text, line, GERMAN)]
        starts = np.cumsum([0, *(len(s.tokens) for s in sentences)]).tolist()
        found = np.zeros((starts[-1], 4 * self.words.width), np.float16)
        windows = [w for n, s in enumerate(sentences) for w in windows_of(n, s.tokens, self.words.pieces)]
        for batch in batches_of(windows):
            given = {
                "words": self.words.embed(batch.rows),
                "mask": batch.mask,
                "first": batch.first,
                "last": batch.last,
            }
            for row, window in zip(self.network.run(given), batch.windows, strict=True):
                at = starts[window.sentence] + window.start
                found[at : at + len(window.first)] = row[: len(window.first)]
        spans = [token.span for s in sentences for token in s.tokens]
        labels = [(_label(page, span, "DIFR"), *(_label(page, span, kind) for kind in "CSA")) for span in spans]
        return Read(found, np.array(labels, np.int64).reshape(-1, len(HEADS)), starts[1:])


class Layer(nn.Module):
    """Attention with a learned weight for every distance."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.near = nn.Parameter(torch.zeros(ATTENTIONS, 2 * REACH + 1))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, words, WIDTH); bias: 0 for words, very negative for padding."""
        size, length, _ = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(size, length, 3, ATTENTIONS, -1).permute(2, 0, 3, 1, 4)
        at = torch.arange(length)
        distance = (at[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        scores = (q @ k.transpose(-1, -2)) * (WIDTH // ATTENTIONS) ** -0.5 + self.near[:, distance] + bias
        mixed = (torch.softmax(scores.float(), -1).to(v.dtype) @ v).transpose(1, 2).reshape(size, length, WIDTH)
        x = x + functional.dropout(self.out(mixed), DROPOUT, self.training)
        return x + functional.dropout(self.outer(functional.gelu(self.inner(self.norm2(x)))), DROPOUT, self.training)


class Small(nn.Module):
    """States of words -> logits of roles."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.first, self.into = nn.LayerNorm(states), nn.Linear(states, WIDTH)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.last, self.roles = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, SIZE)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """states: (batch, words, states); mask: 1 for words."""
        x = functional.dropout(self.into(self.first(states)), DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, ((1 - mask) * -1e4)[:, None, None, :])
        return self.roles(functional.dropout(self.last(x), DROPOUT, self.training))


def padded(group: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor, Tensor]:
    """States, mask and labels of windows."""
    length = max(len(states) for states, _ in group)
    states = torch.zeros(len(group), length, group[0][0].shape[1])
    mask, labels = torch.zeros(len(group), length), torch.full((len(group), length, len(HEADS)), -100)
    for row, (some, said) in enumerate(group):
        states[row, : len(some)] = torch.from_numpy(some.astype(np.float32))
        mask[row, : len(some)] = 1
        labels[row, : len(said)] = torch.from_numpy(said)
    return states, mask, labels


def groups(texts: Sequence[Read], rng: random.Random) -> Iterator[list[tuple[np.ndarray, np.ndarray]]]:
    """Round after round, the windows cut anew, those of similar length together."""
    while True:
        windows = [w for text in texts for w in text.windows(rng.randint(LEAST - 30, LEAST + 30))]
        windows.sort(key=lambda w: len(w[0]) + rng.random() * 12)
        size = BATCH // MOST
        found = [windows[at : at + size] for at in range(0, len(windows), size)]
        rng.shuffle(found)
        yield from found


def trained(texts: Sequence[Read], steps: int) -> Small:
    """One point of the curve."""
    torch.manual_seed(SEED)
    network = Small(texts[0].states.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.05, betas=(0.9, 0.98))
    for step, group in zip(range(steps), groups(texts, random.Random(SEED)), strict=False):
        for part in optimiser.param_groups:
            part["lr"] = RATE * min(1.0, (step + 1) / 60) * max(0.01, 1 - step / steps)
        states, mask, labels = padded(group)
        with torch.autocast("cpu", torch.bfloat16):
            roles = network(states, mask)
        loss, at = torch.zeros(()), 0
        for column, (name, tags) in enumerate(HEADS.items()):
            logits = roles[..., at : at + len(tags)].float().reshape(-1, len(tags))
            loss = loss + WEIGHTS[name] * functional.cross_entropy(logits, labels[..., column].reshape(-1))
            at += len(tags)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        optimiser.zero_grad()
    return network.eval()


@torch.no_grad()
def measured(network: Small, articles: Sequence[tuple[Read, np.ndarray]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 over words, per row."""
    counts = np.zeros((3, len(ROWS)), np.int64)
    kinds = list(KINDS.values())
    for text, gold in articles:
        parts = []
        for window in text.windows(LEAST):
            states, mask, _ = padded([window])
            parts.append(network(states, mask)[0].numpy())
        roles, at, best = np.concatenate(parts), 0, {}
        for name, tags in HEADS.items():
            best[name] = roles[:, at : at + len(tags)].argmax(1)
            at += len(tags)
        content = best["content"]
        said = {"any": content > 0, "cue": best["cue"] > 0, "speaker": best["speaker"] > 0}
        said |= {kind: (content > 0) & ((content - 1) // 2 == number) for number, kind in enumerate(kinds)}
        found = np.stack([said[row] for row in ROWS])
        counts += np.stack([(found & gold).sum(1), found.sum(1), gold.sum(1)])
    return {row: _scores(*counts[:, column].tolist()) for column, row in enumerate(ROWS)}


def read_articles(reader: Reader, limit: int) -> Iterator[tuple[Read, np.ndarray]]:
    """Articles of another origin, which are only measured with, and for each row which words count."""
    with gzip.open(DATA / "quotations/gnqa-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line, _ in zip(lines, range(limit), strict=False)]
    for article in articles:
        text, wanted = article["text"], _gold(article)
        spans = [t.span for line in lines_of(text) for s in sentences_in(text, line, GERMAN) for t in s.tokens]
        gold = [[any(span.overlaps(other) for other in wanted[row]) for span in spans] for row in ROWS]
        yield reader.read(Page("", text, ())), np.array(gold)


def main(arguments: argparse.Namespace) -> None:
    """Prints a line for each size; smaller draws are part of larger ones."""
    torch.set_num_threads(1)
    reader, rng = Reader(arguments.release, arguments.start), random.Random(SEED)
    articles = list(read_articles(reader, arguments.limit))
    own = pages()
    rng.shuffle(own)
    namer = Namer(own)
    texts: list[Read] = []
    for size in sorted(arguments.pages):
        for page in own[len(texts) // VARIANTS : size]:
            texts += [reader.read(variant(page, namer, rng) if number else page) for number in range(VARIANTS)]
        start = time.process_time()
        figures = measured(trained(texts, arguments.steps), articles)
        print(size, f"{(time.process_time() - start) / 60:.1f} min", figures, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release")
    parser.add_argument("--start", default="syntax", help="checkpoint of the parser")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--limit", type=int, default=100)
    main(parser.parse_args())
