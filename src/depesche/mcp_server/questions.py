"""What an assistant may ask: the filters of the command line, with shorter answers."""

from typing import Annotated, Final

from msgspec import Meta, Struct

from depesche.api.asked import Asked, AskedActors, AskedEvents, AskedPlans, AskedSearch, AskedStatements

MOST: Final = 20
USUAL: Final = 8
Few = Annotated[int, Meta(ge=1, le=MOST, description="Items of one answer at most.")]
Key = Annotated[str, Meta(min_length=1, max_length=400)]


class Timeline(AskedEvents, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Events in order of time."""

    limit: Few = USUAL


class Statements(AskedStatements, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Who said what."""

    limit: Few = USUAL


class Plans(AskedPlans, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """What was planned, and what became of it."""

    limit: Few = USUAL


class Disputes(Asked, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """What is disputed."""

    limit: Few = USUAL


class Actors(AskedActors, kw_only=True, forbid_unknown_fields=True):
    """Who is on record."""

    limit: Few = USUAL


class Search(AskedSearch, kw_only=True, forbid_unknown_fields=True):
    """Sentences by their words or by their meaning."""

    limit: Few = USUAL


class Origins(Struct, kw_only=True, forbid_unknown_fields=True):
    """Where an event or a statement comes from."""

    id: Annotated[Key, Meta(description="Id of an event or a statement, as an answer gave it.")]


class Show(Struct, kw_only=True, forbid_unknown_fields=True):
    """One thing in full."""

    id: Annotated[Key, Meta(description="Id of a finding, a page or an actor, as an answer gave it.")]
    start: Annotated[
        Annotated[int, Meta(ge=0)], Meta(description="Of a page: the character from which on its text is quoted.")
    ] = 0
