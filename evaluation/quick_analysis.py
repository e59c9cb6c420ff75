"""An analysis that finds nothing: pages are cleaned and recorded as always, without what makes reading slow."""

from collections.abc import Iterator

import depesche
from depesche.clean import clean
from depesche.errors import PageError
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.syntax import Syntax
from depesche.pool import guarded
from depesche.recording import Outcomes
from depesche.settings import DEFAULT, Settings
from depesche.store import prepared


def quick(page: Page, settings: Settings) -> Findings:
    """The page as cleaning sees it. Raises `PageError`."""
    document, _ = clean(page, settings)
    nothing: tuple[()] = ()
    return Findings(
        page=page,
        document=document,
        syntax=Syntax((), "none@1"),
        mentions=nothing,
        entities=nothing,
        times=nothing,
        quotations=nothing,
        events=nothing,
        version=depesche.__version__,
    )


def in_process(pages: Iterator[Page | PageError]) -> Outcomes:
    """Results for `record_pages`, without other processes."""
    for page in pages:
        if isinstance(page, PageError):
            yield page.about, page
        else:
            yield page.source, guarded(lambda given: prepared(quick(given, DEFAULT)), page)
