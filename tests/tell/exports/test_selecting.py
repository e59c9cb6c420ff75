"""Which part of the record an export is of: the same as listings, and read at once as it is read page by page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from depesche.exporting import exported_lines
from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.recording import exported as one_by_one
from depesche.store import Store, View, all_linked
from depesche.tell.exports import ACTING, EXPORTERS, FOLDERS, PARTS
from depesche.tell.exports.record import Exported
from depesche.telling import told_events, told_statements
from tests.builders import PageBuilder, on
from tests.tell.exports.samples import PAGES, links


def undated() -> Findings:
    """A page without a date and without an outlet, whose minister other pages know by the fuller name."""
    page = PageBuilder("Brandt rügt gestern Lautern.\nSie sagte, es reiche.", name="undated", outlet=None)
    brandt = page.entity("Brandt")
    page.event("ACCUSE", "rügt", (brandt,), (page.entity("Lautern", "place"),), when=on("2031-04-01", "2031-04-30"))
    page.quotation("es reiche", (brandt,))
    return page.build()


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("record") / "r.db"
    with Store.open(path) as store:
        for page in (*PAGES, undated()):
            store.add(page)
        store.settle(list(links().judgements))
    with View.open(path) as opened:
        yield opened


def test_read_at_once_is_what_is_read_page_by_page(view: View) -> None:
    at_once = [page.findings for page in all_linked(view)]
    single = [replace(f, page=replace(f.page, data=b"")) for f in one_by_one(view)]
    assert at_once == single
    first = {finding: one for page in all_linked(view) for finding, one in page.first.items()}
    groups = (*view.links().same_event, *view.links().same_statement)
    assert first == {finding: group[0] for group in groups for finding in group}


@pytest.mark.parametrize("name", [*EXPORTERS, *FOLDERS])
def test_a_format_needs_no_more_than_it_asks_for(view: View, name: str) -> None:
    if name in FOLDERS:
        assert PARTS[name] >= set().union(*(PARTS[f"{table}-csv"] for table in ("events", "mentions", "times")))
        return
    whole = Exported.of([page.findings for page in all_linked(view)], view.links())
    lines = list(EXPORTERS[name](whole))
    if name == "links-csv":  # the order of judgements and what joins entities do not matter for it
        lines = [line for line in lines if not line.startswith("same_entity")]
    assert list(exported_lines(view, name)) == lines


CASES = (
    Filters(actor="brandt"), Filters(actor="veltin", with_="reederei"), Filters(with_="van oorschot"),
    Filters(about="hafen"), Filters(about="dock"), Filters(since=date(2031, 3, 4)), Filters(until=date(2031, 3, 3)),
    Filters(since=date(2031, 3, 10), until=date(2031, 4, 2)), Filters(status="planned"), Filters(outlet="inselblatt"),
    Filters(origin="nda"), Filters(actor="DEU"), Filters(actor="polizei", since=date(2031, 3, 9)),
    Filters(outlet="elbkurier", actor="brandt", origin="nda"), Filters(actor="niemand"),
)  # fmt: skip


@pytest.mark.parametrize("filters", CASES, ids=str)
def test_filters_leave_what_listings_show(view: View, filters: Filters) -> None:
    events = sorted(line.split(",")[0] for line in list(exported_lines(view, "events-csv", filters))[1:])
    assert events == sorted(s.finding.id for s in told_events(view, filters))
    said = {line.split(",")[0] for line in list(exported_lines(view, "statements-csv", filters))[1:]}
    listed = {s.finding.id for s in told_statements(view, filters)}
    assert said == (set() if filters.status or filters.with_ else listed)


def test_the_cases_are_neither_all_nor_nothing(view: View) -> None:
    found = {len(list(told_events(view, filters))) for filters in CASES}
    assert len(found) > 3
    assert PARTS["jsonl"] >= ACTING
