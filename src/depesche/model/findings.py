"""All that one page gives: the result of `analyse`, and what a step of `extract` builds on."""

from dataclasses import dataclass

from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.mention import Entity, Mention
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.syntax import Syntax
from depesche.model.when import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What has been found in one document so far."""

    document: Document
    syntax: Syntax
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in one page; a pure function of the page and the program's version."""

    page: Page
    document: Document
    syntax: Syntax
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    version: str = ""
