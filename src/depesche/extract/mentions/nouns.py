"""Common nouns for people and bodies: 'der Angeklagte', 'zwei Soldaten', 'die 24-Jährige', 'die Polizei'."""

from collections.abc import Mapping

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.phrases import phrase_at
from depesche.extract.mentions.words import Row
from depesche.model.mention import EntityKind

SHORTEST = 4
"""Letters of a noun that takes up a name by its ending: 'Dienst', 'Amt' are told by their whole word."""
COMMON = ("NOUN", "ADJ", "")
"""Tags of common nouns; adjectives used as nouns are tagged either way."""
GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


def common_noun(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """A draft for a noun that means people or a body without naming them; None for other nouns."""
    if row.tag(at) not in COMMON:
        return None
    return aged(row, at) or person_noun(row, at, known) or body(row, at, known) or echo(row, at, known)


def gender_at(row: Row, at: int) -> str:
    """The gender that the parser gives a word: `m`, `f`, `n`, or empty."""
    return GENDERS.get(row.words[at].token.feature("Gender") or "", "") if row.tagged else ""


def plural_at(row: Row, at: int) -> bool | None:
    """Whether the parser takes a word for a plural; None if it does not tell."""
    number = row.words[at].token.feature("Number") if row.tagged else None
    return None if number is None else number == "Plur"


def aged(row: Row, at: int) -> Draft | None:
    """Somebody called by his age: 'der 54-Jährige'."""
    low = row.words[at].low
    ending = low.rpartition("-")[2]
    if ending not in row.naming.age_endings:
        return None
    start = at
    while start > 0 and at - start < 2 and not row.forms[start][:1].isdigit():
        start -= 1
    if not row.forms[start][:1].isdigit() or row.words[start].sentence != row.words[at].sentence:
        return None
    if row.before(start) not in row.naming.determiners or row.before(start) in row.naming.indefinite:
        return None
    gender = gender_at(row, start - 1) or gender_at(row, at)
    return Draft(
        start=start - 1, end=at + 1, span=row.span(start - 1, at + 1), kind="person", form="nominal", head=at,
        by="mentions/age@1", gender="" if gender == "n" else gender,
    )  # fmt: skip


def person_noun(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """People without names, one or several, by a noun that is no office: 'der Mandant', 'zwei Soldatinnen'."""
    low = row.words[at].low
    word = row.naming.people.get(low) or row.naming.people.get(low.rpartition("-")[2])
    if word is None:
        return None
    phrase = phrase_at(row, at, known)
    plural = word.plural
    if plural is None:
        plural = plural_at(row, at)
    if row.words[phrase.start].low in row.naming.singular_articles:
        plural = False
    gender = word.gender or ("" if plural else gender_at(row, at).replace("n", ""))
    kind: EntityKind = "group" if plural else "person"
    return Draft(
        start=phrase.start, end=phrase.end, span=row.span(phrase.start, phrase.end), kind=kind, form="nominal",
        by="mentions/people@1", head=at, reach=phrase.reach, definite=phrase.definite, gender=gender,
        plural=bool(plural), noun=word.title, subkind="takes-up" if word.takes_up else None,
    )  # fmt: skip


def body(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """A body that acts without a name: 'die Staatsanwaltschaft', 'eine Jury'."""
    low = row.words[at].low
    if not low.endswith(row.naming.bodies) or plural_at(row, at):
        return None
    return nameless(row, at, known, "body", "organisation", nominative(row, at))


def echo(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """A definite noun that may take up a name that ends in it, or stood beside it: 'die Behörde', 'der Dienst'."""
    before, text = row.before(at), row.words[at].text
    if before not in row.naming.determiners or before in row.naming.indefinite or plural_at(row, at):
        return None
    if not text.isalpha() or len(text) < SHORTEST - 1:
        return None
    return nameless(row, at, known, "echo", "organisation", nominative(row, at))


def nameless(row: Row, at: int, known: Mapping[int, Draft], rule: str, kind: EntityKind, noun: str) -> Draft | None:
    """A draft for a noun before which no name stands and which no name or complement follows."""
    phrase = phrase_at(row, at, known)
    follows = row.after(at)[:1]
    tied = row.joined(at) and (follows.isupper() or follows in row.naming.opening_quotes)
    if phrase.owner is not None or (tied and follows):
        return None
    return Draft(
        start=phrase.start, end=phrase.end, span=row.span(phrase.start, phrase.end), kind=kind, form="nominal",
        by=f"mentions/{rule}@1", head=at, definite=phrase.definite, gender=gender_at(row, at), noun=noun,
    )  # fmt: skip


def nominative(row: Row, at: int) -> str:
    """A noun as the parser gives its base form if that differs by an ending only, else as it stands."""
    text, lemma = row.words[at].text, row.words[at].token.lemma or ""
    return lemma if len(lemma) >= SHORTEST - 1 and text.startswith(lemma) else text


def is_profession(row: Row, at: int, name: Draft) -> bool:
    """True if a noun right before a full name tells a trade that no list knows as an office: 'Apotheker'."""
    low = row.words[at].low
    kin = row.naming.people.get(low)
    if low.endswith(row.naming.no_trades) or demonym(row, at):
        return False
    office = any(low[cut:] in row.naming.offices for cut in range(len(low) - 3))
    listed = office or low in row.naming.honorifics or (kin is not None and not kin.takes_up)
    full = len(name.name) > 1 and row.relation(name.start) in ("appos", "flat")
    forms = row.naming.variants(low)  # 'des Apothekers A. B.'
    return full and not listed and any(form.endswith(row.naming.profession_endings) for form in forms)


def demonym(row: Row, at: int) -> bool:
    """True for 'der Franzose', 'der US-Amerikaner', 'die Musterstädterin': where somebody is from."""
    text = row.words[at].text.rpartition("-")[2]
    entry = row.naming.gazetteer.single(text)
    if entry is not None:
        return entry.use == "demonym"
    stem = row.naming.place_stem(text)
    named = (row.naming.gazetteer.exact(stem.capitalize() + end) for end in ("", "en", "e")) if stem else ()
    return any(place is not None and place.kind in ("place", "state") for place in named)
