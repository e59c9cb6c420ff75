"""Commands on a language model that the user runs: asking it for candidates, and deciding about them."""

import getpass
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, OutputFormat, Store, filters_of

SHOWN_FAILURES = 10


class State(StrEnum):
    """How a candidate stands."""

    OPEN = "open"
    AGREED = "agreed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ALL = "all"
    REFUSED = "refused"


def propose(
    settings: Annotated[Path, typer.Argument(help="File that names the endpoint (TOML): docs/language-models.md.")],
    store: Store = DEFAULT_STORE,
    *,
    page: Annotated[
        list[str] | None, typer.Option("--page", help="Only this page, by its id; may be repeated.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only pages of this outlet.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Only pages from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Only pages up to this day.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask anew what was answered before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be asked; ask nothing.")] = False,
) -> None:
    """Ask a language model that you run for candidates on recorded pages; what does not stand there is refused."""
    from depesche.proposing.client import Client
    from depesche.proposing.endpoint import endpoint_in
    from depesche.proposing.running import foreseen
    from depesche.proposing.running import propose as ask
    from depesche.store import Store as Record
    from depesche.store import View
    from depesche.tell.summary import count

    endpoint = endpoint_in(settings)
    filters = filters_of(
        actor=None, with_=None, about=None, since=since, until=until, status=None, outlet=outlet, origin=None
    )
    View.open(store).close()  # a store that is not there is no reason to make one
    with Record.open(store) as opened:
        with View.open(store) as view:
            pages = page or [info.id for info in view.pages(filters)]
        if dry_run:
            asked, questions, tokens = foreseen(opened, endpoint, pages)
            typer.echo(
                f"{asked} of {count(len(pages), 'page')} · {count(questions, 'question')} · {tokens} tokens at most"
            )
            return
        client = Client(endpoint, endpoint.key(os.environ))
        done = ask(opened, endpoint, client, pages=pages, again=again, told=lambda source: typer.echo(source, err=True))
    for failure in done.failures[:SHOWN_FAILURES]:
        typer.echo(failure, err=True)
    typer.echo(
        f"{count(done.pages, 'page')} · {done.answers} of {count(done.questions, 'question')} answered,"
        f" {done.at_hand} known already"
        f" · {done.tokens} tokens"
    )
    typer.echo(f"What stands proposed: depesche proposals --store {store}")
    if done.stopped:
        typer.echo(f"Stopped early: {done.stopped}.", err=True)
    if done.stopped or done.failures:
        raise typer.Exit(1)


def proposals(
    store: Store = DEFAULT_STORE,
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TABLE,
    state: Annotated[
        State, typer.Option("--state", help="Which: agreed ones the rules found too; refused ones stand nowhere.")
    ] = State.OPEN,
    *,
    page: Annotated[str | None, typer.Option("--page", help="Only of this page, by its id.")] = None,
    accept: Annotated[
        str | None, typer.Option("--accept", help="Say that the candidate with this id is right.")
    ] = None,
    reject: Annotated[str | None, typer.Option("--reject", help="Say that it is wrong.")] = None,
    undo: Annotated[str | None, typer.Option("--undo", help="Take back the decision with this id.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, in a few words.")] = "",
    by: Annotated[str | None, typer.Option("--by", help="Who decides (default: your user name).")] = None,
) -> None:
    """Candidates of language models, apart from the findings: those that wait for you, or those of another state.

    With --accept, --reject or --undo it records what you decide.
    """
    from depesche.proposing.deciding import all_proposals, proposals_of
    from depesche.store import View
    from depesche.tell.listing import write
    from depesche.tell.proposals import proposals as listed
    from depesche.tell.proposals import refusals

    if accept or reject or undo:
        _decide(store, page, (accept, reject, undo), by or getpass.getuser(), reason)
        return
    with View.open(store) as view:
        found = [proposals_of(view, page)] if page else all_proposals(view)
        if state is State.REFUSED:
            write(refusals(r for one in found for r in one.refusals), output.value, sys.stdout)
            return
        told = (
            (s.proposal, s.findings, s.decision, s.judgement)
            for one in found
            for s in one.standing
            if state in (State.ALL, s.decision)
        )
        write(listed(told), output.value, sys.stdout)


def _decide(
    store: str, page: str | None, wanted: tuple[str | None, str | None, str | None], by: str, reason: str
) -> None:
    from depesche.deciding import undo as take_back
    from depesche.proposing.deciding import decide_proposal
    from depesche.store import Store as Record
    from depesche.store import View

    accept, reject, undo = wanted
    View.open(store).close()
    if undo:
        take_back(store, undo, by)
        typer.echo(f"taken back: {undo}")
    for proposal, accepted in ((accept, True), (reject, False)):
        if proposal:
            with Record.open(store) as opened:
                judgement = decide_proposal(opened, proposal, by, accept=accepted, reason=reason, page=page)
            typer.echo(f"{proposal}: {'accepted' if accepted else 'rejected'}; take it back with")
            typer.echo(f"  depesche proposals --undo {judgement.id}")
