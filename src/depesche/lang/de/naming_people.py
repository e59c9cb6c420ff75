"""German names of people, and nouns for people who have no name of their own."""

import re
from collections.abc import Iterator

from depesche.lang.lexicon import read_lists, read_rows
from depesche.lang.naming import GroupWord, PersonNoun

LEXICON = "depesche.lang.de.lexicon"
PEOPLE_WORDS = read_lists(LEXICON, "names_people.tsv")
"""Endings, titles, forms of address by the name of their list."""
NEVER_NAMES = frozenset(PEOPLE_WORDS["never_names"])
HONORIFICS = {
    word: gender
    for name, gender in (("honorifics_m", "m"), ("honorifics_f", "f"), ("honorifics", ""))
    for word in PEOPLE_WORDS[name]
}
SYLLABLES = re.compile(r"[A-Z]?[a-z]{1,6}(?:-[A-Za-z][a-z]{1,5})?|[A-Z][a-z]{1,8}")
"""One word, or two with a hyphen, as Korean and Chinese given names are transcribed. No nested repetition."""


def groups() -> dict[str, GroupWord]:
    """Inflected lower-case form -> people without names."""
    out: dict[str, GroupWord] = {}
    for row in read_rows(LEXICON, "groups.tsv"):
        word = GroupWord(title=row["title"], role=row["role"], named=bool(row["named"]))
        out.update(dict.fromkeys(row["forms"].split(), word))
    return out


def people() -> dict[str, PersonNoun]:
    """Inflected lower-case form -> a noun for people."""
    out: dict[str, PersonNoun] = {}
    for row in read_rows(LEXICON, "people.tsv"):
        takes_up, noun, plural = bool(row["takes_up"]), row["noun"], row["plural"]
        adjectival = row["kind"] == "adj"
        gender = "" if row["gender"] in ("mf", "n") else row["gender"]
        for form, many in noun_forms(noun, plural, adjectival=adjectival):
            word = PersonNoun(title=plural if many else noun, gender=gender, plural=many, takes_up=takes_up)
            out.setdefault(form.lower(), word)
        if row["gender"] == "m" and not adjectival and not noun.endswith("mann"):
            stem = noun.removesuffix("e")
            out.setdefault((stem + "in").lower(), PersonNoun(title=stem + "in", gender="f", takes_up=takes_up))
            many_women = PersonNoun(title=stem + "innen", gender="f", plural=True, takes_up=takes_up)
            out.setdefault((stem + "innen").lower(), many_women)
    return out


def noun_forms(noun: str, plural: str, *, adjectival: bool) -> Iterator[tuple[str, bool | None]]:
    """Forms of a noun with whether they are plural; None where the form does not tell."""
    if adjectival:
        yield from ((noun, None), (noun + "n", None), (noun + "r", None))
        return
    same = noun == plural
    yield noun, None if same else False
    weak = plural == noun + "n" or (plural == noun + "en" and not noun.endswith(("au", "or")))
    yield plural, None if same or weak else True
    if not plural.endswith(("n", "s")):
        yield plural + "n", True
    if not noun.endswith(("e", "s")):
        yield from ((noun + "s", False), (noun + "es", False))


def can_be_given(word: str) -> bool:
    """Whether a word can be the given part of a Korean, Chinese or Vietnamese name: short syllables."""
    common = len(word) > 3 and word.lower() in NEVER_NAMES
    return SYLLABLES.fullmatch(word) is not None and not common


def no_trades() -> tuple[str, ...]:
    """Nouns before a name that tell no trade, lower case, with their usual endings."""
    nouns = [row["noun"].lower() for row in read_rows(LEXICON, "no_trades.tsv")]
    return tuple(noun + ending for noun in nouns for ending in ("", "n", "s", "en"))


GROUPS = groups()
PEOPLE = people()
