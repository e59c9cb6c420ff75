"""The command that writes a document to be filed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import listing
from depesche.errors import UsageError
from depesche.model.event import Event
from depesche.model.filters import Filters
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced

if TYPE_CHECKING:
    from depesche.store import View
    from depesche.tell.dossier import Dossier


class DossierFormat(StrEnum):
    """What `dossier` writes."""

    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What a dossier is about."""

    title: str
    events: list[Sourced[Event]]
    statements: list[Sourced[Quotation]]


@listing
def dossier(
    out: Annotated[Path | None, typer.Option("--out", help="File to write (default: dossier.html and so on).")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the document.")] = None,
    kind: Annotated[DossierFormat, typer.Option("--as", help="html, md, pdf or docx.")] = DossierFormat.HTML,
    story: Annotated[str | None, typer.Option("--story", help="Only the story of the page with this id.")] = None,
    dyad: Annotated[
        tuple[str, str] | None, typer.Option("--dyad", help="Only what two actors did and said to each other.")
    ] = None,
    *,
    store: str,
    output: object,
    filters: Filters,
) -> None:
    """Write a document with timeline, statements by speaker, disputes, sources, and footnotes to the exact words."""
    import depesche
    from depesche.store import View
    from depesche.tell.dossier import build

    with View.open(store) as view:
        chosen = _of_dyad(view, filters, dyad) if dyad else _all(view, filters)
        if story:
            chosen = _of_story(view, chosen, story)
        links = view.links()
    made = build(title or chosen.title, chosen.events, chosen.statements, depesche.__version__, links)
    target = out or Path(f"dossier.{kind.value}")
    try:
        target.write_bytes(_written(made, kind))
    except OSError as error:
        raise UsageError(str(target), f"cannot be written: {error.strerror}", "Name another with --out.") from None
    typer.echo(f"{target}: {', '.join(made.counts)}")


def _all(view: "View", filters: Filters) -> _Chosen:
    from depesche.telling import told_events, told_statements

    heading = filters.actor or filters.about or "Record"
    return _Chosen(heading, list(told_events(view, filters)), list(told_statements(view, filters)))


def _of_dyad(view: "View", filters: Filters, dyad: tuple[str, str]) -> _Chosen:
    one, other = dyad
    both = [_all(view, replace(filters, actor=a, with_=b)) for a, b in ((one, other), (other, one))]
    events = {s.finding.id: s for s in chain.from_iterable(c.events for c in both)}
    statements = {s.finding.id: s for s in chain.from_iterable(c.statements for c in both)}
    return _Chosen(f"{one} – {other}", list(events.values()), list(statements.values()))


def _of_story(view: "View", chosen: _Chosen, story: str) -> _Chosen:
    """What the pages of one story tell. Raises `UsageError` if no page has the id or begins with it."""
    page = view.finding(story).page
    pages = next((group for group in view.links().stories if page in group), (page,))
    known = [info for info in view.pages() if info.id in pages]
    first = min(known, key=lambda p: (str(p.published.earliest or "9"), p.id))
    events = [s for s in chosen.events if s.page.id in pages]
    return _Chosen(first.title or first.source, events, [s for s in chosen.statements if s.page.id in pages])


def _written(made: "Dossier", kind: DossierFormat) -> bytes:
    """The document; each format loads its library only when it is asked for."""
    if kind is DossierFormat.PDF:
        from depesche.tell.dossier.pdf import pdf

        return pdf(made)
    if kind is DossierFormat.WORD:
        from depesche.tell.dossier.word import word

        return word(made)
    from depesche.tell.dossier import html, markdown

    return (html if kind is DossierFormat.HTML else markdown)(made).encode("utf-8")
