"""Sentences whose vectors point where a question's does: the signs of all, then the exact numbers of the best.

A million sentences of 128 numbers are 16 MB of signs, which a process reads once and keeps; of the vectors themselves
only the few thousand are read whose signs agree best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Integer, String, column, delete, insert, select, values

from depesche.store import schema
from depesche.store.writing import Store

Numbers = NDArray[np.int8]
Vector = NDArray[np.float32]
AT_ONCE = 250
"""Pages whose vectors are made in one transaction."""
EACH = 500
"""Rows in one question to the database."""
SHORTLIST = 3_000
"""Sentences that are weighed exactly. What the shortlist loses has not been measured."""
MOST_KEPT = 4
"""Stores whose signs a process keeps."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is known of a store up to one row of its vectors."""

    last: int
    rows: NDArray[np.int64]  # of the table, for each sentence
    places: NDArray[np.int32]  # of the sentence in its row
    words: NDArray[np.uint64]  # (parts of 64 signs, sentences)


_kept: dict[tuple[str, str, int], _Signs] = {}
_lock = Lock()


def make(store: Store, model: str, vectors_of: Callable[[Sequence[str]], Numbers], most: int = AT_ONCE) -> int:
    """Makes the vectors of `most` pages that have none of this model; returns how many there were. One transaction."""
    table, pages = schema.VECTORS, schema.PAGES.c
    with store.transaction() as connection:
        query = select(pages.id, pages.text).join(table, table.c.page == pages.id).where(_awaits(model))
        texts = {row.id: row.text for row in connection.execute(query.order_by(table.c.number).limit(most))}
        said = schema.SENTENCES.c
        query_of = select(said.page, said.start, said.end).where(said.page.in_(list(texts)))
        sentences: dict[str, list[str]] = {page: [] for page in texts}
        for row in connection.execute(query_of.order_by(said.page, said.number)):
            sentences[row.page].append(texts[row.page][row.start : row.end])
        made = vectors_of([words for one in sentences.values() for words in one])
        rows, at = [], 0
        for page, words in sentences.items():
            part = made[at : at + len(words)]
            bits = np.packbits(part > 0, axis=1).tobytes()
            rows.append({"page": page, "model": model, "bits": bits, "data": part.tobytes()})
            at += len(words)
        if rows:
            connection.execute(delete(table).where(table.c.page.in_(list(texts))))
            connection.execute(insert(table), rows)
    return len(rows)


def awaiting(connection: Connection, model: str) -> bool:
    """Whether any page has no vectors of this model."""
    return connection.execute(select(schema.VECTORS.c.number).where(_awaits(model)).limit(1)).first() is not None


def _awaits(model: str) -> Any:
    known = schema.VECTORS.c.model
    return (known < model) | (known > model)  # as two ranges of the index; `!=` would look at every row


def near(connection: Connection, place: str, model: str, vector: Vector, count: int) -> list[tuple[int, float]]:
    """Numbers of the `count` nearest sentences with their likeness (cosine), the nearest first.

    `place` names the store, for what is kept between questions. `vector` has length 1; zeros find nothing.
    """
    known = _signs(connection, place, model, len(vector))
    if not len(known.rows) or not vector.any():
        return []
    asked = np.packbits(vector > 0).view(np.uint64)
    apart = np.zeros(len(known.rows), np.uint8)
    for part, word in zip(known.words, asked, strict=True):
        apart += np.bitwise_count(part ^ word)
    best = _smallest(apart, SHORTLIST)
    data = _data(connection, known.rows[best])
    there = [n for n, row in enumerate(known.rows[best].tolist()) if row in data]
    if len(there) < len(best):  # pages were analysed anew or removed since; read them all the next time
        with _lock:
            _kept.clear()
    found = []
    for number in there:
        page, numbers = data[int(known.rows[best[number]])]
        found.append((page, int(known.places[best[number]]), numbers))
    return _weighed(connection, found, vector, count)


def _weighed(
    connection: Connection, found: list[tuple[str, int, Numbers]], vector: Vector, count: int
) -> list[tuple[int, float]]:
    if not found:
        return []
    exact = np.stack([numbers.reshape(-1, len(vector))[place] for _, place, numbers in found]).astype(np.float32)
    lengths = np.maximum(np.linalg.norm(exact, axis=1), np.finfo(np.float32).tiny)
    likeness = exact @ vector / lengths
    order = np.argsort(-likeness, kind="stable")[:count].tolist()
    ids = _ids(connection, [(found[n][0], found[n][1]) for n in order])
    return [(ids[found[n][:2]], round(float(likeness[n]), 4)) for n in order if found[n][:2] in ids]


def _smallest(apart: NDArray[np.uint8], most: int) -> NDArray[np.int64]:
    """Places of the smallest numbers, the earliest of equal ones; counting is quicker than sorting."""
    limit = int(np.searchsorted(np.cumsum(np.bincount(apart)), min(most, len(apart))))
    below, at = np.flatnonzero(apart < limit), np.flatnonzero(apart == limit)
    return np.concatenate([below, at[: most - len(below)]])


def _signs(connection: Connection, place: str, model: str, dimensions: int) -> _Signs:
    """What a process keeps of a store, with what was added since."""
    began = connection.execute(select(schema.RUNS.c.started).order_by(schema.RUNS.c.id).limit(1)).scalar()
    key = (place, f"{model} {began}", dimensions)  # another store may have taken the place
    nothing = np.zeros(0, np.int64)
    empty = _Signs(0, nothing, nothing.astype(np.int32), np.zeros((dimensions // 64, 0), np.uint64))
    with _lock:
        known = _kept.get(key, empty)
        table = schema.VECTORS.c
        query = select(table.number, table.bits).where(table.model == model, table.number > known.last)
        rows = connection.execute(query.order_by(table.number)).all()
        if rows:
            known = _with(known, [row.number for row in rows], [row.bits for row in rows], dimensions)
            _kept.pop(key, None)
            _kept[key] = known
            while len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]
        return known


def _with(known: _Signs, numbers: list[int], bits: list[bytes], dimensions: int) -> _Signs:
    sizes = np.array([len(part) * 8 // dimensions for part in bits])
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    words = np.frombuffer(b"".join(bits), np.uint64).reshape(-1, dimensions // 64).T
    return _Signs(
        numbers[-1],
        np.concatenate([known.rows, np.repeat(np.array(numbers, np.int64), sizes)]),
        np.concatenate([known.places, (np.arange(len(starts)) - starts).astype(np.int32)]),
        np.ascontiguousarray(np.concatenate([known.words, words], axis=1)),
    )


def _data(connection: Connection, rows: NDArray[np.int64]) -> dict[int, tuple[str, Numbers]]:
    wanted = np.unique(rows).tolist()
    table = schema.VECTORS.c
    query = select(table.number, table.page, table.data)
    return {
        row.number: (row.page, np.frombuffer(row.data, np.int8))
        for first in range(0, len(wanted), EACH)
        for row in connection.execute(query.where(table.number.in_(wanted[first : first + EACH])))
    }


def _ids(connection: Connection, places: list[tuple[str, int]]) -> dict[tuple[str, int], int]:
    said = schema.SENTENCES.c
    wanted = values(column("page", String), column("number", Integer), name="wanted").data(places).cte("wanted")
    query = select(said.id, said.page, said.number).select_from(wanted)  # SQLite looks up each, unlike with `IN`
    query = query.join(schema.SENTENCES, (said.page == wanted.c.page) & (said.number == wanted.c.number))
    return {(row.page, row.number): row.id for row in connection.execute(query)}
