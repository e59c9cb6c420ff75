"""Lists in parts are the whole lists: nothing twice, nothing left out, in the order of time; filters mean the same."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from depesche.errors import UsageError
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.record import Slice
from depesche.recording import relink
from depesche.store import Store, View
from depesche.tell.dates import sort_key
from depesche.telling import (
    actor_of,
    actors_page,
    events_of,
    events_page,
    links_on,
    statements_of,
    statements_page,
    stories_page,
    told_events,
    told_statements,
)
from tests.store.test_told import page

FILTERS = (
    NO_FILTERS,
    Filters(actor="holt"),
    Filters(actor="Brandt", with_="Holt"),
    Filters(about="kirl"),
    Filters(about="Hafen bleibt"),
    Filters(status="planned"),
    Filters(outlet="elbkurier"),
    Filters(outlet="nobody"),
    Filters(since=date(2031, 3, 3)),
    Filters(until=date(2031, 3, 2), actor="Timo Brandt"),
    Filters(origin="nobody"),
)


@pytest.fixture(scope="module")
def path(databases: Callable[[], str]) -> str:
    found = databases()
    chance = random.Random(4)
    with Store.open(found) as store:
        for number in range(14):
            store.add(page(chance, f"p{number}"))
        relink(store)
    return found


def whole(part: Callable[[str | None], Slice[Any]]) -> list[Any]:
    """A list read to its end."""
    found, after = [], None
    while True:
        told = part(after)
        found += told.items
        after = told.next
        if after is None:
            return found


@pytest.mark.parametrize("filters", FILTERS)
def test_parts_of_findings_are_the_stream_in_order_of_time(path: str, filters: Filters) -> None:
    with View.open(path) as view:
        events = sorted(
            told_events(view, filters), key=lambda s: (sort_key(s.finding.when), s.page.id, s.finding.trigger)
        )
        said = sorted(
            told_statements(view, filters),
            key=lambda s: (sort_key(s.finding.when or s.page.published), s.page.id, s.finding.content),
        )
        for limit in (1, 3, 100):
            assert whole(lambda after, limit=limit: events_page(view, filters, after=after, limit=limit)) == events
            assert whole(lambda after, limit=limit: statements_page(view, filters, after=after, limit=limit)) == said


def test_what_an_actor_does_and_says(path: str) -> None:
    with View.open(path) as view, view.snapshot():
        actors = whole(lambda after: actors_page(view, after=after, limit=2))
        assert [a.events + a.statements for a in actors] == sorted(
            (a.events + a.statements for a in actors), reverse=True
        )
        assert {a.entity.name for a in actors_page(view, "olt").items} >= {"Maren Holt"}
        for actor in actors:
            key = actor.entity.id
            done = whole(lambda after, key=key: events_of(view, key, after=after, limit=2))
            said = whole(lambda after, key=key: statements_of(view, key, after=after, limit=2))
            assert (len(done), len(said)) == (actor.events, actor.statements)
            assert all(key in (*s.finding.actor, *s.finding.recipient) for s in done)
            assert all(key in s.finding.speaker_is for s in said)
            assert actor_of(view, key) == actor.entity
        assert actor_of(view, "nobody") is None
        some = next(view.entities_alone())
        assert actor_of(view, some.id) is not None


def test_stories_and_links_are_those_of_all_judgements(path: str) -> None:
    with View.open(path) as view:
        links = view.links()
        assert sorted(whole(lambda after: stories_page(view, after=after, limit=1))) == sorted(links.stories)
        for sourced in told_events(view):
            ours, key = links_on(view, [sourced.finding.id]), sourced.finding.id
            assert [g for g in ours.same_event if key in g] == [g for g in links.same_event if key in g]
            assert [o for o in ours.origins if o.of == key] == [o for o in links.origins if o.of == key]
            assert [p for p in ours.plans if p.plan == key] == [p for p in links.plans if p.plan == key]


@pytest.mark.parametrize("after", ["", "x", "zzzzzzzzzzzzz", "1", "-1 a"])
def test_what_is_no_place_in_a_list_is_named(path: str, after: str) -> None:
    with View.open(path) as view:
        for asked in (events_page, statements_page, actors_page, stories_page):
            with pytest.raises(UsageError):
                asked(view, after=after)  # type: ignore[operator]
