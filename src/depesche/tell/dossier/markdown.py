"""A dossier as Markdown with footnotes."""

import re

from depesche.tell.chain import outlet_of
from depesche.tell.dates import short
from depesche.tell.dossier.build import Disputed, Dossier, Item, Note, Source, method
from depesche.tell.listing import printable
from depesche.tell.summary import count

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!])")


def markdown(dossier: Dossier) -> str:
    """The whole document. Words from pages are escaped, so that they cannot become markup."""
    out = [f"# {plain(dossier.title)}", ""]
    out += [" · ".join(dossier.counts), ""]
    out += ["## Timeline", ""]
    out += [_line(item) for item in dossier.timeline.items] or ["Nothing on record."]
    out += ["", "## Statements", ""]
    for section in dossier.speakers:
        out += [f"### {plain(section.title)}", "", *(_line(item) for item in section.items), ""]
    if not dossier.speakers:
        out += ["Nothing on record.", ""]
    for section in dossier.contradictions:
        if section is dossier.contradictions[0]:
            out += ["## Statements that contradict each other", ""]
        out += [f"### {plain(section.title)}", "", *(_line(item) for item in section.items), ""]
    if dossier.disputed:
        out += ["## What is disputed", "", *map(_disputed, dossier.disputed), ""]
    out += ["## Sources", "", *(_source(source) for source in dossier.sources), ""]
    out += ["## Exact words", "", *(_note(note) for note in dossier.notes), ""]
    out += ["## Method", "", plain(method(dossier)), ""]
    return "\n".join(out)


def plain(text: str) -> str:
    """Text of a page as literal Markdown, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))


def _line(item: Item) -> str:
    return f"- **{item.date}** *{plain(item.mark)}* {plain(item.text)} ({plain(item.chain)})[^{item.note}]"


def _disputed(one: Disputed) -> str:
    who = f"asserted by {plain(one.asserted_by)}, denied by {plain(one.denied_by)}"
    return f"- “{plain(one.claim)}” {who}: “{plain(one.denial)}” ({count(one.reports, 'page')})"


def _source(source: Source) -> str:
    page = source.page
    where = page.url or page.source
    title = plain(page.title or "(no title)")
    return f"- {plain(outlet_of(page))}, {short(page.published)}: {title} ({plain(where)}; page {page.id})"


def _note(note: Note) -> str:
    place = f"{plain(outlet_of(note.page))}, page {note.page.id}, characters {note.span.start} to {note.span.end}"
    return f"[^{note.number}]: “{plain(note.words)}” {place}; {note.id}, found by {plain(note.by)}."
