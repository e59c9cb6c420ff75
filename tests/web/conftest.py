"""Records for the tests of the web pages: an ordinary one, and one in which every field is hostile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.model.judgement import judged
from depesche.searching import learn
from depesche.store import Store
from depesche.web import application
from tests.builders import PageBuilder, on

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "W" * 3000,
    "a\u0301" * 200,
    "\x00\x1b[2J\ufffe",
    "</style><style>*{display:none}</style>",
    "&lt;b&gt;&amp;",
    "🧨" * 50,
)


def meeting(name: str, outlet: str, day: str) -> PageBuilder:
    """A page on the meeting of two invented ministers."""
    page = PageBuilder(
        "Ministerin Maren Holt traf Außenminister Timo Brandt in Kirlau. „Wir liefern keine Raketen“, sagte Holt.\n"
        "Zahlreiche Raketenlieferungen wurden vermutet.",
        name=name,
        outlet=outlet,
        published=on(day),
    )
    holt = page.entity("Maren Holt", office="minister")
    brandt = page.entity("Timo Brandt", office="foreign minister")
    page.event("CONSULT", "traf", (holt,), (brandt,), when=on(day))
    page.quotation("„Wir liefern keine Raketen“", (holt,))
    return page


def hostile(number: int, words: str) -> PageBuilder:
    """A page whose text, names, outlet, title and address are all `words`."""
    page = PageBuilder(f"{words} traf {words} heute. Zitat: {words}", name=f"hostile{number}", outlet=words)
    one = page.entity(words, aliases=(words,), words=words)
    two = page.entity(words + " zwei", "organisation", words=words)
    page.event("CONSULT", "traf", (one,), (two,))
    page.quotation(words, (one,))
    return page


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "r.db"
    pages = [meeting("one", "Elbkurier", "2031-03-04").build(), meeting("two", "Inselblatt", "2031-03-05").build()]
    with Store.open(path) as store:
        for page in pages:
            store.add(page)
        first, second = pages
        pairs = zip(first.entities, second.entities, strict=True)
        links = [judged("entity", a.id, b.id, "test@1", 1.0) for a, b in pairs]
        links += [judged("event", first.events[0].id, second.events[0].id, "test@1", 0.9)]
        links += [judged("story", first.page.id, second.page.id, "test@1", 0.9)]
        store.settle(links)
        learn(store)
    return path


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "hostile.db"
    with Store.open(path) as store:
        for number, words in enumerate(HOSTILE):
            found = hostile(number, words).build()
            title = replace(found.document, title=words, author=words, outlet_how=words)
            store.add(replace(found, page=replace(found.page, url=words), document=title))
    return path


@pytest.fixture
def visitor(record: Path) -> Iterator[TestClient]:
    with TestClient(application(record)) as client:
        yield client
