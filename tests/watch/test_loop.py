"""The watch over simulated servers: what is new is recorded once, whatever feeds and pages do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from evaluation.quick_analysis import in_process
from evaluation.simulated_wire import START, Served, Simulated, answered

from depesche.model.watching import Item, SourceState
from depesche.settings import DEFAULT
from depesche.store import Store, View, WatchBook
from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.loop import Watch
from depesche.watch.orders import Orders, Source

A = "http://a.example.org"
FEED = f"{A}/feed"


def rss(*items: tuple[str, str], updated: str = "") -> bytes:
    """A feed of (link, title); each item has a text of its own and a source."""
    written = "".join(
        f"<item><title>{title}</title><link>{link}</link><updated>{updated}</updated>"
        f"<source url='http://nda.example.org'>NDA</source><description>Kurz: {title}</description></item>"
        for link, title in items
    )
    return f"<rss><channel>{written}</channel></rss>".encode()


def article(words: str, around: str = "") -> bytes:
    text = f"{words} Die Ministerin hat das am Montag in Lautern vor Journalisten gesagt und begründet."
    html = f"<html><body><div>{around}</div><article><h1>{words}</h1><p>{text}</p><p>{text}</p></article></body></html>"
    return html.encode()


class World:
    """What the servers answer now."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Trouble | Callable[[Request], Reply | Trouble]] = {}

    def serve(self, request: Request, now: float) -> Served:
        told = self.pages.get(request.url, answered(request.url, 404))
        return (told(request) if callable(told) else told), 1.0

    def put(self, url: str, body: bytes, **headers: str) -> None:
        self.pages[url] = answered(url, 200, body, **headers)


class Newsroom:
    """A world, a watch over it, and its store."""

    def __init__(self, path: Path) -> None:
        self.world, self.path = World(), path
        self.wire = Simulated(self.world.serve)
        self.said: list[str] = []

    def watch(self, *sources: Source, seconds: float | None = None, once: bool = False, **orders: object) -> None:
        given = Orders(sources=sources, **orders)  # type: ignore[arg-type]
        with Store.open(self.path) as store:
            watch = Watch(given, store, self.wire, DEFAULT, self.said.append, results=in_process)
            watch.run(until=None if seconds is None else self.wire.now() + seconds, once=once)

    def recorded(self) -> dict[str, list[str]]:
        """Titles of what is on record, by address."""
        found: dict[str, list[str]] = {}
        with View.open(self.path) as view:
            for page in view.pages():
                found.setdefault(page.url or "", []).append(page.title or "")
        return found

    def items(self) -> dict[str, Item]:
        with Store.open(self.path) as store:
            return WatchBook(store).known(url for url in [*self.world.pages, *(u for _, u in self.wire.asked)])

    def state(self, name: str) -> SourceState:
        with Store.open(self.path) as store:
            return WatchBook(store).sources()[name]

    def count(self, url: str) -> int:
        return sum(asked == url for _, asked in self.wire.asked)


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "record.db")


def feed(**changes: object) -> Source:
    given: dict[str, object] = {"name": "A", "kind": "feed", "urls": (FEED,), "every": 600.0} | changes
    return Source(**given)  # type: ignore[arg-type]


def test_new_items_are_fetched_and_recorded_once(room: Newsroom) -> None:
    world = room.world
    world.put(FEED, rss((f"{A}/1", "Eins"), (f"{A}/2", "Zwei")))
    for n, words in ((1, "Eins"), (2, "Zwei"), (3, "Drei")):
        world.put(f"{A}/{n}", article(words), content_type="text/html; charset=utf-8", etag='"x"')
    room.watch(feed(), seconds=1_500)
    world.put(FEED, rss((f"{A}/3", "Drei"), (f"{A}/1", "Eins"), (f"{A}/2", "Zwei")))
    room.watch(feed(), seconds=1_500)
    assert room.recorded() == {f"{A}/1": ["Eins"], f"{A}/2": ["Zwei"], f"{A}/3": ["Drei"]}
    assert [room.count(f"{A}/{n}") for n in (1, 2, 3)] == [1, 1, 1]
    assert room.wire.closest() >= 5.0
    with View.open(room.path) as view:
        page = view.findings(next(iter(view.pages())).id).page
    assert page.source == page.url == f"{A}/1"
    assert page.outlet == "NDA"
    assert page.retrieved is not None and page.retrieved.startswith("2031-")
    assert ("content-type", "text/html; charset=utf-8") in page.headers


def test_conditional_requests(room: Newsroom) -> None:
    seen: list[tuple[tuple[str, str], ...]] = []

    def serve(request: Request) -> Reply:
        seen.append(request.headers)
        if request.headers:
            return answered(FEED, 304)
        return answered(FEED, 200, rss((f"{A}/1", "Eins")), etag='"7"', last_modified="Mon, 03 Mar 2031 10:00:00 GMT")

    room.world.pages[FEED] = serve
    room.world.put(f"{A}/1", article("Eins"))
    room.watch(feed(), seconds=1_900)
    room.watch(feed(), seconds=700)
    assert seen[0] == ()
    wanted = (("If-None-Match", '"7"'), ("If-Modified-Since", "Mon, 03 Mar 2031 10:00:00 GMT"))
    assert len(seen) >= 4 and set(seen[1:]) == {wanted}
    assert room.recorded() == {f"{A}/1": ["Eins"]}


@pytest.mark.parametrize(
    "trouble",
    [
        answered(f"{A}/1", 404),
        answered(f"{A}/1", 500),
        answered(f"{A}/1", 200, b""),
        answered(f"{A}/1", 200, b"\x89PNG", content_type="image/png"),
        answered(f"{A}/1", 302, location="http://169.254.169.254/"),
        Trouble(reason="it has more than 5 bytes", lasting=True),
        Trouble(reason="TLS failed"),
    ],
)
def test_the_words_of_the_feed_are_kept_when_the_page_is_not_to_be_had(
    room: Newsroom, trouble: Reply | Trouble
) -> None:
    room.world.put(FEED, rss((f"{A}/1", "Eins")))
    room.world.pages[f"{A}/1"] = trouble
    room.world.pages["http://169.254.169.254/"] = Trouble(reason="in a private network", lasting=True)
    room.watch(feed(), seconds=20_000)
    assert list(room.recorded()) == [f"{A}/1"]
    with View.open(room.path) as view:
        (info,) = view.pages()
        found = view.findings(info.id)
    assert "Kurz: Eins" in found.document.text
    assert found.document.outlet == "NDA"
    assert room.items()[f"{A}/1"].state == "kept"
    assert room.count(f"{A}/1") <= 5


def test_what_fails_at_first_is_tried_again(room: Newsroom) -> None:
    answers = [answered(FEED, 500), Trouble(reason="reset"), answered(FEED, 200, rss((f"{A}/1", "Eins")))]
    room.world.pages[FEED] = lambda request: answers.pop(0) if len(answers) > 1 else answers[0]
    pages = [answered(f"{A}/1", 503), Trouble(reason="reset"), answered(f"{A}/1", 200, article("Eins"))]
    room.world.pages[f"{A}/1"] = lambda request: pages.pop(0) if len(pages) > 1 else pages[0]
    room.watch(feed(), seconds=3_000)
    assert room.recorded() == {f"{A}/1": ["Eins"]}
    assert room.items()[f"{A}/1"].state == "recorded"
    assert room.state("A").failures == 0


def test_one_bad_feed_stops_no_other(room: Newsroom) -> None:
    bad: list[Reply | Trouble] = [
        Trouble(reason="it took longer than 60 s"),
        answered("", 200, b"<html>no feed</html>"),
        answered("", 200, b"\x1f\x8b broken"),
        answered("", 410),
    ]
    sources = []
    for number, result in enumerate(bad):
        url = f"http://bad{number}.example.org/feed"
        room.world.pages[url] = result
        sources.append(feed(name=f"bad {number}", urls=(url,)))
    room.world.put(FEED, rss((f"{A}/1", "Eins")))
    room.world.put(f"{A}/1", article("Eins"))
    room.watch(*sources, feed(), seconds=4_000)
    assert room.recorded() == {f"{A}/1": ["Eins"]}
    assert all(room.state(f"bad {n}").failures > 1 and room.state(f"bad {n}").trouble for n in range(4))
    assert any("neither a feed" in line for line in room.said)


def test_a_changed_item_is_another_version_if_its_words_changed(room: Newsroom) -> None:
    world = room.world
    world.put(FEED, rss((f"{A}/1", "Eins"), (f"{A}/2", "Zwei"), updated="2031-03-01"))
    world.put(f"{A}/1", article("Eins", "Werbung"))
    world.put(f"{A}/2", article("Zwei", "Werbung"))
    room.watch(feed(), seconds=700)
    world.put(FEED, rss((f"{A}/1", "Eins"), (f"{A}/2", "Zwei"), updated="2031-03-02"))
    world.put(f"{A}/1", article("Eins", "Andere Werbung"))
    world.put(f"{A}/2", article("Zwei und drei", "Werbung"))
    room.watch(feed(), seconds=1_300)
    assert room.recorded() == {f"{A}/1": ["Eins"], f"{A}/2": ["Zwei", "Zwei und drei"]}
    assert (room.count(f"{A}/1"), room.count(f"{A}/2")) == (2, 2)
    assert room.items()[f"{A}/1"].state == "unchanged"


def test_pages_are_looked_at_again_when_ordered(room: Newsroom) -> None:
    world = room.world
    world.put(FEED, rss((f"{A}/1", "Eins")))
    world.put(f"{A}/1", article("Eins"))
    room.watch(feed(recheck=(3_600.0, 7_200.0)), seconds=3_000)
    world.put(f"{A}/1", article("Eins, berichtigt"))
    room.watch(feed(recheck=(3_600.0, 7_200.0)), seconds=20_000)
    assert room.recorded() == {f"{A}/1": ["Eins", "Eins, berichtigt"]}
    assert room.count(f"{A}/1") == 3


def test_a_list_of_pages(room: Newsroom) -> None:
    source = Source(name="list", kind="pages", urls=(f"{A}/1", f"{A}/2"), every=1_000.0)
    room.world.put(f"{A}/1", article("Eins"))
    room.watch(source, seconds=5_500)
    assert room.recorded() == {f"{A}/1": ["Eins"]}
    assert room.count(f"{A}/1") == 6
    assert room.items()[f"{A}/2"].state == "failed"


def test_the_same_page_behind_several_addresses(room: Newsroom) -> None:
    """Named twice, with tracking, and behind a redirect: one page, also if it comes with other advertisements."""
    world = room.world
    number = iter(range(100))
    world.put(
        FEED, rss((f"{A}/t1", "Eins"), (f"{A}/t2", "Eins"), (f"{A}/1?utm_source=rss", "Eins"), (f"{A}/1", "Eins"))
    )
    world.pages[f"{A}/t1"] = answered(f"{A}/t1", 302, location="/1#top")
    world.pages[f"{A}/t2"] = answered(f"{A}/t2", 301, location="/1?utm_medium=x")
    for url in (f"{A}/1", f"{A}/1?utm_source=rss", f"{A}/1?utm_medium=x"):
        world.pages[url] = lambda request: answered(request.url, 200, article("Eins", str(next(number))))
    room.watch(feed(), seconds=3_000)
    assert sum(map(len, room.recorded().values())) == 1


def test_items_without_an_address_are_kept_as_they_are(room: Newsroom) -> None:
    feed_bytes = (
        b"<rss><channel><item><guid>7</guid><title>Eins</title><description>Kurz</description></item>"
        b"<item><guid>8</guid><title>Zwei</title><description>Kurz</description></item>"
        b"<item><guid>8</guid><title>Zwei</title><description>Kurz</description></item>"
        b"<item><title>Nichts</title></item></channel></rss>"
    )
    room.world.put(FEED, feed_bytes)
    room.watch(feed(), seconds=2_000)
    assert room.recorded() == {"": ["Eins", "Zwei"]}


def test_only_the_feed_itself(room: Newsroom) -> None:
    room.world.put(FEED, rss((f"{A}/1", "Eins")))
    room.watch(feed(pages=False, outlet="Elbkurier"), seconds=1_000)
    assert room.count(f"{A}/1") == 0
    assert list(room.recorded()) == [f"{A}/1"]


def test_what_is_passed_over(room: Newsroom) -> None:
    links = [(f"{A}/politik/{n}", str(n)) for n in range(5)] + [(f"{A}/sport/1", "Sport")]
    room.world.put(FEED, rss(*links, ("file:///etc/passwd", "Datei")))
    for link, title in links:
        room.world.put(link, article(f"Seite {title}"))
    source = feed(include=("*/politik/*",), exclude=("*/3",), backlog=2)
    room.watch(source, seconds=1_000)
    assert sorted(room.recorded()) == [f"{A}/politik/0", f"{A}/politik/1"]


def test_sitemaps_of_sitemaps(room: Newsroom) -> None:
    world = room.world
    index, child = f"{A}/sitemap.xml", f"{A}/sitemap-1.xml"
    listed = "<sitemap><loc>{}</loc></sitemap>"
    world.put(index, f"<sitemapindex>{listed.format(child)}{listed.format(index)}</sitemapindex>".encode())
    world.put(child, f"<urlset><url><loc>{A}/1</loc></url></urlset>".encode())
    world.put(f"{A}/1", article("Eins"))
    world.put(f"{A}/2", article("Zwei"))
    source = Source(name="map", kind="sitemap", urls=(index,), every=600.0)
    room.watch(source, seconds=1_000)
    assert room.recorded() == {f"{A}/1": ["Eins"]}
    world.put(child, f"<urlset><url><loc>{A}/1</loc></url><url><loc>{A}/2</loc></url></urlset>".encode())
    room.watch(source, seconds=1_300)
    assert room.recorded() == {f"{A}/1": ["Eins"], f"{A}/2": ["Zwei"]}
    assert room.count(index) + room.count(child) < 16  # a sitemap that lists itself is no loop


def test_once_ends(room: Newsroom) -> None:
    room.world.put(FEED, rss((f"{A}/1", "Eins"), (f"{A}/2", "Zwei"), (f"{A}/3", "Drei")))
    room.world.put(f"{A}/1", article("Eins"))
    room.world.pages[f"{A}/3"] = answered(f"{A}/3", 503)
    room.watch(feed(), once=True)
    assert sorted(room.recorded()) == [f"{A}/1", f"{A}/2"]
    assert room.items()[f"{A}/3"].state == "waiting"
    assert room.wire.now() < START + 100


def test_a_feed_of_very_many_items_is_queued_at_once(room: Newsroom) -> None:
    room.world.put(FEED, rss(*((f"{A}/{n}", str(n)) for n in range(5_000))))
    room.watch(feed(backlog=0), once=True)
    room.watch(feed(backlog=0), seconds=1_300)
    assert room.count(FEED) >= 2
    with Store.open(room.path) as store:
        assert WatchBook(store).counts().items == {"passed": 5_000}


def test_a_page_that_changes_its_mind_about_existing(room: Newsroom) -> None:
    """Recorded, then gone: it stays on record, and is not replaced by the words of the feed."""
    room.world.put(FEED, rss((f"{A}/1", "Eins")))
    room.world.put(f"{A}/1", article("Eins"))
    room.watch(feed(recheck=(1_000.0,)), seconds=900)
    room.world.pages[f"{A}/1"] = answered(f"{A}/1", 410)
    room.watch(feed(recheck=(1_000.0,)), seconds=3_000)
    assert room.recorded() == {f"{A}/1": ["Eins"]}
    assert "410" in room.items()[f"{A}/1"].trouble


def test_a_page_that_was_had_is_tried_again_when_it_changed(room: Newsroom) -> None:
    room.world.put(FEED, rss((f"{A}/1", "Eins"), updated="1"))
    room.world.put(f"{A}/1", article("Eins"))
    room.watch(feed(), seconds=900)
    room.world.put(FEED, rss((f"{A}/1", "Eins"), updated="2"))
    answers = [Trouble(reason="too large", lasting=True), answered(f"{A}/1", 200, article("Eins, berichtigt"))]
    room.world.pages[f"{A}/1"] = lambda request: answers.pop(0) if len(answers) > 1 else answers[0]
    room.watch(feed(), seconds=2_000)
    assert room.recorded() == {f"{A}/1": ["Eins", "Eins, berichtigt"]}
