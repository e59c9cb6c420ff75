"""German names of places, words derived from them, and what goes before a place or before a capital that acts."""

from depesche.lang.lexicon import read_lists

LEXICON = "depesche.lang.de.lexicon"
PLACE_WORDS = read_lists(LEXICON, "names_places.tsv")
"""Prepositions and endings by the name of their list."""
ADJECTIVE_ENDINGS = ("ischen", "ischer", "isches", "ischem", "ische")
DEMONYM_ENDINGS = ("ierinnen", "ierin", "iern", "iers", "ier", "erinnen", "erin", "ern", "ers", "er")
SHORTEST_STEM = 4
"""Letters that a place and a word derived from it must share: `dorv`."""


def place_stem(word: str) -> str | None:
    """What a place's name begins with if `word` is an adjective or demonym of it: `dorvenischen` -> `dorven`."""
    low = word.lower()
    endings = DEMONYM_ENDINGS if word[:1].isupper() and not low.endswith(ADJECTIVE_ENDINGS) else ADJECTIVE_ENDINGS
    ending = next((e for e in endings if low.endswith(e)), None)
    stem = low.removesuffix(ending) if ending is not None else ""
    return stem if len(stem) >= SHORTEST_STEM else None
