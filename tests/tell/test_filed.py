"""Dossiers as PDF and Word, read back as their readers would."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from pypdf import PdfReader

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.model.story import Dispute, Links
from depesche.tell.dossier import Dossier, build, html, markdown
from depesche.tell.dossier.pdf import pdf
from depesche.tell.dossier.word import word
from tests.builders import on

HOLT = Entity(id="e:1", kind="person", name="Maren Holt")
BRANDT = Entity(id="e:2", kind="person", name="Timo Brandt")
PAGE = PageInfo(
    id="p1", source="a.txt", sha256="0" * 64, outlet="Elbkurier", title="Gespräch in Kirlau", published=on("2031-03-04")
)
HOSTILE = '#read("/etc/passwd") $x$ *fett* _kursiv_ @note \\u{1F600} ]} <b>&amp; // /* \x00\x1b\u202e\ud800 <note-1>'


def filed(words: str = "traf Timo Brandt", name: str = "Maren Holt") -> Dossier:
    one = Entity(id="e:1", kind="person", name=name)
    meeting = Event(
        id="ev:1", category="CONSULT", actor=("e:1",), recipient=("e:2",), when=on("2031-03-04"),
        trigger=Span(0, 3), evidence=Span(0, 9), by="rule@1",
    )  # fmt: skip
    said = [
        Quotation(id=f"q:{n}", kind="direct", content=(Span(n, 9),), speaker_is=(who,), by="rule@1")
        for n, who in ((1, "e:1"), (2, "e:2"))
    ]
    found = [Sourced(page=PAGE, finding=q, words=words, entities=(one, BRANDT)) for q in said]
    links = Links(disputes=(Dispute("q:1", ("e:1",), ("Timo Brandt",), ("q:2",), "denied"),))
    event = Sourced(page=PAGE, finding=meeting, words=words, entities=(one, BRANDT))
    return build(f"Akte {name}", [event], found, "1", links)


def text_of_pdf(made: Dossier) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(made))).pages).split())


def text_of_word(made: Dossier) -> str:
    return " ".join(p.text for p in Document(io.BytesIO(word(made))).paragraphs)


def text_of_html(made: Dossier) -> str:
    return html(made)


READERS = (text_of_pdf, text_of_word, text_of_html, markdown)


@pytest.mark.parametrize("read", READERS)
def test_every_format_tells_the_same(read: Callable[[Dossier], str]) -> None:
    told = read(filed())
    for words in ("Akte Maren Holt", "1 event", "2 statements", "traf Timo Brandt", "Elbkurier", "2031-03-04 Tue",
                  "What is disputed", "Exact words", "characters 0 to 9", "ev:1", "rule@1", "Gespräch in Kirlau",
                  "Depesche 1"):  # fmt: skip
        assert words in told, words


@pytest.mark.parametrize("make", [pdf, word])
def test_the_same_dossier_gives_the_same_bytes(make: Callable[[Dossier], bytes]) -> None:
    assert make(filed()) == make(filed())


@pytest.mark.parametrize("read", READERS)
def test_words_of_pages_stay_words(read: Callable[[Dossier], str]) -> None:
    told = read(filed(HOSTILE, HOSTILE))
    assert "\u202e" not in told
    assert "/etc/passwd" in told
    assert "root:" not in told
    if read in (text_of_pdf, text_of_word):
        assert "*fett* _kursiv_ @note" in told


@pytest.mark.parametrize("read", READERS)
def test_an_empty_record_says_so(read: Callable[[Dossier], str]) -> None:
    assert "Nothing on record" in read(build("Nichts", [], [], "0"))


def test_numbers_lead_to_the_exact_words() -> None:
    made = filed()
    xml = Document(io.BytesIO(word(made))).element.xml
    for note in made.notes:
        assert f'w:anchor="note{note.number}"' in xml
        assert f'w:name="note{note.number}"' in xml
    (first, *_) = PdfReader(io.BytesIO(pdf(made))).pages
    assert len(first.get("/Annots", ())) >= len(made.notes)


def test_the_chart_is_drawn_where_there_are_dates() -> None:
    assert "<figure" in html(filed())
    assert len(Document(io.BytesIO(word(filed()))).inline_shapes) == 1
    assert "<figure" not in html(build("Nichts", [], [], "0"))
