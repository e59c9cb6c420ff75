"""Names of people: given name and family name, title and family name, family name first; and short names after them."""

from collections.abc import Iterator

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row

LONGEST = 6
"""Most words that a name has; what is longer is taken for something else."""
ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XX XXII XXIII".split())


def person_names(row: Row) -> list[Draft]:
    """Drafts for all names of people, full ones first, then short names of the same people."""
    out: list[Draft] = []
    at = 0
    while at < len(row.words):
        draft = family_first_name(row, at) or full_name(row, at) or titled_name(row, at)
        if draft is not None:
            out.append(draft)
        at = draft.end if draft is not None else at + 1
    return [*out, *short_names(row, out)]


def is_given(row: Row, at: int) -> bool:
    """True if the word is a given name, or two with a hyphen."""
    text = row.words[at].text
    if not text[:1].isupper() or row.words[at].low in row.naming.never_names:
        return False
    names = row.naming.given_names
    if text in names or (text.endswith("s") and text[:-1] in names and not row.joined(at)):
        return True
    pieces = text.split("-")
    return len(pieces) == 2 and all(piece in names for piece in pieces)


def is_initial(row: Row, at: int) -> bool:
    """True for 'W.' or a bare capital before another part of a name."""
    text = row.words[at].text
    return len(text) <= 3 and text[:1].isupper() and (text.endswith(".") or len(text) == 1) and text[:1].isalpha()


def can_be_family(row: Row, at: int) -> bool:
    """True if a word can be a family name where one is expected."""
    word = row.words[at]
    if word.text.startswith(row.naming.particle_prefixes):
        return True
    if not row.capital(at) or not word.text[-1].isalpha() or word.low in row.naming.never_names:
        return False
    if word.low in row.naming.offices or word.low in row.naming.honorifics:
        return row.tag(at) == "PROPN"
    entry = row.naming.gazetteer.single(word.text)
    if entry is not None and entry.kind in ("state", "organisation") and row.tag(at) != "PROPN":
        return False
    return row.tag(at) not in ("VERB", "AUX", "DET", "ADP", "PRON", "SCONJ", "CCONJ", "NUM")


def full_name(row: Row, at: int) -> Draft | None:
    """Given names, initials, particles, then a family name: 'Anna M. von der Heide'."""
    if not is_given(row, at) or row.tag(at) in ("VERB", "ADP", "DET", "PRON"):
        return None
    end = at + 1
    while (
        end < len(row.words)
        and row.joined(end - 1)
        and end - at < LONGEST
        and (is_initial(row, end) or (is_given(row, end) and more_follows(row, end)))
    ):
        end += 1
    family = after_particles(row, end)
    if family is None or family - at >= LONGEST:
        return pope(row, at, end) or (last_given(row, at, end) if end - at > 1 else None)
    stop = family + 1
    if row.tagged:
        stop = chained(row, family + 1)
    return person(row, at, stop, end - at, "mentions/full-name@1", 0.9)


def more_follows(row: Row, at: int) -> bool:
    """True if after a given name another part of the name follows."""
    return row.joined(at) and after_particles(row, at + 1) is not None


def after_particles(row: Row, at: int) -> int | None:
    """Index of the family name that begins at `at`, particles skipped; None if there is none."""
    family = at
    while (
        family < len(row.words)
        and family - at < 3
        and row.joined(family - 1)
        and row.words[family].text in row.naming.particles
        and (family > at or row.words[family].text not in row.naming.determiners)  # 'von der Heide', not 'Anna der'
    ):
        family += 1
    if family >= len(row.words) or not row.joined(family - 1) or not can_be_family(row, family):
        return None
    return family


def chained(row: Row, stop: int) -> int:
    """Where a name ends that goes on with further proper nouns: 'García Márquez'."""
    start = stop
    while (
        stop < len(row.words)
        and stop - start < 2
        and row.joined(stop - 1)
        and row.tag(stop) == "PROPN"
        and row.relation(stop) in ("flat", "compound")
        and row.capital(stop)
        and row.words[stop].text.isalpha()
        and row.words[stop].low not in row.naming.offices
        and row.naming.gazetteer.single(row.words[stop].text) is None
        and not paper(row, stop)
    ):
        stop += 1
    return stop


def paper(row: Row, at: int) -> bool:
    """True for 'Musterblatt', which ends no person's name."""
    low = row.naming.variants(row.words[at].low)[-1]
    return any(low.endswith(e) and low != e for e in row.naming.outlet_endings) and low not in row.naming.common_outlets


def last_given(row: Row, at: int, end: int) -> Draft | None:
    """A name whose family name is a given name too: 'Peter Hans', 'Ludwig Thomas'."""
    return person(row, at, end, end - at - 1, "mentions/full-name@1", 0.8)


def pope(row: Row, at: int, end: int) -> Draft | None:
    """A given name with a number: 'Benedikt XVI.'."""
    if end < len(row.words) and row.joined(end - 1) and row.words[end].text.rstrip(".") in ROMAN:
        return person(row, at, end + 1, 0, "mentions/numbered@1", 0.9)
    return None


def family_first_name(row: Row, at: int) -> Draft | None:
    """Korean, Chinese and Vietnamese names: 'Kim Jong Un', 'Choe Son-hui'."""
    text = row.words[at].text
    if text not in row.naming.family_first or not row.joined(at):
        return None
    end = at + 1
    fits = row.naming.family_first_given
    while end < len(row.words) and end - at <= 2 and row.joined(end - 1) and fits(row.forms[end]):
        word = row.words[end]
        tag_ok = row.tag(end) in ("", "PROPN", "X", "NOUN", "ADJ", "ADP", "PART", "DET") and (
            word.text[0].isupper() or "-" in word.text
        )
        if not tag_ok or (len(word.text) > 4 and row.naming.gazetteer.single(word.text) is not None):
            break
        if len(word.text) > 5 and (row.tag(end) == "NOUN" or end - at == 2):
            break
        end += 1
        if "-" in word.text or len(word.text) > 5:
            break
    if end == at + 1 or (is_given(row, at) and end - at == 2 and "-" not in row.forms[at + 1]):
        return None
    return person(row, at, end, 0, "mentions/family-first@1", 0.9)


def titled_name(row: Row, at: int) -> Draft | None:
    """A family name after a title or form of address: 'Präsident Muster', 'Frau Muster'."""
    before = row.before(at)
    title = row.naming.honorifics.get(before)
    office = row.naming.offices.get(before) or row.naming.offices.get(before.rsplit("-", 1)[-1])
    if (title is None and office is None) or at == 0 or not row.joined(at - 1):
        return None
    first = after_particles(row, at)
    if first is None or row.tag(first) not in ("", "PROPN", "NOUN", "X", "ADJ"):
        return None
    entry = row.naming.gazetteer.single(row.words[first].text)
    if entry is not None and row.tag(first) != "PROPN":
        return None
    if entry is not None and (entry.kind == "state" or (office is not None and entry.kind == "organisation")):
        return None
    if row.tagged and row.tag(first) == "NOUN" and row.relation(first) not in ("appos", "flat"):
        return None
    end = chained(row, first + 1) if row.tagged else first + 1
    gender = title or (office.gender if office is not None and office.gender == "f" else "")
    return person(row, at, end, first - at, "mentions/titled@1", 0.85, gender)


def person(row: Row, at: int, end: int, family: int, by: str, score: float, gender: str = "") -> Draft:
    """A draft of a person's name."""
    words = row.forms[at:end]
    eastern = by.startswith("mentions/family-first")  # 'Kim' is a given name elsewhere
    known = "" if gender or eastern else gender_of(row, words)
    return Draft(
        start=at, end=end, span=row.span(at, end), kind="person", form="name", by=by, score=score, name=tuple(words),
        family=family, gender=gender or known,
    )  # fmt: skip


def gender_of(row: Row, words: tuple[str, ...]) -> str:
    """`m` or `f` by the first given name; empty if it may be both or is not known."""
    names = row.naming.given_names
    for word in words[:-1]:
        gender = names.get(word) or names.get(word.split("-")[0], "")
        if gender in ("m", "f"):
            return gender
    return ""


def family_of(draft: Draft) -> str:
    """The family name without particles."""
    return draft.name[draft.family] if draft.by.startswith("mentions/family-first") else draft.name[-1]


def short_names(row: Row, full: list[Draft]) -> Iterator[Draft]:
    """Family names that stand alone, of people whose full name is on the page."""
    families = {v for draft in full for v in row.naming.variants(family_of(draft))[:1]}
    taken = {cell for draft in full for cell in range(draft.start, draft.end)}
    for at, word in enumerate(row.words):
        if at in taken or not row.capital(at):
            continue
        if any(v in families for v in row.naming.variants(word.text)) and stands_alone(row, at):
            yield person(row, at, at + 1, 0, "mentions/short-name@1", 0.85)
        else:
            yield from unknown_family(row, at)


def stands_alone(row: Row, at: int) -> bool:
    """True unless an article or the tag makes the word a common noun: 'der Koch'."""
    before = row.before(at)
    if row.tag(at) in ("VERB", "AUX", "ADP", "DET", "ADV", "PRON"):
        return False
    return not (before in row.naming.determiners and row.tag(at) != "PROPN")


def unknown_family(row: Row, at: int) -> Iterator[Draft]:
    """A family name that no full name on the page explains: by its ending or by its place in the sentence."""
    word = row.words[at]
    if not word.text.isalpha() or word.text.isupper() or word.low in row.naming.never_names or len(word.text) < 4:
        return
    if row.naming.gazetteer.single(word.text) is not None or row.before(at) in row.naming.determiners:
        return
    if row.before(at) in row.naming.place_prepositions or word.low in row.naming.offices:
        return
    ends = any(v.endswith(row.naming.surname_endings) for v in row.naming.variants(word.text))
    if (ends and row.tag(at) in ("", "PROPN", "X")) or (row.tag(at) == "PROPN" and human_place(row, at)):
        yield person(row, at, at + 1, 0, "mentions/unknown-family@1", 0.5)


def human_place(row: Row, at: int) -> bool:
    """True if the word is the bare subject of a verb and alone: 'Muster sagte'."""
    alone = not (row.joined(at) and row.tag(at + 1) == "PROPN") and not (
        at > 0 and row.joined(at - 1) and row.tag(at - 1) == "PROPN"
    )
    return alone and row.relation(at) == "nsubj" and row.head_lemma_tag(at) == "VERB"
