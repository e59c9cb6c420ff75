"""Organisations and places that no list knows: which of their names, short forms and derived words mean the same."""

from collections.abc import Iterator

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.nouns import gender_at, plural_at
from depesche.extract.mentions.words import Row

LONGEST_SHORT = 8
"""Most letters of a short form in brackets."""
FEWEST_INITIALS = 2
NOMINATIVES = {"m": "er", "f": "e", "n": "es"}
"""Endings of an adjective that begins a name: 'Nordischer Bund', 'Nordische Allianz'."""


def name_stem(row: Row, words: tuple[str, ...]) -> str:
    """A name for comparison: without endings and capitals, so that 'Halms' and 'HALM', 'Wahren Musterer' meet."""
    *inner, last = words
    bare = row.naming.variants(last)[-1] if len(last) > 4 else last
    return " ".join([*(row.naming.fold(word) for word in inner), row.naming.fold(bare) if inner else bare]).casefold()


def nominative_name(row: Row, draft: Draft) -> tuple[str, ...]:
    """The words of a name whose first is an inflected adjective, with the ending that it has after 'ein' or alone."""
    first, *rest = draft.name
    ending = next((e for e in ("en", "em", "er", "es") if first.endswith(e)), None)
    if not rest or draft.kind == "person" or ending is None or row.tag(draft.start) != "ADJ":
        return draft.name
    plural = plural_at(row, draft.start + 1)
    told = "e" if plural else NOMINATIVES.get(gender_at(row, draft.start + 1))
    return (first.removesuffix(ending) + told, *rest) if told is not None else draft.name


def ends_of(stem: str) -> tuple[str, ...]:
    """First and last word of a name of several words."""
    words = stem.split(" ")
    return (words[0], words[-1]) if len(words) > 1 else ()


def short_forms(row: Row, drafts: list[Draft]) -> dict[int, int]:
    """First word of a short form in brackets -> first word of the name right before it: 'Bund der Muster (BdM)'."""
    by_end = {d.end: d for d in drafts if d.form == "name" and d.kind == "organisation"}
    found = {}
    for draft in by_end.values():
        at = draft.start
        long = by_end.get(at - 1)
        short = draft.end - at == 1 and len(row.forms[at]) <= LONGEST_SHORT
        bracketed = row.before(at) == "(" and row.after(draft.end - 1) == ")"
        if long is not None and short and bracketed and initials_of(row.forms[at], row.forms[long.start : long.end]):
            found[at] = long.start
    return found


def initials_of(short: str, words: tuple[str, ...]) -> bool:
    """True if the capitals of a short form begin words of the name, or stand in them, in their order."""
    letters = [c for c in short if c.isupper()]
    text, at = " ".join(words), 0
    for letter in letters:
        at = text.casefold().find(letter.casefold(), at) + 1
        if not at:
            return False
    return len(letters) >= FEWEST_INITIALS and text[:1].casefold() == letters[0].casefold()


def derived_words(row: Row, drafts: list[Draft]) -> Iterator[Draft]:
    """Adjectives and demonyms of places on the page that no list knows: 'dorvenisch' of 'Dorvenia'."""
    places = {d.name: d for d in drafts if d.form == "name" and d.kind == "place" and d.entry is None and d.name}
    stems = {name_stem(row, words): draft for words, draft in places.items() if len(words) == 1}
    taken = {at for d in drafts if d.form != "compound" for at in range(d.start, d.end)}
    for at, word in enumerate(row.words):
        stem = row.naming.place_stem(word.text) if stems and at not in taken else None
        if stem is None or (word.text[:1].isupper() and row.tag(at) not in ("NOUN", "PROPN", "")):
            continue
        place = next((d for key, d in stems.items() if key.startswith(stem) and len(key) - len(stem) <= 3), None)
        if place is not None:
            yield Draft(
                start=at, end=at + 1, span=word.span, kind="place", form="adjective", by="mentions/derived@1",
                score=0.7, name=place.name,
            )  # fmt: skip
