"""Nominal phrases: where one begins, whether it is definite, and to which state or organisation it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row

LONGEST = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase around a head noun: words `start` up to, not including, `end`; its complement ends at `reach`."""

    start: int
    end: int
    reach: int
    definite: bool
    owner: Draft | None
    state: str | None
    qualifier: str | None
    possessive: str | None


def phrase_at(row: Row, head: int, known: Mapping[int, Draft], first: int | None = None) -> Phrase:
    """The phrase whose noun is word `head`; `known` holds drafts of the gazetteer by their first word.

    `first` is where an elliptic noun of several words begins ('Staats- und Parteichef').
    """
    start, owner, qualifier = leftward(row, head if first is None else first, known)
    possessive, definite = None, owner is not None
    before = row.before(start)
    if before in row.naming.determiners and owner_is_inside(owner, start):
        start -= 1
        pronoun = row.naming.pronouns.get(before)
        possessive = before if pronoun is not None and pronoun.possessive else None
        definite = before not in row.naming.indefinite and possessive is None
    follower, reach = complement(row, head, known)
    owner = follower or owner
    return Phrase(
        start, head + 1, reach, definite, owner, state_of(owner, follower, known, reach), qualifier, possessive
    )


def owner_is_inside(owner: Draft | None, start: int) -> bool:
    """True unless the phrase begins with a genitive name, which leaves no room for an article."""
    return owner is None or owner.form == "adjective" or owner.start != start


def known_genitive(row: Row, owner: Draft) -> bool:
    """True if the owner is a name before its noun: 'Russlands Präsident'."""
    return owner.form in ("name", "metonym") and row.words[owner.end - 1].text.endswith(("s", "'", "’"))


def leftward(row: Row, head: int, known: Mapping[int, Draft]) -> tuple[int, Draft | None, str | None]:
    """Where adjectives and a genitive name before the noun begin, the owner among them, and a qualifier."""
    start, owner, qualifier = head, None, None
    while start > 0 and head - start < LONGEST and row.joined(start - 1):
        word = row.words[start - 1]
        draft = known.get(start - 1)
        if word.low in row.naming.qualifiers:
            qualifier = row.naming.qualifiers[word.low]
        elif draft is not None and draft.form == "adjective":
            owner = owner or draft
        elif draft is not None or not (row.tag(start - 1) == "ADJ" or (not row.tagged and adjective_like(word.text))):
            break
        start -= 1
    last = next((d for n in range(1, 5) if (d := known.get(start - n)) is not None and d.end == start), None)
    if owner is None and last is not None and known_genitive(row, last) and row.joined(start - 1):
        owner, start = last, last.start
    return start, owner, qualifier


def adjective_at(row: Row, at: int, known: Mapping[int, Draft]) -> bool:
    """True for an adjective inside a complement: 'des russischen Föderationsrats'."""
    draft = known.get(at)
    if draft is not None:
        return draft.form == "adjective"
    return row.tag(at) == "ADJ" if row.tagged else adjective_like(row.words[at].text)


def adjective_like(text: str) -> bool:
    """Without tags: a lower-case word with an adjective's ending."""
    return text[:1].islower() and len(text) > 5 and text.endswith(("e", "en", "er", "es", "em"))


def complement(row: Row, head: int, known: Mapping[int, Draft]) -> tuple[Draft | None, int]:
    """What the noun belongs to, written after it: 'des Nationalen Sicherheitsrats der USA', 'Russlands'."""
    at, owner = head + 1, None
    for _ in range(3):
        if at >= len(row.words) or row.words[at].sentence != row.words[head].sentence:
            break
        linked = row.words[at].low in row.naming.genitive_links
        name = at + 1 if linked else at
        while linked and name < at + 3 and name < len(row.words) and adjective_at(row, name, known):
            name += 1
        draft = known.get(name)
        if draft is None or draft.form in ("adjective", "nominal", "compound") or draft.entry is None:
            break
        if not linked and not known_genitive(row, draft):
            break
        if owner is None or (owner.kind == "organisation" and draft.kind in ("state", "organisation")):
            owner = owner if owner is not None and owner.entry is not None and owner.entry.state else draft
        at = draft.end
    return owner, at if owner is not None else -1


def state_of(owner: Draft | None, follower: Draft | None, known: Mapping[int, Draft], reach: int) -> str | None:
    """Alpha-3 code of the state that the owner is or belongs to."""
    if owner is None or owner.entry is None:
        return None
    return owner.entry.key if owner.kind == "state" else owner.entry.state


def nominal(row: Row, at: int, phrase: Phrase, rule: str, **more: object) -> Draft:
    """A draft of a nominal mention for a phrase."""
    fields: dict[str, object] = {"kind": "person", "plural": False} | more
    return Draft(
        start=phrase.start, end=phrase.end, span=row.span(phrase.start, phrase.end), form="nominal",
        by=f"mentions/{rule}@1", head=at, reach=phrase.reach, definite=phrase.definite, score=0.8, **fields,  # type: ignore[arg-type]
    )  # fmt: skip
