"""What the pages read: the store as it is now, a part at a time; what only the whole tells is kept until it changes."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from depesche.model.story import Dispute, Links, Origins, PlanOutcome
from depesche.store import View, stamp

Value = TypeVar("Value")


@dataclass(frozen=True)
class Notes:
    """What links say of the events and statements that a page shows."""

    links: Links

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding that several pages report, all ids of the group."""
        return {i: group for group in (*self.links.same_event, *self.links.same_statement) for i in group}

    @cached_property
    def origins(self) -> Mapping[str, Origins]:
        """Where the chains of an event or statement end, for each of its reports."""
        known = {o.of: o for o in self.links.origins}
        return {i: known[of] for of in known for i in self.twins.get(of, (of,))}

    @cached_property
    def outcomes(self) -> Mapping[str, PlanOutcome]:
        """What became of each plan."""
        return {plan.plan: plan for plan in self.links.plans}

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """What is disputed, by the claim's id."""
        return {dispute.claim: dispute for dispute in self.links.disputes}


class Desk:
    """Reads one store for all visitors. Of the record it keeps nothing but the short lists given to `kept`."""

    def __init__(self, store: str | Path) -> None:
        self.store = str(store)
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[View]:
        """The record in one state. Raises `StoreError` and its kin."""
        with View.open(self.store) as view, view.snapshot():
            yield view

    def kept(self, name: str, make: Callable[[View], Value]) -> Value:
        """What `make` gives, worked out once for each state of the record."""
        with self._lock:
            now = stamp(self.store)
            known = self._kept.get(name)
            if known is None or known[0] != now:
                with self.reading() as view:
                    known = self._kept[name] = now, make(view)
            value: Value = known[1]
            return value
