"""An HTML page as text in reading order, with a label for each line and what the markup states."""

import re
from dataclasses import dataclass

from depesche.clean.decode import REPLACEMENT, Decoded, decode
from depesche.clean.decode_repair import repair
from depesche.clean.decode_text import refuse_long_text
from depesche.clean.facts import HtmlFacts
from depesche.clean.html_article import Label, labels_of
from depesche.clean.html_correct import KEPT, corrected
from depesche.clean.html_dom import DomLine, dom_lines, tree_of
from depesche.clean.html_facts import facts_of
from depesche.clean.html_source import sources_of
from depesche.clean.language import language_of
from depesche.errors import EmptyPage
from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Line
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.settings import Settings

KEPT_MARK = re.compile(REPLACEMENT + "+")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The text of the DOM, its labelled lines (all of them, in order), and the markup's statements."""

    text: str
    decoding: Decoding
    lines: tuple[Line, ...]
    facts: HtmlFacts
    language: str


def html_text(page: Page, settings: Settings) -> HtmlText:
    """The text of an HTML page. Raises `PageTooLarge`, `PageTooDeep` or `EmptyPage`."""
    decoded = decode(page, settings)
    root = tree_of(decoded.text, page.source, settings)
    found = dom_lines(root)
    if not found:
        raise EmptyPage(page.source, "its markup shows no text", "Check how the page was saved")
    raw = "\n".join(line.text for line in found)
    refuse_long_text(raw, page.source, settings)
    facts = facts_of(root, found, page.url)
    labels = labels_of(root, found, facts)
    kept = "\n".join(line.text for line, (kind, _) in zip(found, labels, strict=True) if kind in KEPT)
    language = settings.language or language_of(kept or raw, facts.language)
    labels = corrected(found, labels, raw, facts, pack_for(language).cleaning)
    text, decoding, lines = assembled(raw, found, labels, decoded)
    return HtmlText(text, decoding, lines, facts, language)


def assembled(
    raw: str, found: list[DomLine], labels: list[Label], decoded: Decoded
) -> tuple[str, Decoding, tuple[Line, ...]]:
    """Text, decoding and lines after mojibake has been mended."""
    spans: list[Span] = []
    at = 0
    for line in found:
        spans.append(Span(at, at + len(line.text)))
        at += len(line.text) + 1
    mended = repair(raw, spans)
    sources = sources_of(found, decoded)
    lines = tuple(
        Line(mended.moved(span), kind, why, source)
        for span, (kind, why), source in zip(spans, labels, sources, strict=True)
    )
    marks = KEPT_MARK.finditer(mended.text) if decoded.undecodable else ()
    undecodable = tuple(Span(*mark.span()) for mark in marks)
    return mended.text, Decoding(decoded.encoding, decoded.how, mended.repairs, undecodable), lines
