"""From bytes to a document: decoding, line kinds, publication data."""

from depesche.clean.decode import decode
from depesche.clean.decode_text import plain_text
from depesche.clean.facts import HtmlFacts
from depesche.clean.html_page import html_text
from depesche.clean.language import language_of
from depesche.clean.lines import label_lines
from depesche.clean.metadata import describe
from depesche.lang.pack import LanguagePack, pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.settings import Settings

CLEAN = "clean@1"
GIVEN = "given as text"


def clean(page: Page, settings: Settings) -> tuple[Document, LanguagePack]:
    """The document of a page and the language pack that fits it. Raises `PageError` if the page cannot be read."""
    if page.media == "html":
        return cleaned_html(page, settings)
    return cleaned_text(page, settings)


def characters_of(page: Page, settings: Settings) -> str:
    """The decoded characters of a page without any repair. Raises `PageTooLarge` or `EmptyPage`."""
    return decode(page, settings).text


def cleaned_html(page: Page, settings: Settings) -> tuple[Document, LanguagePack]:
    """An HTML page: its own DOM text; if no article is found in the markup, its lines are judged as text."""
    html = html_text(page, settings)
    pack = pack_for(html.language)
    lines = html.lines
    if page.is_text:
        lines = all_content(html.text)
    elif not any(line.kind == "content" for line in lines):
        lines = label_lines(html.text, pack.cleaning)
    return document_of(page, html.text, lines, html.decoding, (html.language, pack), html.facts), pack


def cleaned_text(page: Page, settings: Settings) -> tuple[Document, LanguagePack]:
    """A text page: each line judged by itself, its neighbours and the whole page."""
    plain = plain_text(page, settings)
    language = settings.language or language_of(longest_lines(plain.text))
    pack = pack_for(language)
    lines = all_content(plain.text) if page.is_text else label_lines(plain.text, pack.cleaning)
    lines = plain.with_sources(lines)
    return document_of(page, plain.text, lines, plain.decoding, (language, pack), None), pack


def all_content(text: str) -> tuple[Line, ...]:
    """Every line that is not blank as content."""
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(Span(at, at + len(line.rstrip("\r"))), "content", GIVEN))
        at += len(line) + 1
    return tuple(lines)


def longest_lines(text: str, count: int = 20) -> str:
    """The longest lines, longest first: running text rather than menus."""
    return "\n".join(sorted(text.split("\n"), key=len, reverse=True)[:count])


def document_of(
    page: Page,
    text: str,
    lines: tuple[Line, ...],
    decoding: Decoding,
    spoken: tuple[str, LanguagePack],
    facts: HtmlFacts | None,
) -> Document:
    """The document with its publication data; what the bringer says of the page wins."""
    language, pack = spoken
    known = describe(text, lines, page, pack.cleaning, facts)
    return Document(
        page_id=page.id,
        text=text,
        lines=lines,
        decoding=decoding,
        language=language,
        title=known.title,
        kicker=known.kicker,
        author=known.author,
        outlet=known.outlet,
        outlet_how=known.outlet_how,
        credits=known.credits,
        translated=known.translated,
        published=known.published,
        by=CLEAN,
    )
