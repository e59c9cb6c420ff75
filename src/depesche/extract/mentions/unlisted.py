"""Organisations and places that no list knows: by the words they are made of and those that stand before them."""

from collections.abc import Iterator

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row
from depesche.model.mention import EntityKind

LONGEST = 5
SHORTEST_BODY = 8
"""Fewest letters of a compound noun for a body that a name follows."""
LONGEST_MARK = 8
"""Most letters of the mark of an agency in a dateline."""


def unlisted_names(row: Row) -> list[Draft]:
    """Drafts for organisations by suffix, head or introducing noun, and for places by preposition and ending."""
    out: list[Draft] = []
    for at in range(len(row.words)):
        out.extend(company(row, at))
        out.extend(headed(row, at))
        out.extend(works(row, at))
        out.extend(league(row, at))
        out.extend(introduced(row, at))
        out.extend(place(row, at))
        out.extend(acronym(row, at))
        out.extend(agency(row, at))
        out.extend(compound_name(row, at))
    return out


def draft(row: Row, at: int, end: int, kind: EntityKind, by: str, score: float) -> Draft:
    """A draft of an unlisted name."""
    return Draft(
        start=at, end=end, span=row.span(at, end), kind=kind, form="name", by=f"mentions/{by}@1", score=score,
        name=tuple(row.forms[at:end]),
    )  # fmt: skip


def company(row: Row, at: int) -> Iterator[Draft]:
    """Capitalised words up to a company's suffix: 'Muster & Söhne GmbH'."""
    if row.forms[at] not in row.naming.organisation_tails or at == 0:
        return
    start = at
    while (
        start > 0
        and at - start < LONGEST
        and row.joined(start - 1)
        and (
            (
                row.capital(start - 1)
                and row.words[start - 1].low not in (row.naming.determiners | row.naming.organisation_introducers)
            )
            or row.forms[start - 1] == "&"
        )
    ):
        start -= 1
        if row.tag(start) == "NOUN" and start < at - 1:
            start += 1
            break
    if start < at and row.forms[start] != "&":
        yield draft(row, start, at + 1, "organisation", "company", 0.85)


def headed(row: Row, at: int) -> Iterator[Draft]:
    """A noun that begins names, and what names it: 'Universität Musterstadt', '1. FC Musterstadt'."""
    if row.forms[at] not in row.naming.organisation_heads and not institution(row, at):
        return
    end = at + 1
    while end < len(row.words) and end - at < 4 and row.joined(end - 1) and named_part(row, end):
        end += 1
    if end == at + 1:
        return
    start = at
    if (
        at > 0
        and row.forms[at - 1].endswith(".")
        and row.forms[at - 1][:-1].isdigit()
        and row.forms[at] in row.naming.club_marks
    ):
        start = at - 1
    yield draft(row, start, end, "organisation", "headed", 0.85)


def works(row: Row, at: int) -> Iterator[Draft]:
    """A noun for a body and the proper noun that names it: 'Lackfabrik Muster', 'Hafenwerke Musterstadt'."""
    word, end = row.words[at], at + 1
    fits = len(word.text) >= SHORTEST_BODY and word.low.endswith(row.naming.name_head_endings) and row.tag(at) == "NOUN"
    if not fits or not row.capital(at) or word.low in row.naming.organisation_introducers:
        return
    before = row.before(at)
    if not row.joined(at) or before in row.naming.indefinite or row.tag(end) != "PROPN" or not row.capital(end):
        return
    if row.forms[end] in row.naming.given_names or (row.joined(end) and row.tag(end + 1) == "PROPN"):
        return
    start = at - 1 if at > 0 and row.tag(at - 1) == "ADJ" and row.capital(at - 1) and not row.starts(at - 1) else at
    yield draft(row, start, end + 1, "organisation", "works", 0.86)


def league(row: Row, at: int) -> Iterator[Draft]:
    """A body and whose or what for it is: 'die Liga der Inselstaaten', 'der Weltfonds für Ausgleich'."""
    if not row.words[at].low.endswith(row.naming.league_heads) or row.tag(at) not in ("NOUN", "PROPN"):
        return
    article = row.before(at) in row.naming.determiners and row.before(at) not in row.naming.indefinite
    if not row.capital(at) or not (article or row.starts(at)) or row.after(at).lower() not in row.naming.league_links:
        return
    end = at + 2
    while end < at + LONGEST and row.joined(end - 1) and row.capital(end) and row.tag(end) == "ADJ":
        end += 1
    whole = row.joined(end - 1) and end < len(row.words) and row.capital(end) and row.tag(end) in ("NOUN", "PROPN")
    inside = whole and row.words[end].token.head == row.words[at].index
    if inside and row.words[end].low not in row.naming.people:
        yield draft(row, at, end + 1, "organisation", "league", 0.86)


def institution(row: Row, at: int) -> bool:
    """True for 'Landgericht' before the name of a town."""
    ending = row.words[at].low.endswith(row.naming.organisation_head_endings)
    if not ending or not row.capital(at) or not row.joined(at):
        return False
    entry = row.naming.gazetteer.single(row.forms[at + 1])
    return entry is not None and entry.kind == "place" and row.forms[at + 1][:1].isupper()


def named_part(row: Row, at: int) -> bool:
    """True if a word names the organisation that the word before heads."""
    text = row.forms[at]
    if text.isdigit():
        return len(text) <= 4
    if not row.capital(at) or row.words[at].low in row.naming.never_names or row.words[at].low in row.naming.offices:
        return False
    entry = row.naming.gazetteer.single(text)
    return (
        (entry is not None and entry.kind == "place")
        or row.tag(at) in ("PROPN", "X")
        or (text.isupper() and text.isalpha())
    )


def introduced(row: Row, at: int) -> Iterator[Draft]:
    """The name after 'die Zeitung', 'die Partei', in quotation marks or not."""
    if row.words[at].low not in row.naming.organisation_introducers or at + 1 >= len(row.words):
        return
    start = at + 1
    quoted = row.forms[start] in row.naming.opening_quotes
    start += quoted
    end = start
    while end < len(row.words) and end - start < LONGEST and row.words[end].sentence == row.words[at].sentence:
        if quoted and row.forms[end] in "\"“”«»’'":
            break
        if not quoted and not (row.joined(end - 1) and row.capital(end) and row.tag(end) in ("PROPN", "X")):
            break
        end += 1
    closed = end < len(row.words) and row.forms[end] in "\"“”«»’'"
    if end > start and (not quoted or closed) and row.forms[start][:1].isupper():
        entry = row.naming.gazetteer.single(row.forms[start])
        if entry is None or entry.kind == "organisation" or quoted:
            yield draft(row, start, end, "organisation", "introduced", 0.8)


def place(row: Row, at: int) -> Iterator[Draft]:
    """A proper noun, or a word with a town's ending, right after a preposition of place; and streets."""
    word = row.words[at]
    if not row.capital(at) or not word.text.replace("-", "").isalpha() or word.low in row.naming.never_names:
        return
    if word.low.endswith(row.naming.street_endings) and len(word.text) > 8 and row.tag(at) in ("PROPN", ""):
        yield draft(row, at, at + 1, "place", "street", 0.6)
        return
    if row.before(at) not in row.naming.place_prepositions or word.text.isupper():
        return
    follows = row.joined(at) and at + 1 < len(row.words) and row.tag(at + 1) == "PROPN"
    if row.tag(at) == "PROPN" and not word.low.endswith(row.naming.abstract_endings):
        end = (
            at + 2
            if follows and row.capital(at + 1) and row.naming.gazetteer.single(row.forms[at + 1]) is None
            else at + 1
        )
        yield draft(row, at, end, "place", "after-preposition", 0.6)
    elif not row.tagged and word.low.endswith(row.naming.place_endings):
        yield draft(row, at, at + 1, "place", "ending", 0.5)


def agency(row: Row, at: int) -> Iterator[Draft]:
    """The mark of an agency in a dateline: 'xyz' in 'Musterstadt (xyz) - '."""
    text = row.forms[at]
    if not 2 <= len(text) <= LONGEST_MARK or not text[0].isalpha() or row.before(at) != "(" or row.after(at) != ")":
        return
    place = at - 2
    early = (
        place >= 0
        and row.capital(place)
        and (place == 0 or row.words[max(0, place - 2)].sentence != row.words[at].sentence)
    )
    if early and row.after(at + 1) in ("-", "–", "—"):
        yield draft(row, at, at + 1, "organisation", "agency", 0.9)


def compound_name(row: Row, at: int) -> Iterator[Draft]:
    """A name in one word by its last part: 'Musterkurier' for a paper, 'Muster-Werft' for a company."""
    word = row.words[at]
    first, mark, last = word.text.rpartition("-")
    if not row.capital(at) or row.tag(at) not in ("NOUN", "PROPN") or row.before(at) in row.naming.indefinite:
        return
    if mark:
        company = last.lower() in row.naming.company_heads and first.replace("-", "").isalpha()
        listed = row.naming.gazetteer.single(first) is not None or first.isupper()
        if company and not listed and (row.tag(at) == "PROPN" or row.before(at) in row.naming.determiners):
            yield draft(row, at, at + 1, "organisation", "compound-name", 0.86)
        return
    bare = row.naming.variants(word.low)[-1]
    ending = next((e for e in row.naming.outlet_endings if bare.endswith(e) and bare != e), None)
    if ending is not None and len(bare) - len(ending) > 2 and bare not in row.naming.common_outlets:
        yield draft(row, at, at + 1, "organisation", "paper", 0.86)


def acronym(row: Row, at: int) -> Iterator[Draft]:
    """Two to six capitals that are a proper noun: 'KVMX'."""
    text = row.forms[at]
    if not (2 <= len(text) <= 6 and text.isupper() and text.isalpha()) or row.naming.gazetteer.single(text) is not None:
        return
    if text in row.naming.organisation_heads or text in row.naming.organisation_tails:
        return
    crowd = any(row.forms[n].isupper() and len(row.forms[n]) > 1 for n in (at - 1, at + 1) if 0 <= n < len(row.words))
    if row.tag(at) == "PROPN" and not crowd:
        yield draft(row, at, at + 1, "organisation", "acronym", 0.5)
