"""Pages on their way: what is fetched is recorded once, in the same transaction that says so in the book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from depesche.errors import PageError
from depesche.model.page import Page
from depesche.model.record import RunSummary
from depesche.model.watching import Item, ItemState
from depesche.recording import Outcomes, record_pages
from depesche.settings import Settings
from depesche.store import Store, View, WatchBook
from depesche.watch.addresses import one_spelling
from depesche.watch.exchange import Reply, Trouble
from depesche.watch.orders import Orders, Source
from depesche.watch.visiting import no_page, own_text, page_of_entry, page_of_reply, text_of_page

GONE = (404, 410)
Say = Callable[[str], None]
Results = Callable[[Iterator[Page | PageError]], Outcomes]


@dataclass(slots=True)
class Pages:
    """Takes answers for items, holds their pages until they are recorded; after a kill these are fetched again."""

    orders: Orders
    store: Store
    book: WatchBook
    settings: Settings
    say: Say
    results: Results | None = None
    """How pages are analysed; None as `run` does it."""
    held: dict[str, tuple[Page, Item]] = field(default_factory=dict)
    """Pages with their items as they will be once the page is on record, by the source of the page."""
    since: float = 0.0
    """When the first of them came."""

    def source(self, item: Item) -> Source:
        """The source that named an item; one of its name without wishes if it is no longer ordered."""
        known = {source.name: source for source in self.orders.sources}
        return known.get(item.source, Source(name=item.source, kind="feed", urls=()))

    def take(self, item: Item, result: Reply | Trouble, now: float) -> None:
        """What the address of an item answered."""
        if isinstance(result, Reply) and result.status != 304:
            result = no_page(result) or result
        if isinstance(result, Trouble):
            self._trouble(item, result, now)
        elif result.status == 304:
            self._done(item, "unchanged", now)
        else:
            self._got(item, result, now)

    def keep(self, item: Item, now: float, reason: str = "") -> None:
        """Holds what the feed says of an item, since its page is not to be had or not wanted."""
        page = page_of_entry(item, self.source(item).outlet, now)
        if page is None:
            self.say(f"{item.entry.url or item.key}: {reason}")
            self.book.put(replace(item, state="failed", due=None, trouble=reason))
        else:
            self._hold(page, replace(item, state="kept", due=None, trouble=reason), now)

    def record(self, now: float) -> RunSummary:
        """Records and links what is held. Each item is noted in the transaction of its page."""

        def noted(source: str, outcome: str | PageError) -> None:
            page, item = self.held[source]
            if isinstance(outcome, PageError):
                self.book.put(self._unread(item, outcome, now))
            else:
                self.book.put(replace(item, page=outcome), *self._alias(page, item, outcome))
                self.book.freshen(outcome)

        pages = [page for page, _ in self.held.values()]
        summary = record_pages(pages, self.store, self.settings, noted=noted, results=self.results)
        for failure in summary.failures:
            self.say(f"{failure.about}: {failure.reason}")
        self.held.clear()
        return summary

    def _got(self, item: Item, reply: Reply, now: float) -> None:
        other = one_spelling(reply.url)
        if other != item.key and not item.page and self._known(other):
            self.book.put(replace(item, state="passed", due=None, trouble=f"it leads to {other}, which is known"))
            return
        outlet, url = self.source(item).outlet, item.entry.url
        try:
            page = page_of_reply(reply, url, now, entry=item.entry, outlet=outlet, settings=self.settings)
            same = bool(item.page) and self._says_the_same(item.page, page)
        except PageError as error:
            self._trouble(item, Trouble(reason=error.reason, lasting=True), now)
            return
        headers = reply.headers
        item = replace(item, etag=headers.get("etag", ""), modified=headers.get("last-modified", ""))
        if same:
            self._done(item, "unchanged", now)
        else:
            self._hold(page, self._visited(item, "recorded", now), now)

    def _known(self, key: str) -> bool:
        """True if an address is in the book or stands behind a page that is held."""
        return self.book.item(key) is not None or any(one_spelling(p.url or "") == key for p, _ in self.held.values())

    def _says_the_same(self, recorded: str, page: Page) -> bool:
        """True if a page's own lines are as they are on record: what stands around them changes with every visit."""
        with View.open(self.store.path, self.settings) as view:
            if view.page(recorded) is None:
                return False
            before = own_text(view.findings(recorded, syntax=False).document)
        return before == text_of_page(page, self.settings)

    def _hold(self, page: Page, item: Item, now: float) -> None:
        if not self.held:
            self.since = now
        self.held[page.source] = page, item

    def _trouble(self, item: Item, trouble: Trouble, now: float) -> None:
        attempts = item.attempts + (not trouble.waits)
        # A page that was had before will be had again, unless the server says that it is gone.
        lasting = trouble.lasting and (not item.page or trouble.status in GONE)
        if not lasting and attempts < self.orders.attempts:
            wait = 0.0 if trouble.waits else self.orders.wait(item.key, attempts)
            due = now + max(wait, trouble.again_after or 0.0)
            self.book.put(replace(item, attempts=attempts, due=due, trouble=trouble.reason))
        elif item.page and item.state != "kept":
            self.say(f"{item.entry.url}: {trouble.reason}")
            self.book.put(replace(self._visited(item, item.state, now), trouble=trouble.reason))
        else:
            self.keep(replace(item, attempts=attempts), now, trouble.reason)

    def _unread(self, item: Item, error: PageError, now: float) -> Item:
        """A page that cannot be read: the text of the feed takes its place, unless that was it."""
        if item.state == "kept" or item.page or not (item.entry.html or item.entry.text):
            return replace(item, state=item.state if item.page else "failed", trouble=error.reason)
        return replace(item, state="waiting", attempts=self.orders.attempts, due=now, trouble=error.reason)

    def _done(self, item: Item, state: ItemState, now: float) -> None:
        self.book.put(self._visited(item, state, now))

    def _visited(self, item: Item, state: ItemState, now: float) -> Item:
        """The item after a visit, with the time of the next one."""
        source, visits = self.source(item), item.visits + 1
        if source.kind == "pages":
            due: float | None = now + source.every
        else:
            due = now + source.recheck[visits - 1] if visits <= len(source.recheck) else None
        return replace(item, state=state, due=due, attempts=0, visits=visits, trouble="")

    def _alias(self, page: Page, item: Item, recorded: str) -> list[Item]:
        """The address to which a page's own led, so that it is not fetched again under that one."""
        other = one_spelling(page.url or "")
        if item.state != "recorded" or not other or other == item.key or self.book.item(other) is not None:
            return []
        return [replace(item, key=other, source="", state="passed", due=None, page=recorded, trouble="")]
