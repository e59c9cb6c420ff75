"""Following a listing part by part, asking again, and what travels."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import depesche
from depesche.store import Store
from depesche.tell.contract import findings_object
from depesche.web import application
from tests.api.conftest import Visitor
from tests.api.record import accusation, meeting

LISTINGS = (
    "pages", "events", "statements", "quantities", "actors", "stories", "plans", "claims", "disputes", "review",
    "search?q=Raketen", "events?category=CONSULT", "events?mode=visit", "statements?chain=agency",
)  # fmt: skip


def followed(visitor: Visitor, path: str) -> list[list[dict[str, Any]]]:
    """All parts of a listing."""
    parts, following = [], path
    while following:
        answer = visitor.ask("GET", following, 200)
        parts.append(answer.json()["items"])
        following = answer.json()["next"]
        link = f'<{following}>; rel="next"' if following else None
        assert answer.headers.get("link") == link
    return parts


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_parts_make_the_whole(visitor: Visitor, name: str, limit: int) -> None:
    whole = visitor.get(f"/api/v1/{name}")["items"]
    parts = followed(visitor, f"/api/v1/{name}{'&' if '?' in name else '?'}limit={limit}")
    unique: dict[str, Any] = {}
    for item in (item for part in parts for item in part):
        unique.setdefault(item["id"] if "id" in item else str(item), item)
    assert list(unique.values()) == whole
    assert all(len(part) <= limit for part in parts)


@pytest.mark.parametrize("name", ["events", "statements", "pages"])
def test_a_record_that_grows_shifts_nothing(own: Path, name: str) -> None:
    """What is recorded between two parts, before and behind the place, doubles nothing and hides nothing."""
    with TestClient(application(own)) as client:
        visitor = Visitor(client)
        before = [item["id"] for item in visitor.get(f"/api/v1/{name}")["items"]]
        found, following, number = [], f"/api/v1/{name}?limit=1", 0
        while following:
            answer = visitor.get(following)
            found += [item["id"] for item in answer["items"]]
            following = answer["next"]
            if number < 3:
                with Store.open(own) as store:
                    store.add(meeting(f"early{number}", "Deichpost", f"2031-01-0{number + 1}", "bald"))
                    store.add(accusation(f"late{number}"))
                number += 1
        assert len(found) == len(set(found))
        assert [key for key in found if key in before] == before


def test_an_answer_that_has_not_changed_is_not_sent_again(own: Path) -> None:
    with TestClient(application(own)) as client:
        for path in ("/api/v1/events", "/api/v1/pages/one", "/api/v1/openapi.json"):
            first = client.get(path)
            tag = first.headers["etag"]
            again = client.get(path, headers={"If-None-Match": tag})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
            assert client.get(path).content == first.content
        old = client.get("/api/v1/events").headers["etag"]
        assert client.get("/api/v1/events?limit=1").headers["etag"] != old
        with Store.open(own) as store:
            store.add(accusation("another"))
        changed = client.get("/api/v1/events", headers={"If-None-Match": old})
        assert changed.status_code == 200
        assert changed.headers["etag"] != old


def test_answers_travel_packed_if_the_visitor_can_unpack(visitor: Visitor) -> None:
    with visitor.client.stream("GET", "/api/v1/events", headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        raw = b"".join(packed.iter_raw())
    plain = visitor.client.get("/api/v1/events", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 3


def test_the_head_of_an_answer_is_that_of_the_answer(visitor: Visitor) -> None:
    head = visitor.client.head("/api/v1/events", headers={"Accept-Encoding": "identity"})
    assert head.content == b""
    assert head.headers["etag"] == visitor.client.get("/api/v1/events").headers["etag"]


def test_a_text_is_analysed_and_nothing_is_stored(visitor: Visitor) -> None:
    before = visitor.get("/api/v1/")["record"]
    text = "Ministerin Maren Holt traf am Montag Außenminister Timo Brandt. „Wir liefern nicht“, sagte Holt."
    asked = {"content": text, "published": "2031-03-06", "outlet": "Elbkurier"}
    told = visitor.ask("POST", "/api/v1/analyse", 200, json=asked).json()
    expected = depesche.analyse(text, published="2031-03-06", outlet="Elbkurier")
    assert told == findings_object(expected)
    assert told["quotations"]
    html = visitor.ask("POST", "/api/v1/analyse", 200, json={"content": f"<p>{text}</p>", "media": "html"}).json()
    assert text in html["document"]["text"]
    assert visitor.get("/api/v1/")["record"] == before
