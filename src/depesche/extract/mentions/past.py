"""Titles in sentences on years gone by: 'Im Herbst 1998 hatte Präsident Muster ...' says nothing of today's."""

from depesche.extract.mentions.words import Row

YEAR_DIGITS = 4
VERBS = ("VERB", "AUX")
FARTHEST = 12
"""Steps from a word to its verb."""


def past_year(row: Row, at: int, published: int | None) -> int | None:
    """The year before `published` in which the clause of word `at` plays; None if it names none, or only its begin."""
    if published is None or not row.tagged:
        return None
    verb = verb_of(row, at)
    for place in range(*row.within(at)):
        text = row.forms[place]
        if len(text) != YEAR_DIGITS or not text.isdecimal() or int(text) >= published or place == at:
            continue
        since = any(row.words[n].low in row.naming.lasting for n in range(max(0, place - 3), place))
        if verb is not None and verb_of(row, place) == verb and not since:
            return int(text)
    return None


def verb_of(row: Row, at: int) -> int | None:
    """Index, in its sentence, of the verb on which a word hangs; None if an adjective or a clause lies between."""
    tokens = row.sentences[row.words[at].sentence].tokens
    here = row.words[at].index
    for _ in range(FARTHEST):
        token = tokens[here]
        if token.upos in VERBS:
            return here
        if token.upos == "ADJ" or token.head < 0 or token.deprel.startswith("acl"):
            return here if token.head < 0 else None
        here = token.head
    return None
