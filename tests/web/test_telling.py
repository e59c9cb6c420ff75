"""What the pages make of the record: dates in words, chains as a drawing, disputes once, facets of a search."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.model.judgement import judged
from depesche.store import Store
from depesche.web import application
from depesche.web.pages import days
from depesche.web.story import SHOWN, chains
from tests.web.conftest import meeting


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        ("2031-03-04", "2031-03-04", "Di., 4. März 2031", "Tue, Mar 4, 2031"),
        ("2031-03-01", "2031-03-31", "März 2031", "March 2031"),
        ("2031-01-01", "2031-12-31", "2031", "2031"),
        ("2030-01-01", "2031-12-31", "2030–2031", "2030–2031"),
        ("2031-03-04", "2031-03-06", "4.–6. März 2031", "Mar 4 – 6, 2031"),
        ("2031-02-28", "2031-03-01", "28. Feb. – 1. März 2031", "Feb 28 – Mar 1, 2031"),
        ("2030-12-30", "2031-01-02", "30. Dez. 2030 – 2. Jan. 2031", "Dec 30, 2030 – Jan 2, 2031"),
    ],
)
def test_dates_as_each_language_writes_them(first: str, last: str, german: str, english: str) -> None:
    when = {"earliest": first, "latest": last}
    plain = (" ".join(days(when, language).replace("\u2009", " ").split()) for language in ("de", "en"))
    assert tuple(plain) == (german, english)


def link(name: str, *, named: bool = True) -> dict[str, object]:
    return {"name": name, "named": named, "kind": "outlet", "entity": None}


def card(*names: str) -> dict[str, object]:
    return {"chain": [link(name) for name in names]}


def test_chains_are_drawn_from_outlets_to_origins() -> None:
    drawn = chains([card("Elbkurier", "NAD", "Maren Holt"), card("Inselblatt", "Maren Holt"), card("Radio Delta")])
    columns = {(node["name"], node["x"] // 270) for node in drawn["nodes"]}
    assert columns == {("Elbkurier", 0), ("Inselblatt", 0), ("Radio Delta", 0), ("NAD", 1), ("Maren Holt", 2)}
    assert [(e["from"], e["to"]) for e in drawn["edges"]] == [
        ("Elbkurier", "NAD"), ("Inselblatt", "Maren Holt"), ("NAD", "Maren Holt"),
    ]  # fmt: skip


def test_a_drawing_of_many_chains_stays_small() -> None:
    drawn = chains([card(f"Outlet {n}", "W" * 500) for n in range(100)])
    assert len(drawn["nodes"]) == SHOWN + 1
    assert drawn["left"] == 100 - SHOWN
    assert max(len(node["short"]) for node in drawn["nodes"]) < 30
    assert chains([])["nodes"] == []


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """Two outlets report a claim, one of them that it is denied."""
    pages = [meeting("one", "Elbkurier", "2031-03-04").build(), meeting("two", "Inselblatt", "2031-03-05").build()]
    with Store.open(tmp_path / "r.db") as store:
        for page in pages:
            store.add(page)
        two = pages[1].quotations[0].id
        event = pages[0].events[0]
        detail = f'{{"by": ["{event.actor[0]}"], "denied_by": ["{event.recipient[0]}"], "quotations": ["{two}"]}}'
        store.settle(
            [
                judged("event", event.id, pages[1].events[0].id, "test@1", 0.9),
                *(judged("dispute", e, two, "test@1", 0.9, detail=detail) for e in (event.id, pages[1].events[0].id)),
            ]
        )
    return tmp_path / "r.db"


def test_a_dispute_is_told_once_with_all_reports(disputed: Path) -> None:
    with TestClient(application(disputed)) as visitor:
        (told,) = visitor.get("/claims.json").json()["disputes"]
        assert {c["page"]["outlet"] for c in told["claims"]} == {"Elbkurier", "Inselblatt"}
        assert [one["name"] for one in told["by"]] == ["Maren Holt"]
        assert [one["name"] for one in told["denied_by"]] == ["Timo Brandt"]
        assert "Timo Brandt" in visitor.get("/claims").text


def test_facets_narrow_a_search(visitor: TestClient) -> None:
    found = visitor.get("/search.json", params={"q": "Raketen"}).json()
    assert {f["value"]: f["sentences"] for f in found["facets"]["outlet"]} == {"Elbkurier": 2, "Inselblatt": 2}
    assert found["facets"]["year"] == [{"value": "2031", "sentences": 4}]
    narrowed = visitor.get("/search.json", params={"q": "Raketen", "outlet": "Elbkurier", "year": "2031"}).json()
    assert {s["page"]["outlet"] for s in narrowed["sentences"]} == {"Elbkurier"}
    assert narrowed["total"] == 2
    assert visitor.get("/search.json", params={"q": "Raketen", "year": "1999"}).json()["total"] == 0
    assert visitor.get("/search", params={"q": "Raketen", "year": "1999"}).status_code == 200


def test_search_by_meaning_says_why_each_sentence_is_there(visitor: TestClient) -> None:
    asked = {"q": "arms shipments", "by": "meaning"}
    assert visitor.get("/search.json", params={"q": "arms shipments"}).json()["total"] == 0
    found = visitor.get("/search.json", params=asked).json()
    assert found["sentences"][0]["words"] == "Zahlreiche Raketenlieferungen wurden vermutet."
    assert found["sentences"][0]["likeness"] > 0.3
    assert all(hit["terms"] == [] for hit in found["sentences"])
    assert "near in meaning" in visitor.get("/search", params=asked).text
    assert visitor.get("/search.json", params=asked | {"outlet": "Elbkurier"}).json()["total"] == found["total"] / 2


def test_search_by_words_names_the_words(visitor: TestClient) -> None:
    found = visitor.get("/search.json", params={"q": "Raketen"}).json()["sentences"]
    assert {word for hit in found for word in hit["terms"]} == {"Raketen", "Raketenlieferungen"}
    assert all(hit["likeness"] is None for hit in found)
