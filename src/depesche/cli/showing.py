"""Commands that show one thing in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from depesche.cli.actors import actor_shown
from depesche.cli.options import DEFAULT_STORE, Store

if TYPE_CHECKING:
    from depesche.model.findings import Findings
    from depesche.store import View


def show(
    id: Annotated[str, typer.Argument(help="Id of a page or finding, or its beginning; or an actor.")],  # noqa: A002
    store: Store = DEFAULT_STORE,
    whole: Annotated[bool, typer.Option("--whole", help="The whole page, not only the lines around.")] = False,
) -> None:
    """Show a finding in its page, with its parts marked and how each was found."""
    from depesche.recording import exported_page
    from depesche.store import View
    from depesche.tell.reports import report_lines
    from depesche.tell.show import head, page_text, parts_of
    from depesche.tell.versions import version_lines
    from depesche.telling import versions_of

    console = Console(highlight=False, soft_wrap=True)
    with View.open(store) as view:
        if actor_shown(view, id, console):
            return
        place = view.finding(id)
        told = list(report_lines(view.links(), place.id, lambda member: _page_of(view, member)))
        findings = exported_page(view, place.page)
        known = references(view, findings.document.published.reasons)
        versions, pages = versions_of(view, place.page)
    for line in (*head(findings, known), *version_lines(place.page, versions, pages)):
        console.print(Text(line))
    console.print()
    found = parts_of(findings, place.id)
    if found is None:
        console.print(page_text(findings, [], whole=True))
        if place.kind != "page":
            console.print(Text(f"{place.id} was rejected by a person: depesche correct {place.id}"))
        return
    title, parts, words = found
    console.print(page_text(findings, parts, whole=whole))
    console.print(Text(title, style="bold"))
    for line in (*words, *told):
        console.print(Text(line))
    console.print(Text(f"id          {place.id}"))


def _page_of(view: "View", finding: str) -> "Findings | None":
    """The linked findings of the page on which a finding stands; None if it is no longer on record."""
    from depesche.errors import UsageError
    from depesche.recording import exported_page

    try:
        return exported_page(view, view.finding(finding).page)
    except UsageError:
        return None


def references(view: "View", reasons: Sequence[str]) -> dict[str, str]:
    """What the ids of other pages and their events in the steps of an inference stand for."""
    from depesche.tell.show import reference

    page = next((r.removeprefix("page ") for r in reasons if r.startswith("page ") and " " not in r[5:]), None)
    if page is None or view.page(page) is None:
        return {}
    other = view.findings(page, syntax=False)
    found = ((name, reference(other, name)) for name in (page, *reasons))
    return {name: words for name, words in found if words is not None}
