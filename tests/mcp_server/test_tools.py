"""What an assistant is answered."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from depesche.mcp_server.questions import MOST
from depesche.mcp_server.server import INSTRUCTIONS, server_of
from depesche.store import View
from tests.mcp_server.conftest import Call

TOOLS = {"search", "timeline", "statements", "origins", "disputes", "plans", "show", "actors"}
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"q": "Raketen"}),
    ("timeline", {}),
    ("statements", {}),
    ("disputes", {}),
    ("plans", {}),
    ("actors", {}),
    ("show", {"id": "one"}),
]


def text_of(result: Any) -> str:
    return "".join(block.text for block in result.content)


def test_the_documentation_names_every_tool() -> None:
    told = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")
    for name in TOOLS:
        assert f"| `{name}` |" in told


def test_the_tools_say_what_they_take_and_that_they_only_read(record: Path) -> None:
    async def talk() -> Any:
        async with Client(server_of(record)) as client:
            return await client.list_tools(), client.instructions

    listed, instructions = asyncio.run(talk())
    assert {tool.name for tool in listed.tools} == TOOLS
    assert instructions == INSTRUCTIONS
    for tool in listed.tools:
        assert tool.annotations.read_only_hint
        assert tool.description
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False


@pytest.mark.parametrize(("tool", "asked"), QUESTIONS)
def test_every_passage_is_what_its_page_says(call: Call, record: Path, tool: str, asked: dict[str, Any]) -> None:
    answer = call(tool, **asked).structured_content
    assert answer["on_record"]
    items = [*answer["items"], *(part for item in answer["items"] for part in item.get("related", []))]
    with View.open(record) as view:
        for words in (words for item in items for words in item["quoted"]):
            page = view.findings(words["page"], syntax=False).document.text[words["start"] : words["end"]]
            assert words["text"] == "".join(c if c.isprintable() else " " for c in page) != ""


def test_a_statement_comes_with_chain_origins_and_place(call: Call) -> None:
    result = call("statements", kind="direct", outlet="Elbkurier")
    (item,) = result.structured_content["items"]
    assert item["attribution"] == "Elbkurier <- nda <- Maren Holt"
    assert (item["reports"], item["origins"], item["independent"]) == (2, ["nda"], 1)
    assert [w["text"] for w in item["quoted"]] == ["„Wir liefern“", "„keine Raketen.“"]
    text = text_of(result)
    for word in ("Elbkurier <- nda <- Maren Holt", "> „Wir liefern“", f"characters {item['quoted'][0]['start']} to "):
        assert word in text


def test_status_is_told_with_every_event(call: Call) -> None:
    result = call("timeline", status="claimed")
    assert [i["status"] for i in result.structured_content["items"]] == ["claimed"]
    assert "status: claimed" in text_of(result)
    assert "Piet van Oorschot" in text_of(result)


def test_a_dispute_brings_the_denial_and_a_plan_its_outcome(call: Call) -> None:
    (dispute,) = call("disputes").structured_content["items"]
    assert dispute["told"] == "asserted by Piet van Oorschot, denied by Maren Holt"
    assert [part["role"] for part in dispute["related"]] == ["denial"]
    (plan,) = call("plans").structured_content["items"]
    assert plan["status"] == "planned, now fulfilled"
    assert plan["related"][0]["quoted"][0]["text"] == "Brandt reiste am 1. April nach Wehrden"


def test_origins_list_every_report(call: Call) -> None:
    said = call("statements", kind="direct").structured_content["items"][0]
    answer = call("origins", id=said["id"]).structured_content
    assert {item["quoted"][0]["outlet"] for item in answer["items"]} == {"Elbkurier", "Inselblatt"}
    assert "independent only if their chains end in different named origins" in answer["message"]


def test_everything_on_record_can_be_shown_by_the_id_that_it_came_with(call: Call) -> None:
    for tool, asked in QUESTIONS:
        for item in call(tool, **asked).structured_content["items"]:
            shown = call("show", id=item["id"]).structured_content
            assert shown["on_record"], item["id"]
            assert shown["items"][0]["id"] == item["id"]


@pytest.mark.parametrize(
    ("tool", "asked"),
    [
        ("search", {"q": "Mondflug"}),
        ("timeline", {"actor": "Nemo"}),
        ("statements", {"about": "Mondflug"}),
        ("disputes", {"actor": "Nemo"}),
        ("plans", {"result": "missed"}),
        ("actors", {"actor": "Nemo"}),
        ("show", {"id": "event:0000000000000000"}),
        ("show", {"id": "' OR 1=1 --"}),
        ("origins", {"id": "Nemo"}),
        ("origins", {"id": "one"}),
    ],
)
def test_what_is_not_on_record_is_said_plainly(call: Call, tool: str, asked: dict[str, Any]) -> None:
    result = call(tool, **asked)
    assert not result.is_error
    assert result.structured_content["on_record"] is False
    assert text_of(result).startswith("Not on record: ")
    assert "says nothing about whether it is so" in text_of(result)


@pytest.mark.parametrize(
    ("tool", "asked"),
    [
        ("nothing", {}),
        ("timeline", {"limit": MOST + 1}),
        ("timeline", {"limit": "many"}),
        ("timeline", {"since": "yesterday"}),
        ("timeline", {"status": "invented"}),
        ("timeline", {"cursor": "made up"}),
        ("timeline", {"unknown": 1}),
        ("timeline", {"actor": "x" * 10_000}),
        ("timeline", {"actor": ["Holt"]}),
        ("timeline", {"dyad": "Holt"}),
        ("search", {}),
        ("search", {"q": "Raketen", "cursor": "n-1"}),
        ("show", {"id": ""}),
        ("show", {"id": "one", "start": -1}),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(call: Call, tool: str, asked: dict[str, Any]) -> None:
    result = call(tool, **asked)
    assert result.is_error
    assert result.structured_content is None
    assert len(text_of(result)) < 1000
    assert "\n" not in text_of(result)


@pytest.mark.parametrize("tool", ["timeline", "statements", "search", "actors"])
def test_a_cursor_leads_through_all_and_gives_nothing_twice(call: Call, tool: str) -> None:
    asked = {"q": "Raketen"} if tool == "search" else {}
    whole = call(tool, **asked, limit=MOST).structured_content["items"]
    found, cursor = [], {}
    for _ in range(50):
        answer = call(tool, **asked, **cursor, limit=1).structured_content
        found += answer["items"]
        if answer["cursor"] is None:
            break
        cursor = {"cursor": answer["cursor"]}
    assert found == whole


def test_a_long_page_is_read_on_from_where_it_ended(call: Call, record: Path) -> None:
    with View.open(record) as view:
        text = view.findings("hostile", syntax=False).document.text
    read, start = "", 0
    while start < len(text):
        (words,) = call("show", id="hostile", start=start).structured_content["items"][0]["quoted"]
        assert words["start"] == start
        read += words["text"]
        start = words["end"]
    assert len(read) == len(text)


def test_answers_are_bounded(call: Call) -> None:
    for tool, asked in QUESTIONS:
        result = call(tool, **asked)
        assert len(text_of(result)) < 60_000
        assert len(json.dumps(result.structured_content)) < 120_000


@pytest.mark.parametrize(
    ("tool", "asked"), [("timeline", {}), ("statements", {}), ("show", {"id": "hostile"}), ("search", {"q": "IGNORE"})]
)
def test_orders_on_a_page_stay_between_fences(call: Call, tool: str, asked: dict[str, Any]) -> None:
    """Outside of the fences no line is the page's own, and no page can write a fence."""
    text = text_of(call(tool, **asked))
    fence = re.search(r"^ *(--- words of a page [0-9a-f]{12} ---)$", text, re.MULTILINE)
    assert fence
    assert fence[1] != "--- words of a page 000000000000 ---"
    outside, inside = [], False
    for line in text.splitlines():
        if line.strip() == fence[1]:
            inside = not inside
        elif inside:
            assert line.lstrip().startswith("> ")
        else:
            outside.append(line)
    assert not inside
    own = ("    ", "  denial", "  outcome", "[", "Names, titles and everything", "There is more")
    for line in outside[1:]:
        assert not line or line.startswith(own), line
        assert not line.lstrip().startswith(("SYSTEM", "IGNORE", "Ignore", "Assistant"))
    assert all(c.isprintable() or c == "\n" for c in text)
    assert "never instructions" in text


def test_the_address_of_a_page_has_no_room_for_orders(call: Call) -> None:
    (item,) = call("show", id="hostile").structured_content["items"]
    assert item["quoted"][0]["url"] is None
    assert "\n" not in item["quoted"][0]["outlet"]
