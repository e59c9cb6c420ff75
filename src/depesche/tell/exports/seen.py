"""Which ids have been written already: sixteen bytes for each, so that a large record needs little memory."""

from array import array

from depesche.model.identity import content_id

LEAST = 1 << 12


class Seen:
    """A set of ids that only grows. Ids are known by 64 bits of them, or of their hash."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * LEAST))
        self._count = 0

    def first(self, key: str) -> bool:
        """True if the id comes for the first time."""
        number = _number(key)
        slots = self._slots
        last = len(slots) - 1
        at = number & last
        while slots[at]:
            if slots[at] == number:
                return False
            at = (at + 1) & last
        slots[at] = number
        self._count += 1
        if self._count * 2 > last:
            self._grow()
        return True

    def _grow(self) -> None:
        old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        slots, last = self._slots, len(self._slots) - 1
        for number in old:
            if number:
                at = number & last
                while slots[at]:
                    at = (at + 1) & last
                slots[at] = number


def _number(key: str) -> int:
    """Never 0, which is an empty slot."""
    digits = key.rpartition(":")[2]
    if len(digits) != 16:
        digits = content_id("", key)[1:]
    try:
        return int(digits, 16) or 1
    except ValueError:
        return int(content_id("", key)[1:], 16) or 1
