"""Bytes to text: encodings, repairs, and the bytes behind each line."""

import pytest

from depesche.clean import clean
from depesche.clean.decode import decode
from depesche.clean.decode_text import plain_text
from depesche.errors import EmptyPage, PageTooLarge
from depesche.model.page import Media, Page
from depesche.settings import DEFAULT, Settings

TEXT = "Größe – „Über“ den Fluss,\r\nsagte Özlem Straßner.\n\nDritte Zeile\u00a0hier ½ ﬁ\n"
PLAIN = TEXT.replace("½ ﬁ", "äöü")
DOS = PLAIN.replace("–", "-").replace("„", '"').replace("“", '"').replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (TEXT, "utf-8", "utf-8"),
        (TEXT, "utf-8-sig", "utf-8"),
        (TEXT, "utf-16", "utf-16-le"),
        (TEXT, "utf-16-le", "utf-16-le"),
        (TEXT, "utf-16-be", "utf-16-be"),
        (TEXT, "utf-32", "utf-32-le"),
        (PLAIN, "cp1252", "cp1252"),
        (PLAIN, "mac_roman", "mac_roman"),
        (DOS, "cp850", "cp437"),
        ("Новости дня: президент прибыл в Вену на переговоры", "cp1251", "cp1251"),
    ],
)
def test_encodings_are_told_and_lines_know_their_bytes(text: str, encoding: str, told: str) -> None:
    data = text.encode(encoding)
    plain = plain_text(Page.of(data, "page.txt"), DEFAULT)
    assert plain.text == text
    assert plain.decoding.encoding == told
    assert not plain.decoding.repairs
    for span, source in zip(plain.spans, plain.sources, strict=True):
        assert source is not None
        assert data[source.start : source.end].decode(told) == span.of(text)


META = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    ("stated", "real", "told", "how"),
    [
        ("iso-8859-1", "cp1252", "cp1252", "stated"),
        ("utf-8", "cp1252", "cp1252", "mislabelled: stated as utf-8"),
        ("iso-8859-1", "utf-8", "utf-8", "mislabelled: stated as cp1252"),
        ("windows-1251", "cp1251", "cp1251", "stated"),
        ("utf-16", "utf-8", "utf-8", "reads as utf-8"),
        ("no-such-charset", "cp1252", "cp1252", "detected"),
    ],
)
def test_stated_encodings_are_checked(stated: str, real: str, told: str, how: str) -> None:
    words = "Новости" if real == "cp1251" else "„Größe“ – schön, süß und für alle über"
    decoded = decode(Page.of(META.format(stated, words).encode(real), "page.html", "html"), DEFAULT)
    assert words in decoded.text
    assert (decoded.encoding, decoded.how.startswith(how)) == (told, True), decoded.how


@pytest.mark.parametrize(
    ("broken", "whole", "repaired"),
    [
        ("Die ├╝ber Grenze", "Die über Grenze", ["ü"]),
        ("f├╝r die M├╝nchner gro├ƒe Koalition", "für die Münchner große Koalition", ["ü", "ü", "ß"]),
        ("Ãœber GrÃ¶ÃŸe", "Über Größe", ["Ü", "öß"]),
        ("â€žJaâ€œ sagte er\u00a0heute", "„Ja“ sagte er\u00a0heute", ["„", "“"]),
        ("Alles “gut” – ﬁ ½ ＡＢ ‘so’", "Alles “gut” – ﬁ ½ ＡＢ ‘so’", []),
        ("┌──┐ ├──┤ └──┘", "┌──┐ ├──┤ └──┘", []),
    ],
)
@pytest.mark.parametrize("media", ["text", "html"])
def test_mojibake_is_mended_and_recorded(broken: str, whole: str, repaired: list[str], media: Media) -> None:
    text = f"Kurz.\n{broken}\nEnde."
    if media == "html":
        text = "<p>" + text.replace("\n", "</p><p>") + "</p>"
    document, _ = clean(Page.of(text.encode(), "page", media), DEFAULT)
    assert document.text.split("\n") == ["Kurz.", whole, "Ende."]
    assert [r.after for r in document.decoding.repairs] == repaired
    assert all(r.span.of(document.text) == r.after and r.steps for r in document.decoding.repairs)
    assert [line.span.of(document.text) for line in document.lines] == ["Kurz.", whole, "Ende."]


def test_undecodable_bytes_stay_visible_and_are_reported() -> None:
    data = "Größe über Straße\n".encode() * 5 + b"schl\xff\xfeecht\n" + "Größe".encode() + b"\xc3"
    plain = plain_text(Page.of(data, "page"), DEFAULT)
    assert [span.of(plain.text) for span in plain.decoding.undecodable] == ["\ufffd\ufffd", "\ufffd"]
    assert plain.decoding.how == "reads as utf-8, with damage"
    source = plain.sources[-1]
    assert source is not None
    assert data[source.start : source.end] == "Größe".encode() + b"\xc3"


def test_text_given_as_clean_is_not_touched() -> None:
    text = "\ufeffÃœber GrÃ¶ÃŸe\r\nZwei\n"
    page = Page(id="a", source="a", data=text.encode(), media="text", sha256="", is_text=True, encoding="utf-8")
    document, _ = clean(page, DEFAULT)
    assert document.text == text
    assert [line.kind for line in document.lines] == ["content", "content"]
    assert document.lines[1].span.of(text) == "Zwei"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00", b"\xef\xbb\xbf"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyPage):
        clean(Page.of(data, "page"), DEFAULT)


def test_limits_name_the_setting() -> None:
    with pytest.raises(PageTooLarge, match="max_page_bytes"):
        clean(Page.of(b"x" * 11, "page"), Settings(max_page_bytes=10))
    with pytest.raises(PageTooLarge, match="max_text_characters"):
        clean(Page.of(b"x\n" * 11, "page"), Settings(max_text_characters=10))


def test_controls_are_kept() -> None:
    text = "Ein \u202everkehrter\u202c Satz\x00 mit \u2066Zeichen\u2069 darin."
    document, _ = clean(Page.of(text.encode(), "page"), DEFAULT)
    assert document.text == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Bürgermeisterin kündigte am Montag eine Brücke an.", "de"),
        ("The mayor announced a new bridge on Monday.", "en"),
        ("La maire a annoncé lundi un nouveau pont.", "fr"),
        ("12:30 – 4,5", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    document, pack = clean(Page.of(text.encode(), "page"), DEFAULT)
    assert document.language == code
    assert pack.code == (code if code == "en" else "de")
    assert clean(Page.of(text.encode(), "page"), Settings(language="en"))[0].language == "en"
