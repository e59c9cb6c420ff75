"""Names and words without what differs between spellings for no reason of meaning."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+")


def folded(text: str) -> str:
    """Lower case without accents and punctuation, `ß` as `ss`, one space between words: 'Kim Jong-Un' -> 'kim jong un'.

    Umlauts lose their dots, since pages write both 'Müller' and 'Muller'; 'Mueller' stays apart.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def padded(text: str) -> str:
    """`folded` with a space at both ends, so that whole words can be looked for with plain substring search."""
    return f" {folded(text)} "
