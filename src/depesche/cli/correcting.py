"""The command by which people correct statements and events."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.actors import By
from depesche.cli.listings import KindChoice
from depesche.cli.options import DEFAULT_STORE, OutputFormat, StatusChoice, Store
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.tell.listing import Format

SPANS = "exact words of the page, parts divided by '…', or START-END in characters"


def correct(
    id: Annotated[str | None, typer.Argument(help="Id of a statement or event, or its beginning.")] = None,  # noqa: A002
    store: Store = DEFAULT_STORE,
    *,
    status: Annotated[StatusChoice | None, typer.Option("--status", help="Status of an event.")] = None,
    category: Annotated[str | None, typer.Option("--category", help="PLOVER category of an event.")] = None,
    kind: Annotated[KindChoice | None, typer.Option("--kind", help="Kind of a statement.")] = None,
    words: Annotated[str | None, typer.Option("--words", help=f"What a finding covers: {SPANS}.")] = None,
    trigger: Annotated[str | None, typer.Option("--trigger", help="The word that tells of an event.")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who speaks, by words of the page.")] = None,
    reject: Annotated[bool, typer.Option("--reject", help="Say that there is no such statement or event.")] = False,
    undo: Annotated[str | None, typer.Option("--undo", help="Take back the correction with this id.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, in a few words.")] = "",
    by: By = None,
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TABLE,
) -> None:
    """Correct a statement or an event, or list what was corrected (in it, if an id is given).

    A correction stands beside what was found, with name, day and reason. Every list and every later run follow it, also
    if another analysis finds the same at the same place under another id.
    """
    from depesche.correcting import correct as corrected
    from depesche.deciding import undo as take_back
    from depesche.store import View

    maker = by or getpass.getuser()
    if undo:
        View.open(store).close()
        take_back(store, undo, maker)
        typer.echo(f"taken back: {undo}")
        return
    given = {"status": status and status.value, "category": category, "kind": kind and kind.value}
    places = {"words": words, "trigger": trigger, "speaker": speaker}
    changes = {name: value for name, value in given.items() if value} | ({"rejected": "yes"} if reject else {})
    if not changes and not any(places.values()):
        _list(store, id, output.value)
        return
    if id is None:
        raise UsageError("depesche correct", "lacks the id of what is to be corrected", "List them: depesche events.")
    changes |= _places(store, id, {name: value for name, value in places.items() if value})
    for made in corrected(store, id, changes, maker, reason):
        typer.echo(f"{made.right}; take it back with")
        typer.echo(f"  depesche correct --undo {made.id}")


def _places(store: str, finding: str, given: dict[str, str]) -> dict[str, str]:
    """Spans by the names of their fields."""
    from depesche.correcting import found_as, spans_from
    from depesche.model.correction import place_of
    from depesche.model.event import Event
    from depesche.store import View

    with View.open(store) as view:
        _, findings, found = found_as(view, finding)
    fields = {"words": "evidence" if isinstance(found, Event) else "content"}
    return {fields.get(name, name): spans_from(value, findings, place_of(found)) for name, value in given.items()}


def _list(store: str, finding: str | None, output: "Format") -> None:
    """Prints the corrections on record, also those taken back, the latest first."""
    from depesche.correcting import corrections_of, found_as
    from depesche.store import View
    from depesche.tell.corrections import corrections
    from depesche.tell.listing import write

    with View.open(store) as view:
        wanted = found_as(view, finding)[2].id if finding else None
        made = sorted((j for j in view.decisions() if j.kind == "correction"), key=lambda j: j.detail, reverse=True)
        found = [c for c in corrections_of(view, made) if wanted in (None, c.finding, c.correction.finding)]
    write(corrections(found), output, sys.stdout)
