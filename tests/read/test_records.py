"""Feeds, tables, mails and PDF files, whole and damaged."""

import builtins
import csv
import io
from pathlib import Path
from typing import Any

import pyarrow
import pypdf
import pytest
from pyarrow import parquet

from depesche.cli.options import columns_of
from depesche.errors import EmptyPage, MalformedPage, PageError, PageTooLarge, UnreadablePage, UsageError
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT, Settings
from tests.read.samples import ATOM, CSV, JSON_FEED, MAIL, RSS, pdf

KNOWN = ("media", "text", "url", "title", "published", "outlet")


def pages(path: Path, data: bytes | str, settings: Settings = DEFAULT) -> list[Page | PageError]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([str(path)], settings))


def known(page: Page | PageError) -> tuple[str | None, ...]:
    assert isinstance(page, Page), page
    return (page.media, page.data.decode(page.encoding or "cp1252"), page.url, page.title, page.published, page.outlet)


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a"])
def test_rss(tmp_path: Path, name: str) -> None:
    first, second, third = pages(tmp_path / name, RSS)
    assert known(first) == (
        "html", "<p>Aske kündigte die Brücke an.</p>", "https://bote.example/1", "Neue Brücke & neue Straße",
        "2026-03-02T10:51:00+01:00", "NAW",
    )  # fmt: skip
    assert known(second) == (
        "html", "<p>Der Rat tagt\xa0heute.</p>", "https://bote.example/2", "Nur ein Anriss", None, None,
    )  # fmt: skip
    assert isinstance(third, EmptyPage)
    assert str(third.about).endswith(f"{name}, item 3")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_atom(tmp_path: Path, encoding: str) -> None:
    first, second = pages(tmp_path / "a.atom", ATOM.replace("utf-8", encoding).encode(encoding))
    assert known(first) == (
        "html", '<div xmlns="http://www.w3.org/1999/xhtml"><p>Aske &amp; Rat<br>kündigten an.</p></div>',
        "https://bote.example/1", "Neue Brücke", "2026-03-02T10:51:00Z", "NAW",
    )  # fmt: skip
    assert known(second) == ("text", "3 < 5, sagte Aske.", None, "Text", None, None)


def test_json_feed(tmp_path: Path) -> None:
    first, second, third, fourth = pages(tmp_path / "a.json", JSON_FEED)
    assert known(first) == (
        "html", "<p>Aske kündigte an.</p>", "https://bote.example/1", "Brücke", "2026-03-02T10:51:00Z", None,
    )  # fmt: skip
    assert isinstance(second, MalformedPage)
    assert known(third)[:2] == ("text", "Der Rat tagt.")
    assert isinstance(fourth, EmptyPage)


def test_after_broken_markup_the_next_item_is_read(tmp_path: Path) -> None:
    items = "".join(f"<item><title>{n}</title><description>Text {n}</description></item>" for n in range(5))
    whole = f"<rss><channel>{items}</channel></rss>"
    found = pages(tmp_path / "a.rss", whole.replace("<title>2</title>", "<title>2 & 3 <b</title>"))
    assert [p.title if isinstance(p, Page) else type(p).__name__ for p in found] == [
        "0",
        "1",
        "MalformedPage",
        "3",
        "4",
    ]


def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><item><title>&l9;</title></item></rss>'
    (error,) = pages(tmp_path / "a.rss", bomb)
    assert isinstance(error, MalformedPage)
    assert "entities" in error.reason
    secret = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><description>&x;</description></item></rss>'
    )
    assert [type(p) for p in pages(tmp_path / "b.rss", secret)] == [MalformedPage]


def test_deep_feeds_are_refused(tmp_path: Path) -> None:
    (error,) = pages(tmp_path / "a.rss", "<rss>" + "<a>" * 50_000)
    assert isinstance(error, MalformedPage)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables(tmp_path: Path, delimiter: str, encoding: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([
        ["Titel", "Body", "url", "published", "outlet"],
        ["Brücke", 'Aske sagte:\n"Ja, nein; vielleicht|heute."', "https://bote.example/1", "2026-03-02", "Bote"],
        ["", "Zweiter Text", "", "", ""],
        ["", "", "", "2026-03-02", ""],
        ["", "Dritter Text", "", "gestern", ""],
        ["", "Vierter Text"],
    ])  # fmt: skip
    settings = Settings(columns=(("text", "body"), ("title", "TITEL")))
    found = pages(tmp_path / "a.csv", out.getvalue().encode(encoding), settings)
    assert known(found[0]) == (
        "text", 'Aske sagte:\n"Ja, nein; vielleicht|heute."', "https://bote.example/1", "Brücke", "2026-03-02", "Bote",
    )  # fmt: skip
    assert [type(p) for p in found] == [Page, Page, MalformedPage, MalformedPage, Page]
    assert str(found[2]).startswith(f"{tmp_path}/a.csv, line 5: it needs one of")


def test_a_table_without_a_body_says_which_columns_it_has(tmp_path: Path) -> None:
    (error,) = pages(tmp_path / "a.csv", CSV.replace("Text", "Inhalt"))
    assert str(error).endswith("(it has: Url, Inhalt, Date). Name the column that holds the text: --columns text=NAME")


def test_long_rows_and_open_quotes_are_named(tmp_path: Path) -> None:
    settings = Settings(max_page_bytes=200_000)
    rows = ["text", "x" * 300_000, "ja", '"offen', *("Zeile " * 10 for _ in range(9_000)), "Ende"]
    found = pages(tmp_path / "a.csv", "\n".join(rows), settings)
    assert [type(p) for p in found[:3]] == [PageTooLarge, Page, MalformedPage]
    last = found[-1]
    assert isinstance(last, Page)
    assert last.data == b"Ende"


def test_a_row_that_never_ends_is_given_up(tmp_path: Path) -> None:
    rows = "text,b\n" + '"x\n' + '","x\n' * 50_000 + '"\nja,b\n'
    found = pages(tmp_path / "a.csv", rows, Settings(max_page_bytes=20_000))
    assert {type(p) for p in found} >= {MalformedPage}


def table(path: Path, columns: dict[str, list[Any]]) -> Path:
    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_parquet(tmp_path: Path) -> None:
    import datetime

    day = datetime.date(2026, 3, 2)
    columns = {"body": ["Aske sagte ja.", None, "x" * 3_000], "published": [day, None, None], "n": [1, 2, 3]}
    path = table(tmp_path / "a.parquet", columns)
    settings = Settings(columns=(("text", "body"),), max_page_bytes=2_000)
    first, second, third = pages(path, path.read_bytes(), settings)
    assert known(first) == ("text", "Aske sagte ja.", None, None, "2026-03-02", None)
    assert isinstance(second, MalformedPage)
    assert second.about == f"{path}, row 2"
    assert isinstance(third, PageTooLarge)
    (error,) = pages(path, path.read_bytes())
    assert "it has: body, published, n" in str(error)
    (error,) = pages(path, path.read_bytes()[:-30])
    assert isinstance(error, MalformedPage)


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "a.parquet", {"text": ["Text"]})
    importing = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return importing(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    (error,) = read([str(path)], DEFAULT)
    assert str(error).endswith("Install it: pip install pyarrow")


@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_mail(tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture) -> None:
    (page,) = pages(tmp_path / name, MAIL)
    assert known(page) == (
        "html", "<p>Aske kündigte an.</p>", "https://bote.example/brief/1", "Neue Brücke",
        "2026-03-02T10:51:00+01:00", "Kirlauer Bote",
    )  # fmt: skip
    assert "plan.pdf" in caplog.text


@pytest.mark.parametrize(
    ("mail", "body", "outlet"),
    [
        ("From: Bote <a@b.example>\n\nNur Text", "Nur Text", None),
        ("From: Bote <a@b.example>\nList-Id: Andere <x.example>\nContent-Type: text/html\n\n<p>x", "<p>x", None),
        ("From: Bote <a@b.example>\nContent-Transfer-Encoding: base64\n\nTnVyIFRleHQ=", "Nur Text", None),
        ("From: Bote <a@b.example>\nSubject: =?x?q?=\nDate: gestern\n\nText", "Text", None),
    ],
)
def test_plain_mails(tmp_path: Path, mail: str, body: str, outlet: str | None) -> None:
    (page,) = pages(tmp_path / "a.eml", mail)
    assert isinstance(page, Page)
    assert (page.data.decode(), page.outlet, page.published) == (body, outlet, None)


def test_mails_without_text_are_named(tmp_path: Path) -> None:
    (error,) = pages(tmp_path / "a.eml", "From: a@b.example\nContent-Type: image/png\n\nxxx")
    assert isinstance(error, UnreadablePage)
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    (error,) = pages(tmp_path / "b.eml", "From: a@b.example\n" + nested)
    assert isinstance(error, PageError)
    parts = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 3_000
    (error,) = pages(tmp_path / "c.eml", "From: a@b.example\n" + parts)
    assert "too many parts" in str(error)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt"])
def test_pdf(tmp_path: Path, name: str) -> None:
    (page,) = pages(tmp_path / name, pdf("Aske sagte ja.", "Der Bürgermeister schwieg."))
    assert known(page)[:2] == ("text", "Aske sagte ja.\nDer Bürgermeister schwieg.")


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Aske sagte ja.")))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (pdf(""), UnreadablePage, "scanned"),
        (locked("geheim"), UnreadablePage, "encrypted"),
        (pdf("x")[:200], MalformedPage, "damaged"),
        (b"%PDF-1.7\n", MalformedPage, "damaged"),
        (pdf("x" * 500_000), PageTooLarge, "characters"),
        (pdf(*["x"] * 60_000), PageTooLarge, "draws more"),
    ],
)
def test_pdf_that_cannot_be_read(tmp_path: Path, data: bytes, error: type[PageError], reason: str) -> None:
    (found,) = pages(tmp_path / "a.pdf", data)
    assert type(found) is error
    assert reason in str(found)


def test_pdf_that_opens_without_a_password(tmp_path: Path) -> None:
    (page,) = pages(tmp_path / "a.pdf", locked(""))
    assert known(page)[1] == "Aske sagte ja."


@pytest.mark.parametrize("given", ["body=text", "text", "text=", "text=a,text=b"])
def test_column_maps_that_make_no_sense_are_refused(given: str) -> None:
    with pytest.raises(UsageError):
        columns_of(given)


def test_column_maps() -> None:
    assert columns_of("text=body, published=Datum") == (("text", "body"), ("published", "Datum"))
    assert columns_of(None) == ()
