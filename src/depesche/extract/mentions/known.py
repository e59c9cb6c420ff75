"""Mentions of what the gazetteer knows: names, adjectives, demonyms, capitals that act, parts of compounds."""

from collections.abc import Iterator

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row
from depesche.lang.gazetteer import Entry
from depesche.model.mention import MentionForm
from depesche.model.span import Span

ACTING = frozenset({"nsubj", "obj", "iobj"})
"""Relations in which a capital stands for a government."""
WEAK_TAGS = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "PART"})
SHORTEST_SHOUT = 5
"""Fewest letters of a place in capitals, so that abbreviations are none."""
NEIGHBOURS = 12
"""How many words around a capital may speak of its state, so that the capital is taken for the government."""


def known_mentions(row: Row) -> list[Draft]:
    """Drafts for all known names and for the known parts of compounds."""
    out: list[Draft] = []
    at = 0
    while at < len(row.words):
        found = row.naming.gazetteer.longest(row.forms, at) or shouted(row, at)
        draft = known_at(row, at, *found) if found is not None else None
        if draft is not None:
            out.append(draft)
        else:
            out.extend(place_adjective(row, at))
            out.extend(parts_of_compound(row, at))
        at += draft.end - draft.start if draft is not None else 1
    return with_metonyms(row, out)


def shouted(row: Row, at: int) -> tuple[int, Entry] | None:
    """A place or state in capitals, as at the start of reports: 'BERLIN'."""
    text = row.forms[at]
    if len(text) < SHORTEST_SHOUT or not (text.isalpha() and text.isupper()):
        return None
    entry = row.naming.gazetteer.exact(text.capitalize())
    return (1, entry) if entry is not None and entry.kind in ("place", "state") and not entry.homonym else None


def known_at(row: Row, at: int, length: int, entry: Entry) -> Draft | None:
    """A draft for a match of the gazetteer, unless the words are more likely common ones."""
    word = row.words[at]
    if entry.use != "adjective" and not word.text[:1].isupper() and not entry.name[:1].islower():
        return None
    if length == 1 and (row.tag(at) in WEAK_TAGS and entry.use != "adjective" and not word.text.isupper()):
        return None
    if entry.homonym and length == 1 and not trusted_homonym(row, at, entry):
        return None
    if row.after(at + length - 1) == "$":  # 'US$'
        return None
    if length > 1 and row.words[at].sentence != row.words[at + length - 1].sentence:
        return None
    form: MentionForm = {"adjective": "adjective", "demonym": "nominal"}.get(entry.use, "name")  # type: ignore[assignment]
    if entry.use == "adjective" and not row.naming.capital_adjectives and language_noun(row, at):
        return None
    if entry.use == "demonym" and row.joined(at) and row.after(at)[:1].isupper():
        form = "adjective"
    kind = entry.kind
    if form == "nominal" and one_person(row, at):
        kind = "person"
    plural = None if form == "nominal" else False
    span = row.span(at, at + length)
    by = f"mentions/gazetteer-{entry.use}@1"
    score = 0.95 if length > 1 or entry.kind == "state" else 0.87
    return Draft(
        start=at, end=at + length, span=span, kind=kind, form=form, by=by, score=score, plural=plural,
        entry=entry if kind == entry.kind else None,
    )  # fmt: skip


def one_person(row: Row, at: int) -> bool:
    """True for 'der Brite', 'eine Britin': one person, not the state."""
    number = row.words[at].token.feature("Number") if row.tagged else None
    before = row.before(at)
    if before in row.naming.indefinite:
        return True
    return number == "Sing" and before in row.naming.determiners


def trusted_homonym(row: Row, at: int, entry: Entry) -> bool:
    """True if what stands around tells that a word is the name that it may be."""
    before = row.before(at)
    if entry.kind == "place":
        return before in row.naming.place_prepositions or (row.tag(at) == "PROPN" and not row.starts(at))
    quoted = before in row.naming.opening_quotes and row.after(at) in row.naming.opening_quotes + "“”"
    two_before = row.words[at - 2].low if at > 1 else ""
    introducers = row.naming.organisation_introducers
    return (
        (bool(before) and quoted and bool(row.after(at)))
        or before in introducers
        or (before in row.naming.opening_quotes and two_before in introducers)
    )


def language_noun(row: Row, at: int) -> bool:
    """True for 'auf Deutsch', 'im Russischen': an adjective used as the name of a language."""
    word = row.words[at]
    return word.text[0].isupper() and not row.starts(at) and not row.after(at)[:1].isupper() and "-" not in word.text


def place_adjective(row: Row, at: int) -> Iterator[Draft]:
    """'Moskauer' before a noun: a town as an adjective."""
    text, ending = row.forms[at], row.naming.place_adjective_ending
    if not ending or not text[:1].isupper() or not text.endswith(ending) or not row.joined(at):
        return
    entry = row.naming.gazetteer.exact(text.removesuffix(ending)) if row.after(at)[:1].isupper() else None
    if entry is not None and entry.kind == "place" and not entry.homonym:
        yield Draft(
            start=at,
            end=at + 1,
            span=row.words[at].span,
            kind="place",
            form="adjective",
            by="mentions/place-adjective@1",
            entry=entry,
        )


def parts_of_compound(row: Row, at: int) -> Iterator[Draft]:
    """Drafts for known names inside a word with hyphens: 'US' in 'US-Angaben'."""
    word = row.words[at]
    pieces = word.text.split("-")
    if len(pieces) < 2 or not word.text[:1].isupper():
        return
    start = word.span.start
    for number, piece in enumerate(pieces):
        entry = row.naming.gazetteer.exact(piece) if piece[:1].isupper() else None
        last = number == len(pieces) - 1
        if entry is not None and not entry.homonym and not last:
            head = pieces[-1].lower()
            governs = number == 0 and head in row.naming.government_words and entry.kind in ("state", "organisation")
            whole = Span(word.span.start, word.span.end)
            yield Draft(
                start=at,
                end=at + 1,
                span=whole if governs else Span(start, start + len(piece)),
                kind=entry.kind,
                form="compound",
                by="mentions/compound@1",
                entry=entry,
                score=0.9,
            )
        start += len(piece) + 1


def with_metonyms(row: Row, drafts: list[Draft]) -> list[Draft]:
    """Capitals and seats that act become mentions of their state."""
    states = [(d.start, d.entry.key) for d in drafts if d.entry is not None and d.entry.kind == "state"]
    out: list[Draft] = []
    for draft in drafts:
        out.append(metonym(row, draft, states, after_state=bool(out) and out[-1].kind == "state"))
    return out


def metonym(row: Row, draft: Draft, states: list[tuple[int, str]], *, after_state: bool) -> Draft:
    """The draft itself, or the same as a mention of the state whose government it stands for."""
    entry = draft.entry
    if entry is None or draft.form != "name" or entry.use not in ("capital", "seat"):
        return draft
    local = row.before(draft.start) in (
        row.naming.place_prepositions | row.naming.place_contractions
    ) and not infinitive_follows(row, draft)
    if local:
        return replaced(draft, "place", "name") if entry.use == "seat" else draft
    if dateline(row, draft):
        return draft
    if entry.use == "seat":
        return replaced(draft, "state", "metonym")
    named = any(key == entry.state for _, key in states)
    abroad = len({key for _, key in states if key != entry.state}) >= 1
    relation = row.relation(draft.end - 1)
    acts = relation in ACTING if row.tagged else row.starts(draft.start)
    if relation == "obl" and row.before(draft.start) in row.naming.acting_prepositions:
        acts = True
    if relation == "nmod" and row.before(draft.start) in row.naming.joining_prepositions:
        acts = named
    if row.before(draft.start) in row.naming.coordinators:
        acts = named and after_state
    return replaced(draft, "state", "metonym") if acts and (named or abroad) and close(draft, states) else draft


def dateline(row: Row, draft: Draft) -> bool:
    """True for 'Berlin - ' and 'Berlin (abc) - ' at the start of a sentence: where the report was written."""
    return row.starts(draft.start) and row.after(draft.end - 1) in ("-", "–", "—", "(", "/", ",", ".")


def infinitive_follows(row: Row, draft: Draft) -> bool:
    """True for 'um Moskau zu überzeugen': the word before opens an infinitive, not a place."""
    rest = [w.low for w in row.words[draft.end : draft.end + 6] if w.sentence == row.words[draft.start].sentence]
    return row.before(draft.start) in row.naming.infinitive_openers and any(
        w in row.naming.infinitive_marks for w in rest
    )


def close(draft: Draft, states: list[tuple[int, str]]) -> bool:
    """True if the state itself is on the page, or any state stands near."""
    key = draft.entry.state if draft.entry is not None else None
    return any(k == key or abs(at - draft.start) <= NEIGHBOURS for at, k in states)


def replaced(draft: Draft, kind: str, form: MentionForm) -> Draft:
    """The draft with another kind and form, by the rule for metonyms."""
    return Draft(
        start=draft.start,
        end=draft.end,
        span=draft.span,
        kind="state" if kind == "state" else "place",
        form=form,
        by="mentions/metonym@1",
        entry=draft.entry,
        score=draft.score,
    )
