"""Parts of files give together what the whole file gives."""

import gzip
from pathlib import Path

import pytest

from depesche.model.page import Page
from depesche.read import read
from depesche.read.parts import pages_of_part, parts_of
from depesche.settings import DEFAULT
from tests.read.samples import html, plain, wacz, warc

MANY = warc(*(plain(n) for n in range(11)))
LINES = b"".join(
    b"\n" if n % 4 == 1 else b"{broken\n" if n == 6 else b'{"id": "%d", "text": "Aske %d"}\r\n' % (n, n)
    for n in range(12)
)
DAMAGED = MANY[: len(MANY) // 2] + b"x" * 40 + MANY[len(MANY) // 2 + 40 :]
FILES = {
    "a.warc.gz": (MANY, True),
    "a.warc": (warc(*(plain(n) for n in range(11)), packed=False), True),
    "whole.warc.gz": (gzip.compress(warc(*(plain(n) for n in range(11)), packed=False)), False),
    "damaged.warc.gz": (DAMAGED, True),
    "no-page.warc.gz": (warc((b"", {"Content-Type": "image/png"})), False),
    "a.jsonl": (LINES, True),
    "a.jsonl.gz": (gzip.compress(LINES), False),
    "a.csv": (b"id,text\n" + b"".join(b"%d,Aske %d\n" % (n, n) for n in range(9)), False),
    "a.wacz": (wacz(), False),
    "a.html": (html(1), False),
    "empty.txt": (b"", False),
    "cut.jsonl.gz": (gzip.compress(b"".join(b'{"text": "Aske %d"}\n' % n for n in range(99)))[:-30], False),
}


def told(items: list[object]) -> list[object]:
    """Pages, and errors by their words."""
    return [item if isinstance(item, Page) else str(item) for item in items]


@pytest.mark.parametrize("most", [1, 3, 100])
@pytest.mark.parametrize("name", FILES)
def test_parts_together_are_the_whole(tmp_path: Path, name: str, most: int) -> None:
    data, entered = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    parts = parts_of(str(path), DEFAULT, most)
    found = [list(pages_of_part(part, DEFAULT)) for part in parts]
    assert [len(pages) for pages in found] == [part.pages for part in parts]
    whole = told(list(read([str(path)], DEFAULT)))
    assert told([page for pages in found for page in pages]) == whole
    assert len(parts) == 1 or most < len(whole)
    if entered and most == 3:
        assert all(part.start for part in parts[1:])
        assert len(parts) > 2


def test_object_storage_is_read_like_files(tmp_path: Path) -> None:
    folder = tmp_path / "crawl" / "2031"
    folder.mkdir(parents=True)
    for name in ("b.warc.gz", "a.warc.gz", ".hidden.warc.gz", "c.txt"):
        (folder / name).write_bytes(MANY)
    (tmp_path / "crawl" / "d.warc.gz").write_bytes(MANY)
    place = f"file://{tmp_path}/crawl/2031/*.warc.gz"
    pages = [page for page in read([place], DEFAULT) if isinstance(page, Page)]
    assert len(pages) == 11
    assert pages[0].source.startswith(f"file://{folder}/a.warc.gz, record ")
    parts = parts_of(f"file://{folder}/b.warc.gz", DEFAULT, 4)
    assert [part.pages for part in parts] == [4, 4, 3]
    assert [p.data for part in parts for p in pages_of_part(part, DEFAULT) if isinstance(p, Page)] == [
        html(n) for n in range(11)
    ]


@pytest.mark.parametrize("place", ["file:///nowhere/at/all", "file:///nowhere/*.warc"])
def test_what_is_not_there_is_said(place: str) -> None:
    (error,) = read([place], DEFAULT)
    assert "no such file" in str(error)
