"""Alerts: after pages were recorded and linked each rule looks at what is new, and tells each thing once."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from depesche.model.identity import content_id
from depesche.model.watching import Delivery, Telling
from depesche.settings import Settings
from depesche.store import Store, View, WatchBook
from depesche.watch.exchange import Reply, Trouble
from depesche.watch.fetching import Job
from depesche.watch.occasions import OCCASIONS, STANDING, Look
from depesche.watch.orders import Orders, Rule, Sink
from depesche.watch.record_view import RecordView
from depesche.watch.sinks import Send, to_file, to_mail, to_terminal, webhook_request
from depesche.watch.telling import SEND, Teller

MOST_ATTEMPTS = 12
"""With waits that double up to six hours, about a day and a half."""


class Alerts(Teller):
    """Makes alerts by the rules of a file of orders, and sends them. What is made or sent is in the book first."""

    def __init__(
        self,
        orders: Orders,
        store: Store,
        settings: Settings,
        write: Callable[[str], None],
        *,
        say: Callable[[str], None],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._orders, self._store, self._settings, self._say = orders, store, settings, say
        self._book = WatchBook(store)
        self._environment = os.environ if environment is None else environment
        self._sinks = {sink.name: sink for sink in orders.sinks}
        self._sends = {s.name: send for s in orders.sinks if (send := self._send_of(s, write)) is not None}
        self._flying: dict[str, Delivery] = {}

    def _send_of(self, sink: Sink, write: Callable[[str], None]) -> Send | None:
        if sink.kind == "terminal":
            return to_terminal(write)
        if sink.kind == "file":
            return to_file(Path(sink.path))
        return to_mail(sink, self._environment) if sink.kind == "mail" else None

    def prepare(self) -> None:
        """A rule that is new takes what is on record for known."""
        known = self._book.rules()
        new = [rule for rule in self._orders.rules if key_of(rule) not in known]
        if not new:
            return
        with View.open(self._store.path, self._settings) as view:
            found = {key_of(r): list(self._tellings(r, RecordView(view), [], 0.0, only=STANDING)) for r in new}
        with self._store.page_transaction():
            for key, tellings in found.items():
                self._book.tell(key, (replace(telling, alert=None) for telling in tellings), (), 0.0)
            self._book.seen((), found)

    def look(self, now: float) -> None:
        """Looks at the pages that came since the last look."""
        fresh = self._book.fresh()
        if not fresh:
            return
        with View.open(self._store.path, self._settings) as view:
            record = RecordView(view)
            found = [(rule, list(self._tellings(rule, record, fresh, now))) for rule in self._orders.rules]
        with self._store.page_transaction():
            for rule, tellings in found:
                self._book.tell(key_of(rule), tellings, rule.to, now)
            self._book.seen(fresh, ())
        self._deliver(now)

    def _tellings(
        self, rule: Rule, record: RecordView, fresh: list[str], now: float, *, only: tuple[str, ...] | None = None
    ) -> Iterator[Telling]:
        look = Look(rule, record, fresh, lambda subjects: self._book.told(key_of(rule), subjects), now)
        for kind in rule.when:
            if only is None or kind in only:
                yield from OCCASIONS[kind](look, kind)

    def jobs(self, now: float) -> list[Job]:
        """Sends what needs no network of ours, and gives what does."""
        self._deliver(now)
        found = []
        for delivery in self._book.deliveries(now):
            sink = self._sinks.get(delivery.sink)
            key = f"{SEND}{delivery.sink} {delivery.alert.id}"
            if sink is not None and sink.kind == "webhook" and key not in self._flying:
                self._flying[key] = delivery
                self._book.deliver(delivery, "begun", due=now)
                request = webhook_request(sink, delivery.alert, now, self._environment)
                found.append(Job(key=key, request=request, robots=False))
        return found

    def take(self, key: str, result: Reply | Trouble, now: float) -> None:
        """What a webhook answered."""
        delivery = self._flying.pop(key)
        if isinstance(result, Reply) and 200 <= result.status < 300:
            self._book.deliver(delivery, "done")
        elif isinstance(result, Trouble):
            self._failed(delivery, result.reason, now, result.again_after or 0.0, counts=not result.waits)
        else:
            self._failed(delivery, f"it answers with status {result.status}", now)

    def due(self, now: float) -> float | None:
        """When something is to be sent; what is on its way does not count."""
        if self._flying:
            return None
        return self._book.next_delivery()

    def _deliver(self, now: float) -> None:
        for delivery in self._book.deliveries(now):
            send = self._sends.get(delivery.sink)
            if send is None:
                if delivery.sink not in self._sinks:
                    self._book.deliver(delivery, "given up", trouble="nobody ordered this place")
                continue
            self._book.deliver(delivery, "begun", due=delivery.due)
            trouble = send(delivery)
            if trouble is None:
                self._book.deliver(delivery, "done")
            else:
                self._failed(delivery, trouble, now)

    def _failed(
        self, delivery: Delivery, reason: str, now: float, again_after: float = 0.0, *, counts: bool = True
    ) -> None:
        self._say(f"alert to {delivery.sink}: {reason}")
        if counts and delivery.attempts + 1 >= MOST_ATTEMPTS:
            self._book.deliver(delivery, "given up", trouble=reason)
            return
        wait = self._orders.wait(delivery.alert.id, delivery.attempts + 1) if counts else 0.0
        state = "due" if counts else "waits"
        self._book.deliver(delivery, state, due=now + max(wait, again_after), trouble=reason)


def key_of(rule: Rule) -> str:
    """A rule's name with a hash of what it asks for: one that asks for something else begins anew."""
    return f"{rule.name} {content_id('rule', *rule.when, rule.actor, rule.about, rule.words, rule.outlet)}"
