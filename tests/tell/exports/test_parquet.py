"""The Parquet tables as DuckDB, polars and pyarrow read them."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import polars
import pyarrow.parquet
import pytest

from depesche.errors import UsageError
from depesche.model.findings import Findings
from depesche.tell.exports import FOLDERS, parquet
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.record import Exported
from tests.tell.exports.samples import PAGES, exported, links


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("parquet")
    FOLDERS["parquet"](Exported.of(PAGES, links()), made)
    return made


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_typed_schema_and_the_rows_of_the_csv(folder: Path, name: str) -> None:
    schema = pyarrow.parquet.read_schema(folder / f"{name}.parquet")
    assert schema.names == [field.name for field in TABLES[name]]
    assert [schema.field(f.name).metadata[b"about"].decode() for f in TABLES[name]] == [f.about for f in TABLES[name]]
    assert len(polars.read_parquet(folder / f"{name}.parquet")) == len(
        list(csv.DictReader(io.StringIO(exported(f"{name}-csv"), newline="")))
    )


def test_polars_reads_dates_offsets_and_chains(folder: Path) -> None:
    said = polars.read_parquet(folder / "statements.parquet")
    assert said.schema["earliest"] == polars.Date
    assert said.schema["start"] == polars.Int32
    row = said.filter(polars.col("page") == "rich").to_dicts()[0]
    text = PAGES[-1].document.text
    assert [text[part["start"] : part["end"]] for part in row["content"]] == ["Das 🚀 Dock", "bleibt zu."]
    assert row["words"] == "Das 🚀 Dock … bleibt zu."
    (link,) = row["chain"]
    assert (link["name"], link["kind"], link["inherited"], link["named"]) == ("nda", "agency", True, True)
    assert text[link["start"] : link["end"]] == "nda"
    assert row["earliest"] == row["latest"] == date(2031, 3, 3)
    assert (row["speakers"], row["speaker"], row["addressee"]) == (["Mara Veltin"], "Veltin der", "der Zeitung")


def test_duckdb_joins_the_tables(folder: Path) -> None:
    found = duckdb.sql(f"""
        SELECT p.name, e.category, e.latest - e.earliest AS days, list_transform(e.according_to, lambda k: k.name)
        FROM '{folder}/participants.parquet' p JOIN '{folder}/events.parquet' e ON e.id = p.finding
        JOIN '{folder}/pages.parquet' g ON g.id = e.page
        WHERE p.role = 'actor' AND g.outlet = 'Elbkurier' AND substr(g.text, e.start + 1, 7) = 'sperrte'
        ORDER BY p.position
    """).fetchall()
    assert found == [("Polizei", "COERCE", 6, []), ("Mara Veltin", "COERCE", 6, [])]


def test_links_and_judgements_are_tables_too(folder: Path) -> None:
    kinds = duckdb.sql(f"SELECT DISTINCT kind FROM '{folder}/links.parquet'").fetchall()
    assert {kind for (kind,) in kinds} == {"same_event", "same_statement", "plan", "dispute", "origin", "story"}
    until = duckdb.sql(f"SELECT until FROM '{folder}/links.parquet' WHERE kind = 'plan'").fetchall()
    assert until == [(date(2031, 6, 1),)]


def test_nothing_is_left_of_an_export_that_failed(tmp_path: Path) -> None:
    def pages() -> Iterator[Findings]:
        yield PAGES[0]
        raise OSError(28, "No space left on device")

    for name, write in FOLDERS.items():
        with pytest.raises(OSError, match="No space"):
            write(Exported.of(pages()), tmp_path / name)
        assert list((tmp_path / name).iterdir()) == []


def test_an_empty_record_gives_empty_tables(tmp_path: Path) -> None:
    FOLDERS["parquet"](Exported(()), tmp_path)
    assert len(polars.read_parquet(tmp_path / "events.parquet")) == 0


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'depesche\[parquet\]'"):
        parquet(Exported(()), tmp_path)
