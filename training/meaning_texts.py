"""Texts to learn meaning from, and what the encoder says of them.

Three kinds: sentences of our own pages that are not held out, sentences of what is free to train on, and a few words
thrown together, so that every listed word is met. Words stand by themselves as well: that is where each one starts.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import wordfreq

from depesche.parse.core_pieces import Pieces
from training.encoder import Encoder
from training.names import LER, MOBIE, conll
from training.pages import pages
from training.places import CORPUS, DATA, FEW, SEED, WORK
from training.release import Release, unpack
from training.treebanks import Example, germans, read_empirist, relatives

LISTED = {"de": 45_000, "en": 25_000}
"""The most frequent words of each language."""
BAGS = {"de": 24_000, "en": 9_000}
LAW = 2_500
LONGEST = 24
"""Words of a text that are read: most sentences have fewer, and time grows with them."""
AT_ONCE = 6_144
"""Pieces in one batch."""
_SENTENCE = re.compile(r'(?<=[.!?“"])\s+(?=[A-ZÄÖÜ„"])')

Texts = list[tuple[str, str]]
"""Kind (de, en, bag-de, bag-en) and text."""


def vocabulary() -> list[tuple[str, str, float]]:
    """Words with language and frequency; German nouns as they are written."""
    nouns = {line.split("\t")[0] for line in (WORK / "nouns.tsv").read_text(encoding="utf-8").splitlines()}
    found: dict[str, tuple[str, str, float]] = {}
    for language, count in LISTED.items():
        frequencies = wordfreq.get_frequency_dict(language, "best")
        for word in sorted(frequencies, key=lambda w: (-frequencies[w], w))[: (FEW and 50 * FEW) or count]:
            form = word.capitalize() if language == "de" and word.capitalize() in nouns else word
            if word.isalpha() and len(word) > 1:
                found.setdefault(form, (form, language, frequencies[word]))
    return list(found.values())


def texts(words: Sequence[tuple[str, str, float]]) -> Texts:
    """All of them, well mixed, so that any first part of them is a fair sample."""
    chance = random.Random(SEED)
    train, check, _ = germans(DATA)
    found: Texts = [("de", _plain(example)) for example in (*train, *check)]
    found += [("en", _plain(example)) for example in relatives(DATA) if example.source == "en_ewt"]
    found += [("de", _plain(example)) for example in read_empirist(DATA / "syntax/empirist.vrt.gz")]
    for part in ("dev", "test"):
        found += [("de", _plain(e)) for e in conll(DATA / f"names/mobie-{part}.conll.gz", 3, MOBIE, "mobie")]
    law = [e for court in sorted((DATA / "names").glob("ler-*.conll.gz")) for e in conll(court, 1, LER, "ler")]
    found += [("de", _plain(example)) for example in chance.sample(law, min(LAW, len(law)))]
    found += [("de", sentence) for sentence in (*_speeches(), *_own())]
    short = ((kind, " ".join(text.split()[:LONGEST])) for kind, text in found if len(text.split()) > 2)
    mixed = [*dict.fromkeys(short), *_bags(words)]
    chance.shuffle(mixed)
    return mixed[: FEW and 10 * FEW]


def encoded(release: Release, many: Sequence[str], folder: Path, part: int = 2_000) -> np.ndarray:
    """The encoder's vectors, (texts, width); parts that lie in the folder are not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(release.pieces, release.scores.tolist())
    encoder = Encoder(release).eval().to(torch.bfloat16)
    found = []
    for first in range(0, len(many), part):
        path = folder / f"{first:06d}.npy"
        if not path.exists():
            np.save(path, _encoded(encoder, release, pieces, many[first : first + part]).astype(np.float16))
            print(f"{folder.name}: {first + part} of {len(many)}", flush=True)
        found.append(np.load(path).astype(np.float32))
    return np.concatenate(found)


@torch.inference_mode()
def _encoded(encoder: Encoder, release: Release, pieces: Pieces, many: Sequence[str]) -> np.ndarray:
    """As e5 is meant to be used: behind `query:`, the mean over all pieces."""
    rows = [[0, *(r for word in f"query: {t}".split() for r in pieces.rows(word, True)), 2][:512] for t in many]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    vectors = np.zeros((len(rows), release.width), np.float32)
    while order:
        size = max(1, AT_ONCE // len(rows[order[0]]))
        chosen, order = order[:size], order[size:]
        width = max(len(rows[n]) for n in chosen)
        padded = np.array([rows[n] + [1] * (width - len(rows[n])) for n in chosen])
        mask = torch.tensor([[1.0] * len(rows[n]) + [0.0] * (width - len(rows[n])) for n in chosen])
        distinct, where = np.unique(padded, return_inverse=True)
        table = torch.from_numpy(unpack(release.words[distinct]))[torch.from_numpy(where.reshape(padded.shape))]
        states = encoder(table.bfloat16(), mask.bfloat16())[-1].float()
        vectors[chosen] = ((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
    return vectors


def _plain(example: Example) -> str:
    return "".join((" " if word.space_before else "") + word.form for word in example.words).strip()


def _speeches() -> Iterator[str]:
    with gzip.open(DATA / "quotations/spkatt-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from (" ".join(sentence) for sentence in json.loads(line)["sentences"])


def _own() -> Iterator[str]:
    held = {path.stem for path in (CORPUS.parent / "second").glob("*.page")}
    for page in pages():
        if page.name not in held:
            for line in page.text.split("\n"):
                yield from _SENTENCE.split(line)


def _bags(words: Sequence[tuple[str, str, float]]) -> Texts:
    chance = np.random.default_rng(SEED)
    found: Texts = []
    for language, count in BAGS.items():
        own = [(word, frequency) for word, spoken, frequency in words if spoken == language]
        share = np.array([frequency for _, frequency in own]) ** 0.35
        share[:100] *= 0.3  # words that join others say little
        sizes = chance.integers(2, 6, FEW or count)
        drawn = chance.choice(len(own), int(sizes.sum()), p=share / share.sum())
        every = chance.permutation(len(own))[: len(drawn)]
        drawn[chance.permutation(len(drawn))[: len(every)]] = every
        ends = np.cumsum(sizes)
        for start, end in zip(ends - sizes, ends, strict=True):
            found.append((f"bag-{language}", " ".join(own[n][0] for n in drawn[start:end])))
    return found
