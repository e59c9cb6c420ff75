"""Mentions of people, states, organisations and places, and the entities of one document.

Rules first find drafts: names that the gazetteer knows, names of people, unlisted names, nominal mentions, pronouns.
Labels that the language core learned are merged in. Then the document is read from left to right, and each draft is
given to the figure that it means.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from depesche.extract.mentions.draft import Draft, settled
from depesche.extract.mentions.figures import Figure, People
from depesche.extract.mentions.first_person import with_first_persons
from depesche.extract.mentions.known import known_mentions
from depesche.extract.mentions.labels import with_labels
from depesche.extract.mentions.lookup import entity_at, entity_by_id, heads_in, members_of, mentions_in
from depesche.extract.mentions.nominals import nominal_mentions
from depesche.extract.mentions.people import person_names
from depesche.extract.mentions.pronouns import pronouns
from depesche.extract.mentions.repeated import repeated_names
from depesche.extract.mentions.resolve import Reading
from depesche.extract.mentions.unlisted import unlisted_names
from depesche.extract.mentions.unlisted_figures import derived_words
from depesche.extract.mentions.words import Row, row_of
from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.identity import content_id
from depesche.model.mention import Entity, Mention
from depesche.model.syntax import Syntax

__all__ = ["entity_at", "entity_by_id", "find_mentions", "heads_in", "members_of", "mentions_in", "with_first_persons"]


SHORTEST_TOWN, LONGEST_TOWN = 4, 3
"""Letters and words of the town that opens a dateline."""
DATELINE_ENDS = ("-", "–", "—", "(")
DOUBTFUL = ("mentions/echo", "mentions/age")
"""Rules whose mentions count only if they take up somebody."""


def find_mentions(
    document: Document, syntax: Syntax, pack: LanguagePack
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """All mentions in reading order, and the entities that they refer to, in the order of their first mention.

    A state's entity has its ISO 3166-1 alpha-3 code for an id; other ids are hashes of page, kind and name.
    """
    if pack.naming is None or not syntax.sentences:
        return (), ()
    row = row_of(document.text, syntax, pack.naming)
    drafts = found_drafts(row, syntax, document.outlet)
    people = People(row, [d for d in drafts if d.kind == "person" and d.form == "name"])
    latest = document.published.latest
    reading = Reading(row, people, drafts, latest.year if latest is not None else None)
    pairs = [(draft, reading.resolve(draft)) for draft in drafts]
    return recorded(document, list(without_extras(pairs)))


def found_drafts(row: Row, syntax: Syntax, outlet: str | None = None) -> list[Draft]:
    """All drafts in reading order: names settled against each other, then what is built on them."""
    known = known_mentions(row)
    row = replace(row, home=home_of(row, known, outlet), seat=seat_of(row, known))
    names = settled(with_labels(row, [*known, *person_names(row), *unlisted_names(row)], syntax.labels))
    names = settled([*names, *repeated_names(row, names)])
    in_people = frozenset(n for d in names if d.kind == "person" for n in range(d.start, d.end))
    in_names = {n for d in names if d.form == "name" for n in range(d.start, d.end)}
    names = [d for d in names if d.form != "compound" or d.start not in in_names]
    by_start = {d.start: d for d in names if d.entry is not None and d.form != "compound"}
    names = [*names, *derived_words(row, names)]
    nouns = [d for d in nominal_mentions(row, by_start, in_people) if not d.noun or d.head not in in_names]
    return settled([*names, *nouns, *pronouns(row)])


def home_of(row: Row, known: list[Draft], outlet: str | None) -> str | None:
    """The one federal state of which a page speaks, else that of its outlet: whose 'Bundespräsident' is meant."""
    spoken_of = {d.entry.state for d in known if d.entry is not None and d.entry.state in row.naming.federal}
    if len(spoken_of) == 1:
        return spoken_of.pop()
    words = (outlet or "").split()
    entry = row.naming.gazetteer.longest(words, 0) if words else None
    state = entry[1].state if entry is not None else None
    return state if state in row.naming.federal else None


def seat_of(row: Row, known: list[Draft]) -> str | None:
    """The state of the town that opens a line: as the brackets behind it say, or of a town in capitals that is known.

    Of a federal state only its capital counts, and of another one the page must speak.
    """
    named = {d.entry.state for d in known if d.entry is not None}
    for at, word in enumerate(row.words):
        opens = word.span.start == 0 or row.text[word.span.start - 1] == "\n"
        if not opens or not row.capital(at) or len(word.text) < SHORTEST_TOWN:
            continue
        if row.after(at) == "(" and at + 3 < len(row.words) and row.forms[at + 3] == ")":
            entry = row.naming.gazetteer.single(row.forms[at + 2])
            if entry is not None and entry.kind == "state":
                return entry.state
        if not word.text.isupper():
            continue
        town = row.naming.gazetteer.longest([w.text.title() for w in row.words[at : at + LONGEST_TOWN]], 0)
        if town is None or town[1].kind != "place" or row.after(at + town[0] - 1) not in DATELINE_ENDS:
            continue
        state, federal = town[1].state, town[1].state in row.naming.federal
        return state if (town[1].use == "capital" if federal else state in named) else None
    return None


def without_extras(pairs: list[tuple[Draft, Figure | None]]) -> Iterator[tuple[Draft, Figure | None]]:
    """The pairs without people and bodies that have no name and are mentioned once: nothing would be told of them."""
    count = Counter(figure for _, figure in pairs if figure is not None)
    for draft, figure in pairs:
        extra = figure is not None and draft.noun and not figure.named and count[figure] < 2
        if not extra:
            yield draft, figure


def recorded(
    document: Document, pairs: list[tuple[Draft, Figure | None]]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions and entities from drafts and the figures that they mean."""
    figures: dict[int, Figure] = {}
    mentions = []
    for draft, figure in pairs:
        if figure is None and (draft.subkind == "relative" or draft.by.startswith(DOUBTFUL)):
            continue  # most of them mean things
        entity = None
        if figure is not None:
            entity = figure.entity_id(document.page_id)
            for one in (*figure.members, figure):
                figures.setdefault(id(one), one)
        kind = figure.kind if figure is not None and draft.form == "pronoun" else draft.kind
        mentions.append(
            Mention(
                id=content_id("m", document.page_id, *draft.span, draft.form, kind),
                span=draft.span,
                kind=kind,
                form=draft.form,
                entity=entity,
                score=draft.score,
                by=draft.by,
            )
        )
    return tuple(mentions), tuple(figure.entity(document.page_id) for figure in figures.values())
