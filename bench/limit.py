"""What this processor can do at most: 8-bit and 32-bit products of the encoder's own shapes, on one thread.

    python -m bench.limit

A multiplication and an addition are two operations. The networks are one product each, written byte by byte
in the form that onnxruntime reads, so that nothing else is needed.
"""

import time
from collections.abc import Iterable

import numpy as np

WIDTH, INNER, LAYERS = 384, 1536, 12
ROWS = 1024
"""Pieces of one batch, as the core forms them."""
PIECES_A_WORD = 1.69
SECONDS = 1.0
FLOAT, BYTE, SIGNED, INT32 = 1, 2, 3, 6
"""Types of numbers in that form."""


def per_word() -> float:
    """Operations of the encoder's matrices for one word, in millions."""
    weights = LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)
    return 2 * weights * PIECES_A_WORD / 1e6


def product(kind: int) -> bytes:
    """A network that is one product of the feed-forward shape, of 32-bit or of 8-bit numbers."""
    eight = kind == BYTE
    weight = np.random.default_rng(1).standard_normal((WIDTH, INNER)).astype(np.float32)
    raw = (weight * 40).astype(np.int8).tobytes() if eight else weight.tobytes()
    node = b"".join(
        [_field(1, b"x"), _field(1, b"w"), _field(2, b"y"), _field(4, b"MatMulInteger" if eight else b"MatMul")]
    )
    stored = (
        _number(1, WIDTH)
        + _number(1, INNER)
        + _number(2, SIGNED if eight else FLOAT)
        + _field(8, b"w")
        + _field(9, raw)
    )
    graph = b"".join([
        _field(1, node), _field(2, b"product"), _field(5, stored), _field(11, _value(b"x", kind, (ROWS, WIDTH))),
        _field(12, _value(b"y", INT32 if eight else FLOAT, (ROWS, INNER))),
    ])  # fmt: skip
    return _number(1, 8) + _field(7, graph) + _field(8, _field(1, b"") + _number(2, 17))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _value(name: bytes, kind: int, shape: Iterable[int]) -> bytes:
    sizes = b"".join(_field(1, _number(1, size)) for size in shape)
    return _field(1, name) + _field(2, _field(1, _number(1, kind) + _field(2, sizes)))


def rate(kind: int) -> float:
    """Billions of operations in a second of processor time."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(product(kind), options, providers=["CPUExecutionProvider"])
    numbers = np.random.default_rng(2).standard_normal((ROWS, WIDTH)).astype(np.float32)
    given = {"x": (numbers * 20 + 128).clip(0, 255).astype(np.uint8) if kind == BYTE else numbers}
    session.run(None, given)
    runs, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        session.run(None, given)
        runs += 1
    return runs * 2 * ROWS * WIDTH * INNER / (time.process_time() - start) / 1e9


def limits() -> dict[str, float]:
    """Name of a kind of numbers -> words a second that one pass of the encoder over them could reach at most."""
    return {name: rate(kind) * 1e3 / per_word() for name, kind in (("32-bit", FLOAT), ("8-bit", BYTE))}


if __name__ == "__main__":
    for name, words in limits().items():
        print(f"{name}: {words * per_word() / 1e3:.0f} billion operations a second, {words:.0f} words a second at most")
    print(f"{per_word():.1f} million operations a word")
