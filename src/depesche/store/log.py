"""The write-ahead log beside a store: whether something in its middle is damaged.

SQLite reads the log up to the first frame whose checksum is wrong and leaves the rest unsaid, since that is how a write
that was cut off looks. A frame that is wrong before whole ones is no cut: what was committed behind it is lost.
The format: https://www.sqlite.org/fileformat2.html#walformat
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

HEADER, FRAME = 32, 24
"""Bytes of the log's header and of each frame's."""
BIG_ENDIAN, LITTLE_ENDIAN = 0x377F0683, 0x377F0682
"""First number of a log, which says how numbers are read for its checksums."""
LARGEST_PAGE = 65_536


def log_damage(place: str) -> list[str]:
    """What is wrong with the log of the store in a file, in words; nothing for a database behind an URL."""
    path = Path(f"{place}-wal")
    if "://" in place or not path.is_file():
        return []
    found = list(_damage(path))
    # A writer at work may be met in the middle of a frame: only what is still wrong the next time is damage.
    return [told for told in _damage(path) if told in found] if found else []


def _damage(path: Path) -> Iterator[str]:
    with path.open("rb") as log:
        header = log.read(HEADER)
        if len(header) < HEADER:
            return
        magic, _, page, _, *salts = struct.unpack(">6I", header[:24])
        sums = _added((0, 0), header[:24], magic)
        if magic not in (BIG_ENDIAN, LITTLE_ENDIAN) or sums != struct.unpack(">2I", header[24:]):
            yield "the header of its write-ahead log (-wal) is damaged: what was not yet merged is lost"
            return
        wrong = None
        for number, salted, commits, sums_hold in _frames(log, page, sums, (salts[0], salts[1]), magic):
            if not salted:
                return  # left from before the log was begun anew
            if not sums_hold and wrong is None:
                wrong = number
            elif wrong is not None and commits:
                yield f"frame {wrong} of its write-ahead log (-wal) is damaged: what was committed after it is lost"
                return


def _frames(
    log: IO[bytes], page: int, sums: tuple[int, int], salts: tuple[int, int], magic: int
) -> Iterator[tuple[int, bool, bool, bool]]:
    """For each whole frame: number, whether it belongs to this log, ends a transaction, and has the right checksum."""
    if not 0 < page <= LARGEST_PAGE:
        return
    number = 0
    while len(frame := log.read(FRAME + page)) == FRAME + page:
        number += 1
        _, size, *own_salts = struct.unpack(">4I", frame[:16])
        sums = _added(_added(sums, frame[:8], magic), frame[FRAME:], magic)
        stated: tuple[int, int] = struct.unpack(">2I", frame[16:FRAME])
        yield number, tuple(own_salts) == salts, size > 0, sums == stated
        sums = stated  # a damaged frame is told once: those behind it are judged by what it states


def _added(sums: tuple[int, int], data: bytes, magic: int) -> tuple[int, int]:
    """The running checksum of SQLite's log, carried on over bytes."""
    first, second = sums
    numbers = struct.unpack(f"{'>' if magic == BIG_ENDIAN else '<'}{len(data) // 4}I", data)
    for one, other in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
