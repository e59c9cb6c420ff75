"""`run --fetch`: addresses, sitemaps and feeds for one run, beside files; nothing without consent."""

from pathlib import Path

import pytest
from evaluation.quick_analysis import quick
from evaluation.simulated_wire import Simulated
from typer.testing import CliRunner

from depesche import recording
from depesche.cli.app import app
from depesche.errors import PageError, UnreadablePage, UsageError
from depesche.model.page import Page
from depesche.recording import record_pages
from depesche.settings import DEFAULT
from depesche.store import Store, View
from depesche.watch.exchange import Limits
from depesche.watch.fetch_pages import pages_of_places
from depesche.watch.fetching import Remembered
from depesche.watch.networks import networks
from depesche.watch.orders import Orders
from depesche.watch.transport import Transport
from depesche.watch.wire import Threads
from tests.watch.server import reply, serving
from tests.watch.test_loop import A, World, article, rss

ORDERS = Orders(sources=())


def fetched(world: World, *places: str) -> list[Page | PageError]:
    wire = Simulated(world.serve)
    found = list(pages_of_places(places, DEFAULT, ORDERS, wire, Remembered()))
    assert wire.closest() >= ORDERS.delay
    return found


def test_pages_and_what_cannot_be_had() -> None:
    world = World()
    world.put(f"{A}/1", article("Eins"), content_type="text/html", date="Mon, 03 Mar 2031 10:00:00 GMT")
    world.put(f"{A}/2", b"\x89PNG", content_type="image/png")
    page, picture, gone = fetched(world, f"{A}/1", f"{A}/2", f"{A}/3")
    assert isinstance(page, Page)
    assert (page.source, page.url, page.media) == (f"{A}/1", f"{A}/1", "html")
    assert page.retrieved is not None and page.retrieved.startswith("2031-02-")
    assert ("date", "Mon, 03 Mar 2031 10:00:00 GMT") in page.headers
    assert isinstance(picture, UnreadablePage) and "image/png" in picture.reason
    assert isinstance(gone, UnreadablePage) and "404" in gone.reason


def test_lists_are_followed(tmp_path: Path) -> None:
    world = World()
    world.put(f"{A}/sitemap.xml", f"<urlset><url><loc>{A}/1</loc></url></urlset>".encode())
    world.put(f"{A}/feed", rss((f"{A}/1", "Eins"), (f"{A}/2", "Zwei")))
    world.put(f"{A}/1", article("Eins"))
    file = tmp_path / "sitemap.xml"
    file.write_text(f"<sitemapindex><sitemap><loc>{A}/sitemap.xml</loc></sitemap></sitemapindex>")
    page = tmp_path / "a.txt"
    page.write_text("Der Hafen wächst.")
    found = fetched(world, str(page), str(file), f"{A}/feed")
    assert all(isinstance(one, Page) for one in found)
    by_url = {one.url: one for one in found if isinstance(one, Page)}
    assert set(by_url) == {None, f"{A}/1", f"{A}/2"}
    assert "Kurz: Zwei" in by_url[f"{A}/2"].data.decode()  # not to be had: what the feed says


def test_a_run_over_a_real_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "analyse", quick)
    with serving() as server:
        server.behaviours["/1"] = reply("200 OK", article("Eins"), "Content-Type: text/html")
        orders = Orders(sources=(), delay=0.5, networks=networks(["127.0.0.0/8"]))
        wire = Threads(Transport("test", Limits(), orders.networks), 2)
        pages = pages_of_places([server.url("/1")], DEFAULT, orders, wire, Remembered())
        with Store.open(tmp_path / "r.db") as store:
            assert record_pages(pages, store).added == 1
        with View.open(tmp_path / "r.db") as view:
            assert [page.url for page in view.pages()] == [server.url("/1")]
        assert server.asked[0].startswith("GET /robots.txt")


@pytest.mark.parametrize("command", [["run"], ["analyse"]])
def test_nothing_is_fetched_unasked(command: list[str], tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "r.db")] if command == ["run"] else []
    result = CliRunner().invoke(app, [*command, "https://a.example.org/1", *store])
    assert isinstance(result.exception, UsageError)
    assert "--fetch" in result.exception.next_step
