"""Titles: which office a word tells, and for whom or what it is held."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.figures import Figure
from depesche.extract.mentions.phrases import Phrase, nominal, phrase_at
from depesche.extract.mentions.words import Row
from depesche.lang.gazetteer import Entry
from depesche.lang.naming import UNREAL, OfficeWord
from depesche.model.mention import COMMON, Office

RELATIONS = {"counterpart": None, "deputy": "deputy", "predecessor": "former"}
"""Roles that only say how somebody stands to another -> how he has the other's office. Whoever follows may not have it
yet."""
SHORTEST_FIRST_PART = 4
"""Letters before a title in a closed compound; shorter ones are prefixes of verbs ('Entführer')."""
SHORTEST_TAIL = 6
"""Letters of a title that any noun may end in; shorter ones are listed."""
ORGANS = frozenset({"authority", "ministry", "government", "military", "intelligence", "parliament", "court"})
"""Kinds of bodies that act for their state."""
HEAD = "president"
SHARED = frozenset({"intergovernmental"})
"""Kinds of bodies that have ministers and presidents as states do."""


def office(row: Row, at: int, known: Mapping[int, Draft]) -> Draft | None:
    """A title, with its phrase and what it is held for. None for 'das Amt des Präsidenten', which is nobody."""
    found = office_word(row, at)
    if found is None:
        return None
    word, part, qualifier = found
    phrase = phrase_at(row, at, known, at - word.title.count(" "))
    if row.before(phrase.start) in row.naming.office_nouns and row.words[phrase.start].low in row.naming.genitive_links:
        return None
    told = word.of or owned_by(word, part, phrase)
    of = told or federal(row, at) or seated(row, at, word, phrase)
    held = Office(role=word.role, of=of, title=word.title, qualifier=qualifier or phrase.qualifier or word.qualifier)
    plural = plural_of(row, at, word, phrase.start)
    if plural and row.words[at].low in row.naming.unnamed:
        return None
    return nominal(
        row, at, phrase, "office", kind="group" if plural else "person", office=held, gender=word.gender,
        plural=plural, relation=word.kind == "relation", trade=word.kind == "trade", inferred=told != of,
    )  # fmt: skip


def office_word(row: Row, at: int) -> tuple[OfficeWord, Entry | str | None, str | None] | None:
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


def closed_compound(row: Row, low: str) -> tuple[OfficeWord, Entry | str | None, str | None] | None:
    """The title in which a word without a hyphen ends: 'Bundesfinanzminister', 'Kremlsprecherin'."""
    offices = row.naming.offices
    for prefix in (*row.naming.bound_prefixes, *row.naming.bound_qualifiers):
        rest = low.removeprefix(prefix)
        if rest != low and rest in offices:
            state = row.home or row.naming.bound_prefixes.get(prefix) if prefix in row.naming.bound_prefixes else None
            return offices[rest], state, row.naming.qualifiers.get(prefix)
    for cut in range(SHORTEST_FIRST_PART, len(low) - 3):
        rest = low[cut:]
        if rest in offices and (len(rest) >= SHORTEST_TAIL or rest.startswith(row.naming.office_tails)):
            word = offices[rest]
            title = low[:cut].capitalize() + word.title.lower()
            owner = part_owner(row, low[:cut].capitalize())
            # 'Gewerkschaftsführer' leads a union, whatever state he belongs to.
            kind = "bound" if word.kind in ("body", "voice") and owner is None else word.kind
            known = OfficeWord(title=title, role=word.role, gender=word.gender, plural=word.plural, kind=kind)
            return known, owner, None
    return None


def part_owner(row: Row, part: str) -> Entry | str | None:
    """What the first part of a compound names: an entry, or an abbreviation that no list knows."""
    for form in (part, part.upper(), part.removesuffix("s")):
        entry = row.naming.gazetteer.exact(form)
        if entry is not None and not entry.homonym:
            return entry
    return part if part.isupper() and len(part) > 1 else None


def part_state(row: Row, part: str) -> str | None:
    """The state (code) or organisation (name) that the first part of a compound names."""
    owner = part_owner(row, part)
    if isinstance(owner, Entry):
        return owner.state if owner.kind in ("state", "place") else owner.key
    return owner


def owned_by(word: OfficeWord, part: Entry | str | None, phrase: Phrase) -> str | None:
    """What an office is held for: a state's code or a name. What cannot hold such an office is passed over."""
    named = phrase.owner.entry if phrase.owner is not None else None
    owners = [fitting_owner(word, owner, phrase.state) for owner in (part, named) if owner is not None]
    return next((of for of in owners if of is not None), None)


def fitting_owner(word: OfficeWord, owner: Entry | str, state: str | None) -> str | None:
    """The owner's code or name, if an office of this kind can be held for it; `state` is that of the whole phrase."""
    if isinstance(owner, str):
        return owner
    if owner.kind == "place":
        whole = owner.use == "capital" and word.kind != "local"
        return owner.state if whole else owner.name
    if owner.kind == "state":
        return None if word.kind in ("local", "bound") else owner.key
    if word.kind == "state" and owner.subkind not in SHARED:
        return None  # a party's chancellor is the state's
    if owner.subkind in ORGANS and word.kind != "body":
        return state or owner.key  # who speaks for a ministry speaks for the state
    return owner.key


def federal(row: Row, at: int) -> str | None:
    """The state whose 'Bundespräsident' is meant, where the page leaves no doubt."""
    return row.home if row.words[at].low.startswith(tuple(row.naming.bound_prefixes)) else None


def seated(row: Row, at: int, word: OfficeWord, phrase: Phrase) -> str | None:
    """The state from which the page is told, for a minister in a sentence that names no other state and no capital.

    A president may be a club's: the sentence has to name the state.
    """
    if row.seat is None or phrase.possessive is not None or phrase.owner is not None:
        return None
    first, last = row.within(at)
    line = row.text.rfind("\n", 0, row.words[at].span.start) + 1
    found = [row.naming.gazetteer.single(row.forms[n]) for n in range(first, last) if row.forms[n][:1].isalpha()]
    entries = [e for e in found if e is not None]
    elsewhere = any(e.use == "capital" or (e.kind == "state" and e.state != row.seat) for e in entries)
    here = word.kind == "state" or (word.role == HEAD and any(e.state == row.seat for e in entries))
    return row.seat if here and not elsewhere and row.words[first].span.start >= line else None


def unreal(row: Row, title: Draft, name: int) -> bool:
    """True for 'eine Kanzlerin Muster' and 'zum Kanzler': an office that somebody might have, or is given."""
    first = row.words[title.start].low
    return (
        (first in row.naming.indefinite and name == title.end)
        or first in row.naming.appointing
        or (title.office is not None and title.office.qualifier == UNREAL)
    )


def served(owner: Figure) -> str | None:
    """For what somebody holds an office who is told as another's: a body, else the state of its holder."""
    free = owner.kind == "organisation" and owner.subkind not in ORGANS and owner.named
    return owner.name if free and owner.subkind != COMMON else owner.state


def related_office(told: Office, offices: Sequence[Office]) -> Office:
    """The office of 'ihr Amtskollege' or 'sein Vorgänger' by that of whom the pronoun means; without a role if that has
    none or several."""
    held = [office for office in offices if office.qualifier is None]
    base = held[0] if len(held) == 1 and told.role in RELATIONS else None
    if base is None:
        return replace(told, role="")
    same = told.role == "counterpart"
    return replace(base, of=told.of if same else base.of, qualifier=told.qualifier or RELATIONS[told.role])


def plural_of(row: Row, at: int, word: OfficeWord, start: int) -> bool:
    """Whether a title in a phrase that begins at `start` is plural, by its form, its article, or its tag."""
    if word.plural is not None:
        return word.plural
    article = row.words[start].low
    if article in row.naming.singular_articles:
        return False
    if article in row.naming.plural_articles and start < at and (word.gender == "m" or row.forms[at].endswith("e")):
        return not row.forms[at].endswith("e")  # 'die Minister' are several, 'die Abgeordnete' is a woman
    number = (verb_number(row, at) or row.words[at].token.feature("Number")) if row.tagged else None
    if number is not None:
        return number == "Plur"
    return word.gender == "m" and any(a in row.naming.plural_articles for a in (row.before(at), article))


def verb_number(row: Row, at: int) -> str | None:
    """The number of the finite verb of which a word is the only subject; None if it is none."""
    word = row.words[at]
    sentence = row.sentences[word.sentence]
    if row.relation(at) != "nsubj" or sentence.dependents(word.index, "conj"):
        return None
    near = (word.token.head, *sentence.dependents(word.token.head, "aux", "cop"))
    return next(
        (sentence.tokens[i].feature("Number") for i in near if sentence.tokens[i].feature("VerbForm") == "Fin"), None
    )
