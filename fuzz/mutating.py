"""Damaged inputs by lot: the same number gives the same bytes on every machine."""

import random
from collections.abc import Sequence

from tests.damaged import DAMAGES, spoiled_inside

from fuzz.targets import Target

LONGEST = 20_000
"""Bytes of a case. What grows with the length is sought by the tests of patterns and limits, with far longer ones."""
KINDS = 9


def case(target: Target, seed: int, number: int) -> bytes:
    """One input of a target."""
    dice = random.Random(seed * 1_000_003 + number)
    data = dice.choice(target.seeds)
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        data = _changed(dice, data or b"x", target)[:LONGEST]
    return data


def _changed(dice: random.Random, data: bytes, target: Target) -> bytes:
    kind = dice.randrange(KINDS)
    at = dice.randrange(len(data) + 1)
    if kind <= 1 and target.words:
        return _with_words(dice, data, target.words)
    if kind == 2:  # the beginning of one, the end of another
        other = dice.choice(target.seeds)
        return data[:at] + other[dice.randrange(len(other) + 1) :]
    if kind == 3:  # lines in another order, or some of them gone
        lines = data.split(b"\n")
        dice.shuffle(lines)
        return b"\n".join(lines[: dice.randrange(1, len(lines) + 1)])
    if kind == 4:  # a range away, or twice
        end = min(len(data), at + dice.choice((1, 2, 4, 16, 64, 256)))
        return data[:at] + data[at:end] * dice.choice((0, 2, 3)) + data[end:]
    if kind == 5:  # a few bytes
        out = bytearray(data)
        for _ in range(dice.choice((1, 2, 4, 16))):
            out[dice.randrange(len(out))] = dice.randrange(256)
        return bytes(out)
    if kind == 6:  # a range elsewhere
        end = min(len(data), at + dice.randrange(200))
        to = dice.randrange(len(data) + 1)
        return data[:to] + data[at:end] + data[to:]
    return dice.choice((*DAMAGES, spoiled_inside))(dice, data)


def _with_words(dice: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    for _ in range(dice.choice((1, 2, 4, 12))):
        at = dice.randrange(len(data) + 1)
        end = at + dice.choice((0, 0, 1, 5))
        gap = dice.choice((b"", b" "))
        data = data[:at] + gap + dice.choice(words) + gap + data[end:]
    return data
