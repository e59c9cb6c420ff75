"""What watching keeps: what feeds name, how far each page has come, and what the reader was told."""

from dataclasses import dataclass, field
from typing import Literal

ItemState = Literal["waiting", "recorded", "kept", "unchanged", "failed", "passed"]
"""Waits to be fetched; its page is on record; only the text of the feed is; it is as it was; nothing could be had;
or it was there before watching began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed, a sitemap or a list says of one page; empty where it says nothing."""

    url: str = ""
    guid: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    outlet: str = ""
    """Who the feed says it has the item from (`<source>`)."""
    html: str = ""
    text: str = ""
    is_list: bool = False
    """True if the address is that of another sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a feed or a sitemap was last met. Times are seconds since 1970."""

    name: str
    """Its own, or behind it the address of a sitemap that it lists."""
    order: str
    """The source in the file of orders that it belongs to."""
    url: str
    due: float | None = 0.0
    """When to ask for it; None for when the sitemap that lists it says so."""
    polled: float | None = None
    """When it was last had."""
    etag: str = ""
    modified: str = ""
    stated: str = ""
    """What the sitemap that lists it says of its last change."""
    failures: int = 0
    """Since the last success."""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A page that a source named, by its address in one spelling; one without an address by a hash of its text."""

    key: str
    source: str
    entry: Entry
    digest: str = ""
    """Of what the source says of it: another one means that the page may have changed."""
    state: ItemState = "waiting"
    attempts: int = 0
    due: float | None = None
    """When to fetch it; None for never again."""
    page: str = ""
    etag: str = ""
    modified: str = ""
    visits: int = 0
    """How often the page was got."""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something the reader asked to be told, with the exact words and through whom they came."""

    id: str
    rule: str
    kind: str
    headline: str
    finding: str
    """Id of the finding, or of the page where the page itself is it."""
    page: str
    words: str
    chain: str = ""
    origins: tuple[str, ...] = ()
    outlet: str = ""
    title: str = ""
    url: str = ""
    source: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """What the kind has beside: the words of the outcome, what changed."""
    made: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An alert with what it is about: it is not told again for any of these subjects under this aspect."""

    subjects: tuple[str, ...]
    aspect: str
    alert: Alert | None = None
    """None if it is only noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An alert on its way to one place."""

    alert: Alert
    sink: str
    begun: bool = False
    """True if it was being sent when the program ended: it may have arrived."""
    attempts: int = 0
    due: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchCounts:
    """How many items and alerts there are of each state."""

    items: dict[str, int] = field(default_factory=dict)
    alerts: int = 0
    undelivered: int = 0
