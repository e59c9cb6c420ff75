"""Findings as the record hands them out: each with its page and the names of those whom it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.when import When

F = TypeVar("F", Quotation, Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """What every line of an answer says about the page it comes from."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    published: When
    text: str
    """The decoded text, to which all spans refer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[F]):
    """One finding with its page and the entities of that page, by id."""

    finding: F
    page: PageCard
    entities: Mapping[str, Entity]

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Display names of entity ids, each once, in order; an unknown id stands for itself."""
        seen = dict.fromkeys(self.entities[i].name if i in self.entities else i for i in ids)
        return tuple(seen)
