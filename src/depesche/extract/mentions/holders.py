"""Who of the page holds the office that a title without a name speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.extract.mentions.figures import Figure
from depesche.extract.mentions.memory import Memory, Trace
from depesche.model.mention import Office

SAME_OFFICE, RELATED_OFFICE, NO_OFFICE = 10.0, 2.0, 1.0
"""How well a person fits an unnamed title: the very office, one of a related role, none known at all."""
APART = "deputy"
"""Who is told so is not the holder himself."""
SENTENCE_COST, LAST_RESORT = 0.7, 0.01
"""What each sentence of distance costs, and what is left in the end: far is still better than nobody."""
FARTHEST_SENTENCE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A title without a name: its office, the gender that its form tells, its sentence and its first word."""

    office: Office
    gender: str
    sentence: int
    at: int


def fit(memory: Memory, related: Mapping[str, frozenset[str]], figure: Figure, asked: Asked) -> float:
    """How well a person fits a title; 0 if not at all."""
    if asked.gender and figure.gender and asked.gender != figure.gender:
        return 0.0
    last = memory.last(figure)
    away = min(asked.sentence - last.sentence, FARTHEST_SENTENCE) if last is not None else FARTHEST_SENTENCE
    score = max((office_fit(memory, related, figure, held, asked.office) for held in figure.offices), default=0.0)
    if score == 0.0 and not figure.offices and last is not None and away == 1:
        people = {t.figure for t in said_in(memory, last.sentence) if t.figure.kind == "person"}
        alone = len(people) <= (2 if asked.office.of is not None else 1)
        score = NO_OFFICE if alone and figure.state in (None, asked.office.of) else 0.0
    if score >= SAME_OFFICE:
        return score - away / (2 * FARTHEST_SENTENCE)
    return max(score - SENTENCE_COST * away, LAST_RESORT) if score else 0.0


def office_fit(
    memory: Memory, related: Mapping[str, frozenset[str]], figure: Figure, held: Office, asked: Office
) -> float:
    """How well an office that a person holds fits the one that a title names."""
    if asked.of is not None and held.of is None:
        if not belongs(memory, figure, asked.of):
            return 0.0
    elif asked.of is not None and held.of != asked.of:
        return 0.0
    if asked.qualifier == APART and held.qualifier != asked.qualifier:
        return 0.0
    if held.role == asked.role and (asked.qualifier in (None, held.qualifier)):
        return SAME_OFFICE if held.of == asked.of else SAME_OFFICE / 2
    close = held.role in related.get(asked.role, frozenset()) or held.role.endswith(" " + asked.role)
    return RELATED_OFFICE if close else 0.0


def belongs(memory: Memory, figure: Figure, owner: str) -> bool:
    """True if a person whose office names no owner is of that state, or was last named beside it or one of it."""
    last = memory.last(figure)
    if figure.state is not None or last is None:
        return figure.state == owner
    others = (t.figure for t in said_in(memory, last.sentence) if t.figure is not figure)
    return any(owner in (other.code, other.state) for other in others)


def said_in(memory: Memory, sentence: int) -> list[Trace]:
    """The traces of one sentence."""
    return [t for t in memory.since(sentence) if t.sentence == sentence]
