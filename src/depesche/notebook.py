"""Depesche in Python: analyse a text, ask a record, and go on in polars or pandas."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from depesche.errors import UsageError
from depesche.exporting import export_to
from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.model.page import Media, Page
from depesche.pipeline import analyse as analyse_page
from depesche.store import View
from depesche.tell.actors import actors as actors_of
from depesche.tell.events import events as events_of
from depesche.tell.exports import PARTS
from depesche.tell.listing import Listing, Row, clipped, flat, printable
from depesche.tell.marked import marked
from depesche.tell.statements import statements as statements_of
from depesche.telling import told_events, told_pages, told_statements

if TYPE_CHECKING:
    import altair
    import pandas
    import polars

SHOWN = 20
"""Rows that a notebook shows of a table."""
CELL = 160
FILTERS = frozenset(field.name for field in fields(Filters))


def analyse(
    text: str | bytes,
    *,
    media: Media = "text",
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> "Analysis":
    """Everything found in one page, without a store. Bytes are decoded as a file's would be; a `str` is as it is.

    `media` is `text`, `html` or `conllu`, `published` an ISO date that counts as stated. Raises `PageError`.

    >>> found = analyse("Ministerin Jana Huber sagte: „Wir kommen.“", published="2031-05-06")
    >>> [span.of(found.document.text) for span in found.quotations[0].content]
    ['„Wir kommen.“']
    >>> [entity.name for entity in found.entities if entity.kind == "person"]
    ['Jana Huber']
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    page = Page.of(data, "text", media)
    encoding = "utf-8" if isinstance(text, str) else None
    found = analyse_page(replace(page, url=url, outlet=outlet, published=published, encoding=encoding))
    return Analysis(**{field.name: getattr(found, field.name) for field in fields(found)})


class Analysis(Findings):
    """The findings of one page; a notebook shows the text with all of them marked."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return marked(self)


def open_record(store: str | Path) -> "Record":
    """The record in a file, read-only; use it in `with`, or close it. Raises `StoreError` and its kin.

    >>> with open_record(demo) as record:
    ...     said = record.statements(actor="Quint").to_polars()
    ...     met = [event for event in record.events(status="happened") if event["category"] == "CONSULT"]
    >>> said["speaker"][0].split()[-1], met[0]["words"] != ""
    ('Quint', True)
    """
    return Record(View.open(store))


class Table:
    """Rows that are read when they are asked for, anew each time; every row leads to its page by `page` and `id`."""

    def __init__(self, listing: Callable[[], Listing]) -> None:
        self._listing = listing

    def __iter__(self) -> Iterator[Row]:
        return iter(self._listing().rows)

    def to_polars(self) -> "polars.DataFrame":
        """A polars frame with flat columns. Raises `UsageError` if polars is not installed."""
        try:
            import polars
        except ImportError:
            raise UsageError("polars", "is not installed", "Install it: pip install polars.") from None
        return polars.DataFrame(self._flat(), infer_schema_length=None)

    def to_pandas(self) -> "pandas.DataFrame":
        """A pandas frame with flat columns. Raises `UsageError` if pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise UsageError("pandas", "is not installed", "Install it: pip install pandas.") from None
        return pandas.DataFrame(self._flat())

    def _flat(self) -> list[Row]:
        return [{key: flat(value) for key, value in row.items()} for row in self]

    def _repr_html_(self) -> str:
        """The first rows, for a notebook; what comes from pages is escaped."""
        listing = self._listing()
        head = "".join(f"<th>{escape(column)}</th>" for column in listing.columns)
        body, more = [], False
        for number, row in enumerate(listing.rows):
            if number == SHOWN:
                more = True
                break
            cells = (clipped(printable(str(flat(row.get(c)) or "")), CELL) for c in listing.columns)
            body.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
        rest = "<p>… and more</p>" if more else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{rest}"


class Record:
    """A record, read-only, with the links between pages applied."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends all connections."""
        self._view.close()

    def events(self, **filters: Any) -> Table:
        """Events; filters as on the command line: `actor with_ about since until status outlet origin`."""
        chosen = _filters(**filters)
        return Table(lambda: events_of(told_events(self._view, chosen)))

    def chart(self, **filters: Any) -> "altair.TopLevelMixin":
        """Events of the most frequent actors over time, as a notebook draws them; filters as for `events`.

        >>> with open_record(demo) as record:
        ...     drawn = record.chart(status="happened").to_dict()
        >>> {row["status"] for row in drawn["data"]["values"]}
        {'happened'}
        """
        from depesche.tell.charts import happenings_of, timeline  # loads Altair, which most questions do not need

        return timeline(happenings_of(told_events(self._view, _filters(**filters))), {})

    def statements(self, **filters: Any) -> Table:
        """Statements; filters as for `events`."""
        chosen = _filters(**filters)
        return Table(lambda: statements_of(told_statements(self._view, chosen)))

    def actors(self, name: str | None = None) -> Table:
        """Persons, states, organisations and groups by number of mentions; only those called `name` if given."""
        return Table(lambda: actors_of(told_pages(self._view), name=name))

    def pages(self) -> Iterator[Findings]:
        """The findings of each page, one page at a time."""
        return told_pages(self._view)

    def export(self, name: str, out: str | Path, **filters: Any) -> None:
        """Writes a format of docs/formats.md to a file, or to a folder if it is `csv` or `parquet`; filters as for
        `events`. Raises `UsageError` for a format that does not exist, and `OSError` if `out` cannot be written.

        >>> with open_record(demo) as record:
        ...     record.export("polecat", folder / "events.tsv", since="2023-03-01")
        >>> len((folder / "events.tsv").read_text("utf-8").split("\\n")[0].split("\\t"))
        40
        """
        if name not in PARTS:
            raise UsageError(name, "is no format", f"Choose from {', '.join(sorted(PARTS))}.")
        export_to(self._view, name, Path(out), _filters(**filters))

    def page(self, page_id: str) -> Findings:
        """The findings of one page as they were analysed. Raises `UsageError` if it is not recorded."""
        return self._view.findings(page_id)


def _filters(**given: Any) -> Filters:
    """Raises `UsageError` for a date that is none, and for a filter that does not exist."""
    unknown = set(given) - FILTERS
    if unknown:
        raise UsageError(", ".join(sorted(unknown)), "is no filter", f"Choose from {', '.join(sorted(FILTERS))}.")
    days: dict[str, Any] = {name: _day(given[name]) for name in ("since", "until") if name in given}
    return Filters(**(given | days))


def _day(given: date | str | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(given, "is not a date", "Write it as YYYY-MM-DD.") from None
