"""The read side for those who search: sentences by their words and by what they mean."""

from typing import TYPE_CHECKING

from depesche.model.record import Hit
from depesche.store import searching
from depesche.store.sliced import Sliced

if TYPE_CHECKING:  # numpy takes a tenth of a second, for which only a search by meaning need wait
    from depesche.store.near import Vector

AT_A_TIME = 100
"""Hits that are given unless another number is asked for."""


class Found(Sliced):
    """Sentences go by their numbers, which hold as long as the snapshot that they were read in."""

    def search(self, words: str, *, first: int = 0, count: int = AT_A_TIME) -> tuple[int, list[Hit]]:
        """How many sentences hold all the words in any form, and `count` of them from `first` on, the best first."""
        with self._reading() as connection:
            return searching.search(connection, words, first, count)

    def search_page(self, words: str, page: str) -> list[Hit]:
        """The sentences of one page that hold all the words in any form, in reading order."""
        with self._reading() as connection:
            return searching.search_page(connection, words, page)

    def matches(self, words: str, first: int, count: int) -> tuple[int, list[int]]:
        """As `search`: numbers of sentences."""
        with self._reading() as connection:
            return searching.matches(connection, words, first, count)

    def near(self, vector: "Vector", model: str, count: int) -> list[tuple[int, float]]:
        """The `count` sentences nearest in meaning with their likeness (cosine), the nearest first.

        `vector` has length 1 and is of the model named; sentences of which this model has none yet are left out.
        """
        from depesche.store import near

        with self._reading() as connection:
            return near.near(connection, self.path, model, vector, count)

    def awaits_vectors(self, model: str) -> bool:
        """Whether there are pages that this model has not seen as they are now."""
        from depesche.store import near

        with self._reading() as connection:
            return near.awaiting(connection, model)

    def whence(self, numbers: list[int]) -> dict[int, dict[str, str]]:
        """Outlet and year of sentences; empty where they are not known."""
        with self._reading() as connection:
            return searching.facets(connection, numbers)

    def sentences(self, numbers: list[int]) -> list[Hit]:
        """Sentences in this order."""
        with self._reading() as connection:
            return searching.hits(connection, numbers)
