"""A dossier as a Word document; footnotes are numbers that lead to the exact words at its end."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from depesche.tell.chain import outlet_of
from depesche.tell.charts import png
from depesche.tell.dates import short
from depesche.tell.dossier.build import Dossier, Item, Section, method
from depesche.tell.dossier.pdf import line
from depesche.tell.summary import count

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not have."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: the same dossier gives the same bytes."""


def word(dossier: Dossier) -> bytes:
    """The whole document."""
    document = Document()
    _describe(document, dossier)
    document.add_heading(_plain(dossier.title), 0)
    document.add_paragraph(" · ".join(dossier.counts))
    document.add_heading("Timeline", 1)
    if dossier.chart:
        document.add_picture(io.BytesIO(png(dossier.chart)), width=Cm(15.5))
    _items(document, dossier.timeline)
    document.add_heading("Statements", 1)
    if not dossier.speakers:
        document.add_paragraph("Nothing on record.")
    _sections(document, dossier.speakers)
    if dossier.disputed:
        document.add_heading("What is disputed", 1)
        for one in dossier.disputed:
            who = f"asserted by {one.asserted_by}, denied by {one.denied_by}"
            words = f"“{one.claim}” {who}: “{one.denial}” ({count(one.reports, 'page')})"
            document.add_paragraph(_plain(words))
    if dossier.contradictions:
        document.add_heading("Statements that contradict each other", 1)
        _sections(document, dossier.contradictions)
    _sources(document, dossier)
    document.add_heading("Method", 1)
    document.add_paragraph(_plain(method(dossier)))
    kept = io.BytesIO()
    document.save(kept)
    return _timeless(kept.getvalue())


def _describe(document: Any, dossier: Dossier) -> None:
    about = document.core_properties
    about.title, about.author, about.comments = _plain(dossier.title)[:255], f"Depesche {dossier.version}"[:255], ""
    about.created = about.modified = datetime(*EPOCH)


def _sections(document: Any, sections: list[Section]) -> None:
    for section in sections:
        document.add_heading(_plain(section.title), 2)
        _items(document, section)


def _items(document: Any, section: Section) -> None:
    for item in section.items:
        _item(document, item)
    if not section.items:
        document.add_paragraph("Nothing on record.")


def _item(document: Any, item: Item) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(_plain(item.date)).bold = True
    paragraph.add_run(f" {_plain(item.mark)}").italic = True
    paragraph.add_run(f" {_plain(item.text)}")
    _reference(paragraph, item.note)
    paragraph.add_run(f" {_plain(item.chain)}").italic = True


def _reference(paragraph: Any, number: int) -> None:
    """A raised number that leads to the note."""
    run = paragraph.add_run(str(number))
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"note{number}")
    paragraph._p.replace(run._r, link)
    link.append(run._r)


def _sources(document: Any, dossier: Dossier) -> None:
    document.add_heading("Sources", 1)
    for source in dossier.sources:
        page = source.page
        words = f"{outlet_of(page)}, {short(page.published)}: {page.title or '(no title)'}"
        place = f"{page.url or page.source}; page {page.id}; {count(source.findings, 'finding')}"
        document.add_paragraph(_plain(f"{words} ({place})"))
    document.add_heading("Exact words", 1)
    for note in dossier.notes:
        paragraph = document.add_paragraph()
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), str(note.number))
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), f"note{note.number}")
            paragraph._p.append(mark)
        place = f"{outlet_of(note.page)}, page {note.page.id}, characters {note.span.start} to {note.span.end}"
        words = f"{note.number} “{note.words}” {place}; {note.id}, found by {note.by}"
        paragraph.add_run(_plain(words))


def _plain(text: str) -> str:
    return NO_XML.sub(" ", line(text))


def _timeless(made: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
