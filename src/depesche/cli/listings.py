"""Commands that list what is on record."""

import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, OutputFormat, Store, listing
from depesche.model.filters import Filters

ROOM_FOR_BARS = 140
"""Columns of a terminal from which on a timeline has bars unless it is told."""


class PrecisionChoice(StrEnum):
    """How exactly a date must be known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class KindChoice(StrEnum):
    """Kind of a quotation."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE = "free"
    REPORTED = "reported"


class CertaintyChoice(StrEnum):
    """How sure a statement is of what it says."""

    APPARENT = "apparent"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    HEARSAY = "hearsay"


@listing
def timeline(
    precision: Annotated[
        PrecisionChoice | None, typer.Option(help="Only events whose date is known at least that exactly.")
    ] = None,
    bars: Annotated[
        bool | None,
        typer.Option("--bars/--no-bars", help="Draw how uncertain each date is (default: if the terminal is wide)."),
    ] = None,
    *,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """What happened, was planned, claimed or denied, in order of time."""
    from depesche.store import View
    from depesche.tell.events import timeline as timeline_of
    from depesche.tell.listing import write
    from depesche.telling import told_events

    wide = sys.stdout.isatty() and shutil.get_terminal_size().columns >= ROOM_FOR_BARS
    drawn = output is OutputFormat.TABLE and (wide if bars is None else bars)
    with View.open(store) as view:
        told = timeline_of(
            told_events(view, filters),
            precision.value if precision else None,
            bars=drawn,
            since=filters.since,
            until=filters.until,
        )
        write(told, output.value, sys.stdout)


@listing
def events(
    category: Annotated[str | None, typer.Option(help="Only this PLOVER category, e.g. CONSULT.")] = None,
    mode: Annotated[str | None, typer.Option(help="Only this mode of a category, e.g. visit.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Towards whom: a name or a part of it.")] = None,
    dyad: Annotated[str | None, typer.Option(help="Between two, whoever acts: NAME,NAME.")] = None,
    context: Annotated[str | None, typer.Option(help="Only events in this context, e.g. military.")] = None,
    counts: Annotated[bool, typer.Option("--counts", help="How many per month and dyad, not the events.")] = False,
    *,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """Events with category, mode, status and participants."""
    from depesche.store import View
    from depesche.tell.events import by_month
    from depesche.tell.events import events as events_of
    from depesche.tell.listing import write
    from depesche.tell.wanted import Wanted
    from depesche.telling import told_events

    with View.open(store) as view:
        found = told_events(view, filters)
        asked = Wanted.of(category=category, mode=mode, recipient=recipient, dyad=dyad, context=context)
        wanted = (s for s in found if asked.fits(s))
        write(by_month(wanted) if counts else events_of(wanted), output.value, sys.stdout)


@listing
def quantities(
    kind: Annotated[str | None, typer.Option(help="Only dead, injured, money, votes, weapons ...")] = None,
    place: Annotated[str | None, typer.Option(help="Only where the sentence names this place.")] = None,
    *,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """Numbers of dead, sums, votes, weapons: each reading with its day and its origin."""
    from depesche.store import View
    from depesche.tell.listing import write
    from depesche.tell.quantities import quantities as quantities_of
    from depesche.telling import told_pages

    with View.open(store) as view:
        write(quantities_of(told_pages(view, filters), kind, place), output.value, sys.stdout)


@listing
def statements(
    *,
    speaker: Annotated[str | None, typer.Option(help="Who speaks; the same as --actor.")] = None,
    kind: Annotated[KindChoice | None, typer.Option(help="Only statements of this kind.")] = None,
    act: Annotated[str | None, typer.Option(help="Only what asserts, denies, demands, promises ...")] = None,
    certainty: Annotated[
        CertaintyChoice | None, typer.Option(help="Only what is said to be so apparently, probably, possibly ...")
    ] = None,
    chain: Annotated[
        str | None,
        typer.Option(help="Only what came through this link: a name, a kind of source, or 'unnamed' for any."),
    ] = None,
    direct_only: Annotated[bool, typer.Option("--direct-only", help="Only words in quotation marks.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the rule, and whether the learned labels agree with it.")
    ] = False,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Pairs of one speaker of which one affirms what the other denies.")
    ] = False,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """Who said what, in which words, and through whom the page knows it."""
    from dataclasses import replace

    from depesche.store import View
    from depesche.tell.contradictions import contradictions as contradictions_of
    from depesche.tell.listing import write
    from depesche.tell.statements import Wanted
    from depesche.tell.statements import statements as statements_of
    from depesche.telling import told_statements

    with View.open(store) as view:
        found = told_statements(view, replace(filters, actor=speaker) if speaker else filters)
        choice = Wanted(
            kind="direct" if direct_only else kind.value if kind else None,
            act=act.lower() if act else None,
            certainty=certainty.value if certainty else None,
            chain=chain,
        )
        wanted = (s for s in found if choice.holds(s))
        told = contradictions_of(wanted) if contradictions else statements_of(wanted, explain=explain)
        write(told, output.value, sys.stdout)


@listing
def stories(*, store: str, output: OutputFormat, filters: Filters) -> None:
    """Pages that tell one story, and which of them are copies."""
    from depesche.store import View
    from depesche.tell.links import stories as stories_of
    from depesche.tell.listing import write
    from depesche.telling import links_of, told_infos

    with View.open(store) as view:
        write(stories_of(links_of(view, "story", "copy"), told_infos(view, filters)), output.value, sys.stdout)


@listing
def plans(
    only_open: Annotated[bool, typer.Option("--open", help="Only plans without an outcome on record.")] = False,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only open plans whose time was over when the newest page appeared.")
    ] = False,
    *,
    store: str,
    output: OutputFormat,
    filters: Filters,
) -> None:
    """What was planned or demanded, and what became of it."""
    from depesche.store import View
    from depesche.tell.listing import write
    from depesche.tell.plans import plans as plans_of
    from depesche.telling import links_of, told_events

    with View.open(store) as view:
        told = told_events(view, filters)
        write(
            plans_of(links_of(view, "plan", "event"), told, only_open=only_open, only_overdue=overdue),
            output.value,
            sys.stdout,
        )


@listing
def disputes(*, store: str, output: OutputFormat, filters: Filters) -> None:
    """Claims that somebody denies: who asserts, who denies, in which words."""
    from depesche.store import View
    from depesche.tell.disputes import disputes as disputes_of
    from depesche.tell.listing import write
    from depesche.telling import told_events, told_statements

    with View.open(store) as view:
        links = view.disputes()
        if filters.empty:
            ends = [i for d in links.disputes for i in (d.claim, *d.denied_by_quotations, *d.denials)]
            told = view.sourced_events(ends), view.sourced_statements(ends)
        else:
            told = list(told_events(view, filters)), list(told_statements(view, filters))
        found = disputes_of(links, *told)
        write(found, output.value, sys.stdout)


def search(
    words: Annotated[str, typer.Argument(help='Words that a sentence must hold in any form; "..." for a phrase.')],
    store: Store = DEFAULT_STORE,
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="At most so many sentences, the best first.")] = 50,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Also sentences that say it in other words, in German or English.")
    ] = False,
) -> None:
    """Find sentences by their words, in any form of the word, or by what they mean."""
    from depesche.searching import learned
    from depesche.searching import search as found_by
    from depesche.store import View
    from depesche.tell.finding import hits
    from depesche.tell.listing import write

    if meaning and not learned(str(store)):
        typer.echo("The store may not be written now: pages that are new are searched by their words only.", err=True)
    with View.open(store) as view:
        _, found = found_by(view, words, "meaning" if meaning else "words", count=limit)
    write(hits(found), output.value, sys.stdout)
