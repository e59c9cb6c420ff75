"""A mention on its way: found by a rule, not yet anybody's."""

from dataclasses import dataclass

from depesche.lang.gazetteer import Entry
from depesche.lang.naming import GroupWord
from depesche.model.mention import EntityKind, MentionForm, Office
from depesche.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention as a rule found it. `start` and `end` count words; `span` is set where it is part of a word."""

    start: int
    end: int
    span: Span
    kind: EntityKind
    form: MentionForm
    by: str
    score: float = 0.8
    entry: Entry | None = None
    name: tuple[str, ...] = ()
    """The words of a person's or an unlisted organisation's name, as written."""
    family: int = -1
    """Which of the words of `name` is, or begins, the family name."""
    gender: str = ""
    plural: bool | None = False
    office: Office | None = None
    relation: bool = False
    """True if the title only tells how somebody stands to another: 'Nachfolger', 'Amtskollege'."""
    inferred: bool = False
    """True if it is not written whose the office is."""
    trade: bool = False
    """True if the title is a trade, which nobody holds for a state or body."""
    group: GroupWord | None = None
    """What people without names are."""
    noun: str = ""
    """The noun by which people or a body without a name are called."""
    subkind: str | None = None
    head: int = -1
    """Word index of the head noun of a nominal mention."""
    reach: int = -1
    """Word index behind the complement of a nominal mention ('Sprecher des Ministeriums'); -1 if it has none."""
    definite: bool = True
    """False for 'ein Sprecher', and for a title without an article."""


NAME_FORMS = ("name", "metonym")


def settled(drafts: list[Draft]) -> list[Draft]:
    """Drafts in reading order; of names that overlap the longer one, then the surer one stays.

    Names of people beat names from the gazetteer of the same length, since towns are called like people.
    """
    names = sorted(
        (d for d in drafts if d.form in NAME_FORMS),
        key=lambda d: (-(d.end - d.start), -d.score, d.start, d.kind),
    )
    taken: set[int] = set()
    kept = [d for d in drafts if d.form not in NAME_FORMS]
    for draft in names:
        cells = range(draft.start, draft.end)
        if not any(cell in taken for cell in cells):
            taken.update(cells)
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.span.start, d.form != "pronoun", -d.span.end, d.form, d.kind))
