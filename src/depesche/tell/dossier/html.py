"""A dossier as one self-contained HTML file: no script, no font, nothing from elsewhere."""

from html import escape

from depesche.tell.chain import outlet_of
from depesche.tell.charts import svg
from depesche.tell.dates import short
from depesche.tell.dossier.build import Disputed, Dossier, Item, Note, Source, method
from depesche.tell.listing import printable
from depesche.tell.summary import count

STYLE = """
:root { color-scheme: light dark; --line: #8884; --faint: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --faint: #a5a5a5; } }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; }
ol, ul { padding-left: 0; list-style: none; }
li { padding: .5rem 0; border-top: 1px solid var(--line); }
time { font-family: system-ui, sans-serif; font-size: .85rem; display: block; }
.mark { font-variant: small-caps; border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35rem; }
.chain, .place, footer { color: var(--faint); font-size: .85rem; }
.notes li { font-size: .85rem; }
:target { outline: 2px solid currentColor; outline-offset: 2px; }
a { color: inherit; }
figure { background: #fff; margin: 0 0 1rem; overflow-x: auto; } svg { max-width: 100%; height: auto; }
@media print { body { max-width: none; margin: 0; } a { text-decoration: none; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(dossier: Dossier) -> str:
    """The whole document. Everything that comes from pages is escaped."""
    counts = " · ".join(dossier.counts)
    timeline = "\n".join(map(_item, dossier.timeline.items)) or "<li>Nothing on record.</li>"
    speakers = "\n".join(
        f"<section><h3>{safe(s.title)}</h3><ul>{''.join(map(_item, s.items))}</ul></section>" for s in dossier.speakers
    )
    contradictions = "\n".join(
        f"<section><h3>{safe(s.title)}</h3><ul>{''.join(map(_item, s.items))}</ul></section>"
        for s in dossier.contradictions
    )
    disputed = "".join(map(_disputed, dossier.disputed))
    if disputed:
        disputed = f"<h2>What is disputed</h2>\n<ul>{disputed}</ul>\n"
    chart = (
        f'<figure role="img" aria-label="The timeline as a chart">{svg(dossier.chart)}</figure>'
        if dossier.chart
        else ""
    )
    if contradictions:
        contradictions = f"<h2>Statements that contradict each other</h2>\n{contradictions}\n"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{safe(dossier.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<header><h1>{safe(dossier.title)}</h1><p>{counts}</p></header>
<main>
<h2>Timeline</h2>
{chart}
<ul>{timeline}</ul>
<h2>Statements</h2>
{speakers or "<p>Nothing on record.</p>"}
{disputed}{contradictions}<h2>Sources</h2>
<ul>{"".join(map(_source, dossier.sources))}</ul>
<h2>Exact words</h2>
<ol class="notes">{"".join(map(_note, dossier.notes))}</ol>
<h2>Method</h2>
<p>{safe(method(dossier))}</p>
</main>
</body>
</html>
"""


def safe(text: str) -> str:
    """Text of a page as text of HTML, without characters that reorder a line."""
    return escape(" ".join(printable(text).split()), quote=True)


def _item(item: Item) -> str:
    number = item.note
    return (
        f'<li><time>{safe(item.date)}</time> <span class="mark">{safe(item.mark)}</span> <bdi>{safe(item.text)}</bdi>'
        f'<sup><a id="ref-{number}" href="#note-{number}" aria-label="exact words {number}">{number}</a></sup>'
        f'<div class="chain">{safe(item.chain)}</div></li>\n'
    )


def _disputed(one: Disputed) -> str:
    return (
        f"<li>“<bdi>{safe(one.claim)}</bdi>”<div>asserted by <bdi>{safe(one.asserted_by)}</bdi>, denied by "
        f"<bdi>{safe(one.denied_by)}</bdi>: “<bdi>{safe(one.denial)}</bdi>”</div>"
        f'<div class="chain">{count(one.reports, "page")}</div></li>\n'
    )


def _source(source: Source) -> str:
    page = source.page
    where = safe(page.url or page.source)
    found = count(source.findings, "finding")
    return (
        f"<li>{safe(outlet_of(page))}, {safe(short(page.published))}: <bdi>{safe(page.title or '(no title)')}</bdi>"
        f'<div class="place">{where} · page {safe(page.id)} · {found}</div></li>\n'
    )


def _note(note: Note) -> str:
    back = f'<a href="#ref-{note.number}" aria-label="back to {note.number}">{note.number}</a>'
    return (
        f'<li id="note-{note.number}">{back} '
        f'“<bdi>{safe(note.words)}</bdi>” <span class="place">{safe(outlet_of(note.page))}, page {safe(note.page.id)}, '
        f"characters {note.span.start} to {note.span.end}; {safe(note.id)}, found by {safe(note.by)}</span></li>\n"
    )
