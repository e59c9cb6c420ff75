"""Each format is read back as its consumers read it, and leads to the same words again."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from depesche.model.attribution import Link
from depesche.model.event import Status
from depesche.model.findings import Findings
from depesche.model.judgement import judged
from depesche.model.story import Links, links_from
from depesche.tell.exports import EXPORTERS
from depesche.tell.exports.polecat import COLUMNS
from tests.builders import PageBuilder, on, visit

HOSTILE = 'Ö <b>& "x"\u202e\x00 ]]>\t=cmd|0'


def hostile() -> Findings:
    """A page whose names and words are markup, control characters and formulas."""
    page = PageBuilder(f"{HOSTILE} traf =SUMME(A1) heute.", name="hostile", outlet=HOSTILE)
    one = page.entity(HOSTILE, office="minister")
    other = page.entity("=SUMME(A1)", "organisation")
    page.event("CONSULT", "traf", (one,), (other,), according_to=(Link(name=HOSTILE, named=False),))
    page.quotation("heute", (one,), when=on("2031-01-02", "2031-01-09"))
    return page.build()


PAGES = (visit(1, published=on("2031-03-04")), visit(2, outlet="Inselblatt"), hostile())


def links() -> Links:
    return links_from([judged("event", PAGES[0].events[0].id, PAGES[1].events[0].id, "test@1", 0.9)])


def exported(name: str) -> str:
    return "".join(f"{line}\n" for line in EXPORTERS[name](iter(PAGES), links()))


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_record_gives_the_same_lines_and_an_empty_one_is_well_formed(name: str) -> None:
    assert exported(name) == exported(name)
    empty = "\n".join(EXPORTERS[name](iter(()), Links()))
    if name in ("graphml", "gexf"):
        ElementTree.fromstring(empty)
    elif name == "timelinejs":
        assert json.loads(empty) == {"events": []}
    else:
        assert empty.count("\n") == 0, "a header at most"


def lines(name: str) -> Iterator[dict[str, object]]:
    return (json.loads(line) for line in exported(name).splitlines())


def test_ftm_entities_refer_to_each_other() -> None:
    entities = list(lines("ftm"))
    ids = {e["id"] for e in entities}
    assert not any(set(":@/") & set(str(i)) for i in ids)
    for entity in entities:
        properties = entity["properties"]
        assert isinstance(properties, dict)
        for name in ("holder", "post", "involved", "proof", "document", "resolved", "speaker"):
            assert set(properties.get(name, [])) <= ids, f"{entity['schema']} {name}"
        assert all(isinstance(v, str) and v for values in properties.values() for v in values)
    schemata = [e["schema"] for e in entities]
    assert schemata.count("Article") == len(PAGES)
    assert {"Person", "Organization", "Position", "Occupancy", "Event", "Mention", "Quotation"} <= set(schemata)


def test_web_annotation_selectors_find_the_words_again() -> None:
    number = 0
    for article, page in zip(lines("jsonld"), PAGES, strict=True):
        text = str(article["articleBody"])
        assert text == page.document.text
        for part in (*article.get("hasPart", ()), *article.get("subjectOf", ())):  # type: ignore[misc]
            event = part.get("about", part)
            for target in event["oa:hasTarget"]:
                position, quote = target["oa:hasSelector"]
                words = text[position["oa:start"] : position["oa:end"]]
                assert words == quote["oa:exact"]
                assert text.index(quote["oa:prefix"] + words + quote["oa:suffix"]) + len(quote["oa:prefix"]) >= 0
                number += 1
    assert number == sum(len(p.quotations) + len(p.events) for p in PAGES)


def test_what_others_say_is_a_claim_in_json_ld() -> None:
    first = next(lines("jsonld"))
    (claim,) = first["subjectOf"]  # type: ignore[misc]
    assert claim["@type"] == "Claim"
    assert claim["author"] == ["nda"]
    assert claim["about"]["startDate"] == "2031-03-03"


def test_reports_of_one_event_are_one_slide_and_undated_ones_none() -> None:
    (slide,) = json.loads(exported("timelinejs"))["events"]
    assert slide["start_date"] == {"year": 2031, "month": 3, "day": 3}
    assert "end_date" not in slide
    assert slide["display_date"] == "2031-03-03 Mon"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networks_are_xml_with_known_ends(name: str) -> None:
    root = ElementTree.fromstring(exported(name))
    nodes = {n.attrib["id"] for n in root.iter() if n.tag.endswith("}node")}
    edges = [e.attrib for e in root.iter() if e.tag.endswith("}edge")]
    assert edges
    assert all(e["source"] in nodes and e["target"] in nodes for e in edges)
    assert len({e["id"] for e in edges}) == len(edges)


@pytest.mark.parametrize("name", ["events-csv", "statements-csv"])
def test_csv_has_one_row_a_finding_and_no_formula(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(name)), strict=True))
    found = [f for p in PAGES for f in (p.events if name == "events-csv" else p.quotations)]
    assert [row["id"] for row in rows] == [f.id for f in found]
    assert None not in {key for row in rows for key in row}
    assert not any(value.startswith(("=", "+", "@", "-")) for row in rows for value in row.values())
    words = next(p.document.text for p in PAGES)
    assert words[int(rows[0]["start"]) : int(rows[0]["end"])] in rows[0]["words"] or name == "events-csv"


def test_polecat_has_forty_columns_in_every_row() -> None:
    header, *rows = (line.split("\t") for line in exported("polecat").splitlines())
    assert header == list(COLUMNS)
    assert len(COLUMNS) == 40
    assert rows
    assert {len(row) for row in rows} == {40}
    first, second, _ = (dict(zip(header, row, strict=True)) for row in rows)
    assert first["Event ID"] == second["Event ID"], "two reports of one event"
    assert (first["Event Type"], first["Event Date"], first["Actor Country"]) == ("CONSULT", "2031-03-03", "DEU")
    assert (first["Quad Code"], first["Primary Actor Sector"]) == ("VERBAL COOPERATION", "GOV")


@pytest.mark.parametrize(
    ("status", "written", "code", "modes"),
    [("happened", True, "CONSULT", None), ("claimed", True, "CONSULT", None), ("planned", False, "AGREE", ["future"]),
     ("denied", False, "CONSULT", ["negation"]), ("hypothetical", False, "CONSULT", ["hypothetical"])],
)  # fmt: skip
def test_status_in_formats_that_have_none(status: Status, written: bool, code: str, modes: list[str] | None) -> None:
    page = visit(7)
    changed = replace(page, events=tuple(replace(e, status=status) for e in page.events))
    assert (len(list(EXPORTERS["polecat"]([changed], Links()))) == 2) is written
    told = json.loads(next(EXPORTERS["plover"]([changed], Links())))
    assert told["event"] == [code]
    assert told.get("mode") == modes
    assert f"status {status}" in told["comment"]
    text = changed.document.text
    assert told["text"] == text[told["text info"]["start"] : told["text info"]["end"]]
