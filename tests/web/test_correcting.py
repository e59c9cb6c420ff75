"""A person opens a finding, corrects its words, speaker or status, sees the effect everywhere, and takes it back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.web import application
from tests.web.test_deciding import filled


@pytest.fixture
def visitor(record: Path, tmp_path: Path) -> Iterator[TestClient]:
    shutil.copy(record, tmp_path / "own.db")
    with TestClient(application(tmp_path / "own.db")) as client:
        yield client


def cards(client: TestClient, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/page/one.json").json()[name]
    return found


def sent(client: TestClient, of: str, **fields: str) -> dict[str, str]:
    """The form of the finding as the browser sends it, with some fields filled otherwise."""
    page = client.get(f"/correct/{of}").text
    given = {"finding": of, "action": "correct"}
    for name, options in re.findall(r'<select name="([\w.]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        given[name] = chosen[1] if chosen else ""
    return filled(client, f"/correct/{of}", **({"back": f"/correct/{of}"} | given | fields))


def words_of(client: TestClient, finding: str) -> dict[str, int]:
    """Words around a finding and where they begin."""
    lines = client.get(f"/correct/{finding}.json").json()["lines"]
    return {piece["text"]: piece["start"] for line in lines for piece in line}


def test_a_status_is_corrected_and_taken_back(visitor: TestClient) -> None:
    event = str(cards(visitor, "events")[0]["id"])
    answer = visitor.post("/decide", data=sent(visitor, event, status="planned", reason="it says 'will'"))
    assert answer.status_code == 200
    assert answer.url.path == f"/correct/{event}"
    (card,) = cards(visitor, "events")
    assert (card["status"], card["by"]) == ("planned", "test@1 + person:Mara Veltin")
    assert 'class="mark corrected"' in visitor.get("/page/one").text
    reports = visitor.get("/timeline.json").json()["events"][0]["reports"]
    assert sorted(report["status"] for report in reports) == ["happened", "planned"]
    assert visitor.get(f"/api/v1/findings/{event}").json()["event"]["status"] == "planned"
    made = visitor.get("/review.json").json()["decisions"][0]
    assert (made["before"], made["after"], made["reasons"]) == ("happened", "planned", ["it says 'will'"])
    assert "Mara Veltin" in visitor.get("/review").text
    visitor.post("/decide", data=filled(visitor, "/review", action="undo", judgement=made["id"]))
    assert cards(visitor, "events")[0]["status"] == "happened"
    assert visitor.get(f"/correct/{event}.json").json()["log"][0]["withdrawn"] is True


def test_words_are_moved_by_their_first_and_last_one(visitor: TestClient) -> None:
    said = str(cards(visitor, "statements")[0]["id"])
    starts = words_of(visitor, said)
    moved = {"content.0.start": str(starts["liefern"]), "content.0.end": str(starts["keine"] + len("keine"))}
    moved |= {"speaker.0.start": str(starts["Timo"]), "speaker.0.end": str(starts["Brandt"] + len("Brandt"))}
    visitor.post("/decide", data=sent(visitor, said, **moved))
    (card,) = cards(visitor, "statements")
    assert card["words"] == "liefern keine"
    assert [one["name"] for one in card["speakers"]] == ["Timo Brandt"]  # type: ignore[attr-defined]
    log = visitor.get(f"/correct/{said}.json").json()["log"]
    assert {(c["field"], c["before"], c["after"]) for c in log} == {
        ("content", "„Wir liefern keine Raketen“", "liefern keine"), ("speaker", "", "Timo Brandt"),
    }  # fmt: skip
    for made in log:
        visitor.post("/decide", data=filled(visitor, "/review", action="undo", judgement=made["id"]))
    assert cards(visitor, "statements")[0]["words"] == "„Wir liefern keine Raketen“"


def test_a_rejected_finding_can_still_be_opened(visitor: TestClient) -> None:
    said = str(cards(visitor, "statements")[0]["id"])
    visitor.post("/decide", data=sent(visitor, said, action="reject"))
    assert cards(visitor, "statements") == []
    page = visitor.get(f"/correct/{said}")
    assert "rejected" in page.text
    (made,) = [c for c in visitor.get(f"/correct/{said}.json").json()["log"] if not c["withdrawn"]]
    visitor.post("/decide", data=filled(visitor, "/review", action="undo", judgement=made["id"]))
    assert len(cards(visitor, "statements")) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "is just what the form says"),
        ({"content.0.start": "7", "content.0.end": "3"}, "is not within"),
        ({"content.0.start": ""}, "only one end"),
        ({"content.0.start": "a", "content.0.end": "b"}, "is no place"),
        ({"content.0.start": "0", "content.0.end": "999999"}, "is not within"),
        ({"kind": "shouted"}, "is no kind"),
        ({"name": "  ", "kind": "direct"}, "is not a person"),
        ({"finding": "event:none", "kind": "direct"}, "no page or finding"),
    ],
)
def test_what_cannot_be_is_named(visitor: TestClient, fields: dict[str, str], reason: str) -> None:
    said = str(cards(visitor, "statements")[0]["id"])
    answer = visitor.post("/decide", data=sent(visitor, said, **fields))
    assert answer.status_code == 400
    assert reason in answer.text


def test_only_our_form_corrects(visitor: TestClient) -> None:
    event = str(cards(visitor, "events")[0]["id"])
    assert visitor.post("/decide", data=sent(visitor, event, status="denied", form_token="guess")).status_code == 400
    assert cards(visitor, "events")[0]["status"] == "happened"


@pytest.mark.parametrize("address", ["/correct/one", "/correct/none", "/correct/none.json"])
def test_only_statements_and_events_are_opened(visitor: TestClient, address: str) -> None:
    assert visitor.get(address).status_code == 404
