"""The user's moment: a folder of saved pages, one command, a sourced timeline."""

import json
import re
from pathlib import Path

import pytest
from corpus.__main__ import files_of, render
from typer.testing import CliRunner

from depesche.cli.app import app

DEMO = Path(__file__).parents[2] / "corpus" / "demo"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    render(files_of([str(DEMO)]), folder / "pages")
    (folder / "pages" / "broken.jsonl").write_text('{"id": "x", "text": "fine"}\n{not json\n', "utf-8")
    result = CliRunner().invoke(app, ["run", str(folder / "pages"), "--store", str(folder / "r.db"), "--jobs", "2"])
    assert result.exit_code == 1, result.output  # one bad line, named
    assert "broken.jsonl" in result.output
    assert "13 pages" in result.output
    return folder / "r.db"


def asked(record: Path, *words: str) -> str:
    result = CliRunner().invoke(app, [*words, "--store", str(record)])
    assert result.exit_code == 0, result.output
    return result.output


def listed(record: Path, *words: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(asked(record, *words, "--format", "json"))
    return rows


def test_the_meeting_is_on_the_timeline_with_its_day(record: Path) -> None:
    both = [("Sörgel", "Vennamo"), ("Vennamo", "Sörgel")]
    met = [e for one, other in both for e in listed(record, "events", "--actor", one, "--with", other)]
    met = [e for e in met if e["category"] == "CONSULT"]
    assert any(e["when"]["earliest"] == "2023-03-09" == e["when"]["latest"] for e in met)  # type: ignore[index]
    assert {"happened", "planned"} <= {e["status"] for e in met}


def test_statements_name_their_speaker_and_words(record: Path) -> None:
    said = listed(record, "statements", "--speaker", "Quint")
    assert any("Grundstücke" in str(s["words"]) and s["kind"] == "direct" for s in said)


def test_show_marks_the_words_of_a_finding(record: Path) -> None:
    statement = listed(record, "statements", "--speaker", "Oltmann")[0]
    shown = asked(record, "show", str(statement["id"]))
    assert "made by" in shown
    assert str(statement["words"])[:30] in re.sub(r"\s+", " ", shown)


def test_actors_have_offices(record: Path) -> None:
    rows = {str(row["actor"]): row for row in listed(record, "actors")}
    assert "Ilka Sörgel" in rows
    assert rows["Ilka Sörgel"]["statements"]


def test_the_announced_meeting_is_found_to_have_taken_place(record: Path) -> None:
    assert any(p["result"] == "fulfilled" and "2023-03-09" in str(p["outcome"]) for p in listed(record, "plans"))


def test_the_agency_text_and_its_copy_are_told_as_one(record: Path) -> None:
    assert sum(bool(row["copy_of"]) for row in listed(record, "stories")) == 1


def test_dossier_quotes_exactly_and_loads_nothing(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "d.html"
    asked(record, "dossier", "--actor", "Sörgel", "--out", str(out))
    page = out.read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    asked(record, "dossier", "--as", "md", "--out", str(tmp_path / "d.md"))
    assert "[^1]:" in (tmp_path / "d.md").read_text("utf-8")


def test_export_gives_every_page_once_and_spans_that_fit(record: Path) -> None:
    pages = [json.loads(line) for line in asked(record, "export").splitlines()]
    assert len({p["page"]["id"] for p in pages}) == len(pages) == 13
    for page in pages:
        length = len(page["document"]["text"])
        for quotation in page["quotations"]:
            assert all(0 <= a < b <= length for a, b in quotation["content"])
    links = json.loads(asked(record, "export", "--format", "links"))
    assert any(len(group) == 2 for group in links["copies"])  # the agency text and its copy


def test_doctor_finds_the_store_sound_and_names_the_failure(record: Path) -> None:
    assert "broken.jsonl" in asked(record, "doctor")


def test_a_second_run_adds_nothing(record: Path) -> None:
    before = asked(record, "export")
    result = CliRunner().invoke(app, ["run", str(record.parent / "pages"), "--store", str(record)])
    assert "0 new" in result.output
    assert asked(record, "export") == before
