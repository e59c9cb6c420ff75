"""What is refused, how it says so, and who may write."""

import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from depesche.api.desk import WAITING, Desk
from depesche.api.problems import Refused
from depesche.store import View
from depesche.web import application
from depesche.web.safety import HEADERS
from tests.api.conftest import TOKEN, Visitor
from tests.api.record import pages

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=201", "limit=x", "limit=1&limit=2", "unknown=1", "since=2031-13", "since=2031-02-30",
        "since=2030-02-29", "until=gestern", "status=invented", "category=consult", "dyad=Holt", "dyad=,Holt", "actor=",
        "cursor=invented", "cursor=%00", "status=null", "category=NULL", f"about={'x' * 201}",
    ],
)  # fmt: skip
def test_a_parameter_that_is_none_is_named(visitor: Visitor, query: str) -> None:
    told = visitor.get(f"/api/v1/events?{query}", 400)
    assert told["status"] == 400
    assert told["detail"] == f"{told['about']}: {told['reason']}. {told['next_step']}"


@pytest.mark.parametrize(
    "name", ["pages", "events", "statements", "actors", "stories", "plans", "search?q=a", "review"]
)
def test_a_cursor_of_another_listing_is_refused(visitor: Visitor, name: str) -> None:
    visitor.get(f"/api/v1/{name}{'&' if '?' in name else '?'}cursor=bm90aGluZw==", 400)


def test_an_address_or_method_that_is_none_is_a_problem_too(visitor: Visitor) -> None:
    for method, path, status in (
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/pages/a/b/c", 404),
        ("DELETE", "/api/v1/events", 405),
        ("PUT", "/api/v1/decisions", 405),
    ):
        answer = visitor.client.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["next_step"]
    assert "POST" in visitor.client.put("/api/v1/decisions").headers["allow"]


def test_every_answer_has_the_headers_of_the_house(visitor: Visitor) -> None:
    for path in ("/api/v1/", "/api/v1/events", "/api/v1/nothing", "/api/v1/openapi.json"):
        headers = visitor.client.get(path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS


def test_a_foreign_name_and_a_missing_token_are_problems(record: Path) -> None:
    with TestClient(application(record)) as client:
        answer = client.get("/api/v1/events", headers={"Host": "evil.example"})
        assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")
    with TestClient(application(record, TOKEN), base_url="http://192.0.2.7") as client:
        answer = client.get("/api/v1/events")
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert answer.json()["reason"] == "asks for its token"
        assert client.get("/api/v1/events", headers=BEARER).status_code == 200
        assert client.get("/api/v1/events", headers={"Authorization": "Bearer wrong"}).status_code == 401


def decision(**other: str) -> dict[str, str]:
    """That the ministers of two pages are not one."""
    one, two, _ = pages()
    left, right = (next(e.id for e in page.entities if e.name == "Maren Holt") for page in (one, two))
    return {"kind": "entity", "left": left, "right": right, "verdict": "different", "by": "Mara Veltin"} | other


def test_a_decision_is_taken_and_taken_back(editor: Visitor, own: Path) -> None:
    made = editor.ask("POST", "/api/v1/decisions", 201, json=decision(reason="Two of one name")).json()
    assert (made["by"], made["reasons"]) == ("person:Mara Veltin", ["Two of one name"])
    assert len(editor.get("/api/v1/actors?actor=Holt")["items"]) == 2
    assert editor.get("/api/v1/decisions")["items"] == [made]
    undone = editor.ask("POST", f"/api/v1/decisions/{made['id']}/undo", 200, json={"by": "Mara Veltin"}).json()
    assert undone["withdrawn"]
    assert len(editor.get("/api/v1/actors?actor=Holt")["items"]) == 1
    assert editor.get("/api/v1/decisions")["items"] == [undone]
    with View.open(own) as view:
        assert [kept.withdrawn_by for kept in view.history(made["left"]) if kept.judgement.id == made["id"]] == [
            "person:Mara Veltin"
        ]
    editor.ask("POST", f"/api/v1/decisions/{made['id']}/undo", 404, json={"by": "Mara Veltin"})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (decision(by=""), 400),
        (decision(by=" "), 400),
        (decision(by="\u202eMara"), 400),
        ({k: v for k, v in decision().items() if k != "by"}, 400),
        (decision(left="entity:0000000000000000"), 404),
        (decision(left=decision()["right"]), 400),
        (decision(left="one"), 409),
        (decision(left="name:Nobody"), 404),
        (decision(kind="plan"), 400),
        (decision(verdict="unsure"), 400),
        (decision(surprise="x"), 400),
        ({}, 400),
    ],
)
def test_a_decision_that_cannot_be_taken_changes_nothing(editor: Visitor, body: dict[str, Any], status: int) -> None:
    before = editor.get("/api/v1/")["record"]
    editor.ask("POST", "/api/v1/decisions", status, json=body)
    assert editor.get("/api/v1/")["record"] == before


def test_a_correction_is_made_and_taken_back(editor: Visitor) -> None:
    event, said = pages()[0].events[0], pages()[0].quotations[0]
    wanted = {"finding": event.id, "status": "denied", "evidence": [list(event.trigger)], "by": "Mara Veltin"}
    made = editor.ask("POST", "/api/v1/corrections", 201, json=wanted).json()["corrections"]
    told = editor.get(f"/api/v1/findings/{event.id}")["event"]
    assert (told["status"], told["passages"][0]["text"]) == ("denied", "traf")
    assert editor.get("/api/v1/decisions")["items"] == sorted(made, key=lambda j: j["id"])
    for judgement in made:
        editor.ask("POST", f"/api/v1/decisions/{judgement['id']}/undo", 200, json={"by": "Mara Veltin"})
    assert editor.get(f"/api/v1/findings/{event.id}")["event"]["status"] == event.status
    gone = {"finding": said.id, "rejected": True, "by": "Mara Veltin"}
    editor.ask("POST", "/api/v1/corrections", 201, json=gone)
    editor.get(f"/api/v1/findings/{said.id}", 404)


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({}, 400),
        ({"status": "perhaps"}, 400),
        ({"content": [[0, 4]]}, 400),
        ({"trigger": [[0, 4], [5, 8]]}, 400),
        ({"trigger": []}, 400),
        ({"trigger": [[1, 3]]}, 400),
        ({"trigger": [[-3, 10**30]]}, 400),
        ({"status": "denied", "by": ""}, 400),
        ({"status": "denied", "finding": "ev:0000000000000000"}, 404),
        ({"status": "denied", "finding": "one"}, 400),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(editor: Visitor, other: dict[str, Any], status: int) -> None:
    wanted = {"finding": pages()[0].events[0].id, "by": "Mara Veltin"} | other
    editor.ask("POST", "/api/v1/corrections", status, json=wanted)
    assert editor.get("/api/v1/decisions")["items"] == []


def test_without_a_token_nothing_is_written(own: Path) -> None:
    with TestClient(application(own)) as client:
        visitor = Visitor(client)
        visitor.ask("POST", "/api/v1/decisions", 403, json=decision())
        visitor.ask("POST", "/api/v1/decisions", 403, json=decision(), headers=BEARER)
    with TestClient(application(own, TOKEN)) as client:
        client.get(f"/?token={TOKEN}")  # now the cookie lets in whoever reads
        assert client.get("/api/v1/events").status_code == 200
        assert client.post("/api/v1/decisions", json=decision()).status_code == 401
        assert client.post("/api/v1/decisions", json=decision(), headers=BEARER).status_code == 201


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_page_of_another_site_can_send_nothing(editor: Visitor, headers: dict[str, str]) -> None:
    editor.ask("POST", "/api/v1/decisions", 403, json=decision(), headers=headers)
    editor.ask("POST", "/api/v1/analyse", 403, json={"content": "Holt."}, headers=headers)


def test_a_body_is_json_and_no_longer_than_may_be(visitor: Visitor) -> None:
    where = "/api/v1/analyse"
    visitor.ask("POST", where, 415, content=b"Holt sagte nichts.", headers={"Content-Type": "text/plain"})
    visitor.ask("POST", where, 413, content=b" " * 1_000_001, headers={"Content-Type": "application/json"})
    for body in (b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"content": 1}', b'{"content": ""}'):
        visitor.ask("POST", where, 400, content=body, headers={"Content-Type": "application/json"})
    visitor.ask("POST", where, 422, json={"content": " \n "})


def test_only_a_few_texts_wait_to_be_analysed(record: Path) -> None:
    desk, go, inside = Desk(record), threading.Event(), threading.Semaphore(0)

    def analyse() -> None:
        with desk.analysing():
            inside.release()
            go.wait(60)

    threads = [threading.Thread(target=analyse) for _ in range(1 + WAITING)]
    for thread in threads:
        thread.start()
    inside.acquire(timeout=60)
    while desk.room:
        pass
    with pytest.raises(Refused) as refused, desk.analysing():
        pass
    assert refused.value.status == 503
    go.set()
    for thread in threads:
        thread.join(60)
    with desk.analysing():
        pass
