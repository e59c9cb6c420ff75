"""Feeds and pages of an invented hour, and every way in which servers fail."""

import random
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import urlsplit

from depesche.watch.exchange import Request, Trouble
from evaluation.simulated_wire import START, Served, answered

SHOWN = 40
"""Items in a feed."""
BROKEN = 0.05
"""Part of the feeds that always fail, and part of all requests to the others that fail once."""
FAULTS = (
    "slow", "endless", "cut off", "bomb", "loop", "private", "file", "500", "503", "429", "tls", "reset", "empty",
    "not modified", "broken markup", "wrong letters", "robots",
)  # fmt: skip
ONLY_FEEDS = ("broken markup", "wrong letters", "empty", "not modified")
LATIN = ("wrong letters",)


@dataclass(frozen=True, slots=True)
class Item:
    """A page: when it appears, and when its words change (never: 0)."""

    path: str
    title: str
    published: float
    changed: float

    def words(self, now: float) -> str:
        """A mark that no other page and no other version has."""
        return f"{self.title} Fassung {2 if self.changed and now >= self.changed else 1}"


@dataclass(slots=True)
class World:
    """What every server answers at every time: the same seed gives the same world."""

    feeds: int
    seconds: float
    seed: int = 7
    items: list[list[Item]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number in range(self.feeds):
            dice = random.Random(f"{self.seed} {number}")
            times = sorted(dice.uniform(-1_800, self.seconds) for _ in range(dice.randint(6, 20)))
            self.items.append(
                [
                    Item(f"/{n}", f"Größe {number}-{n}", at, at + 900 if dice.random() < 0.1 and at > 0 else 0.0)
                    for n, at in enumerate(times)
                ]
            )

    def host(self, number: int) -> str:
        """The host of a feed."""
        return f"http://f{number}.example.org"

    def fault(self, number: int) -> str | None:
        """In which way a feed always fails; None for a good one."""
        every = round(1 / BROKEN)
        return FAULTS[number // every % len(FAULTS)] if number % every == every // 2 else None

    def serve(self, request: Request, now: float) -> Served:
        """The answer and how long it takes."""
        parts, now = urlsplit(request.url), now - START
        if not (parts.hostname or "").startswith("f"):
            return Trouble(reason="is in a private network", lasting=True), 0.1
        number = int((parts.hostname or "").split(".")[0][1:])
        dice = random.Random(f"{self.seed} {request.url} {now:.3f}")
        fault = self.fault(number)
        if fault is None and dice.random() < BROKEN:
            fault = dice.choice(FAULTS)
        is_feed = parts.path == "/feed"
        if parts.path == "/robots.txt":
            if fault == "robots":
                return answered(request.url, 500), 1.0
            delay = b"User-agent: *\nCrawl-delay: 11\nDisallow: /3" if number % 7 == 0 else b""
            return answered(request.url, 200 if delay else 404, delay), 0.3
        if fault in ONLY_FEEDS and not is_feed:
            fault = None
        failing = failed(fault, request.url) if fault and fault not in LATIN else None
        if failing is not None and fault != "broken markup":
            return failing
        body = self._feed(number, now) if is_feed else self._page(number, parts.path, now)
        if body is None:
            return answered(request.url, 404), 0.3
        if fault == "broken markup":
            body = body[: len(body) * 2 // 3].encode("utf-8", "ignore").decode("utf-8", "ignore")
        data = body.encode("cp1252" if fault in LATIN else "utf-8")
        mark = f'"{hash_of(data)}"'
        if ("If-None-Match", mark) in request.headers:
            return answered(request.url, 304), 0.2
        kind = "application/rss+xml" if is_feed else "text/html; charset=utf-8"
        return answered(request.url, 200, data, content_type=kind, etag=mark), dice.uniform(0.1, 2.0)

    def _feed(self, number: int, now: float) -> str:
        shown = [item for item in self.items[number] if item.published <= now][-SHOWN:]
        written = "".join(
            f"<item><title>{i.title}</title><link>{self.host(number)}{i.path}</link>"
            f"<updated>{1 if i.changed and now >= i.changed else 0}</updated><guid>{i.path}</guid>"
            f"<description>Kurz: {i.words(now)}, gekürzt.</description></item>"
            for i in (*shown, *shown[:2])  # some come twice
        )
        return f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{written}</channel></rss>'

    def _page(self, number: int, path: str, now: float) -> str | None:
        for item in self.items[number]:
            if item.path == path and item.published <= now:
                text = f"{item.words(now)}. Das hat die Sprecherin des Hafens am Montag in Lautern mitgeteilt."
                around = f"<div class='ad'>Anzeige {now:.0f}</div>"
                return f"<html><body>{around}<article><h1>{item.words(now)}</h1><p>{text}</p></article></body></html>"
        return None


def failed(fault: str, url: str) -> Served | None:
    """How a request fails."""
    host = urlsplit(url).hostname
    troubles = {
        "slow": (Trouble(reason="it took longer than 60 s"), 60.0),
        "endless": (Trouble(reason="it has more than 20000000 bytes", lasting=True), 30.0),
        "cut off": (Trouble(reason="it is cut off"), 1.0),
        "bomb": (Trouble(reason="it has more than 20000000 bytes", lasting=True), 2.0),
        "tls": (Trouble(reason="TLS failed"), 0.5),
        "reset": (Trouble(reason="the connection failed"), 0.1),
        "loop": (answered(url, 302, location=url), 0.2),
        "private": (answered(url, 302, location="http://169.254.169.254/latest/"), 0.2),
        "file": (answered(url, 302, location="file:///etc/passwd"), 0.2),
        "500": (answered(url, 500), 0.5),
        "503": (answered(url, 503, retry_after="60"), 0.5),
        "429": (answered(url, 429, retry_after="200"), 0.5),
        "empty": (answered(url, 200, b""), 0.5),
        "not modified": (answered(url, 304), 0.5),
        "robots": (answered(url, 500), 0.5),
    }
    assert host
    return troubles.get(fault)


def hash_of(data: bytes) -> str:
    """For ETags."""
    return blake2b(data, digest_size=8).hexdigest()
