"""Who is who, from the terminal: offices over time, what people decide, what is in doubt. All persons are invented."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.cli.app import app

PAGES = {
    "a.txt": "Nordpost, 03.02.2031\n\nZüge\n\nASTANA - Der kasachische Außenminister Sergej Tschumakow hat "
    "die Umweltministerin Renate Olbrich eingeladen. Mit Tora Lindvik sprach er über Züge.\n",
    "b.txt": "Nordpost, 20.03.2031\n\nBesuch\n\nBERLIN - Der kasachische Außenminister Sergej Tschumakow traf "
    "Tora Lindvik. Tschumakow lobte Renate Olbrich.\n",
    "c.txt": "Inselbote, 22.03.2031\n\nFilm\n\nKÖLN - Die Regisseurin Thea Lindmark dreht einen Film.\n",
}


def told(store: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*words, "--store", str(store)])
    assert result.exit_code == code, result.output
    return result.output


def rows(store: Path, *words: str) -> dict[str, dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(told(store, *words, "--format", "json"))
    return {str(row.get("actor", row.get("left"))): row for row in listed}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    told(tmp_path / "r.db", "run", str(folder), "--jobs", "1")
    return tmp_path / "r.db"


def test_an_office_has_the_days_on_which_it_was_seen(store: Path) -> None:
    minister = rows(store, "actors")["Sergej Tschumakow"]
    assert minister["offices"] == ["foreign minister of KAZ (2031-02-03 to 2031-03-20)"]
    assert "Tora Lindvik" in str(minister["with"])


def test_show_tells_an_actor_by_name(store: Path) -> None:
    card = told(store, "show", "Sergej Tschumakow")
    assert "foreign minister of KAZ" in card
    assert card.count("[Sergej Tschumakow]") == 2
    assert "told by" in card


def test_a_merge_stands_in_later_runs_and_can_be_taken_back(store: Path) -> None:
    assert {"Tora Lindvik", "Thea Lindmark"} <= set(rows(store, "actors"))
    said = told(store, "actors", "--merge", "Tora Lindvik", "Thea Lindmark", "--by", "Reader")
    told(store, "run", str(store.parent / "pages"), "--jobs", "1", "--again")
    assert len({"Tora Lindvik", "Thea Lindmark"} & set(rows(store, "actors"))) == 1
    judgement = re.search(r"--undo (\S+)", said)
    assert judgement is not None
    told(store, "actors", "--undo", judgement[1], "--by", "Reader")
    assert {"Tora Lindvik", "Thea Lindmark"} <= set(rows(store, "actors"))


def test_a_split_keeps_apart_what_rules_joined(store: Path) -> None:
    told(store, "actors", "--merge", "Tora Lindvik", "Thea Lindmark", "--by", "Reader")
    told(store, "actors", "--split", "Tora Lindvik", "Thea Lindmark", "--by", "Other")
    assert {"Tora Lindvik", "Thea Lindmark"} <= set(rows(store, "actors"))


def test_an_actor_that_is_not_on_record_is_a_mistake_of_usage(store: Path) -> None:
    result = CliRunner().invoke(app, ["actors", "--merge", "Nobody Known", "Tora Lindvik", "--store", str(store)])
    assert result.exit_code != 0
    assert "is no actor on record" in str(result.exception) + result.output


def test_review_lists_doubts_with_score_and_reasons(store: Path) -> None:
    listed = json.loads(told(store, "review", "--format", "json"))
    assert all(row["score"] <= 0.8 and row["reasons"] for row in listed)
    weights = [row["depends"] for row in listed]
    assert weights == sorted(weights, reverse=True)


def test_actors_are_linked_to_items_of_a_file(store: Path) -> None:
    table = store.parent / "items.tsv"
    lines = ["id\tlabel\tkind\tcountry\tdescription", "Q900001\tSergei Tschumakow\tperson\tKAZ\tAußenminister",
             "Q900002\tTora Lindvik\tperson\t\t", "Q900003\tTora Lindvik\tperson\t\t"]  # fmt: skip
    table.write_text("\n".join(lines) + "\n", "utf-8")
    assert "1 actors linked, 1 left open" in told(store, "actors", "--wikidata", str(table))
    listed = rows(store, "actors")
    assert (listed["Sergej Tschumakow"]["wikidata"], listed["Tora Lindvik"]["wikidata"]) == ("Q900001", None)
    assert "2 items bear this name (Q900002, Q900003)" in told(store, "show", "Tora Lindvik")
    assert '"wikidataId":["Q900001"]' in told(store, "export", "--format", "ftm")
    assert '"sameAs":"http://www.wikidata.org/entity/Q900001"' in told(store, "export", "--format", "jsonld")
    judgement = re.search(r"--undo (\S+)", told(store, "show", "Sergej Tschumakow"))
    assert judgement
    told(store, "actors", "--undo", judgement[1])
    told(store, "actors", "--wikidata", str(table))  # what a person took back stays so
    assert rows(store, "actors")["Sergej Tschumakow"]["wikidata"] is None


def test_what_a_later_file_does_not_say_is_withdrawn_and_comes_again(store: Path) -> None:
    table = store.parent / "items.tsv"
    for name, linked in (("Sergej Tschumakow", "Q900001"), ("Nobody Else", None), ("Sergej Tschumakow", "Q900001")):
        table.write_text(f"id\tlabel\tcountry\nQ900001\t{name}\tKAZ\n", "utf-8")
        told(store, "actors", "--wikidata", str(table))
        assert rows(store, "actors")["Sergej Tschumakow"]["wikidata"] == linked
