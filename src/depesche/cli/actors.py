"""Commands on who is who: the actors of a record, what people say about them, and what is in doubt."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, OutputFormat, Store, listing
from depesche.model.filters import Filters

if TYPE_CHECKING:
    from rich.console import Console

    from depesche.model.judgement import Verdict
    from depesche.store import View

By = Annotated[str | None, typer.Option("--by", help="Who decides (default: your user name).")]


@listing
def actors(
    merge: Annotated[
        tuple[str, str] | None, typer.Option("--merge", help="Say that two actors are one; names or ids.")
    ] = None,
    split: Annotated[
        tuple[str, str] | None, typer.Option("--split", help="Say that two actors are not one; names or ids.")
    ] = None,
    undo: Annotated[str | None, typer.Option("--undo", help="Take back the judgement with this id.")] = None,
    wikidata: Annotated[
        Path | None,
        typer.Option(
            "--wikidata",
            help="Link actors to Wikidata by this file: a table with id and label, or an extract of a dump.",
        ),
    ] = None,
    by: By = None,
    *,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """Persons, states and organisations with their offices over time, by number of mentions.

    With --merge, --split or --undo it records what you decide; later runs follow it. With --wikidata it links actors to
    the items of a file (docs/wikidata.md); nothing is downloaded.
    """
    from depesche.store import View
    from depesche.tell.actors import actors as actors_of
    from depesche.tell.listing import write
    from depesche.telling import told_pages
    from depesche.who import actors_on_record, wikidata_of

    if merge or split or undo:
        decided(store, merge, split, undo, by)
        return
    if wikidata is not None:
        identified(store, wikidata)
        return
    with View.open(store) as view:
        terms, items = actors_on_record(view).terms, wikidata_of(view)
        write(actors_of(told_pages(view, filters), filters.actor, terms, items), output.value, sys.stdout)


def identified(store: str, path: Path) -> None:
    """Links actors to the items of a file, and prints how many."""
    from depesche.identifying import identify

    done = identify(store, path)
    typer.echo(f"{done.linked} actors linked, {done.undecided} left open, {done.items} items with a name on record")
    if done.withdrawn:
        typer.echo(f"{done.withdrawn} earlier links withdrawn, which this file does not give")


def decided(
    store: str, merge: tuple[str, str] | None, split: tuple[str, str] | None, undo: str | None, by: str | None
) -> None:
    """Records what a person decides about actors, and prints the id by which it can be taken back."""
    from depesche.deciding import decide
    from depesche.deciding import undo as take_back
    from depesche.store import View
    from depesche.who import actors_on_record

    maker = by or getpass.getuser()
    if undo:
        take_back(store, undo, maker)
        typer.echo(f"taken back: {undo}")
    pairs: list[tuple[tuple[str, str] | None, Verdict]] = [(merge, "same"), (split, "different")]
    for pair, verdict in pairs:
        if pair is not None:
            with View.open(store) as view:
                known = actors_on_record(view)
                left, right = (known.node(wanted) for wanted in pair)
            judgement = decide(store, "entity", left.id, right.id, verdict, maker)
            typer.echo(f"{left.name or left.id} and {right.name or right.id}: {verdict}; take it back with")
            typer.echo(f"  depesche actors --undo {judgement.id}")


def review(
    store: Store = DEFAULT_STORE,
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TABLE,
) -> None:
    """Who may or may not be one: doubtful judgements with score and reasons, those first on which most depends."""
    from depesche.store import View
    from depesche.tell.listing import write
    from depesche.tell.review import doubts
    from depesche.who import actors_on_record

    with View.open(store) as view:
        names = {node.id: node.name for node in actors_on_record(view).nodes if node.name}
        write(doubts(view.judgements("entity"), names), output.value, sys.stdout)


def actor_shown(view: "View", wanted: str, console: "Console") -> bool:
    """Prints an actor in full if `wanted` is one by name or id and no page or finding; True if it did."""
    from rich.text import Text

    from depesche.errors import UsageError
    from depesche.model.filters import NO_FILTERS
    from depesche.tell.actor_card import actor_lines
    from depesche.telling import told_pages
    from depesche.who import actors_on_record, wikidata_of

    try:
        view.finding(wanted)
    except UsageError as unknown:
        known = actors_on_record(view)
        try:
            actor = known.node(wanted).actor
        except UsageError as error:
            raise (error if known.named_like(wanted) else unknown) from None
    else:
        return False
    pages = [p for p in told_pages(view, NO_FILTERS) if any(e.id == actor for e in p.entities)]
    entity = next(e for page in pages for e in page.entities if e.id == actor)
    joined = sorted(n.id for n in known.nodes if n.actor == actor and n.name)
    for line in actor_lines(entity, known.terms.get(actor, ()), pages, joined, wikidata_of(view).get(actor)):
        console.print(Text(line))
    return True
