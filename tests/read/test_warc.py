"""Web archives written by warcio, whole and damaged."""

import gzip
import io
import zlib
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest

from depesche.errors import EmptyPage, MalformedPage, PageError, PageTooLarge
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT, Settings
from tests.read.samples import WHEN, html, plain, wacz, warc

TYPE = {"Content-Type": "text/html"}
CHUNKED = b"5;x=1\r\n" + html(0)[:5] + b"\r\n%X\r\n" % (len(html(0)) - 5) + html(0)[5:] + b"\r\n0\r\n\r\n"
DEFLATE = zlib.compressobj(wbits=-15)


def pages(path: Path, data: bytes, settings: Settings = DEFAULT) -> list[Page | PageError]:
    path.write_bytes(data)
    return list(read([str(path)], settings))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a", "a.txt"])
def test_each_html_response_is_a_page(tmp_path: Path, name: str, packed: bool) -> None:
    image = (b"\x89PNG", {"Content-Type": "image/png"})
    found = pages(tmp_path / name, warc(plain(0), image, plain(2), plain(0), packed=packed))
    assert [p.data for p in found if isinstance(p, Page)] == [html(0), html(2)]  # the same bytes twice are given once
    first = found[0]
    assert isinstance(first, Page)
    assert (first.media, first.url, first.retrieved) == ("html", "https://bote.example/0", WHEN)
    assert first.source.endswith(f"{name}, record 3")  # after the information on the archive and the request
    assert first.published is None


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
        (html(0), {"Transfer-Encoding": "chunked"}),  # stored without its chunks, as many archives do
        (gzip.compress(html(0)), {"Content-Encoding": "gzip"}),
        (html(0), {"Content-Encoding": "gzip"}),
        (zlib.compress(html(0)), {"Content-Encoding": "deflate"}),
        (DEFLATE.compress(html(0)) + DEFLATE.flush(), {"Content-Encoding": "deflate"}),
        (brotli.compress(html(0)), {"Content-Encoding": "br"}),
    ],
)
def test_bodies_are_unchunked_and_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    (page,) = pages(tmp_path / "a.warc.gz", warc((body, TYPE | headers)))
    assert isinstance(page, Page)
    assert page.data == html(0)


@pytest.mark.parametrize(
    ("body", "headers", "error"),
    [
        (gzip.compress(html(0))[:-20], {"Content-Encoding": "gzip"}, MalformedPage),
        (b"\x1f\x8b" + b"x" * 50, {"Content-Encoding": "gzip"}, MalformedPage),
        (brotli.compress(html(0))[:-9], {"Content-Encoding": "br"}, MalformedPage),
        (b"ff\r\nabc", {"Transfer-Encoding": "chunked"}, MalformedPage),
        (b"3\r\nabc\r\n", {"Transfer-Encoding": "chunked"}, MalformedPage),
        (b"x", {"Content-Encoding": "unheard"}, MalformedPage),
        (b"", {}, EmptyPage),
        (b"<p>" + b"x" * 50_000, {}, PageTooLarge),
        (gzip.compress(b"<p>" + b"x" * 50_000), {"Content-Encoding": "gzip"}, PageTooLarge),
        (zlib.compress(b"<p>" + b"x" * 50_000), {"Content-Encoding": "deflate"}, PageTooLarge),
        (brotli.compress(b"<p>" + b"x" * 50_000), {"Content-Encoding": "br"}, PageTooLarge),
        (b"<p>" + b"x" * 90_000, {}, PageTooLarge),
    ],
)
def test_a_bad_body_is_named_and_the_rest_goes_on(
    tmp_path: Path, body: bytes, headers: dict[str, str], error: type[PageError]
) -> None:
    found = pages(tmp_path / "a.warc.gz", warc((body, TYPE | headers), plain(1)), Settings(max_page_bytes=20_000))
    assert [type(p) for p in found] == [error, Page]
    assert "a.warc.gz, record 3" in str(found[0])


def test_answers_that_are_no_success_hold_no_page(tmp_path: Path) -> None:
    (error,) = pages(tmp_path / "a.warc", warc(plain(0), packed=False, status="404 Not Found"))
    assert isinstance(error, EmptyPage)


@pytest.mark.parametrize("packed", [True, False])
def test_after_damage_the_next_whole_record_is_read(tmp_path: Path, packed: bool) -> None:
    whole = warc(*(plain(number) for number in range(6)), packed=packed)
    mark = b"\x1f\x8b\x08" if packed else b"WARC/1."
    starts = [at for at in range(len(whole)) if whole.startswith(mark, at)]
    data = bytearray(whole)
    data[starts[6] + 2 : starts[6] + 30] = b"?" * 28  # the third response: its start, so that it cannot be read
    found = pages(tmp_path / "a.warc.gz", bytes(data))
    got = [p.data for p in found if isinstance(p, Page)]
    assert [html(n) in got for n in range(6)] == [True, True, False, True, True, True]
    (error,) = (p for p in found if isinstance(p, PageError))
    assert "damaged after record" in str(error)


def test_an_archive_of_damages_is_given_up_and_says_so(tmp_path: Path) -> None:
    found = pages(tmp_path / "a.warc.gz", warc(plain(0)) + b"\x1f\x8b\x08??" * 2_000 + warc(plain(1)))
    assert [type(p) for p in found] == [Page, MalformedPage, MalformedPage]
    assert "is not read" in str(found[-1])


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_off_names_its_last_record(tmp_path: Path, packed: bool) -> None:
    found = pages(tmp_path / "a.warc.gz", warc(plain(0), plain(1), packed=packed)[:-60])
    assert [type(p) for p in found] == [Page, MalformedPage]


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\n", b"no archive at all", gzip.compress(b"no archive at all")])
def test_what_is_no_archive_is_named(tmp_path: Path, data: bytes) -> None:
    (error,) = pages(tmp_path / "a.warc", data)
    assert isinstance(error, PageError)


def test_a_record_of_untold_size_is_not_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 9000000\r\n\r\n" + b"x" * 9_000_000)
    found = pages(tmp_path / "a.warc.gz", warc(plain(0)) + bomb + warc(plain(1)), Settings(max_page_bytes=20_000))
    assert [type(p) for p in found] == [Page, MalformedPage, Page]


def test_the_stated_encoding_is_kept_where_bytes_do_not_tell(tmp_path: Path) -> None:
    body = "<p>Привет, мир".encode("cp1251")
    (page,) = pages(tmp_path / "a.warc", warc((body, {"Content-Type": "text/html; charset=windows-1251"})))
    assert isinstance(page, Page)
    assert page.encoding == "cp1251"
    (page,) = pages(tmp_path / "b.warc", warc((html(0), {"Content-Type": "text/html; charset=windows-1251"})))
    assert isinstance(page, Page)
    assert page.encoding is None


def test_archives_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BufferedReader(io.BytesIO(warc(plain(0), plain(1))))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    assert [type(p) for p in read(["-"], DEFAULT)] == [Page, Page]


def test_a_collection_is_its_archives_alone(tmp_path: Path) -> None:
    found = pages(tmp_path / "a.wacz", wacz())
    assert [p.data for p in found if isinstance(p, Page)] == [html(0), html(1)]
    assert "a.wacz, archive/data.warc.gz, record 3" in str(getattr(found[0], "source", ""))
