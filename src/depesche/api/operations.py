"""One operation of the interface, declared once: what it takes and answers. Routes and OpenAPI are made of these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct

from depesche.api.asked import Nothing
from depesche.api.desk import Desk

Method = Literal["GET", "POST"]


@dataclass(frozen=True, slots=True)
class Call:
    """One request without its web: the ids of its address, its parameters and its body, checked."""

    desk: Desk
    ids: Mapping[str, str]
    asked: Any
    body: Any = None

    @property
    def id(self) -> str:
        """The id of the address."""
        return self.ids["id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What is done at one address with one method."""

    name: str
    """Unique, in lower camel case: clients are generated from it."""
    path: str
    """Below `/api/v1`, with ids in braces."""
    answer: Any
    """Type of the answer; `str` for plain text."""
    does: Callable[[Call], Any]
    tag: str
    method: Method = "GET"
    asked: type[Struct] = Nothing
    body: type[Struct] | None = None
    status: int = 200
    writes: bool = False
    """True if it asks for the token wherever it is served."""
    example: Mapping[str, Any] = field(default_factory=dict)
    """An example of the body."""

    @property
    def summary(self) -> str:
        """The first line of its function's docstring."""
        return (self.does.__doc__ or self.name).strip().splitlines()[0].rstrip(".")

    @property
    def description(self) -> str:
        """The docstring whole."""
        return " ".join((self.does.__doc__ or "").split())

    @property
    def of_one(self) -> bool:
        """True if it is about one thing by its id."""
        return "{" in self.path
