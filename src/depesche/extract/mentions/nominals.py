"""Nominal mentions: offices, governments and their organs, 'die Zeitung', 'beide Länder', people without names."""

from collections.abc import Mapping

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.nouns import common_noun
from depesche.extract.mentions.phrases import nominal, phrase_at
from depesche.extract.mentions.titles import office, part_state
from depesche.extract.mentions.words import Row
from depesche.model.mention import Office

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
    state = phrase.state or (part_state(row, first) if mark else None)
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
    if row.tagged and row.after(at).lower() in row.naming.genitive_links and _of_somebody(row, at):
        return None
    return nominal(row, at, phrase, "taken-up", kind=word.kind, subkind=" ".join(word.subkinds))


def _of_somebody(row: Row, at: int) -> bool:
    """True for 'die Organisation der Küstenländer', which is a name of its own."""
    word = row.words[at]
    return any(child > word.index for child in row.sentences[word.sentence].dependents(word.index, "nmod"))


def unnamed(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """People without names who may be quoted: 'Beamte', 'westliche Diplomaten', 'US-Beamte', 'Beamte aus den USA'."""
    first, mark, last = row.words[at].text.rpartition("-")
    word = row.naming.unnamed.get(last.lower())
    if word is None:
        return None
    phrase = phrase_at(row, at, known)
    state = phrase.state or (part_state(row, first) if mark else None) or origin(row, at, known)
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
