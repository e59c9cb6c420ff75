"""Places and formats from which pages come."""

import gzip
import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from depesche.errors import MalformedPage, PageError, PageTooLarge, UnreadablePage
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT, Settings


def pages(*places: Path | str, settings: Settings = DEFAULT) -> list[Page | PageError]:
    return list(read([str(place) for place in places], settings))


def names(found: list[Page | PageError]) -> list[str]:
    return [Path(p.source).name if isinstance(p, Page) else type(p).__name__ for p in found]


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.html", ".hidden/e.txt", "sub/.f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Seite {name}")
    (tmp_path / "sub/loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "missing")
    assert names(pages(tmp_path)) == ["a.txt", "b.txt", "UnreadablePage", "c.txt", "d.html"]
    assert names(pages(tmp_path / "**/*.txt")) == ["a.txt", "b.txt", "UnreadablePage", "c.txt"]
    assert names(pages(tmp_path / ".hidden/e.txt")) == ["e.txt"]


def test_a_page_twice_is_a_page_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eine Seite")
    (tmp_path / "b.txt").write_text("Eine Seite")
    (tmp_path / "c.jsonl").write_text('{"id": "1", "text": "Eine Seite"}\n{"id": "2", "text": "Eine Seite"}\n')
    assert [p.id for p in pages(tmp_path, tmp_path / "a.txt") if isinstance(p, Page)][1:] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "body", "media"),
    [
        ("a.txt", "<p>doch Text</p>", "text"),
        ("a.HTM", "Text", "html"),
        ("a.xhtml", "Text", "html"),
        ("a", "<!DOCTYPE html><title>x</title>", "html"),
        ("a.asp", "\n\n <div class=x>Ja</div>", "html"),
        ("a.dat", "Ein Text mit 3 < 5", "text"),
        ("a.conllu", "1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\n", "conllu"),
        ("a.out", "# sent_id = 1\n1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\n", "conllu"),
        ("a.html.gz", "<p>x", "html"),
    ],
)
def test_media_by_ending_or_first_bytes(tmp_path: Path, name: str, body: str, media: str) -> None:
    data = body.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (page,) = pages(tmp_path / name)
    assert isinstance(page, Page)
    assert (page.media, page.data) == (media, data)


def test_utf16_markup_is_sniffed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("<html><p>Größe</p></html>".encode("utf-16"))
    (page,) = pages(tmp_path)
    assert isinstance(page, Page)
    assert page.media == "html"


LINES = [
    '{"id": 7, "text": "Eins", "is": "text", "published": "2026-03-02", "outlet": "Bote", "title": "T", "url": "u"}',
    "",
    '{"html": "<p>Zwei"}',
    '{"id": "x"}',
    '{"id": "x", "text": 5}',
    '{"id": "x", "text": "a", "html": "b"}',
    '{"id": "x", "text": "a", "is": "book"}',
    '{"id": "x", "text": "a", "published": "gestern"}',
    "[1]",
    '{"id": "x", "text": "a"',
    "[" * 100_000,
    '{"id": "half", "text": "ja \\ud83d nein \\ud83d\\ude00"}',
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json", "-"])
def test_json_lines(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "\n".join(LINES).encode()
    path = tmp_path / name
    if name == "-":
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
        found = pages("-")
    else:
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        found = pages(path)
    good = [p for p in found if isinstance(p, Page)]
    bad = [p for p in found if isinstance(p, MalformedPage)]
    assert [p.data.decode() for p in good] == ["Eins", "<p>Zwei", "ja \ufffd nein 😀"]
    first = good[0]
    assert (first.id, first.is_text, first.published, first.outlet, first.title, first.url) == (
        "7", True, "2026-03-02", "Bote", "T", "u",
    )  # fmt: skip
    assert good[1].id == good[1].sha256[:16]
    assert [int(str(e.about).rsplit(" ", 1)[1]) for e in bad] == [4, 5, 6, 7, 8, 9, 10, 11]


@pytest.mark.parametrize(("body", "media"), [("Guten Tag\nZeile zwei", "text"), ("\n<html><p>Tag</html>", "html")])
def test_standard_input(body: str, media: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(body.encode()))))
    (page,) = pages("-")
    assert isinstance(page, Page)
    assert (page.media, page.data.decode(), page.source) == (media, body, "standard input")


def test_limits_hold_before_memory_is_spent(tmp_path: Path) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(5_000_000_000)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"x" * 30_000_000))
    long = json.dumps({"text": "x" * 5_000})
    (tmp_path / "c.jsonl").write_text(long + '\n{"id": "after", "text": "ja"}\n')
    found = pages(tmp_path, settings=Settings(max_page_bytes=4_000))
    assert [type(p) for p in found] == [PageTooLarge, PageTooLarge, Page, PageTooLarge]


@pytest.mark.parametrize("place", ["missing.txt", "none*.txt", "nul\x00byte", "x" * 5_000])
def test_places_that_cannot_be_read(tmp_path: Path, place: str) -> None:
    (error,) = pages(f"{tmp_path}/{place}")
    assert isinstance(error, UnreadablePage)


def test_names_that_are_no_utf8_can_be_shown(tmp_path: Path) -> None:
    name = os.fsdecode(b"gr\xf6sse.txt")
    (tmp_path / name).write_text("Text")
    (page,) = pages(tmp_path)
    assert isinstance(page, Page)
    assert page.source.endswith("gr\ufffdsse.txt")


def test_damaged_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Text " * 5_000)[:-20])
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Text"}\n' * 5_000)[:40])
    assert {type(p) for p in pages(tmp_path) if isinstance(p, PageError)} == {MalformedPage}
