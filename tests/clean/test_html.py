"""HTML pages: text of the DOM, line kinds, and what the markup states."""

import json

import pytest

from depesche.clean import clean
from depesche.clean.facts import Stated
from depesche.clean.html_align import kept_lines
from depesche.clean.html_date import stamped
from depesche.clean.html_dom import dom_lines, tree_of
from depesche.clean.html_facts import facts_of
from depesche.clean.html_title import headline, kicker_of
from depesche.model.document import Document
from depesche.model.page import Page
from depesche.settings import DEFAULT
from tests.damaged import HTML


def lines_of(markup: str) -> list[str]:
    return [line.text for line in dom_lines(tree_of(markup, "page", DEFAULT))]


def document_of(markup: str) -> Document:
    return clean(Page.of(markup.encode(), "page.html", "html"), DEFAULT)[0]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>Ein <b>fetter</b> Satz<i>.</i></p>", ["Ein fetter Satz."]),
        ("<p>Erste<br>Zweite<br/>Dritte", ["Erste", "Zweite", "Dritte"]),
        ("<div>Vor<p>Drin</p>Nach</div>", ["Vor", "Drin", "Nach"]),
        ("<p>viel \n\t  Raum</p>\n\n<p>  </p><p>fest\u00a0&nbsp;ab</p>", ["viel Raum", "fest\u00a0\u00a0ab"]),
        ("<p>a<script>x()</script>b<!-- c -->d<style>e</style></p>", ["abd"]),
        ("<noscript><p>nein</p></noscript><template><p>nein</p></template><p>ja</p>", ["ja"]),
        ("<pre>eins\n  zwei</pre>", ["eins", "zwei"]),
        ("<ul><li>eins<li>zwei</ul>", ["eins", "zwei"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<p>eigen <x-mark>Wort</x-mark> da</p><unknown>Block</unknown>", ["eigen Wort da", "Block"]),
        ("<p>A&amp;O &#8222;so&#8220; &unknown; &#xD800;</p>", ["A&O „so“ &unknown; "]),
        ("<p>offen <b>fett <p>neu</b> Rest", ["offen fett", "neu Rest"]),
        ("Nur Text", ["Nur Text"]),
    ],
)
def test_text_of_the_dom(markup: str, lines: list[str]) -> None:
    assert [line.rstrip("\ufffd ") for line in lines_of(markup)] == [line.rstrip() for line in lines]


def test_an_article_page() -> None:
    document = document_of(HTML)
    kinds = {line.span.of(document.text): line.kind for line in document.lines}
    assert kinds["Start"] == kinds["Sport"] == "boilerplate"
    assert kinds["Neue Brücke für Kirlau"] == "heading"
    assert kinds["Die Selde bei Kirlau. Foto: J. Aske"] == "caption"
    assert [k for text, k in kinds.items() if text.startswith("„Wir beginnen")] == ["content"]
    assert document.title == "Neue Brücke für Kirlau"
    assert (str(document.published.earliest), document.published.days) == ("2026-03-02", 0)
    assert "JSON-LD datePublished" in document.published.how
    assert document.language == "de"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_lines_know_their_bytes(encoding: str) -> None:
    markup = """<html><head><meta charset="x"><title>Zeile eins</title></head><body><!-- Zeile eins -->
    <script>var a = "<p>Zeile eins";</script><p title="Zeile eins">Zeile eins</p>
    <p>Gr&ouml;&szlig;e <b>f&#252;r</b> alle
    da</p><p>Schl&uuml;sse: ä &amp; ö</p></body></html>"""
    data = markup.encode(encoding)
    document, _ = clean(Page.of(data, "page.html", "html"), DEFAULT)
    raw = [data[line.source.start : line.source.end] for line in document.lines if line.source]
    wide = "utf-16-le" if encoding == "utf-16" else encoding
    assert [piece.decode(wide) for piece in raw] == [
        "Zeile eins",
        "Gr&ouml;&szlig;e <b>f&#252;r</b> alle\n    da",
        "Schl&uuml;sse: ä &amp; ö",
    ]


def test_hidden_lines_are_kept_and_marked() -> None:
    document = document_of(HTML.replace("<article>", '<div style="display: none">Verborgener Satz.</div><article>'))
    line = next(line for line in document.lines if line.span.of(document.text) == "Verborgener Satz.")
    assert (line.kind, line.why) == ("boilerplate", "hidden by markup")


def test_a_page_without_article_is_judged_line_by_line() -> None:
    document = document_of("<p>Kurz</p>")
    assert [line.span.of(document.text) for line in document.lines] == ["Kurz"]


@pytest.mark.parametrize(
    ("lines", "paragraphs", "kept"),
    [
        (["Teaser", "Der Satz.", "Ja", "Der Satz.", "Schluss."], ["Ja", "Der Satz.", "Schluss."], {2, 3, 4}),
        (["Menü", "Ein Absatz, der hier lang genug ist", "und weitergeht bis hier zum Ende."],
         ["Ein Absatz, der hier lang genug ist und weitergeht bis hier zum Ende."], {1, 2}),
        (["Ja", "Jahrelang wurde gebaut."], ["Jahrelang wurde gebaut."], {1}),
        (["Zuerst stand dieser lange Absatz hier", "Dann kam jener lange zweite Absatz"],
         ["Dann kam jener lange zweite Absatz", "Zuerst stand dieser lange Absatz hier"], {0, 1}),
        (["– Punkt eins", "• Punkt zwei"], ["- Punkt eins", "- Punkt zwei"], {0, 1}),
        (["Nichts"], [], set()),
        ([], ["Nichts"], set()),
    ],
)  # fmt: skip
def test_extracted_paragraphs_find_their_lines(lines: list[str], paragraphs: list[str], kept: set[int]) -> None:
    assert kept_lines(lines, paragraphs) == kept


@pytest.mark.parametrize(
    ("forms", "title"),
    [
        ({"og:title": "Neue Brücke – Bote", "h1": "Neue Brücke"}, "Neue Brücke"),
        ({"title element": "Neue Brücke | Politik | Kirlauer Bote"}, "Neue Brücke | Politik"),
        ({"og:title": "Brücke - und kein Ende", "h1": "Brücke - und kein Ende"}, "Brücke - und kein Ende"),
        ({"og:title": "Neue Brücke", "JSON-LD headline": "Rat: Neue Brücke", "h1": "Rat: Neue Brücke"}, "Neue Brücke"),
        ({"JSON-LD headline": "Br&uuml;cke"}, "Brücke"),
        ({}, None),
    ],
)  # fmt: skip
def test_headline(forms: dict[str, str], title: str | None) -> None:
    found = headline([Stated(value, how) for how, value in forms.items()], ["Kirlauer Bote"])
    assert (found.value if found else None) == title


def test_kicker() -> None:
    forms = [Stated("Neue Brücke", "og:title"), Stated("Kirlau: Neue Brücke", "h1")]
    assert kicker_of("Neue Brücke", forms) == Stated("Kirlau", "h1")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-03-02T23:51:00Z", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("02.03.2026, 10:51", "2026-03-02"),
        ("2026-02-30", None),
        ("1970-01-01", None),
        ("gestern", None),
        ("12026-03-02", None),
    ],
)
def test_stamps(stamp: str, day: str | None) -> None:
    assert stamped(stamp) == (None if day is None else type(stamped("2026-01-01")).fromisoformat(day))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("head", "day", "how"),
    [
        ('<meta property="article:published_time" content="2026-03-02T10:00">', "2026-03-02", "article:published_time"),
        ('<meta name="last-modified" content="2026-04-05"><meta name="date" content="2026-03-02">', "2026-03-02", ""),
        ("<title>Neue Brücke | Bote | 02.03.2026</title>", "2026-03-02", "end of title"),
        ('<link rel="canonical" href="https://bote.example/2026/03/02/bruecke">', "2026-03-02", "address"),
        ("<title>Neue Brücke</title>", "None", "unknown"),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, day: str, how: str) -> None:
    root = tree_of(f"<html><head>{head}</head><body><p>Ein Satz.</p></body></html>", "page", DEFAULT)
    published = facts_of(root, dom_lines(root), None).published
    assert str(published.earliest) == str(published.latest) == day
    assert how in published.how


def test_broken_or_hostile_json_ld_is_survived() -> None:
    for body in ("{", "[" * 5_000, '{"@type": "NewsArticle", "headline": 5, "author": [[]], "datePublished": {}}',
                 "null",
                 '{"@graph": [{"@type": ["NewsArticle"], "headline": "Ja\nNein", "author": "Mara"}]}'):  # fmt: skip
        script = f'<script type="application/ld+json">{body}</script>'
        root = tree_of(f"<html><head>{script}</head><body><p>Satz</p></body></html>", "page", DEFAULT)
        facts = facts_of(root, dom_lines(root), None)
    assert facts.title == Stated("Ja Nein", "JSON-LD headline")
    assert facts.author == Stated("Mara", "JSON-LD author")


def test_titles_of_markup_are_mended() -> None:
    data = '{"@type": "Article", "headline": "GrÃ¶ÃŸe \\ud83d", "author": "\\udc00"}'
    head = f'<script type="application/ld+json">{data}</script>'
    document = document_of(f"<html><head>{head}</head><body><p>Satz</p></body></html>")
    assert document.title == "Größe \ufffd"
    json.dumps([document.title, document.author], ensure_ascii=False).encode("utf-8")


def test_credits_of_markup() -> None:
    data = {"@type": "NewsArticle", "headline": "x", "sourceOrganization": {"name": "NAW"}, "creditText": "Foto: A"}
    markup = f"""<html><head><script type="application/ld+json">{json.dumps(data)}</script>
    <meta name="copyright" content="Kirlauer Bote"></head><body><p>Satz</p>
    <span class="article__source">Quelle: NAW</span>"""
    root = tree_of(markup, "page", DEFAULT)
    facts = facts_of(root, dom_lines(root), None)
    assert [c.value for c in facts.credits] == ["Foto: A", "NAW", "Kirlauer Bote"]
    assert facts.credit_lines == ("Quelle: NAW",)
