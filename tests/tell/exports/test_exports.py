"""Formats of lines: well formed, the same in every run, and each leads to the same words again."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest

from depesche.model.event import Status
from depesche.tell.exports import EXPORTERS
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.record import Exported
from depesche.tell.exports.seen import Seen
from tests.builders import visit
from tests.tell.exports.samples import PAGES, exported, links

XML = ("graphml", "gexf")
ONE_OBJECT = ("timelinejs", "links")
JSON_LINES = ("jsonl", "plover", "ftm", "jsonld", "annotations")
CSVS = tuple(f"{name}-csv" for name in TABLES)


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_record_gives_the_same_lines_and_an_empty_one_is_well_formed(name: str) -> None:
    assert exported(name) == exported(name)
    empty = "\n".join(EXPORTERS[name](Exported(())))
    if name in XML:
        ElementTree.fromstring(empty)
    elif name in ONE_OBJECT:
        assert json.loads(empty) in ({"events": []}, json.loads(next(EXPORTERS["links"](Exported(())))))
    else:
        assert empty.count("\n") == 0, "a header at most"


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_order_of_pages_changes_no_line(name: str) -> None:
    turned = "".join(f"{line}\n" for line in EXPORTERS[name](Exported.of(reversed(PAGES), links())))
    given = exported(name)
    if name in (*XML, *ONE_OBJECT):
        assert turned == given
    elif name != "conllu":
        assert sorted(turned.splitlines()) == sorted(given.splitlines())


@pytest.mark.parametrize("name", JSON_LINES)
def test_every_line_is_an_object(name: str) -> None:
    assert all(isinstance(json.loads(line), dict) for line in exported(name).splitlines())


def slides() -> Iterator[dict[str, object]]:
    return iter(json.loads(exported("timelinejs"))["events"])


def test_reports_of_one_event_are_one_slide_and_undated_ones_none() -> None:
    first, *others = slides()
    assert first["start_date"] == {"year": 2031, "month": 3, "day": 3}
    assert len(others) == 3, "of the rich page; the hostile event has no day"
    assert [s["group"] for s in others if "end_date" in s] == ["happened"]
    days = [tuple(s["start_date"].values()) for s in (first, *others)]  # type: ignore[attr-defined]
    assert days == sorted(days)


@pytest.mark.parametrize("name", XML)
def test_networks_are_read_by_networkx(name: str) -> None:
    text = exported(name)
    read = (
        networkx.parse_graphml
        if name == "graphml"
        else lambda t: networkx.read_gexf(io.BytesIO(t.encode()), version="1.3")
    )
    graph = read(text)
    label = "name" if name == "graphml" else "label"
    names = {data[label]: data["kind"] for _, data in graph.nodes(data=True)}
    assert names["Ilka Brandt"] == "person"
    assert names["Elbkurier"] == "outlet"
    event = [d for _, _, d in graph.edges(data=True) if d["relation"] == "event" and d["label"] == "CONSULT happened"]
    assert sum(d["weight"] for d in event) == 3
    assert all(key for key in graph.nodes), "no node without an id"
    root = ElementTree.fromstring(text)
    edges = [e.attrib for e in root.iter() if e.tag.endswith("}edge")]
    assert len({e["id"] for e in edges}) == len(edges) == graph.number_of_edges()


@pytest.mark.parametrize("name", CSVS)
def test_csv_has_the_columns_of_its_table_and_no_formula(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(name), newline=""), strict=True))
    columns = [field.name for field in TABLES[name.removesuffix("-csv")]]
    assert rows
    assert all(list(row) == columns and None not in row.values() for row in rows)
    words = (value for row in rows for column, value in row.items() if column != "intensity")
    assert not any(value.startswith(("=", "+", "@", "-")) for value in words)


def test_csv_and_json_lines_tell_the_same_findings() -> None:
    pages = [json.loads(line) for line in exported("jsonl").splitlines()]
    for table, key in (
        ("statements", "quotations"),
        ("events", "events"),
        ("mentions", "mentions"),
        ("times", "times"),
    ):
        rows = csv.DictReader(io.StringIO(exported(f"{table}-csv")), strict=True)
        assert [row["id"] for row in rows] == [found["id"] for page in pages for found in page[key]]


def test_spans_of_csv_lead_to_the_words_again() -> None:
    texts = {page.page.id: page.document.text for page in PAGES}
    for name in ("mentions-csv", "times-csv", "quantities-csv"):
        for row in csv.DictReader(io.StringIO(exported(name), newline="")):
            words = texts[row["page"]][int(row["start"]) : int(row["end"])]
            assert row["words"].lstrip("'") == words.lstrip("'")
    for row in csv.DictReader(io.StringIO(exported("statements-csv"), newline="")):
        spans = [tuple(map(int, part.split("-"))) for part in row["content"].split("; ")]
        assert row["words"] == " … ".join(texts[row["page"]][start:end] for start, end in spans)


def test_conllu_begins_each_page_and_keeps_its_tokens() -> None:
    lines = exported("conllu").split("\n")
    assert [line.split(" = ")[1] for line in lines if line.startswith("# newdoc id")] == [p.page.id for p in PAGES]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    assert len(rows) == sum(len(s.tokens) for p in PAGES for s in p.syntax.sentences)


@pytest.mark.parametrize(
    ("status", "written", "code", "modes"),
    [("happened", True, "CONSULT", None), ("claimed", True, "CONSULT", None), ("planned", False, "AGREE", ["future"]),
     ("denied", False, "CONSULT", ["negation"]), ("hypothetical", False, "CONSULT", ["hypothetical"])],
)  # fmt: skip
def test_status_in_formats_that_have_none(status: Status, written: bool, code: str, modes: list[str] | None) -> None:
    page = visit(7)
    changed = replace(page, events=tuple(replace(e, status=status) for e in page.events))
    for name in ("polecat", "icews"):
        assert (len(list(EXPORTERS[name](Exported.of([changed])))) == 2) is written
    told = json.loads(next(EXPORTERS["plover"](Exported.of([changed]))))
    assert told["event"] == [code]
    assert told.get("mode") == modes
    assert f"status {status}" in told["comment"]
    text = changed.document.text
    assert told["text"] == text[told["text info"]["start"] : told["text info"]["end"]]


def test_an_id_is_new_once() -> None:
    seen = Seen()
    keys = [f"entity:{number:016x}" for number in range(1, 20_000)] + ["", "x", "page:ü", "entity:zzzzzzzzzzzzzzzz"]
    assert all(seen.first(key) for key in keys)
    assert not any(seen.first(key) for key in keys)
