"""Mentions of people, states, organisations and places, and the entities of one document."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.span import Span

EntityKind = Literal["person", "state", "organisation", "place", "product", "event", "group", "other"]
MentionForm = Literal["name", "nominal", "pronoun", "adjective", "metonym", "compound"]

COMMON = "common noun"
"""Subkind of people and bodies whom the page calls by a common noun only: 'der Angeklagte', 'die Feuerwehr'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One reference in the text. `span` is the name itself or the phrase, without article where it is a name."""

    id: str
    span: Span
    kind: EntityKind
    form: MentionForm
    entity: str | None
    """Id of the document's entity; None if it is not known whom it means."""
    score: float = 1.0
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role held for a state or an organisation: `head of government` of `DEU`."""

    role: str
    """Normalised role in English, e.g. `president`, `foreign minister`, `spokesperson`; of a trade that no list knows
    the title as written."""
    of: str | None = None
    """ISO 3166-1 alpha-3 code of a state, or name of an organisation."""
    title: str = ""
    """As written, in the nominative where it could be told: `Außenminister`."""
    qualifier: str | None = None
    """`former`, `designated`, `deputy`, `acting`, or None."""
    year: int | None = None
    """The year in which the page tells that it was held, where it tells of years before; None for its own time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whom or what mentions of one document refer to."""

    id: str
    kind: EntityKind
    name: str
    """The fullest name seen; for an unnamed holder of an office the office's title with its state."""
    state: str | None = None
    """ISO 3166-1 alpha-3 code: of the state itself, or of the state a person or organisation belongs to."""
    offices: tuple[Office, ...] = ()
    aliases: tuple[str, ...] = ()
    named: bool = True
    members: tuple[str, ...] = ()
    """Entity ids, for a group whose members are known ('beide Länder')."""
    subkind: str | None = None
    """For organisations `agency`, `outlet`, `ministry`, `government`, `party`, `authority` ..."""
    gender: str = ""
    """`m` or `f` as name, title or form of address tell it; of somebody without a name only `f`, since a
    masculine title may mean a woman."""
    by: str = ""
