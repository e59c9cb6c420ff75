"""German names of bodies, and nouns for bodies that act without a name."""

from depesche.lang.lexicon import read_lists, read_rows

LEXICON = "depesche.lang.de.lexicon"
BODY_WORDS = read_lists(LEXICON, "names_bodies.tsv")
"""Heads, endings and introducing nouns by the name of their list."""


def bodies() -> tuple[str, ...]:
    """Endings of nouns for bodies that act without a name, lower case, the longest first."""
    found = [form for row in read_rows(LEXICON, "bodies.tsv") for form in row["forms"].split()]
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


BODIES = bodies()
