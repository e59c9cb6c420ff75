"""A dossier cannot be turned against its reader by the words of a page."""

import re

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.record import PageInfo, Sourced
from depesche.model.span import Span
from depesche.tell.dossier import build, html, markdown

HOSTILE = (
    "</title><script>alert(1)</script> [x](javascript:alert(2)) `rm` *fett* \u202eumgekehrt\u202c <img src=x onerror=y>"
)
PAGE = PageInfo(id="p1", source=HOSTILE, sha256="0" * 64, url="javascript:alert(3)", outlet=HOSTILE, title=HOSTILE)
PERSON = Entity(id="e:1", kind="person", name=HOSTILE)


def made() -> tuple[str, str]:
    event = Event(
        id="ev:1", category="CONSULT", actor=("e:1",), trigger=Span(0, 3), evidence=Span(0, 9), by="rule@1 <b>"
    )
    said = Quotation(id="q:1", kind="direct", content=(Span(0, 5),), speaker_is=("e:1",), by="rule@1")
    dossier = build(
        HOSTILE,
        [Sourced(page=PAGE, finding=event, words=HOSTILE, entities=(PERSON,))],
        [Sourced(page=PAGE, finding=said, words=HOSTILE, entities=(PERSON,))],
        "0",
    )
    return html(dossier), markdown(dossier)


def test_no_markup_of_a_page_survives_in_html() -> None:
    page, _ = made()
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert 'href="javascript' not in page


def test_no_markup_of_a_page_survives_in_markdown() -> None:
    _, page = made()
    assert "<script" not in page.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\]\(", page)
    assert "\\`rm\\`" in page


def test_every_line_has_a_footnote_with_its_place() -> None:
    page, text = made()
    assert page.count('id="note-') == 2
    assert "characters 0 to 9; ev:1" in page
    assert "[^2]: “" in text


def test_an_empty_record_says_so() -> None:
    dossier = build("Nichts", [], [], "0")
    assert "Nothing on record" in html(dossier)
    assert "Nothing on record" in markdown(dossier)
