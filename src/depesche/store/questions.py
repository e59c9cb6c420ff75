"""What the ledger of linking asks of the store, and the hashes under which it files blocks."""

import re
from functools import lru_cache
from hashlib import blake2b

from depesche.store.judging import RULES

KEEP = (
    "INSERT INTO kept (shelf, name, value) VALUES (?, ?, ?)"
    " ON CONFLICT (shelf, name) DO UPDATE SET value = excluded.value"
)
BLOCKS = (
    "WITH asked (block) AS (VALUES (*)), wanted AS MATERIALIZED (SELECT block, (SELECT rank FROM filed f"
    " WHERE f.block = asked.block ORDER BY rank LIMIT 1 OFFSET ?) AS last FROM asked)"
    " SELECT f.block, f.rank, f.page, f.item, f.data FROM wanted w JOIN filed f ON f.block = w.block"
    " AND (w.last IS NULL OR f.rank <= w.last) ORDER BY f.block, f.rank"
)
MADE = (
    "SELECT m.page, j.payload FROM made m JOIN judgements j ON j.id = m.judgement"
    " WHERE m.page IN (*) AND m.rule = ? AND j.withdrawn_by IS NULL"
)
_NAMES = 'id, kind, "left", "right", verdict, score, "by", person, payload, added'
_TAKEN_BACK = f"CASE judgements.withdrawn_by WHEN '{RULES}' THEN NULL ELSE judgements.{{}} END"
MAKE = (
    f"INSERT INTO judgements ({_NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
    f" score = excluded.score, payload = excluded.payload, withdrawn_by = {_TAKEN_BACK.format('withdrawn_by')},"
    f" withdrawn_at = {_TAKEN_BACK.format('withdrawn_at')}"
)
_PERIOD = re.compile(r" (\d+) ")


@lru_cache(maxsize=50_000)
def block_hash(block: str) -> int:
    """64 bits with sign. The first 16 are those of the rule and of the period in the key, if there is one: pages come
    roughly by their days, so that new rows stand close together.

    A chance of collision of one in a thousand among twenty million blocks; it would have two keys share a block.
    """
    period = _PERIOD.search(block)
    near = f"{block.partition(' ')[0]} {period[1]}" if period else block
    return int.from_bytes(_bytes(near)[:2] + _bytes(block)[:6], "big", signed=True)


def _bytes(words: str) -> bytes:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
