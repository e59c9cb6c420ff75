"""What a visitor of the web pages sees, asks and may do."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from depesche.web import application
from depesche.web.safety import HEADERS
from tests.web.conftest import HOSTILE

KINDS = ("/", "/timeline", "/stories", "/actors", "/statements", "/claims", "/plans", "/search?q=Raketen")

OUR_SCRIPTS = ("/static/depesche.js", "/static/charts.js")


class Links(HTMLParser):
    """Addresses and ids of a page, and whatever could run a script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.dangers: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.append(value or "")
                if (value or "").strip().lower().startswith(("javascript:", "data:")):
                    self.dangers.append(f"{tag} {name}={value}")
            if name == "id":
                self.ids.append(value or "")
            if name.startswith("on") or name == "style":
                self.dangers.append(f"{tag} {name}")
        if tag == "script" and dict(attrs).get("src") not in OUR_SCRIPTS:
            self.dangers.append("script of a page")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.dangers.append(tag)


def walked(client: TestClient, start: str = "/", most: int = 300) -> dict[str, str]:
    """Every page that can be reached by links, with its text."""
    found: dict[str, str] = {}
    waiting = [start]
    while waiting and len(found) < most:
        address = waiting.pop(0)
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        found[address] = answer.text
        if "html" in answer.headers["content-type"]:
            joined = (urljoin(address, link) for link in Links(answer.text).addresses)
            waiting += [link.split("#")[0] for link in joined if link.startswith("/") and "lang=" not in link]
    return found


def test_every_link_answers(visitor: TestClient) -> None:
    pages = walked(visitor)
    kinds = {urlsplit(address).path.split("/")[1] for address in pages}
    assert {"", "timeline", "stories", "story", "page", "actors", "actor", "dyad", "statements", "chart"} <= kinds


@pytest.mark.parametrize("address", KINDS)
def test_json_is_made_of_the_same_data(visitor: TestClient, address: str) -> None:
    path, _, query = address.partition("?")
    told = visitor.get(f"{'/overview' if path == '/' else path}.json?{query}").json()
    page = visitor.get(address).text
    names = re.findall(r'"name": "([^"]+)"', json.dumps(told, ensure_ascii=False))
    for name in names:
        assert name in page, f"{name} is in the JSON of {address} but not in the page"


def test_a_finding_has_a_permanent_address_in_its_page(visitor: TestClient) -> None:
    for kind in ("events", "statements"):
        address = "/timeline.json" if kind == "events" else "/statements.json"
        for card in visitor.get(address).json()[kind]:
            answer = visitor.get(f"/finding/{card['id']}", follow_redirects=False)
            assert answer.headers["location"] == f"/page/{card['page']['id']}#{card['id']}"
            assert card["id"] in Links(visitor.get(answer.headers["location"]).text).ids


def test_two_reports_are_one_event(visitor: TestClient) -> None:
    (event,) = visitor.get("/timeline.json").json()["events"]
    assert [r["page"]["outlet"] for r in event["reports"]] == ["Elbkurier", "Inselblatt"]
    assert event["differ"]["date"] == ["2031-03-04 Tue", "2031-03-05 Wed"]


@pytest.mark.parametrize(
    ("question", "found"),
    [("Raketenlieferung", 2), ("Rakete", 4), ("Liefer", 2), ("Ministerin Brandt", 2), ('"Holt traf"', 2),
     ('"traf Holt"', 0),
     ("", 0), ('"', 0), ("NEAR(", 0), ("Raketen OR Kirlau", 0), ("*", 0)],
)  # fmt: skip
def test_search_finds_words_in_any_form(visitor: TestClient, question: str, found: int) -> None:
    assert visitor.get("/search.json", params={"q": question}).json()["total"] == found


@pytest.mark.parametrize(
    ("query", "number"),
    [("actor=holt", 1), ("actor=nobody", 0), ("with=Brandt", 1), ("status=planned", 0), ("category=CONSULT", 1),
     ("since=2031-03-05", 0), ("since=2031-03-04", 1), ("until=2031-03-03", 0), ("until=2031", 1), ("outlet=elb", 1)],
)  # fmt: skip
def test_filters_of_the_timeline(visitor: TestClient, query: str, number: int) -> None:
    assert visitor.get(f"/timeline.json?{query}").json()["total"] == number


@pytest.mark.parametrize("address", ["/page/none", "/actor/none", "/story/none", "/nothing", "/finding/none"])
def test_what_is_not_there_is_named(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert '<a href="/">' in answer.text


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999999", "2"])
def test_no_page_number_breaks_a_list(visitor: TestClient, page: str) -> None:
    assert visitor.get("/timeline", params={"page": page}).status_code == 200


def test_it_speaks_german_and_english(visitor: TestClient) -> None:
    assert "Zeitleiste" in visitor.get("/", headers={"Accept-Language": "de-AT,de;q=0.9"}).text
    assert "Timeline" in visitor.get("/", headers={"Accept-Language": "fr"}).text
    visitor.get("/?lang=de")
    assert "Zeitleiste" in visitor.get("/", headers={"Accept-Language": "en"}).text


def test_hostile_pages_stay_text(hostile_record: Path) -> None:
    with TestClient(application(hostile_record)) as client:
        pages = walked(client)
        assert len(pages) > 3 * len(HOSTILE)
        for address, text in pages.items():
            if urlsplit(address).path.endswith((".json", ".js", ".css")):
                continue  # never shown as a page: the type is stated and may not be guessed
            assert Links(text).dangers == [], address
            assert "49" not in re.findall(r"\{\{|49(?=<)", text), address
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", text), address


def test_every_answer_carries_the_headers(visitor: TestClient) -> None:
    for address in ("/", "/timeline.json", "/static/depesche.css", "/nothing", "/chart/overview.svg"):
        answer = visitor.get(address)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, address


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8765", 200),
        ("127.0.0.1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
    ],
)
def test_without_a_token_only_this_machine_is_served(record: Path, host: str, status: int) -> None:
    with TestClient(application(record)) as client:
        assert client.get("/", headers={"Host": host}).status_code == status


def test_beyond_this_machine_everybody_brings_the_token(record: Path) -> None:
    with TestClient(application(record, token="s3cret"), base_url="http://192.0.2.7") as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/overview.json", headers={"Authorization": "Bearer s3cret"}).status_code == 200
        assert client.get("/static/depesche.css").status_code == 401
        let_in = client.get("/timeline?status=planned&token=s3cret")
        assert let_in.status_code == 200
        assert "token" not in str(let_in.url)
        assert client.get("/").status_code == 200
