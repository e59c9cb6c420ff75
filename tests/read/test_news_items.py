"""NewsML-G2 and ninjs: text, title, date and outlet of items, what was withdrawn, and what is broken."""

import json
from pathlib import Path
from typing import Any

import pytest

from depesche.clean import clean
from depesche.errors import EmptyPage, MalformedPage, PageError, UnreadablePage
from depesche.model.page import Page
from depesche.read import read
from depesche.settings import DEFAULT

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
    "<h:title>Nicht dies</h:title></h:head><h:body><h:h1>Hafen wächst</h:h1><h:p>Der Hafen &amp; die Stadt<h:br/>"
    "wachsen &lt;sehr&gt;.</h:p></h:body></h:html></inlineXML>"
)
NITF = (
    "<inlineXML><nitf><head><docdata><x>weg</x></docdata></head><body><body.head><hedline><hl1>Hafen wächst</hl1>"
    "</hedline></body.head><body.content><p>Der Hafen wächst im Mai.</p></body.content></body></nitf></inlineXML>"
)
PLAIN = '<inlineData contenttype="text/plain">Der Hafen wächst im Mai.</inlineData>'


def item(content: str, *, guid: str = "urn:newsml:nda.example.org:1", status: str = "stat:usable") -> str:
    return (
        f'<newsItem {NAR} guid="{guid}" version="1"><itemMeta><itemClass qcode="ninat:text"/><provider>'
        "<name>Norddeutsche Agentur</name></provider><versionCreated>2031-03-03T08:00:00+01:00</versionCreated>"
        f'<pubStatus qcode="{status}"/></itemMeta><contentMeta><headline>Hafen\n wächst</headline><by>Ilka Brandt</by>'
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def pages(tmp_path: Path, data: str | bytes, name: str = "item.xml") -> list[Page | PageError]:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([str(file)], DEFAULT))


@pytest.mark.parametrize(
    ("content", "media", "words"),
    [
        (XHTML, "html", "Der Hafen & die Stadt\nwachsen <sehr>."),
        (NITF, "html", "Der Hafen wächst im Mai."),
        (PLAIN, "text", "Der Hafen wächst im Mai."),
    ],
)
def test_newsml(tmp_path: Path, content: str, media: str, words: str) -> None:
    (page,) = pages(tmp_path, item(content))
    assert isinstance(page, Page)
    assert (page.id, page.media) == ("urn:newsml:nda.example.org:1", media)
    assert (page.title, page.outlet) == ("Hafen wächst", "Norddeutsche Agentur")
    assert page.published == "2031-03-03T08:00:00+01:00"
    document, _ = clean(page, DEFAULT)
    assert words in document.text
    assert "Nicht dies" not in document.text and "weg" not in document.text


def test_a_news_message_with_several_items(tmp_path: Path) -> None:
    other = item(PLAIN, guid="urn:newsml:nda.example.org:2")
    package = f'<packageItem {NAR} guid="p"><itemMeta/><groupSet/></packageItem>'
    picture = item('<remoteContent href="bild.jpg"/>', guid="urn:newsml:nda.example.org:3")
    gone = item(PLAIN, guid="urn:newsml:nda.example.org:4", status="stat:canceled")
    items = f"{item(XHTML)}{package}{other}{picture}{gone}"
    found = pages(tmp_path, f"<newsMessage {NAR}><header/><itemSet>{items}</itemSet></newsMessage>")
    assert [page.id for page in found if isinstance(page, Page)] == [f"urn:newsml:nda.example.org:{n}" for n in (1, 2)]
    empty, withdrawn = (page for page in found if isinstance(page, PageError))
    assert isinstance(empty, EmptyPage) and empty.about.endswith("item.xml, item 3")
    assert isinstance(withdrawn, UnreadablePage) and "withdrawn" in withdrawn.reason


def test_items_before_broken_markup_are_given(tmp_path: Path) -> None:
    message = f"<newsMessage {NAR}><itemSet>{item(PLAIN)}{item(PLAIN)[:-40]}</itemSet></newsMessage>"
    page, error = pages(tmp_path, message)
    assert isinstance(page, Page)
    assert isinstance(error, MalformedPage) and error.about.endswith("item 2")


@pytest.mark.parametrize(
    "data",
    [
        f"<newsMessage {NAR}></newsMessage>",
        f'<!DOCTYPE a [<!ENTITY e "x">]><newsItem {NAR}></newsItem>',
        f"<newsItem {NAR}>" + "<a>" * 1_000,
        f"<newsItem {NAR}",
    ],
)
def test_newsml_without_a_page(tmp_path: Path, data: str) -> None:
    (error,) = pages(tmp_path, data)
    assert isinstance(error, PageError)


ONE = {
    "uri": "https://nda.example.org/7",
    "type": "text",
    "versioncreated": "2031-03-03T08:00:00Z",
    "pubstatus": "usable",
    "headline": "Hafen wächst",
    "infosource": [{"name": "Norddeutsche Agentur"}],
    "body_html": "<p>Der Hafen wächst.</p>",
    "body_text": "Der Hafen.",
}
THREE = {
    "uri": "urn:nda:7",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "versionCreated": "2031-03-03T08:00:00Z",
    "headlines": [{"role": "sub", "value": "Unten"}, {"role": "main", "value": "Hafen wächst"}],
    "infoSources": [{"role": "x", "name": "Norddeutsche Agentur"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Der Hafen wächst.</p>"}],
}


@pytest.mark.parametrize("value", [ONE, THREE])
@pytest.mark.parametrize("indent", [None, 2])
def test_ninjs(tmp_path: Path, value: dict[str, Any], indent: int | None) -> None:
    (page,) = pages(tmp_path, json.dumps(value, indent=indent), "item.json")
    assert isinstance(page, Page)
    assert (page.id, page.media, page.data) == (value["uri"], "html", "<p>Der Hafen wächst.</p>".encode())
    assert (page.title, page.outlet) == ("Hafen wächst", "Norddeutsche Agentur")
    assert page.published == "2031-03-03T08:00:00Z"
    assert page.url == (value["uri"] if value is ONE else None)


def test_lists_of_ninjs(tmp_path: Path) -> None:
    plain = {"uri": "urn:nda:8", "bodies": [{"contenttype": "text/plain", "value": "Der Hafen."}], "headline": 5}
    withdrawn = ONE | {"pubstatus": "canceled"}
    picture = {"uri": "urn:nda:9", "type": "picture"}
    page, *errors = pages(tmp_path, json.dumps([plain, withdrawn, picture, 7, {"uri": "urn:nda:10"}]), "items.json")
    assert isinstance(page, Page)
    assert (page.media, page.data, page.title) == ("text", b"Der Hafen.", None)
    assert [type(error) for error in errors] == [UnreadablePage, EmptyPage, MalformedPage, EmptyPage]


def test_broken_ninjs(tmp_path: Path) -> None:
    (error,) = pages(tmp_path, json.dumps(ONE)[:-5], "item.json")
    assert isinstance(error, MalformedPage)


def test_json_lines_stay_json_lines(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "text": "Der Hafen wächst.", "uri": "x"})
    (page,) = pages(tmp_path, line, "page.json")
    assert isinstance(page, Page) and page.id == "1"
