"""Search: sentences that hold the words asked for, and sentences that say it in other words, each hit with its why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depesche.errors import StoreError
from depesche.model.record import Hit, Way
from depesche.settings import DEFAULT, Settings
from depesche.store import Store, View, terms_in

if TYPE_CHECKING:
    from depesche.parse.meaning import Meaning

MOST = 500
"""Sentences of each way that are brought together, and that facets count."""
NEAR = 0.3
"""Likeness from which on a sentence is a hit: half of the right ones reach it, and one or two of a hundred others
(docs/evaluation.md)."""
RANKS = 60
"""Cormack, Clarke and Büttcher 2009, 'Reciprocal rank fusion': how little the first ranks outweigh the next."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Sentences that answer a question, the best first."""

    question: str
    total: int
    """How many there are, up to a few thousand."""
    numbers: list[int]
    """Of the store's sentences; hold within one snapshot."""
    held: frozenset[int]
    """Those that hold all the words."""
    likeness: dict[int, float]
    """Of those that are near in meaning."""


def learn(store: Store, progress: Callable[[int], None] | None = None) -> int:
    """Makes the vectors of all pages that this version's model has not seen; returns how many pages there were."""
    from depesche.store.near import make as make_vectors

    meaning = _meaning()
    done = 0
    while made := make_vectors(store, meaning.name, meaning.numbers):
        done += made
        if progress:
            progress(done)
    return done


def learned(place: str, settings: Settings = DEFAULT) -> bool:
    """Brings the vectors of a store up to date, if need be; False if it may not be written now."""
    with View.open(place, settings) as view:
        if not view.awaits_vectors(_meaning().name):
            return True
    try:
        with Store.open(place, settings) as store:
            learn(store)
    except StoreError:  # what it has can be searched all the same
        return False
    return True


def ranked(view: View, question: str, way: Way = "words", first: int = 0, count: int = MOST) -> Ranking:
    """The best sentences from `first` on. By meaning there are at most `MOST` of each way; inside a snapshot."""
    if way == "words":
        total, numbers = view.matches(question, first, count)
        return Ranking(question, total, numbers, frozenset(numbers), {})
    meaning = _meaning()
    _, held = view.matches(question, 0, MOST)
    near = [(n, like) for n, like in view.near(meaning.vectors([question])[0], meaning.name, MOST) if like >= NEAR]
    both = fused(held, [number for number, _ in near])
    return Ranking(question, len(both), both[first : first + count], frozenset(held), dict(near))


def _meaning() -> "Meaning":
    # Imported here, so that a search by words does not load what reads words.
    from depesche.parse import shipped_meaning

    return shipped_meaning()


def fused(*rankings: list[int]) -> list[int]:
    """One order of several, by the sum of the reciprocals of ranks; of equal ones the earlier ranking's go first."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, 1):
            scores[number] = scores.get(number, 0.0) + 1 / (RANKS + rank)
    return sorted(scores, key=lambda number: -scores[number])


def hits(view: View, ranking: Ranking, numbers: list[int]) -> list[Hit]:
    """Sentences of a ranking, each with why it is there."""
    return [
        replace(
            hit,
            terms=terms_in(hit.words, ranking.question) if number in ranking.held else (),
            likeness=ranking.likeness.get(number),
        )
        for number, hit in zip(numbers, view.sentences(numbers), strict=True)
    ]


def search(view: View, question: str, way: Way = "words", *, first: int = 0, count: int = 50) -> tuple[int, list[Hit]]:
    """How many sentences answer, and `count` of them from `first` on, the best first."""
    with view.snapshot():
        ranking = ranked(view, question, way, first, count)
        return ranking.total, hits(view, ranking, ranking.numbers)
