"""Depesche in Python: the calls that the module's docstring shows."""

import subprocess
import sys
from pathlib import Path

import pytest

import depesche
from depesche.errors import UsageError
from depesche.store import Store
from tests.builders import on, visit


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "r.db") as store:
        store.add(visit(1, outlet="<b>Elbkurier</b>", published=on("2031-03-04")))
    return tmp_path / "r.db"


def test_a_text_is_analysed() -> None:
    findings = depesche.analyse(
        "Ministerin Jana Huber sagte: „Wir kommen.“", outlet="Inselblatt", published="2031-05-06"
    )
    (said,) = findings.quotations
    assert [span.of(findings.document.text) for span in said.content] == ["„Wir kommen.“"]
    assert findings.document.outlet == "Inselblatt"
    assert depesche.analyse("Übergrößenträger".encode("utf-16")).document.text == "Übergrößenträger"


def test_a_record_is_asked(record: Path) -> None:
    with depesche.open(record) as opened:
        (event,) = opened.events(actor="brandt", since="2031-03-01")
        assert event["category"] == "CONSULT"
        assert list(opened.events(until="2031-03-01")) == []
        table = opened.statements()
        assert list(table) == list(table), "a table can be read again"
        assert opened.page(event["page"]).page.id == event["page"]
        assert {row["actor"] for row in opened.actors("brandt")} == {"Ilka Brandt"}


def test_frames_have_flat_columns(record: Path) -> None:
    with depesche.open(record) as opened:
        one, other = opened.events().to_polars(), opened.events().to_pandas()
    assert one["actor"].to_list() == ["Ilka Brandt"] == list(other["actor"])
    assert one.columns == list(other.columns)


def test_a_notebook_shows_escaped_rows(record: Path) -> None:
    with depesche.open(record) as opened:
        shown = opened.statements()._repr_html_()
    assert "&lt;b&gt;Elbkurier" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize("filters", [{"since": "gestern"}, {"until": "2031-13-01"}, {"who": "x"}])
def test_a_filter_that_is_none_is_named(record: Path, filters: dict[str, str]) -> None:
    with depesche.open(record) as opened, pytest.raises(UsageError, match=r"is not a date|is no filter"):
        opened.events(**filters)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, depesche; sys.exit(any(m in sys.modules for m in ('onnxruntime', 'sqlalchemy', 'altair', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
