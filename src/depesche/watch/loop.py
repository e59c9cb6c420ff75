"""The watch itself: what is due is asked for, what comes is recorded, what was ordered is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from depesche.model.watching import Entry, Item, SourceState, WatchCounts
from depesche.settings import Settings
from depesche.store import Store, WatchBook
from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.fetching import Fetcher, Job, Manners
from depesche.watch.orders import Orders, Source
from depesche.watch.pages import Pages, Results
from depesche.watch.polling import Around, item_of, polled
from depesche.watch.telling import SEND, Teller
from depesche.watch.wire import Wire

Say = Callable[[str], None]
MOST_WAITING = 200
"""Pages that are asked for at once; the others wait in the book."""
MOST_HELD = 20
"""Pages that are held before they are recorded."""
LONGEST_HELD = 30.0
"""Seconds that a page waits for others, so that they are linked together."""
LONGEST_SLEEP = 300.0
POLL, PAGE = "poll ", "page "


class KeptTurns:
    """`fetching.Turns` in the book."""

    def __init__(self, book: WatchBook) -> None:
        self._book = book

    def turn(self, host: str) -> float:
        """See `Turns`."""
        return self._book.turn(host)

    def put(self, host: str, at: float) -> None:
        """See `Turns`."""
        self._book.put_turn(host, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What would be fetched now, for `--dry-run`."""

    name: str
    url: str
    due: float | None
    trouble: str = ""


class Watch:
    """One watch over all sources of a file of orders. All its state is in the store."""

    def __init__(
        self,
        orders: Orders,
        store: Store,
        wire: Wire,
        settings: Settings,
        say: Say,
        teller: Teller | None = None,
        results: Results | None = None,
    ) -> None:
        self._orders, self._wire, self._settings, self._say = orders, wire, settings, say
        self._store, self.book = store, WatchBook(store)
        self._teller = teller or Teller()
        manners = Manners(name="depesche", delay=orders.delay, parallel=orders.parallel)
        self._fetcher = Fetcher(wire, manners, KeptTurns(self.book))
        self._pages = Pages(orders, store, self.book, settings, say, results)
        self._states: dict[str, SourceState] = {}
        self._flying: dict[str, Item | None] = {}

    def run(self, *, until: float | None = None, once: bool = False) -> WatchCounts:
        """Watches until the time given, or with `once` until nothing is due, or until Ctrl-C."""
        with self._store.held():
            return self._run(until, once=once)

    def _run(self, until: float | None, *, once: bool) -> WatchCounts:
        try:
            self._prepare()
            while until is None or self._wire.now() < until:
                now = self._wire.now()
                self._ask(now)
                self._send(now)
                if once and not self._fetcher.busy and not self._pages.held and not self._overdue(now):
                    break
                wake = self._wake(now)
                for answer in self._fetcher.step(wake if until is None else min(wake, until)):
                    self._take(answer.key, answer.result)
                if self._ripe():
                    self._record()
            if self._pages.held:
                self._record()
        except KeyboardInterrupt:
            self._say("Interrupted; the same command goes on from there.")
        return self.book.counts()

    def planned(self) -> list[Planned]:
        """What would be asked for first, without asking."""
        self._prepare_sources()
        now = self._wire.now()
        found = [
            Planned(name=s.name, url=s.url, due=s.due, trouble=s.trouble)
            for s in self._states.values()
            if s.due is None or s.due <= now
        ]
        ordered = {source.name for source in self._orders.sources if source.kind == "pages"}
        items = self.book.due(now, MOST_WAITING)
        items += [i for source in self._orders.sources if source.name in ordered for i in self._new(source, now)]
        return found + [Planned(name=i.source, url=i.entry.url, due=i.due, trouble=i.trouble) for i in items]

    def _prepare(self) -> None:
        self._prepare_sources()
        for source in self._orders.sources:
            if source.kind == "pages":
                self.book.put(*self._new(source, self._wire.now()))
        self._teller.prepare()

    def _prepare_sources(self) -> None:
        """States of what is ordered now, as the book has them; a changed address is met anew."""
        kept = self.book.sources()
        orders = {source.name: source for source in self._orders.sources if source.kind != "pages"}
        self._states = {n: s for n, s in kept.items() if s.order in orders and s.name != s.order}
        for name, source in orders.items():
            state = kept.get(name)
            if state is None or state.url != source.urls[0]:
                state = SourceState(name=name, order=name, url=source.urls[0])
            latest = self._wire.now() + source.every  # a shorter time ordered, or a clock put back
            due = min(state.due or 0.0, latest) if not state.failures else state.due
            self._states[name] = replace(state, due=due)

    def _new(self, source: Source, now: float) -> list[Item]:
        """Pages of a list that are not in the book."""
        made = (item_of(source, Entry(url=url), url, now) for url in source.urls)
        items = {item.key: item for item in made if item is not None}
        known = self.book.known(items)
        return [item for key, item in items.items() if key not in known]

    def _ask(self, now: float) -> None:
        """Queues what is due and not on its way."""
        for state in self._states.values():
            key = POLL + state.name
            if key not in self._flying and state.due is not None and state.due <= now:
                self._fly(key, state.url, state.etag, state.modified)
        free = MOST_WAITING - len(self._flying)
        if free <= 0 or len(self._pages.held) >= MOST_HELD:
            return
        held = [item.key for _, item in self._pages.held.values()]
        away = [key.removeprefix(PAGE) for key in self._flying if key.startswith(PAGE)]
        for item in self.book.due(now, free, [*away, *held]):
            source = self._pages.source(item)
            if not item.entry.url or not source.pages or item.attempts >= self._orders.attempts:
                self._pages.keep(item, now, item.trouble)
            else:
                self._fly(PAGE + item.key, item.entry.url, item.etag, item.modified, item)

    def _fly(self, key: str, url: str, etag: str, modified: str, item: Item | None = None) -> None:
        wanted = (("If-None-Match", etag), ("If-Modified-Since", modified))
        headers = tuple((name, value) for name, value in wanted if value)
        self._flying[key] = item
        self._fetcher.add(Job(key=key, request=Request(url=url, headers=headers, most_bytes=self._orders.max_bytes)))

    def _send(self, now: float) -> None:
        for job in self._teller.jobs(now):
            self._flying[job.key] = None
            self._fetcher.add(job)

    def _take(self, key: str, result: Reply | Trouble) -> None:
        now = self._wire.now()
        item = self._flying.pop(key)
        if key.startswith(POLL):
            self._polled(self._states[key.removeprefix(POLL)], result, now)
        elif key.startswith(SEND):
            self._teller.take(key, result, now)
        elif item is not None:
            self._pages.take(item, result, now)

    def _polled(self, state: SourceState, result: Reply | Trouble, now: float) -> None:
        source = next(source for source in self._orders.sources if source.name == state.order)
        listed = {name: s for name, s in self._states.items() if s.order == state.order}
        around = Around(now, self._orders, self._settings, self.book.known, listed)
        found = polled(source, state, result, around)
        free = [i for i in found.items if PAGE + i.key not in self._flying and not self._is_held(i.key)]
        if len(free) < len(
            found.items
        ):  # on their way: what the feed says of them now is looked at with the next answer
            found.items = free
            found.state = replace(found.state, etag="", modified="")
        for error in found.broken:
            self._say(str(error))
        if found.state.trouble and found.state.failures:
            self._say(f"{state.name}: {found.state.trouble}")
        self.book.poll([found.state, *found.listed], found.items)
        for new in (found.state, *found.listed):
            self._states[new.name] = new

    def _is_held(self, key: str) -> bool:
        return any(item.key == key for _, item in self._pages.held.values())

    def _ripe(self) -> bool:
        held = self._pages.held
        if not held:
            return False
        waited = self._wire.now() - self._pages.since
        return len(held) >= MOST_HELD or waited >= LONGEST_HELD or not self._fetcher.busy

    def _record(self) -> None:
        now = self._wire.now()
        summary = self._pages.record(now)
        if summary.interrupted:
            raise KeyboardInterrupt
        self._teller.look(now)

    def _overdue(self, now: float) -> bool:
        """True if something is due now; what waits for a later time does not count."""
        return any(s.due is not None and s.due <= now for s in self._states.values()) or bool(self.book.due(now, 1))

    def _wake(self, now: float) -> float:
        times = [s.due for s in self._states.values() if s.due is not None and POLL + s.name not in self._flying]
        times += [t for t in (self.book.next_due(now), self._teller.due(now)) if t is not None]
        if self._pages.held:
            times.append(self._pages.since + LONGEST_HELD)
        return max(now, min([*times, now + LONGEST_SLEEP]))
