"""Nominal mentions: offices, governments and their organs, 'die Zeitung', 'beide Länder', people without names."""

from collections.abc import Mapping

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.nouns import common_noun
from depesche.extract.mentions.phrases import Phrase, phrase_at
from depesche.extract.mentions.words import Row
from depesche.lang.naming import OfficeWord
from depesche.model.mention import Office

SHORTEST_FIRST_PART = 4
"""Letters before a title in a closed compound; shorter ones are prefixes of verbs ('Entführer')."""
SHORTEST_TAIL = 6
"""Letters of a title that any noun may end in; shorter ones are listed."""
NOUNS = ("NOUN", "PROPN", "X", "ADJ", "")


def nominal_mentions(row: Row, known: Mapping[int, Draft], named: frozenset[int]) -> list[Draft]:
    """Drafts for all nominal mentions. `named` are words that belong to names of people."""
    out: list[Draft] = []
    for at, word in enumerate(row.words):
        if (row.naming.capital_nouns and not word.text[:1].isupper()) or at in named or row.tag(at) not in NOUNS:
            continue
        if at in known and known[at].form == "name":
            continue
        found = (
            office(row, at, known)
            or government(row, at, known)
            or organ(row, at, known)
            or pair(row, at)
            or taken_up(row, at, known)
            or unnamed(row, at, known)
            or common_noun(row, at, known)
        )
        if found is not None:
            out.append(found)
    return out


def office_word(row: Row, at: int) -> tuple[OfficeWord, str | None, str | None] | None:
    """The title that a word is or ends in, what its first part belongs to, and a qualifier from the first part."""
    low, text = row.words[at].low, row.words[at].text
    offices = row.naming.offices
    elliptic = " ".join(row.forms[max(0, at - 2) : at + 1]).lower()
    if at > 1 and row.forms[at - 2].endswith("-") and elliptic in offices:
        return offices[elliptic], None, None
    double = f"{row.before(at)} {low}"
    if double in offices:
        return offices[double], None, None
    if low in offices:
        return offices[low], None, None
    first, mark, last = text.rpartition("-")
    if mark and last.lower() in offices:
        return offices[last.lower()], part_owner(row, first), row.naming.qualifiers.get(first.lower())
    if mark or len(text) < 7:
        return None
    return closed_compound(row, low)


def closed_compound(row: Row, low: str) -> tuple[OfficeWord, str | None, str | None] | None:
    """The title in which a word without a hyphen ends: 'Bundesfinanzminister', 'Kremlsprecherin'."""
    offices = row.naming.offices
    for prefix in (*row.naming.bound_prefixes, *row.naming.bound_qualifiers):
        rest = low.removeprefix(prefix)
        if rest != low and rest in offices:
            return offices[rest], row.naming.bound_prefixes.get(prefix), row.naming.qualifiers.get(prefix)
    for cut in range(SHORTEST_FIRST_PART, len(low) - 3):
        rest = low[cut:]
        if rest in offices and (len(rest) >= SHORTEST_TAIL or rest.startswith(row.naming.office_tails)):
            word = offices[rest]
            title = low[:cut].capitalize() + word.title.lower()
            known = OfficeWord(title=title, role=word.role, gender=word.gender, plural=word.plural)
            return known, part_owner(row, low[:cut].capitalize()), None
    return None


def part_owner(row: Row, part: str) -> str | None:
    """The state (code) or organisation (name) that the first part of a compound names."""
    for form in (part, part.upper(), part.removesuffix("s")):
        entry = row.naming.gazetteer.exact(form)
        if entry is not None and not entry.homonym:
            return entry.state if entry.kind in ("state", "place") else entry.key
    return part if part.isupper() and len(part) > 1 else None


def office(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """A title, with its phrase and what it is held for."""
    found = office_word(row, at)
    if found is None:
        return None
    word, part, qualifier = found
    phrase = phrase_at(row, at, known, at - word.title.count(" "))
    owner = phrase.owner.entry if phrase.owner is not None else None
    of = word.of or part or phrase.state or (owner.key if owner is not None and owner.kind != "place" else None)
    held = Office(role=word.role, of=of, title=word.title, qualifier=qualifier or phrase.qualifier or word.qualifier)
    plural = plural_of(row, at, word, phrase.start)
    if plural and row.words[at].low in row.naming.unnamed:
        return None
    return nominal(
        row, at, phrase, "office", kind="group" if plural else "person", office=held, gender=word.gender, plural=plural
    )


def plural_of(row: Row, at: int, word: OfficeWord, start: int) -> bool:
    """Whether a title in a phrase that begins at `start` is plural, by its form, its article, or its tag."""
    if word.plural is not None:
        return word.plural
    if row.words[start].low in row.naming.singular_articles:
        return False
    number = row.words[at].token.feature("Number") if row.tagged else None
    if number is not None:
        return number == "Plur"
    articles = (row.before(at), row.words[start].low)
    return word.gender == "m" and any(a in row.naming.plural_articles for a in articles)


def nominal(row: Row, at: int, phrase: Phrase, rule: str, **more: object) -> Draft:
    """A draft of a nominal mention for a phrase."""
    fields: dict[str, object] = {"kind": "person", "plural": False} | more
    return Draft(
        start=phrase.start, end=phrase.end, span=row.span(phrase.start, phrase.end), form="nominal",
        by=f"mentions/{rule}@1", head=at, reach=phrase.reach, definite=phrase.definite, score=0.8, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def government(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """'die russische Regierung', 'Russlands Führung', 'die Regierung der USA': the state."""
    if row.words[at].low not in row.naming.government_words:
        return None
    phrase = phrase_at(row, at, known)
    entry = phrase.owner.entry if phrase.owner is not None else None
    if entry is None or entry.kind != "state":
        return None
    return nominal(row, at, phrase, "government", kind="state", entry=entry)


def organ(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """An organ of state without a name of its own: 'das russische Verteidigungsministerium'."""
    low = row.words[at].low
    if not low.endswith(row.naming.organisation_endings):
        return None
    phrase = phrase_at(row, at, known)
    first, mark, last = row.words[at].text.rpartition("-")
    state = phrase.state or (part_owner(row, first) if mark else None)
    title = next((v for v in reversed(row.naming.variants(last))), last)
    ending = next(e for e in row.naming.organisation_endings if low.endswith(e))
    held = Office(role=ending, of=state, title=title)
    return nominal(row, at, phrase, "organ", kind="organisation", office=held, subkind="authority")


def pair(row: Row, at: int) -> Draft | None:
    """'beide Länder', 'die beiden Politiker': the last two of their kind."""
    low = row.words[at].low
    kind = row.naming.pair_heads.get(low)
    if kind is None or at == 0 or not row.joined(at - 1) or row.before(at) not in row.naming.both:
        return None
    start = at - 1 - (at > 1 and row.before(at - 1) in row.naming.determiners)
    return Draft(
        start=start, end=at + 1, span=row.span(start, at + 1), kind="group", form="nominal", by="mentions/pair@1",
        plural=True, head=at, subkind=kind,
    )  # fmt: skip


def taken_up(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """'die Zeitung', 'das Land': a definite noun that takes up the last of its kind."""
    word = row.naming.nominals.get(row.words[at].low)
    if word is None or row.before(at) not in row.naming.determiners or row.before(at) in row.naming.indefinite:
        return None
    phrase = phrase_at(row, at, known)
    follows = row.after(at)[:1]
    if phrase.owner is not None or phrase.possessive or follows.isupper() or follows in row.naming.opening_quotes:
        return None
    return nominal(row, at, phrase, "taken-up", kind=word.kind, subkind=" ".join(word.subkinds))


def unnamed(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """People without names who may be quoted: 'Beamte', 'westliche Diplomaten', 'US-Beamte', 'Beamte aus den USA'."""
    first, mark, last = row.words[at].text.rpartition("-")
    word = row.naming.unnamed.get(last.lower())
    if word is None:
        return None
    phrase = phrase_at(row, at, known)
    state = phrase.state or (part_owner(row, first) if mark else None) or origin(row, at, known)
    one = row.words[phrase.start].low in row.naming.indefinite
    kind = "person" if one else "group"
    held = Office(role="", of=state, title=word.title)
    return nominal(row, at, phrase, "unnamed", kind=kind, plural=not one, office=held, group=word)


def origin(row: Row, head: int, known: Mapping[int, Draft]) -> str | None:
    """Alpha-3 code of the state that people without names come from: 'aus den USA'."""
    if row.after(head).lower() not in row.naming.origin_links:
        return None
    at = head + 2
    if at < len(row.words) and row.words[at].low in row.naming.determiners:
        at += 1
    draft = known.get(at)
    return draft.entry.key if draft is not None and draft.entry is not None and draft.kind == "state" else None
