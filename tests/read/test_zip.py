"""Zip files of pages, and those that mean harm."""

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from depesche.errors import EmptyPage, MalformedPage, PageError, PageTooLarge, UnreadablePage
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT, Settings
from tests.read.samples import CSV, MAIL, RSS, html, pdf, plain, warc, zipped


def pages(path: Path, data: bytes, settings: Settings = DEFAULT) -> list[Page | PageError]:
    path.write_bytes(data)
    return list(read([str(path)], settings))


@pytest.mark.parametrize("name", ["a.zip", "a", "a.zip.gz"])
def test_files_of_a_zip_are_read_as_files(tmp_path: Path, name: str) -> None:
    files = {
        "a.html": html(0),
        "sub/b.txt.gz": gzip.compress(b"Ein Text"),
        "sub/.hidden.txt": b"nicht",
        "__MACOSX/a.html": b"nicht",
        "c.jsonl": b'{"text": "Zeile"}\n{',
        "d.csv": CSV.replace("Date", "published").encode(),
        "e.eml": MAIL.encode(),
        "f.rss": RSS.encode(),
        "g.pdf": pdf("Aske sagt ja."),
        "h.warc.gz": warc(plain(8)),
        "i.zip": zipped({"x.txt": b"Text"}),
    }
    data = zipped(files)
    found = pages(tmp_path / name, gzip.compress(data) if name.endswith(".gz") else data)
    good = [p.source.split(", ", 1)[1] for p in found if isinstance(p, Page)]
    assert good == [
        "a.html", "sub/b.txt.gz", "c.jsonl, line 1", "d.csv, line 3", "d.csv, line 4", "e.eml",
        "f.rss, item 1", "f.rss, item 2", "g.pdf", "h.warc.gz, record 3",
    ]  # fmt: skip
    bad = [str(p.about).split(", ", 1)[1] for p in found if isinstance(p, PageError)]
    assert bad == ["c.jsonl, line 2", "d.csv, line 5", "f.rss, item 3", "i.zip"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    found = pages(tmp_path / "a.zip", zipped({name: b"Text", "b.txt": b"Zweiter Text"}))
    assert [type(p) for p in found] == [MalformedPage, Page]
    assert "leads out" in str(found[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_damaged_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"Text " * 500, "b.txt": b"Zweiter Text"})
    at = data.index(b"a.txt") + 10
    found = pages(tmp_path / "a.zip", data[:at] + b"????" + data[at + 4 :])
    assert [type(p) for p in found] == [MalformedPage, Page]
    assert "a.zip, a.txt" in str(found[0])


def test_links_and_encrypted_files_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", "Text")
    data = bytearray(out.getvalue())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    found = pages(tmp_path / "a.zip", bytes(data))
    assert [p.reason for p in found if isinstance(p, UnreadablePage)] == ["it is a link", "it is encrypted"]


def test_bombs_are_given_up(tmp_path: Path) -> None:
    settings = Settings(max_page_bytes=50_000, max_archive_members=200)
    line = b'{"text": "x"}' + b" " * 20_000 + b"\n"
    found = pages(tmp_path / "lines.zip", zipped({"a.jsonl": line * 1_000, "b.txt": b"Text"}), settings)
    assert isinstance(found[-1], PageTooLarge)
    assert "more than 200 times its size" in found[-1].reason
    found = pages(tmp_path / "page.zip", zipped({"a.txt": b"x" * 90_000, "b.txt": b"Text"}), settings)
    assert [type(p) for p in found] == [PageTooLarge, Page]
    (error,) = pages(tmp_path / "many.zip", zipped({f"{n}.txt": b"x" for n in range(201)}), settings)
    assert isinstance(error, PageTooLarge)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped({}), EmptyPage),
        (zipped({"a.txt": b"Text"})[:-10], MalformedPage),
        (b"PK\x03\x04", MalformedPage),
        (b"kein Zip", MalformedPage),
        (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), UnreadablePage),
        (zipped({"mimetype": b"application/epub+zip", "a.xhtml": b"<p>x"}), UnreadablePage),
    ],
)
def test_what_is_no_zip_of_pages_is_named(tmp_path: Path, data: bytes, error: type[PageError]) -> None:
    assert [type(p) for p in pages(tmp_path / "a.zip", data)] == [error]
