"""A record in which every field is hostile: answers stay as described, and their words exact."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from depesche.store import Store
from depesche.web import application
from tests.api.conftest import Visitor
from tests.web.conftest import HOSTILE, hostile

LISTINGS = ("pages", "events", "statements", "quantities", "actors", "stories", "plans", "claims", "disputes", "review")


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    path: Path = tmp_path_factory.mktemp("hostile") / "r.db"
    with Store.open(path) as store:
        for number, words in enumerate(HOSTILE):
            found = hostile(number, words).build()
            document = replace(found.document, title=words, author=words, outlet_how=words)
            store.add(replace(found, page=replace(found.page, url=words, id=words, source=words), document=document))
    with TestClient(application(path)) as client:
        yield Visitor(client)


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_of_a_hostile_record_are_as_described(victim: Visitor, name: str) -> None:
    for item in victim.get(f"/api/v1/{name}")["items"]:
        if "href" in item:
            victim.get(item["href"])


def test_hostile_words_are_told_as_they_stand(victim: Visitor) -> None:
    for page in victim.get("/api/v1/pages")["items"]:
        text = victim.get(page["href"] + "/text")["text"]
        assert page["id"] in HOSTILE
        assert f"{page['id']} traf {page['id']} heute." in text
        victim.get(page["href"] + "/findings")
    for name in ("events", "statements"):
        for item in victim.get(f"/api/v1/{name}")["items"]:
            text = victim.get(item["page"]["href"] + "/text")["text"]
            for passage in item["passages"]:
                assert passage["text"] == text[passage["start"] : passage["end"]] != ""


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_questions_are_answered_or_refused(victim: Visitor, words: str) -> None:
    asked = quote(words[:200], safe="")
    for name in ("events?actor=", "events?about=", "statements?origin=", "pages?about=", "actors?actor=", "search?q="):
        victim.get(f"/api/v1/{name}{asked}")
    for path in (f"findings/{asked}", f"findings/{asked}/origins", f"actors/{asked}", f"actors/{asked}/events"):
        answer = victim.client.get(f"/api/v1/{path}")
        assert answer.status_code in (200, 404)
        assert answer.headers["content-type"].startswith(("application/json", "application/problem+json"))
