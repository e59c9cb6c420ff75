"""What feeds, sitemaps and lists name: addresses, dates, outlets, and what is broken."""

import gzip
from pathlib import Path

import pytest

from depesche.errors import EmptyPage, MalformedPage, PageError, PageTooLarge, UnreadablePage
from depesche.model.watching import Entry
from depesche.read import read
from depesche.read.entries import entries_of
from depesche.settings import DEFAULT, Settings

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Elbkurier</title>
<item><guid>17</guid><title>Hafen wird größer</title><link>https://elbkurier.example.org/17</link>
<pubDate>Mon, 03 Mar 2031 10:00:00 +0100</pubDate><source url="https://nda.example.org">NDA</source>
<description>Der Hafen wächst.</description></item>
<item><title>Zweiter</title><guid>https://elbkurier.example.org/18</guid><description>Text</description></item>
</channel></rss>"""
NEWS = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://elbkurier.example.org/a?b=1&amp;c=2 </loc><lastmod>2031-03-04</lastmod>
<news:news><news:publication><news:name>Elbkurier</news:name><news:language>de</news:language></news:publication>
<news:publication_date>2031-03-03T08:00:00+01:00</news:publication_date><news:title>Hafen
 größer</news:title></news:news>
<image:image><image:loc>https://a.example.org/bild.jpg</image:loc><image:title>Ein Bild</image:title></image:image>
</url>
<url><loc>https://elbkurier.example.org/b</loc></url></urlset>"""
INDEX = """<sitemapindex><sitemap><loc>https://elbkurier.example.org/1.xml.gz</loc></sitemap></sitemapindex>"""


def entries(data: str | bytes, settings: Settings = DEFAULT) -> list[Entry | PageError]:
    return list(entries_of(data.encode() if isinstance(data, str) else data, "x", settings))


def test_rss() -> None:
    first, second = entries(RSS)
    assert first == Entry(
        url="https://elbkurier.example.org/17",
        guid="17",
        title="Hafen wird größer",
        published="2031-03-03T10:00:00+01:00",
        outlet="NDA",
        html="Der Hafen wächst.",
    )
    assert isinstance(second, Entry) and second.url == second.guid == "https://elbkurier.example.org/18"


def test_atom_tells_when_it_was_changed() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>A</title><link href="/a"/>'
        "<published>2031-03-03T08:00:00Z</published><updated>2031-03-04T08:00:00Z</updated>"
        "<summary>Kurz</summary></entry></feed>"
    )
    (entry,) = entries(atom)
    assert isinstance(entry, Entry)
    assert (entry.guid, entry.url) == ("tag:1", "/a")
    assert (entry.published, entry.updated) == ("2031-03-03T08:00:00Z", "2031-03-04T08:00:00Z")


def test_json_feed() -> None:
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "7", "url": "https://a.example.org/7",'
        '"content_text": "Text", "date_modified": "2031-03-04"}, 5]}'
    )
    first, second = entries(feed)
    assert isinstance(first, Entry) and (first.guid, first.updated) == ("7", "2031-03-04")
    assert isinstance(second, MalformedPage)


@pytest.mark.parametrize("packed", [False, True])
def test_news_sitemap(packed: bool) -> None:
    data = NEWS.encode()
    first, second = entries(gzip.compress(data) if packed else data)
    assert first == Entry(
        url="https://elbkurier.example.org/a?b=1&c=2",
        title="Hafen größer",
        published="2031-03-03T08:00:00+01:00",
        updated="2031-03-04",
        outlet="Elbkurier",
    )
    assert second == Entry(url="https://elbkurier.example.org/b")


def test_index_of_sitemaps() -> None:
    assert entries(INDEX) == [Entry(url="https://elbkurier.example.org/1.xml.gz", is_list=True)]


def test_prefixes_are_as_good_as_none() -> None:
    prefixed = INDEX.replace("<", "<sm:").replace("<sm:/", "</sm:")
    assert entries(prefixed) == entries(INDEX)


def test_list_of_addresses() -> None:
    assert entries("https://a.example.org/1\n\nhttp://a.example.org/2\r\n") == [
        Entry(url="https://a.example.org/1"),
        Entry(url="http://a.example.org/2"),
    ]


def test_what_stands_before_broken_markup_is_given() -> None:
    first, second, error = entries(NEWS.replace("</urlset>", "<url><loc>&broken</loc>"))
    assert isinstance(first, Entry) and isinstance(second, Entry)
    assert isinstance(error, MalformedPage) and "after 2 addresses" in error.reason


def test_a_feed_said_to_be_utf_8_that_is_not() -> None:
    first, _ = entries(RSS.encode("cp1252"))
    assert isinstance(first, Entry) and first.title == "Hafen wird größer"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<html><body><p>Nicht gefunden</p></body></html>", MalformedPage),
        (b"", MalformedPage),
        (b"\x1f\x8b broken", MalformedPage),
        (gzip.compress(b"a" * 2_000), PageTooLarge),
        (b"<rss><channel></channel></rss>", EmptyPage),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": 5}', MalformedPage),
    ],
)
def test_what_names_nothing(data: bytes, error: type[PageError]) -> None:
    with pytest.raises(error):
        entries(data, Settings(max_page_bytes=1_000))


@pytest.mark.parametrize("body", ['<!DOCTYPE a [<!ENTITY e "x">]><urlset/>', "<urlset>" + "<a>" * 5_000])
def test_sitemaps_that_want_harm(body: str) -> None:
    (error,) = entries(body)
    assert isinstance(error, MalformedPage)


def test_a_sitemap_is_no_page(tmp_path: Path) -> None:
    file = tmp_path / "sitemap.xml.gz"
    file.write_bytes(gzip.compress(NEWS.encode()))
    (error,) = read([str(file)], DEFAULT)
    assert isinstance(error, UnreadablePage)
    assert "2 addresses" in error.reason and "--fetch" in error.next_step


def test_a_hundred_thousand_items() -> None:
    items = "".join(f"<item><link>https://a.example.org/{n}</link></item>" for n in range(100_000))
    found = entries(f"<rss><channel>{items}</channel></rss>")
    assert len(found) == 100_000
    assert found[-1] == Entry(url="https://a.example.org/99999")
