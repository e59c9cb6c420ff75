"""A dossier as PDF, set by typst, whose compiler comes with its Python package.

What comes from pages is handed over as data and never as typst's markup. The same dossier gives the same bytes: no
date of making, and only the fonts that typst brings.
"""

import json
from importlib.resources import files
from typing import Any

import typst

from depesche.tell.chain import outlet_of
from depesche.tell.charts import svg
from depesche.tell.dates import short
from depesche.tell.dossier.build import Dossier, Item, Note, Section, Source, method
from depesche.tell.listing import printable
from depesche.tell.summary import count


def pdf(dossier: Dossier) -> bytes:
    """The whole document."""
    template = files("depesche.tell.dossier").joinpath("dossier.typ").read_bytes()
    told = json.dumps(_told(dossier), ensure_ascii=False, sort_keys=True)
    made: bytes = typst.compile(template, sys_inputs={"data": told}, format="pdf", ignore_system_fonts=True)
    return made


def line(text: str) -> str:
    """Text of a page on one line, without characters that reorder it."""
    return " ".join(printable(text).split())


def _told(dossier: Dossier) -> dict[str, Any]:
    return {
        "title": line(dossier.title),
        "counts": " · ".join(dossier.counts),
        "chart": svg(dossier.chart) if dossier.chart else "",
        "timeline": list(map(_item, dossier.timeline.items)),
        "speakers": list(map(_section, dossier.speakers)),
        "contradictions": list(map(_section, dossier.contradictions)),
        "disputed": [
            {
                "claim": line(one.claim),
                "who": line(f"asserted by {one.asserted_by}, denied by {one.denied_by}"),
                "denial": line(one.denial),
                "reports": count(one.reports, "page"),
            }
            for one in dossier.disputed
        ],
        "sources": list(map(_source, dossier.sources)),
        "notes": list(map(_note, dossier.notes)),
        "method": line(method(dossier)),
    }


def _section(section: Section) -> dict[str, Any]:
    return {"title": line(section.title), "items": list(map(_item, section.items))}


def _item(item: Item) -> dict[str, Any]:
    told = {"date": item.date, "mark": item.mark, "text": item.text, "chain": item.chain}
    return {name: line(words) for name, words in told.items()} | {"note": item.note}


def _source(source: Source) -> dict[str, str]:
    page = source.page
    head = f"{outlet_of(page)}, {short(page.published)}: {page.title or '(no title)'}"
    place = f"{page.url or page.source} · page {page.id} · {count(source.findings, 'finding')}"
    return {"head": line(head), "place": line(place)}


def _note(note: Note) -> dict[str, Any]:
    place = f"{outlet_of(note.page)}, page {note.page.id}, characters {note.span.start} to {note.span.end}"
    return {"number": note.number, "words": line(note.words), "place": line(f"{place}; {note.id}, found by {note.by}")}
