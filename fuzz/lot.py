"""Choices drawn from bytes, so that whatever makes bytes by lot also makes questions, filters and grammar."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Lot:
    """Bytes that are used up choice by choice; behind their end every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        """A number from 0 on."""
        width = 1 if below <= 256 else 4
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "big") % below

    def of(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[self.number(len(choices))]

    def chance(self, of_256: int) -> bool:
        """True so many times of 256."""
        return self.number(256) >= 256 - of_256

    def words(self, most: int) -> str:
        """Text of so many bytes at most; half characters stay in it."""
        taken = self._data[self._at : self._at + self.number(most + 1)]
        self._at += len(taken)
        return taken.decode("utf-8", "surrogateescape" if self.chance(20) else "replace")

    def rest(self) -> bytes:
        """What is not used up."""
        return self._data[self._at :]
