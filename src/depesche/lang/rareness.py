"""How much a word tells of what a page is about: by its rareness in a fixed list, never in the archive."""

import math
from collections.abc import Mapping
from functools import cache

from depesche.lang import pack_code
from depesche.lang.lexicon import read_rows

RARE = 0.005
"""Share of pages that is taken for every word that no list has: half of the least share that is listed."""


def rareness(word: str, language: str) -> float:
    """Logarithm of how many times rarer the word is than one of every page: 0 for such a one, 5.3 for a rare one."""
    shares = _shares(pack_code(language))
    return -math.log(shares.get(word, RARE))


@cache
def _shares(language: str) -> Mapping[str, float]:
    rows = read_rows(f"depesche.lang.{language}", "lexicon/frequent_words.tsv")
    return {row["word"]: int(row["pages"]) / 1000 for row in rows}
