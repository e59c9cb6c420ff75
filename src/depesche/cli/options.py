"""Options that several commands share, and the decorator that gives a listing its filters."""

import inspect
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer

from depesche.errors import UsageError
from depesche.model.filters import Filters


class OutputFormat(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class StatusChoice(StrEnum):
    """Status of an event."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CLAIMED = "claimed"
    DENIED = "denied"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


DEFAULT_STORE = "depesche.db"
Store = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="DEPESCHE_STORE",
        help="File that holds the record, or postgresql://user@host/database.",
        metavar="PLACE",
        show_default=True,
    ),
]
Pages = Annotated[
    list[str], typer.Argument(help="Files, folders (read with all below them), globs, or - for standard input.")
]
SomePages = Annotated[
    list[str] | None, typer.Argument(help="Files, folders (read with all below them), globs, or - for standard input.")
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        help="Columns of CSV, TSV and Parquet that have other names: text=body,published=date.",
        metavar="MAP",
    ),
]
COLUMN_NAMES = ("id", "text", "html", "url", "outlet", "title", "published")


def columns_of(given: str | None) -> tuple[tuple[str, str], ...]:
    """The column map of `--columns`. Raises `UsageError` for a name that is none of ours, or that comes twice."""
    pairs = [part.partition("=") for part in (given or "").split(",") if part.strip()]
    columns = tuple((ours.strip(), theirs.strip()) for ours, _, theirs in pairs)
    names = [ours for ours, _ in columns]
    for ours, theirs in columns:
        if ours not in COLUMN_NAMES or not theirs or names.count(ours) > 1:
            choice = ", ".join(COLUMN_NAMES)
            raise UsageError(
                f"--columns {given}", f"{ours}={theirs} is no column", f"Use each of {choice} once at most"
            )
    return columns


def refuse_addresses(places: list[str], *, allowed: bool = False) -> None:
    """Raises `UsageError` for addresses that nobody allowed to fetch: nothing goes to the network unasked."""
    for place in places:
        if place.lower().startswith(("http://", "https://")) and not allowed:
            raise UsageError(place, "is an address, and nothing is fetched unasked", "Add --fetch to depesche run.")


def _template(
    *,
    store: Store = DEFAULT_STORE,
    output: Annotated[OutputFormat, typer.Option("--format", help="How to print.")] = OutputFormat.TABLE,
    actor: Annotated[str | None, typer.Option("--actor", help="Who acts or speaks: a name or a part of it.")] = None,
    with_: Annotated[str | None, typer.Option("--with", help="Who takes part beside the actor.")] = None,
    about: Annotated[str | None, typer.Option("--about", help="A word in the finding's own words.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="From this day on (YYYY, YYYY-MM, YYYY-MM-DD).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to this day, this month or year included.")] = None,
    status: Annotated[StatusChoice | None, typer.Option("--status", help="Only events of this status.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only pages of this outlet.")] = None,
    origin: Annotated[str | None, typer.Option("--origin", help="Only what rests on this source.")] = None,
) -> None:
    """The parameters that `listing` adds to a command."""


FILTER_NAMES = ("actor", "with_", "about", "since", "until", "status", "outlet", "origin")


def listing(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command `store`, `output` and `filters`, filled from the options that every listing takes.

    A command that has formats of its own gives its `output` a default; its option is kept then.
    """

    def wrapper(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in FILTER_NAMES}
        command(filters=filters_of(**chosen), **given)

    own = list(inspect.signature(command, eval_str=True).parameters.values())
    own = [p for p in own if p.name not in ("store", "output", "filters") or p.default is not p.empty]
    added = list(inspect.signature(_template, eval_str=True).parameters.values())
    added = [p for p in added if p.name not in {o.name for o in own}]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + added
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # typer reads it
    wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
    wrapper.__name__ = command.__name__
    wrapper.__doc__ = command.__doc__
    return wrapper


def filters_of(
    *,
    actor: str | None,
    with_: str | None,
    about: str | None,
    since: str | None,
    until: str | None,
    status: StatusChoice | None,
    outlet: str | None,
    origin: str | None,
) -> Filters:
    """The filters of the options. Raises `UsageError` if a date cannot be read."""
    return Filters(
        actor=actor,
        with_=with_,
        about=about,
        since=bound(since, last=False) if since else None,
        until=bound(until, last=True) if until else None,
        status=status.value if status else None,
        outlet=outlet,
        origin=origin,
    )


def bound(text: str, *, last: bool) -> date:
    """First or last day of a year, month or day in ISO form. Raises `UsageError` for anything else."""
    numbers = text.split("-")
    try:
        year, month, day = (*map(int, numbers), *([0] * (3 - len(numbers))))
        if day:
            return date(year, month, day)
        if not last:
            return date(year, month or 1, 1)
        following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        raise UsageError(text, "is not a date", "Write it as YYYY, YYYY-MM or YYYY-MM-DD.") from None
