"""What a feed, sitemap or list answers, turned into pages to fetch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from hashlib import blake2b

from depesche.errors import EmptyPage, PageError
from depesche.model.watching import Entry, Item, SourceState
from depesche.read.entries import entries_of
from depesche.settings import Settings
from depesche.watch.addresses import BadAddress, joined, one_spelling, target_of
from depesche.watch.exchange import Reply, Trouble
from depesche.watch.orders import Orders, Source

Known = Callable[[Iterable[str]], dict[str, Item]]
MOST_LISTED = 5_000
"""Sitemaps that one sitemap may list."""


class Polled:
    """What one answer of a source comes to: its state, those of the sitemaps that it lists, and items."""

    def __init__(self, state: SourceState, now: float) -> None:
        self._now = now
        self.state = state
        self.listed: list[SourceState] = []
        self.items: list[Item] = []
        self.broken: list[PageError] = []

    def fail(self, reason: str, orders: Orders, again_after: float | None = None, *, counts: bool = True) -> None:
        """Has the source asked again later."""
        failures = self.state.failures + counts
        wait = max(orders.wait(self.state.name, max(failures, 1)) if counts else 0.0, again_after or 0.0)
        self.state = replace(self.state, failures=failures, due=self._now + wait, trouble=reason)


@dataclass(frozen=True, slots=True)
class Around:
    """What a poll needs to know beside its source; `listed` are the source's sitemaps met before, by name."""

    now: float
    orders: Orders
    settings: Settings
    known: Known
    listed: dict[str, SourceState]


def polled(source: Source, state: SourceState, result: Reply | Trouble, around: Around) -> Polled:
    """What a source answered."""
    now, listed = around.now, around.listed
    found = Polled(state, now)
    if isinstance(result, Trouble):
        found.fail(result.reason, around.orders, result.again_after, counts=not result.waits)
        return found
    due = now + source.every if state.name == source.name else None
    fine = replace(state, due=due, polled=now, failures=0, trouble="")
    if result.status == 304:
        found.state = fine
        found.listed = [
            replace(s, due=now)
            for s in listed.values()
            if s.order == source.name and s.name != source.name and not s.stated and _again(s, source, now)
        ]
        return found
    whole = _entries(found, result, around)
    if whole is None:
        return found
    headers = result.headers
    if not found.broken:  # what is broken now may be whole next time, though its headers be the same
        fine = replace(fine, etag=headers.get("etag", ""), modified=headers.get("last-modified", ""))
    found.state = replace(fine, trouble=found.broken[0].reason if found.broken else "")
    found.listed = list(_sitemaps(source, state, whole, result.url, around))
    found.items = _items(source, state, [e for e in whole if not e.is_list], result.url, now, around.known)
    return found


def _entries(found: Polled, reply: Reply, around: Around) -> list[Entry] | None:
    """The entries that can be read; None if the source failed. An empty feed is none."""
    try:
        entries = list(entries_of(reply.body, found.state.url, around.settings))
    except EmptyPage:
        entries = []
    except PageError as error:
        found.fail(error.reason, around.orders)
        return None
    found.broken = [entry for entry in entries if isinstance(entry, PageError)]
    whole = [entry for entry in entries if isinstance(entry, Entry)]
    if found.broken and not whole:
        found.fail(found.broken[0].reason, around.orders)
        return None
    return whole


def _again(state: SourceState, source: Source, now: float) -> bool:
    return state.polled is None or now - state.polled >= source.every * 0.9


def _sitemaps(
    source: Source, state: SourceState, entries: list[Entry], base: str, around: Around
) -> Iterator[SourceState]:
    """Sitemaps that are new, have changed, or do not say whether they have."""
    now, done = around.now, {state.url, *source.urls}  # one that lists itself is asked once
    for entry in [e for e in entries if e.is_list][:MOST_LISTED]:
        url = joined(base, entry.url)
        name = f"{source.name} {url}"
        if url in done:
            continue
        done.add(url)
        before = around.listed.get(name)
        if before is None:
            yield SourceState(name=name, order=source.name, url=url, due=now, stated=entry.updated)
        elif entry.updated != before.stated or (not entry.updated and _again(before, source, now)):
            yield replace(before, due=now, stated=entry.updated)


def _items(source: Source, state: SourceState, entries: list[Entry], base: str, now: float, known: Known) -> list[Item]:
    """Items that are new, and those of this source that it says have changed."""
    named: dict[str, Item] = {}
    for entry in entries:
        item = item_of(source, entry, base, now)
        if item is not None:
            named.setdefault(item.key, item)
    before = known(named)
    found, fresh = [], 0
    for key, item in named.items():
        old = before.get(key)
        if old is None:
            fresh += 1
            passed = state.polled is None and source.backlog is not None and fresh > source.backlog
            early = source.since and item.entry.published and item.entry.published < source.since
            found.append(replace(item, state="passed", due=None) if passed or early else item)
        elif old.source == source.name and old.digest != item.digest and old.state != "passed":
            found.append(replace(old, entry=item.entry, digest=item.digest, due=now, attempts=0))
    return found


def item_of(source: Source, entry: Entry, base: str, now: float) -> Item | None:
    """The item of an entry, due now; None for one that is not asked for or says nothing."""
    url = joined(base, entry.url) if entry.url else ""
    try:
        target_of(url)
    except BadAddress:
        url = ""
    if url and not wanted(source, url):
        return None
    if not url and not (entry.html or entry.text):
        return None
    about = entry.guid or digest(entry.title, entry.html or entry.text)
    key = one_spelling(url) if url else f"{source.name}: {about}"
    said = digest(entry.title, entry.updated, entry.published, "" if entry.updated else entry.html or entry.text)
    return Item(key=key, source=source.name, entry=replace(entry, url=url), digest=said, due=now)


def wanted(source: Source, url: str) -> bool:
    """True if the patterns of the source let an address pass."""
    included = not source.include or any(fnmatchcase(url, pattern) for pattern in source.include)
    return included and not any(fnmatchcase(url, pattern) for pattern in source.exclude)


def digest(*parts: str) -> str:
    """A short hash of texts."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
