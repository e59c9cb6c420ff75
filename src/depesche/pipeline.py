"""The whole story on one page, in plain calls."""

from dataclasses import replace

import depesche
from depesche.clean import characters_of, clean
from depesche.extract import (
    find_events,
    find_mentions,
    find_quantities,
    find_quotations,
    find_times,
    with_first_persons,
)
from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.findings import Findings, Found
from depesche.model.page import Page
from depesche.model.syntax import Parser, Syntax
from depesche.parse import given_sentences, listener_of, parse, parse_given
from depesche.settings import DEFAULT, Settings


def analyse(page: Page, settings: Settings = DEFAULT, parser: Parser | None = None) -> Findings:
    """All findings of one page: the same bytes give the same findings. Raises `PageError` if it cannot be read."""
    return extracted(page, *understood(page, settings, parser), parser)


def extracted(
    page: Page, document: Document, pack: LanguagePack, syntax: Syntax, parser: Parser | None = None
) -> Findings:
    """What a parsed page tells; the second half of `analyse`, after `understood`."""
    published, times = find_times(document, syntax, pack)
    document = replace(document, published=published)
    mentions, entities = find_mentions(document, syntax, pack)
    found = Found(document=document, syntax=syntax, mentions=mentions, entities=entities, times=times)
    quotations, found = find_quotations(found, pack, listener_of(parser))
    found = with_first_persons(replace(found, quotations=quotations), pack)
    events, found = find_events(found, pack)
    document = replace(document, quantities=find_quantities(found, pack))
    return Findings(
        page=page,
        document=document,
        syntax=syntax,
        mentions=found.mentions,
        entities=found.entities,
        times=times,
        quotations=quotations,
        events=events,
        version=depesche.__version__,
    )


def understood(page: Page, settings: Settings, parser: Parser | None) -> tuple[Document, LanguagePack, Syntax]:
    """Document, language and syntax of a page. CoNLL-U keeps its sentences and tokens: each sentence is one line."""
    if page.media != "conllu":
        document, pack = clean(page, settings)
        return document, pack, parse(document, pack, parser)
    text, sentences = given_sentences(characters_of(page, settings), page.source)
    plain = replace(page, data=text.encode(), media="text", encoding="utf-8", is_text=True)
    document, pack = clean(plain, settings)
    # The bytes of the lines would be those of the text made here, not of the file.
    document = replace(document, lines=tuple(replace(line, source=None) for line in document.lines))
    return document, pack, parse_given(sentences, document, parser)
