"""Trains the second network: who says what. Token labels over windows of several sentences.

    python -m training.quotations RELEASE --start syntax --minutes 14 --out quotes

Data: our own annotated pages, varied, and a share of SpkAtt (Bundestag speeches). Nothing marked non-commercial.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core_pieces import END, START, Pieces
from depesche.parse.core_windows import spaces_before
from depesche.parse.segment import sentences_in
from training.batches import Batch, Item, batches, collate
from training.encoder import Encoder
from training.heads import DROPOUT, LOWEST, ends, mixed
from training.inventory import IGNORED
from training.pages import Page, lines_of, pages
from training.places import DATA, FEW, SEED, WORK
from training.release import read_release
from training.syntax import read_words
from training.treebanks import Example
from training.variants import Namer, variant

KINDS = {"D": "direct", "I": "indirect", "F": "free", "R": "reported"}
HEADS = {
    "content": ("O", *(f"{edge}-{kind}" for kind in KINDS.values() for edge in "BI")),
    "cue": ("O", "B-cue", "I-cue"),
    "speaker": ("O", "B-speaker", "I-speaker"),
    "addressee": ("O", "B-addressee", "I-addressee"),
}
WINDOW = (110, 230)
"""Pieces after which a window ends at the next sentence, and at most."""
VARIANTS = 6
SPEECH_SHARE = 0.2
ENCODER_RATE, HEAD_RATE, BATCH = 3e-4, 1e-3, 900
WEIGHTS = {"content": 1.0, "cue": 1.0, "speaker": 1.0, "addressee": 0.5}

Labelled = tuple[str, bool, tuple[int, ...], bool]
"""Form, space before, one label per head, whether a sentence ends here."""


class Quotes(nn.Module):
    """The encoder and one linear layer."""

    def __init__(self, encoder: Encoder, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.lowest = len(encoder.layers) // LOWEST
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers) - self.lowest))
        self.roles = nn.Linear(2 * width, sum(map(len, HEADS.values())))

    def forward(self, words: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """As for `heads.Core`; -> (batch, n, roles)."""
        (states,) = mixed(self.encoder(words, mask)[self.lowest :], self.mix[None])
        nodes = ends(states, first[:, 1:], last[:, 1:])
        return self.roles(functional.dropout(nodes, DROPOUT, self.training))


def labelled_page(page: Page) -> list[Labelled]:
    """The tokens of a page. Of nested contents only the outer one counts."""
    found = []
    for line in lines_of(page.text):
        for sentence in sentences_in(page.text, line, GERMAN):
            for at, (token, space) in enumerate(zip(sentence.tokens, spaces_before(sentence.tokens), strict=True)):
                labels = (_label(page, token.span, "DIFR"), *(_label(page, token.span, kind) for kind in "CSA"))
                found.append((token.form, space, labels, at == len(sentence.tokens) - 1))
    return found


def _label(page: Page, span: Span, kinds: str) -> int:
    for kind, start, end in page.marks:
        if kind in kinds and start <= span.start and span.end <= end:
            number = 1 + 2 * "DIFR".index(kind) if kinds == "DIFR" else 1
            return number + (span.start > start)
    return 0


def speeches(path: Path) -> Iterator[list[Labelled]]:
    """SpkAtt: messages are indirect unless they stand in quotation marks; source is speaker."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, FEW):
            speech = json.loads(line)
            labels = {}
            for annotation in speech["annotations"]:
                for role, head in (("Message", 0), ("Cue", 1), ("PTC", 1), ("Source", 2), ("Addr", 3)):
                    for place in annotation.get(role, ()):
                        labels.setdefault(place, [0, 0, 0, 0])[head] = 2
            words = [
                (word, f"{i}:{j}", j == len(sentence) - 1)
                for i, sentence in enumerate(speech["sentences"])
                for j, word in enumerate(sentence)
            ]
            yield list(_speech_words(words, labels))


def _speech_words(words: Sequence[tuple[str, str, bool]], labels: dict[str, list[int]]) -> Iterator[Labelled]:
    before, quoted = [0, 0, 0, 0], False
    for form, place, last in words:
        quoted = (quoted or form[0] in "„»") and form[0] not in "“«"
        now = labels.get(place, [0, 0, 0, 0])
        content = 0 if not now[0] else (1 if quoted else 3)
        given = [content, *(1 if label else 0 for label in now[1:])]
        inside = [
            label + 1 if label and was in (label, label + 1) else label
            for label, was in zip(given, before, strict=True)
        ]
        before = inside
        yield form, form[0] not in ".,;:!?)“", tuple(inside), last


def windows(words: Sequence[Labelled], pieces: Pieces) -> Iterator[Item]:
    """Cuts a page into windows at sentence ends."""
    rows, first, last, labels = [START], [0], [0], []
    for form, space, roles, ends_here in words:
        found = pieces.rows(form, space)
        if len(rows) + len(found) > WINDOW[1]:
            yield _item(rows, first, last, labels)
            rows, first, last, labels = [START], [0], [0], []
        first.append(len(rows))
        rows = [*rows, *found]
        last.append(len(rows) - 1)
        labels.append(roles)
        if ends_here and len(rows) >= WINDOW[0]:
            yield _item(rows, first, last, labels)
            rows, first, last, labels = [START], [0], [0], []
    if labels:
        yield _item(rows, first, last, labels)


def _item(rows: list[int], first: list[int], last: list[int], labels: list[tuple[int, ...]]) -> Item:
    none = [IGNORED] * len(labels)
    return Item([*rows, END], first, last, np.array(labels), none, none, Example([], "quotes"))


def items(pieces: Pieces, rng: random.Random, folder: Path | None = None) -> list[Item]:
    """All windows of all variants of our pages, and a share of the speeches."""
    own = pages(folder) if folder else pages()
    namer = Namer(own)
    found = []
    for page in own:
        for number in range(VARIANTS):
            varied = variant(page, namer, rng) if number else page
            found += windows(labelled_page(varied), pieces)
    for speech in speeches(DATA / "quotations/spkatt-train.jsonl.gz"):
        found += [item for item in windows(speech, pieces) if rng.random() < SPEECH_SHARE]
    return found


def roles_of(quotes: Quotes, words: Tensor, batch: Batch) -> Tensor:
    """Logits (batch, n, roles)."""
    with torch.autocast("cpu", torch.bfloat16):
        return quotes(words[batch.rows], batch.mask, batch.first, batch.last).float()


def loss_of(roles: Tensor, batch: Batch) -> Tensor:
    """Weighted sum over the heads."""
    loss, at = torch.zeros(()), 0
    for column, (name, labels) in enumerate(HEADS.items()):
        logits = roles[..., at : at + len(labels)].reshape(-1, len(labels))
        target = batch.tags[..., column].reshape(-1)
        loss = loss + WEIGHTS[name] * functional.cross_entropy(logits, target, ignore_index=IGNORED)
        at += len(labels)
    return loss


def train(arguments: argparse.Namespace) -> None:
    """Writes WORK/OUT.pt."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    rng = random.Random(SEED)
    pieces, rows = read_words()
    words = torch.from_numpy(rows)
    release = read_release(Path(arguments.release))
    quotes = Quotes(Encoder(release), release.width)
    state = torch.load(WORK / f"{arguments.start}.pt")
    if "roles.weight" in state:
        quotes.load_state_dict(state)
    else:
        inside = {name.removeprefix("encoder."): value for name, value in state.items() if name.startswith("encoder.")}
        quotes.encoder.load_state_dict(inside)
    data = items(pieces, rng, arguments.pages)
    print(len(data), "windows", sum(len(item.rows) for item in data), "pieces", flush=True)
    encoder = list(quotes.encoder.parameters())
    heads = [quotes.mix, *quotes.roles.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "base": arguments.rate}, {"params": heads, "base": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    start, step, total, done = time.time(), 0, 0.0, 0.0
    while done < 1:
        for group in batches(data, BATCH, rng):
            done = (time.time() - start) / 60 / arguments.minutes
            if done >= 1:
                break
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * min(1.0, (step + 1) / 40) * max(0.02, 1 - done)
            batch = collate(group)
            loss = loss_of(roles_of(quotes, words, batch), batch)
            loss.backward()
            nn.utils.clip_grad_norm_(encoder + heads, 2.0)
            optimiser.step()
            optimiser.zero_grad()
            step, total = step + 1, total + float(loss.detach())
            if step % 25 == 0:
                print(f"{time.time() - start:.0f}s step {step} loss {total / 25:.3f}", flush=True)
                total = 0.0
    torch.save(quotes.state_dict(), WORK / f"{arguments.out}.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--start", default="syntax")
    parser.add_argument("--minutes", type=float, default=14)
    parser.add_argument("--rate", type=float, default=ENCODER_RATE)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--out", default="quotes")
    train(parser.parse_args())
