"""German nouns for people and bodies that have no name of their own, and words derived from the names of places."""

from collections.abc import Iterator

from depesche.lang.lexicon import read_rows
from depesche.lang.naming import GroupWord, PersonNoun

LEXICON = "depesche.lang.de.lexicon"
ADJECTIVE_ENDINGS = ("ischen", "ischer", "isches", "ischem", "ische")
DEMONYM_ENDINGS = ("ierinnen", "ierin", "iern", "iers", "ier", "erinnen", "erin", "ern", "ers", "er")
SHORTEST_STEM = 4
"""Letters that a place and a word derived from it must share: `dorv`."""


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


def bodies() -> tuple[str, ...]:
    """Endings of nouns for bodies that act without a name, lower case, the longest first."""
    found = [form for row in read_rows(LEXICON, "bodies.tsv") for form in row["forms"].split()]
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def no_trades() -> tuple[str, ...]:
    """Nouns before a name that tell no trade, lower case, with their usual endings."""
    nouns = [row["noun"].lower() for row in read_rows(LEXICON, "no_trades.tsv")]
    return tuple(noun + ending for noun in nouns for ending in ("", "n", "s", "en"))


def place_stem(word: str) -> str | None:
    """What a place's name begins with if `word` is an adjective or demonym of it: `dorvenischen` -> `dorven`."""
    low = word.lower()
    endings = DEMONYM_ENDINGS if word[:1].isupper() and not low.endswith(ADJECTIVE_ENDINGS) else ADJECTIVE_ENDINGS
    ending = next((e for e in endings if low.endswith(e)), None)
    stem = low.removesuffix(ending) if ending is not None else ""
    return stem if len(stem) >= SHORTEST_STEM else None


GROUPS = groups()
PEOPLE = people()
BODIES = bodies()
