"""An analysis that finds nothing: pages are cleaned and recorded as always, without what makes reading slow."""

import depesche
from depesche.clean import clean
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.syntax import Syntax
from depesche.settings import Settings


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
