"""What the reader orders: sources to watch, rules of alerts, and where alerts go."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from depesche.watch.exchange import Limits
from depesche.watch.networks import Network

SourceKind = Literal["feed", "sitemap", "pages"]
Occasion = Literal[
    "plan fulfilled", "plan changed", "plan cancelled", "plan overdue", "claim denied", "new origin", "page changed",
    "statement", "words",
]  # fmt: skip
SinkKind = Literal["terminal", "file", "webhook", "mail"]
FIRST_WAIT = 60.0
"""Seconds until the second try; each further one waits twice as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed, a sitemap, or a list of pages. Times are seconds."""

    name: str
    kind: SourceKind
    urls: tuple[str, ...]
    every: float = 900.0
    outlet: str | None = None
    pages: bool = True
    """False: only what the feed itself says of its items is recorded."""
    include: tuple[str, ...] = ()
    """Patterns of addresses, `*` for anything; empty for all."""
    exclude: tuple[str, ...] = ()
    since: str = ""
    """Items that say an earlier day are passed over (ISO date)."""
    backlog: int | None = None
    """How many items are fetched when the source is met for the first time; None for all."""
    recheck: tuple[float, ...] = ()
    """How long after each visit a page is looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When to tell, what it must be about, and whom."""

    name: str
    when: tuple[Occasion, ...]
    to: tuple[str, ...] = ("terminal",)
    actor: str | None = None
    about: str | None = None
    words: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sink:
    """Where alerts go. Secrets are named by the environment variables that hold them."""

    name: str
    kind: SinkKind
    path: str = ""
    url: str = ""
    secret_env: str = ""
    host: str = ""
    port: int = 587
    sender: str = ""
    to: tuple[str, ...] = ()
    user: str = ""
    password_env: str = ""
    starttls: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """A whole file of orders."""

    sources: tuple[Source, ...]
    rules: tuple[Rule, ...] = ()
    sinks: tuple[Sink, ...] = (Sink(name="terminal", kind="terminal"),)
    contact: str = ""
    """How the owner of a server may reach the reader: a mail address or a URL."""
    delay: float = 5.0
    parallel: int = 8
    attempts: int = 5
    longest_wait: float = 21_600.0
    limits: Limits = field(default_factory=Limits)
    max_bytes: int = 20_000_000
    networks: tuple[Network, ...] = ()
    seed: int = 1

    def wait(self, key: str, failures: int) -> float:
        """Seconds until the next try: doubled each time, and spread so that not all come back at once."""
        longest = min(FIRST_WAIT * 2.0 ** min(failures - 1, 30), self.longest_wait)
        dice = blake2b(f"{self.seed} {key} {failures}".encode(), digest_size=4).digest()
        return longest * (0.5 + int.from_bytes(dice, "big") / 2**33)
