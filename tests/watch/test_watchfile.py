"""Files of orders: what they say is taken, and what is wrong is named with line, reason and next step."""

from pathlib import Path

import pytest

from depesche.errors import UsageError
from depesche.watch.networks import networks
from depesche.watch.orders import Rule, Sink, Source
from depesche.watch.watchfile import (
    ALERT_KEYS,
    OCCASIONS,
    SINKS,
    SOURCE_KEYS,
    WATCH_KEYS,
    orders_in,
    orders_of,
)

FEED = '[[feed]]\nname = "A"\nurl = "https://a.example.org/feed"\n'


def test_a_small_file() -> None:
    orders = orders_of(FEED, "w.toml")
    assert orders.sources == (Source(name="A", kind="feed", urls=("https://a.example.org/feed",)),)
    assert [sink.kind for sink in orders.sinks] == ["terminal"]
    assert orders.rules == ()


def test_a_large_file() -> None:
    orders = orders_of(
        """
[watch]
every = "20m"
contact = "desk@example.org"
delay = "10s"
total = "30s"
allow_networks = ["127.0.0.0/8", "::1"]
[[feed]]
name = "A"
url = "https://a.example.org/feed"
every = "1h"
since = 2031-03-01
recheck = ["2h", "1d"]
backlog = 0
[[pages]]
name = "P"
urls = ["https://a.example.org/1", "https://a.example.org/2"]
pages = true
[[alert]]
name = "plans"
when = ["plan fulfilled", "plan overdue"]
actor = "Ilka Brandt"
to = ["terminal", "desk"]
[[sink]]
name = "desk"
kind = "mail"
host = "mail.example.org"
from = "a@example.org"
to = "b@example.org"
""",
        "w.toml",
    )
    feed, pages = orders.sources
    assert (feed.every, feed.since, feed.recheck, feed.backlog) == (3_600.0, "2031-03-01", (7_200.0, 86_400.0), 0)
    assert (pages.every, len(pages.urls)) == (1_200.0, 2)
    assert (orders.delay, orders.limits.total, orders.limits.read) == (10.0, 30.0, 20.0)
    assert orders.networks == networks(["127.0.0.0/8", "::1"])
    assert orders.rules == (
        Rule(name="plans", when=("plan fulfilled", "plan overdue"), actor="Ilka Brandt", to=("terminal", "desk")),
    )
    assert orders.sinks[1] == Sink(
        name="desk", kind="mail", host="mail.example.org", sender="a@example.org", to=("b@example.org",)
    )


ALERT = '[[alert]]\nname = "x"\n'
SINK = '[[sink]]\nname = "x"\n'


@pytest.mark.parametrize(
    ("text", "line", "words", "step"),
    [
        ("", None, "nothing to watch", "[[feed]]"),
        ("[[feed]\n", None, "no TOML", "Mend that line"),
        ("[[feeed]]\n", 1, "[feeed] is not known", "[[feed]]"),
        ("[feed]\nname = 'A'\n", 1, "single brackets", "[[feed]]"),
        ("[[feed]]\n", 1, "has no name", "Add name"),
        ("\n[[feed]]\nname = 'A'\n", 2, "has no url", "Add url"),
        ("[[feed]]\nname = 'A'\n\nurl = 'a.example.org'\n", 4, "only http and https", "https://"),
        ("[[feed]]\nname = 'A'\nurl = 'file:///etc/passwd'\n", 3, "only http and https", "https://"),
        (FEED + "evry = '5m'\n", 4, "evry is not known", "'every'"),
        (FEED + "every = 5\n", 4, "every is not a text", "as a text"),
        (FEED + "every = '5'\n", 4, "no length of time", "15m"),
        (FEED + "every = '5s'\n", 4, "too short", "60s"),
        (FEED + "backlog = -1\n", 4, "out of bounds", "0 to"),
        (FEED + "backlog = true\n", 4, "not a whole number", "whole number"),
        (FEED + "since = 'yesterday'\n", 4, "is no day", "2031-03-01"),
        (FEED + "pages = 'no'\n", 4, "not true or false", "true or false"),
        (FEED + FEED, None, "two sources called 'A'", "own name"),
        (FEED + FEED.replace('"A"', '"B"') + "every = 1\n", 7, "number 2", "text"),
        ("[[pages]]\nname = 'P'\nurls = []\n", 3, "has no urls", "urls ="),
        (FEED + ALERT, 4, "has no when", "plan fulfilled"),
        (FEED + ALERT + "when = 'plan fulfiled'\n", 6, "not known", "'plan fulfilled'"),
        (FEED + ALERT + "when = 'words'\n", 4, "no words to look for", "words ="),
        (FEED + ALERT + "when = 'statement'\n", 4, "every statement", "actor"),
        (FEED + ALERT + "when = 'new origin'\nto = 'desk'\n", 7, "'desk' is not known", "terminal"),
        (FEED + SINK + "kind = 'pigeon'\n", 6, "'pigeon' is not known", "webhook"),
        (FEED + SINK + "kind = 'file'\n", 4, "has no path", "Add path"),
        (FEED + SINK + "kind = 'webhook'\n", 4, "has no url", "Add url"),
        (FEED + SINK + "kind = 'mail'\nhost = 'h'\nfrom = 'a'\n", 4, "has no to", "to ="),
        (FEED + "[watch]\nallow_networks = ['intern']\n", 5, "intern", "10.1.0.0/16"),
        (FEED + "[watch]\ndelay = '0s'\n", 5, "too short", "0.5s"),
    ],
)
def test_what_is_wrong_is_named(text: str, line: int | None, words: str, step: str) -> None:
    with pytest.raises(UsageError) as caught:
        orders_of(text, "w.toml")
    error = caught.value
    assert error.about == (f"w.toml, line {line}" if line else "w.toml")
    assert words in error.reason
    assert step in error.next_step


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        orders_in(tmp_path / "none.toml")


def test_waits_grow_and_are_spread() -> None:
    orders = orders_of(FEED, "w.toml")
    waits = [orders.wait("A", n) for n in range(1, 30)]
    assert waits == [orders.wait("A", n) for n in range(1, 30)]  # the same in every run
    assert all(30.0 <= w <= 21_600.0 for w in waits)
    assert waits[0] <= 60.0 < waits[5]
    assert len({orders.wait(f"feed {n}", 3) for n in range(50)}) == 50


def test_the_example_of_the_guide_is_in_order() -> None:
    text = (Path(__file__).parents[2] / "docs" / "watch.md").read_text("utf-8")
    orders = orders_of(text.split("```toml\n")[1].split("```")[0], "docs/watch.md")
    assert len(orders.sources) == 4
    assert len(orders.rules) == 5
    assert {sink.kind for sink in orders.sinks} == {"terminal", "file", "webhook", "mail"}


def test_the_guide_names_every_key_and_occasion() -> None:
    text = (Path(__file__).parents[2] / "docs" / "watch.md").read_text("utf-8")
    keys = {*WATCH_KEYS, *SOURCE_KEYS, *ALERT_KEYS, *OCCASIONS, *SINKS}
    assert [key for key in sorted(keys) if f"`{key}`" not in text and f"{key} = " not in text] == []
