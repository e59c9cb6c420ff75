"""Knowledge of languages, without flow: each language is a pack, its lists are data."""

PACKS = ("de", "en")
"""Languages that have a pack, the best supported first."""


def pack_code(language: str) -> str:
    """The language itself if it has a pack, else the first of `PACKS`."""
    return language if language in PACKS else PACKS[0]
