"""What a file that the user brings says of somebody: one item of Wikidata."""

from dataclasses import dataclass
from datetime import date

PREFIX = "wikidata:"
"""Before the id on the right side of a judgement."""
ADDRESS = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A person, body or state with what may tell it from a namesake; empty where the file does not say."""

    id: str
    """`Q` and a number."""
    label: str
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    kind: str = ""
    """`person`, `organisation`, `state`, or empty."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-3 codes."""
    offices: tuple[str, ...] = ()
    """In words, as the file has them."""
    begin: date | None = None
    """Birth or founding."""
    end: date | None = None
    """Death or end."""

    @property
    def names(self) -> tuple[str, ...]:
        """Label and aliases, each once."""
        return tuple(dict.fromkeys((self.label, *self.aliases)))
