"""What the interface answers: the record, with the exact words and the filters of the command line."""

from pathlib import Path
from urllib.parse import quote

import pytest

from depesche.model.filters import Filters
from depesche.recording import exported
from depesche.store import View
from depesche.tell.contract import findings_object
from depesche.tell.wanted import Wanted
from depesche.telling import told_events, told_statements
from tests.api.conftest import Visitor
from tests.api.record import pages

LISTINGS = ("pages", "events", "statements", "quantities", "actors", "stories", "plans", "claims", "disputes", "review")
SLASHED = quote("zwei/ü ?", safe="")


@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_has_something_to_tell(visitor: Visitor, name: str) -> None:
    assert visitor.get(f"/api/v1/{name}")["items"]


@pytest.mark.parametrize("name", ["events", "statements", "quantities", "search"])
def test_every_passage_is_a_slice_of_its_page(visitor: Visitor, name: str) -> None:
    for item in visitor.get(f"/api/v1/{name}?q=Raketen" if name == "search" else f"/api/v1/{name}")["items"]:
        assert item["passages"]
        for passage in item["passages"]:
            where = f"start={passage['start']}&end={passage['end']}"
            text = visitor.get(f"/api/v1/pages/{quote(item['page']['id'], safe='')}/text?{where}")
            assert text["text"] == passage["text"] != ""


def test_a_statement_carries_its_parts_chain_and_origin(visitor: Visitor) -> None:
    said = visitor.get("/api/v1/statements?kind=direct&outlet=Elbkurier")["items"]
    assert [p["text"] for p in said[0]["passages"]] == ["„Wir liefern“", "„keine Raketen.“"]
    assert said[0]["attribution"] == "Elbkurier <- nda <- Maren Holt"
    assert said[0]["sources"] == {"reports": 2, "origins": ["nda"], "independent": 1}
    assert said[0]["by"] == "test@1"


@pytest.mark.parametrize(
    ("query", "filters", "wanted"),
    [
        ("actor=Holt", {"actor": "Holt"}, {}),
        ("actor=holt&with=Brandt", {"actor": "holt", "with_": "Brandt"}, {}),
        ("about=Rakete", {"about": "Rakete"}, {}),
        ("outlet=Inselblatt", {"outlet": "Inselblatt"}, {}),
        ("origin=nda", {"origin": "nda"}, {}),
        ("status=planned", {"status": "planned"}, {}),
        ("category=AID", {}, {"category": "AID"}),
        ("mode=visit", {}, {"mode": "visit"}),
        ("recipient=Brandt", {}, {"recipient": "Brandt"}),
        ("dyad=Brandt,Holt", {}, {"dyad": "Brandt,Holt"}),
        ("context=military", {}, {"context": "military"}),
    ],
)
def test_filters_are_those_of_the_command_line(
    visitor: Visitor, record: Path, query: str, filters: dict[str, str], wanted: dict[str, str]
) -> None:
    asked = Wanted.of(**{**dict.fromkeys(("category", "mode", "recipient", "dyad", "context")), **wanted})
    with View.open(record) as view:
        expected = {s.finding.id for s in told_events(view, Filters(**filters)) if asked.fits(s)}
    assert {item["id"] for item in visitor.get(f"/api/v1/events?{query}")["items"]} == expected


@pytest.mark.parametrize(
    ("query", "days"),
    [("since=2031-04", {"2031-04-01"}), ("until=2031-03-04", {"2031-03-04"}), ("since=2032", set())],
)
def test_days_bound_a_listing(visitor: Visitor, query: str, days: set[str]) -> None:
    items = visitor.get(f"/api/v1/events?status=happened&{query}")["items"]
    assert {item["when"]["earliest"] for item in items} - {None} == days


def test_statements_are_asked_by_what_they_do(visitor: Visitor, record: Path) -> None:
    with View.open(record) as view:
        expected = {s.finding.id for s in told_statements(view) if s.finding.act == "denies"}
    assert {item["id"] for item in visitor.get("/api/v1/statements?act=denies")["items"]} == expected
    assert visitor.get("/api/v1/statements?chain=agency&kind=indirect")["items"] == []


def test_a_plan_is_told_once_with_what_became_of_it(visitor: Visitor) -> None:
    plans = visitor.get("/api/v1/plans")["items"]
    assert [(p["result"], len(p["reports"])) for p in plans] == [("fulfilled", 2)]
    assert plans[0]["outcome"]["passages"][0]["text"] == "Brandt reiste am 1. April nach Wehrden"
    assert visitor.get("/api/v1/plans?result=open")["items"] == []
    assert visitor.get("/api/v1/plans?result=fulfilled")["items"] == plans


def test_a_dispute_has_the_words_of_both_sides(visitor: Visitor) -> None:
    (dispute,) = visitor.get("/api/v1/disputes")["items"]
    assert dispute["asserted_by"] == ["Piet van Oorschot"]
    assert dispute["denied_by"] == ["Maren Holt"]
    assert dispute["claims"][0]["statement"]["passages"][0]["text"] == "Holt habe Raketen geliefert"
    assert [p["text"] for p in dispute["denials"][0]["statement"]["passages"]] == ["„Wir liefern“", "„keine Raketen.“"]


def test_claims_are_what_pages_do_not_tell_on_their_own_account(visitor: Visitor) -> None:
    (claim,) = visitor.get("/api/v1/claims")["items"]
    assert claim["event"]["status"] == "claimed"
    assert claim["event"]["attribution"] == "Tagesbote Wehrden <- Piet van Oorschot"


def test_origins_name_every_report_with_its_chain(visitor: Visitor) -> None:
    said = visitor.get("/api/v1/statements?kind=direct")["items"][0]
    told = visitor.get(f"/api/v1/findings/{said['id']}/origins")
    assert {r["page"]["outlet"] for r in told["reports"]} == {"Elbkurier", "Inselblatt"}
    assert told["sources"]["origins"] == ["nda"]
    assert told["reports"][0]["chain"] == [{"name": "nda", "named": True, "kind": "agency"}]


def test_findings_of_a_page_are_what_export_prints(visitor: Visitor, record: Path) -> None:
    with View.open(record) as view:
        expected = {f.page.id: findings_object(f) for f in exported(view, syntax=False)}
    for key in ("one", "zwei/ü ?"):
        assert visitor.get(f"/api/v1/pages/{quote(key, safe='')}/findings") == expected[key]


def test_every_finding_has_a_permanent_address(visitor: Visitor) -> None:
    for found in pages():
        for name in ("events", "quotations", "entities", "mentions", "times"):
            for finding in getattr(found, name):
                told = visitor.get(f"/api/v1/findings/{finding.id}")
                assert told["id"] == finding.id
                assert told["page"]["id"] == found.page.id
                assert told["passages"]


def test_an_actor_is_one_over_all_pages(visitor: Visitor) -> None:
    (holt,) = visitor.get("/api/v1/actors?actor=Holt")["items"]
    assert (holt["events"], holt["statements"]) == (3, 2)
    card = visitor.get(holt["href"])
    assert {t["office"]["role"] for t in card["terms"]} == {"minister"}
    for bearer in card["bearers"]:
        assert visitor.get(f"/api/v1/actors/{bearer}")["id"] == holt["id"]
    assert len(visitor.get(card["events_href"])["items"]) == 3
    assert len(visitor.get(card["statements_href"])["items"]) == 2


def test_a_page_whose_id_holds_a_slash_has_an_address(visitor: Visitor) -> None:
    assert visitor.get(f"/api/v1/pages/{SLASHED}")["id"] == "zwei/ü ?"
    story = visitor.get(f"/api/v1/stories/{SLASHED}")
    assert [p["id"] for p in story["pages"]] == ["one", "zwei/ü ?"]
    for page in story["pages"]:
        assert visitor.get(page["href"])["story"] == "one"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/pages/none", "/api/v1/pages/none/text", "/api/v1/pages/none/findings", "/api/v1/findings/event:none",
        "/api/v1/findings/one", "/api/v1/findings/none/origins", "/api/v1/actors/none", "/api/v1/actors/none/events",
        "/api/v1/actors/none/statements", "/api/v1/stories/none",
    ],
)  # fmt: skip
def test_what_is_not_on_record_is_said_to_be_so(visitor: Visitor, path: str) -> None:
    told = visitor.get(path, 404)
    assert told["reason"]
    assert told["next_step"]


def test_search_by_meaning_tells_what_the_words_do_not_find(visitor: Visitor) -> None:
    assert visitor.get("/api/v1/search?q=missiles")["items"] == []
    found = visitor.get("/api/v1/search?q=missiles&by=meaning")
    assert any("Raketen" in hit["passages"][0]["text"] for hit in found["items"])
    assert all(hit["terms"] == [] and 0 < hit["likeness"] <= 1 for hit in found["items"])
    visitor.get("/api/v1/search?q=a&by=magic", 400)
