"""Pages that a user names by their addresses, or by a sitemap or feed that lists them, for one run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from depesche.errors import PageError, UnreadablePage
from depesche.model.page import Page
from depesche.model.watching import Entry, Item
from depesche.read import read
from depesche.read.entries import entries_of
from depesche.read.files import HEAD_BYTES, content_of
from depesche.read.kinds import kind_of, sniffed_kind
from depesche.settings import Settings
from depesche.watch.addresses import joined, one_spelling
from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.fetching import Fetcher, Job, Manners, Turns
from depesche.watch.orders import Orders
from depesche.watch.visiting import no_page, page_of_entry, page_of_reply
from depesche.watch.wire import Wire

SCHEMES = ("http://", "https://")
LISTS = ("feed", "json feed", "sitemap")
LONGEST = 3_600.0
"""Seconds without any answer after which a run gives up waiting."""
NEXT_STEP = "Try again later, or save the page and give the file"


def is_address(place: str) -> bool:
    """True for what is to be fetched, not read from a disk."""
    return place.lower().startswith(SCHEMES)


def pages_of_places(
    places: Iterable[str], settings: Settings, orders: Orders, wire: Wire, turns: Turns
) -> Iterator[Page | PageError]:
    """Pages of files as `read` gives them, and of addresses, sitemaps and feeds as they come from the network."""
    named: list[Entry] = []
    for place in places:
        if is_address(place):
            named.append(Entry(url=place))
        elif (data := sitemap_in(place, settings)) is not None:
            for entry in entries_of(data, place, settings):
                if isinstance(entry, PageError):
                    yield entry
                else:
                    named.append(entry)
        else:
            yield from read([place], settings)
    if named:
        yield from _Fetched(settings, orders, wire, turns).pages(named)


def sitemap_in(place: str, settings: Settings) -> bytes | None:
    """The bytes of a file that is a sitemap; None for everything else."""
    if not Path(place).is_file():
        return None
    try:
        with content_of(place) as content:
            found = kind_of(content.name, content.head) == "sitemap"
            return content.all_bytes(settings) if found else None
    except (OSError, PageError):
        return None


class _Fetched:
    """Fetches each address once, and what lists lead to."""

    def __init__(self, settings: Settings, orders: Orders, wire: Wire, turns: Turns) -> None:
        self._settings, self._orders, self._wire = settings, orders, wire
        manners = Manners(name="depesche", delay=orders.delay, parallel=orders.parallel)
        self._fetcher = Fetcher(wire, manners, turns)
        self._entries: dict[str, Entry] = {}

    def pages(self, named: Iterable[Entry]) -> Iterator[Page | PageError]:
        """Pages as they come."""
        for entry in named:
            self._add(entry)
        while self._fetcher.busy:
            answers = self._fetcher.step(self._wire.now() + LONGEST)
            if not answers:
                return
            for answer in answers:
                yield from self._pages_of(self._entries[answer.key], answer.result)

    def _add(self, entry: Entry) -> None:
        key = one_spelling(entry.url)
        if key not in self._entries:
            self._entries[key] = entry
            self._fetcher.add(Job(key=key, request=Request(url=entry.url, most_bytes=self._orders.max_bytes)))

    def _pages_of(self, entry: Entry, result: Reply | Trouble) -> Iterator[Page | PageError]:
        if isinstance(result, Reply):
            if sniffed_kind(result.body[:HEAD_BYTES]) in LISTS or entry.is_list or _packed(result):
                yield from self._listed(entry.url, result)
                return
            result = no_page(result) or result
        if isinstance(result, Reply):
            try:
                now = self._wire.now()
                yield page_of_reply(result, entry.url, now, entry=entry, outlet=None, settings=self._settings)
            except PageError as error:
                yield error
            return
        kept = page_of_entry(Item(key=entry.url, source="", entry=entry), None, self._wire.now())
        yield kept or UnreadablePage(entry.url, result.reason, NEXT_STEP)

    def _listed(self, url: str, reply: Reply) -> Iterator[Page | PageError]:
        try:
            for entry in entries_of(reply.body, url, self._settings):
                if isinstance(entry, PageError):
                    yield entry
                elif entry.url:
                    self._add(replace(entry, url=joined(reply.url, entry.url)))
                elif page := page_of_entry(Item(key=entry.guid or url, source="", entry=entry), None, self._wire.now()):
                    yield page
        except PageError as error:
            yield error


def _packed(reply: Reply) -> bool:
    return reply.body.startswith(b"\x1f\x8b")
