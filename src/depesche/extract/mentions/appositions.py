"""Which title stands by which name: before it, after it, with or without a comma."""

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row

COPULA = 4
"""Most words from a copula to the name behind it."""
COMPLEMENT = 8
"""Most words of a complement that stands between a title and the name after it."""


def appositions(row: Row, drafts: list[Draft]) -> dict[int, int]:
    """First word of a title -> first word of the name that it stands by, before or after, with or without a comma."""
    names = {d.start: d for d in drafts if d.kind == "person" and d.form == "name"}
    ends = {d.end: d for d in names.values()}
    out: dict[int, int] = {}
    titles = [
        d
        for d in drafts
        if d.form == "nominal" and d.kind == "person" and (d.office is not None or d.by.startswith("mentions/people"))
    ]
    ranks = {d.start: d.end for d in titles if d.end == d.start + 1}
    for title in titles:
        at = title.end
        while at < min(title.end + 3, len(row.words)) and (row.words[at].low in row.naming.honorifics or at in ranks):
            at += 1  # 'Generalstabschef General A. B.' has two titles
        behind = title.reach if title.reach > 0 else title.end
        if at in names and row.joined(at - 1):
            out[title.start] = at
            continue
        if behind in names and title.reach > 0 and row.joined(behind - 1):
            out[title.start] = behind
            continue
        named = behind_copula(row, title.end, names)
        if named is not None:
            out[title.start] = named
            continue
        named = behind_body(row, title.end, names)
        if named is not None:
            out[title.start] = named
            continue
        behind = genitive_end(row, behind)
        at = behind_comma(row, behind) if comma(row, behind) else behind
        if at > behind and at in names and closed(row, names[at].end) and not of_another(row, title, at):
            out[title.start] = at
        said_of = predicate_of(row, title, names)
        if title.start not in out and said_of is not None:
            out[title.start] = said_of
    for title in titles:
        name = ends.get(before_brackets(row, title.start - 1))
        if title.start not in out and name is not None and comma(row, title.start - 1):
            behind = title.reach if title.reach > 0 else genitive_end(row, title.end)
            if (
                behind >= len(row.words)
                or row.words[behind].text in ",.;:)"
                or row.words[behind].sentence != row.words[title.start].sentence
            ):
                out[title.start] = name.start
    return out


def of_another(row: Row, title: Draft, name: int) -> bool:
    """True for 'der Bruder des Papstes, A. B.': the title says whose brother it is, the name is the brother's."""
    before, word = row.before(title.start), row.words[name]
    if row.words[title.start].low not in row.naming.genitive_links or not before:
        return False
    said_of = row.relation(name) == "appos" and word.token.head == row.words[title.start - 1].index
    return said_of or before in row.naming.people or before in row.naming.offices


def before_brackets(row: Row, at: int) -> int:
    """Where brackets of one word open that close right before `at` ('A. B. (54), Leiter ...'); else `at`."""
    return at - 3 if at > 2 and row.forms[at - 1] == ")" and row.forms[at - 3] == "(" else at


def behind_copula(row: Row, at: int, names: dict[int, Draft]) -> int | None:
    """First word of the name in 'Präsident ist General A. B.': behind a copula, past an article and titles."""
    if at >= len(row.words) or row.relation(at) != "cop":
        return None
    name = at + 1
    while name < min(at + COPULA, len(row.words)) and name not in names:
        if row.words[name].low not in row.naming.offices and row.words[name].low not in row.naming.determiners:
            return None
        name += 1
    return name if name in names else None


def predicate_of(row: Row, title: Draft, names: dict[int, Draft]) -> int | None:
    """First word of the name of which a title is said: 'A. B. ist Sprecher der Bahn'."""
    word = row.words[title.head]
    sentence = row.sentences[word.sentence]
    if not any(sentence.tokens[c].form.lower() in row.naming.copulas for c in sentence.dependents(word.index, "cop")):
        return None
    subjects = set(sentence.dependents(word.index, "nsubj"))
    first, last = row.within(title.head)
    return next((n for n in range(first, last) if n in names and row.words[n].index in subjects), None)


def behind_body(row: Row, at: int, names: dict[int, Draft]) -> int | None:
    """First word of the full name right behind a complement: a body ('der Fraktion A. B.') or a field ('für Sport')."""
    if at >= len(row.words) or row.words[at].low not in (row.naming.genitive_links | row.naming.field_links):
        return None
    for name in range(at + 2, min(at + COMPLEMENT, len(row.words))):
        if not row.joined(name - 1) or row.words[name - 1].low in row.naming.offices:
            return None
        draft = names.get(name)
        if draft is not None:
            body = row.words[name - 1].low.endswith(row.naming.body_endings)
            full = draft.end - draft.start > 1
            return name if full and (body or row.words[at].low in row.naming.field_links) else None
    return None


def genitive_end(row: Row, at: int) -> int:
    """Word index behind a complement that no list knows ('des Films', 'in Lima'); `at` if none."""
    links = row.naming.genitive_links | row.naming.place_prepositions
    if at >= len(row.words) or row.words[at].low not in links:
        return at
    end = at + 1
    while end < len(row.words) and end - at < COMPLEMENT and row.words[end].text.replace("-", "").isalnum():
        end += 1
    if end + 2 < len(row.words) and row.forms[end] == "(" and row.forms[end + 2] == ")":
        end += 3  # the short form of a name
    return end if end >= len(row.words) or row.words[end].text in ",.;:" else at


def behind_comma(row: Row, at: int) -> int:
    """Where a name may begin behind a comma: past an article, titles, and one more noun ('der Tonganer A. B.')."""
    name = at + 1
    while name < min(at + 4, len(row.words)) and (
        row.words[name].low in row.naming.honorifics
        or row.words[name].low in row.naming.offices
        or (name == at + 1 and row.words[name].low in row.naming.determiners)
        or (name == at + 2 and row.words[name - 1].low in row.naming.determiners and row.tag(name) in ("NOUN", "PROPN"))
    ):
        name += 1
    return name


def comma(row: Row, at: int) -> bool:
    """True if word `at` is a comma."""
    return at < len(row.words) and row.words[at].text == ","


def closed(row: Row, at: int) -> bool:
    """True if an apposition ends before word `at`: a comma, a stop, or the verb of the sentence."""
    return at >= len(row.words) or row.words[at].text in ",.;:)" or row.words[at].text[:1].islower()
