"""One question to a server and its answer: the types between what asks and what carries."""

from dataclasses import dataclass

REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. `most_bytes` bounds the answer, packed and unpacked."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    most_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered; names of headers are in small letters, the body is unpacked."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def leads_to(self) -> str | None:
        """Where a redirect leads, as the server wrote it; None if it is none."""
        return self.headers.get("location") if self.status in REDIRECTS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is no answer, or none of use. A lasting trouble is not worth another try."""

    reason: str
    lasting: bool = False
    again_after: float | None = None
    """Seconds that the server asked to wait."""
    status: int | None = None
    """What the server answered, if it did."""
    waits: bool = False
    """True if nothing was asked, since it is not the host's turn yet: no failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds that an exchange may take: to connect (each address), between two pieces, and in all."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
