"""Decisions through the forms of the web pages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.web import application


@pytest.fixture
def visitor(record: Path, tmp_path: Path) -> Iterator[TestClient]:
    shutil.copy(record, tmp_path / "own.db")
    with TestClient(application(tmp_path / "own.db")) as client:
        yield client


def filled(client: TestClient, address: str, **fields: str) -> dict[str, str]:
    """What the browser sends for a form of the page."""
    page = client.get(address).text
    if "form_token" not in page:  # nothing to decide there: any page of an actor has a form
        page = client.get(f"/actor/{next(iter(actors(client).values()))}").text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    return {"form_token": token[1], "name": "Mara Veltin", **fields}


def actors(client: TestClient) -> dict[str, str]:
    return {card["name"]: card["id"] for card in client.get("/actors.json").json()["actors"]}


def test_merging_and_undoing(visitor: TestClient) -> None:
    known = actors(visitor)
    holt, brandt = known["Maren Holt"], known["Timo Brandt"]
    form = filled(
        visitor, f"/actor/{holt}", action="merge", left=holt, right=f"http://localhost/actor/{brandt}", reason="test"
    )
    assert visitor.post("/decide", data=form).status_code == 200
    assert len(actors(visitor)) == 1
    (made,) = visitor.get("/review.json").json()["decisions"]
    assert made["by"] == "person:Mara Veltin"
    assert made["reasons"] == ["test"]
    assert (
        visitor.post("/decide", data=filled(visitor, "/review", action="undo", judgement=made["id"])).status_code == 200
    )
    assert set(actors(visitor)) == {"Maren Holt", "Timo Brandt"}
    assert visitor.get("/review.json").json()["decisions"][0]["withdrawn"] is True


def test_splitting(visitor: TestClient) -> None:
    holt = actors(visitor)["Maren Holt"]
    one, other = (bearer["id"] for bearer in visitor.get(f"/actor/{holt}.json").json()["bearers"])
    form = filled(visitor, f"/actor/{holt}", action="different", kind="entity", left=one, right=other)
    assert visitor.post("/decide", data=form).status_code == 200
    assert sum(card["name"] == "Maren Holt" for card in visitor.get("/actors.json").json()["actors"]) == 2


def test_a_foreign_form_is_refused(visitor: TestClient) -> None:
    known = actors(visitor)
    form = filled(visitor, "/review", action="merge", left=known["Maren Holt"], right=known["Timo Brandt"])
    for forged in (form | {"form_token": "guess"}, {k: v for k, v in form.items() if k != "form_token"}):
        assert visitor.post("/decide", data=forged).status_code == 400
    assert visitor.get("/decide").status_code in (404, 405)
    assert len(actors(visitor)) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "merge", "left": "nobody", "right": "none"},
        {"action": "burn"},
        {"action": "undo", "judgement": "none"},
        {"action": "same", "kind": "entity", "left": "a", "right": "a"},
        {"action": "undo", "name": ""},
    ],
)
def test_what_cannot_be_decided_is_named(visitor: TestClient, fields: dict[str, str]) -> None:
    answer = visitor.post("/decide", data=filled(visitor, "/review", **fields))
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_form_leads_elsewhere(visitor: TestClient, back: str) -> None:
    holt = actors(visitor)["Maren Holt"]
    one, other = (bearer["id"] for bearer in visitor.get(f"/actor/{holt}.json").json()["bearers"])
    form = filled(visitor, f"/actor/{holt}", action="different", kind="entity", left=one, right=other, back=back)
    answer = visitor.post("/decide", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/review"
