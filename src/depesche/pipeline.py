"""The whole story on one page, in plain calls."""

from dataclasses import replace

import depesche
from depesche.clean import clean
from depesche.extract import find_events, find_mentions, find_quotations, find_times
from depesche.model.findings import Findings, Found
from depesche.model.page import Page
from depesche.model.syntax import Parser
from depesche.parse import parse
from depesche.settings import DEFAULT, Settings


def analyse(page: Page, settings: Settings = DEFAULT, parser: Parser | None = None) -> Findings:
    """All findings of one page: the same bytes give the same findings. Raises `PageError` if it cannot be read."""
    document, pack = clean(page, settings)
    syntax = parse(document, pack, parser)
    published, times = find_times(document, syntax, pack)
    document = replace(document, published=published)
    mentions, entities = find_mentions(document, syntax, pack)
    found = Found(document=document, syntax=syntax, mentions=mentions, entities=entities, times=times)
    quotations, found = find_quotations(found, pack)
    events = find_events(replace(found, quotations=quotations), pack)
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
