"""Keys of names that do not depend on who wrote them down from another alphabet, or joined them by a hyphen."""

import re
from collections.abc import Iterator
from functools import lru_cache

from depesche.model.folding import folded

# How German, English and French writers spell the same sound of Cyrillic, Arabic or Korean names. Longer ones first.
_SPELLINGS = (
    ("schtsch", "s"), ("shch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "c"),
    ("zh", "s"), ("ph", "f"), ("th", "t"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("w", "v"),
    ("j", "i"), ("y", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "a", "œ": "o", "þ": "t", "ð": "d"})
LEGAL_FORMS = frozenset("ag gmbh kg ohg kgaa se ev eg mbh inc ltd llc plc sa spa corp co".split())
"""What law adds to the name of a company or club: papers write it or not."""
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def token_keys(name: str, kind: str = "person") -> tuple[str, ...]:
    """One key for each word of a name, of a person's without initials: 'Ivan W. Petrow' -> ('ivan', 'petrov')."""
    words = folded(name).translate(_LETTERS).split()
    if kind == "organisation":
        words = [word for word in words if word not in LEGAL_FORMS] or words
    long = [word for word in words if len(word) > 1 or kind != "person"] or words
    return tuple(_sound(word) for word in long)


def name_key(name: str, kind: str = "person") -> str:
    """All words of a name as one key: 'Choi Min-ho' and 'Choi Min Ho' have the same."""
    return "".join(token_keys(name, kind))


def _sound(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    return _REPEATED.sub(r"\1", word)


def almost(tokens: tuple[str, ...], shortest: int) -> Iterator[str]:
    """Keys of a name with one letter less inside one of its long words: two names that differ there in one letter have
    one in common, or one has the key of the other as a whole."""
    for at, token in enumerate(tokens):
        for cut in range(1, len(token) - 1) if len(token) >= shortest else ():
            yield "".join((*tokens[:at], token[:cut] + token[cut + 1 :], *tokens[at + 1 :]))
