"""The real server in a process of its own, over standard input and output."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
from mcp import Client, StdioServerParameters


def parameters(record: Path) -> StdioServerParameters:
    command = ["-m", "depesche", "mcp", "--store", str(record)]
    return StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))


def test_a_client_lists_and_calls_tools(record: Path) -> None:
    async def talk() -> Any:
        async with Client(parameters(record)) as client:
            listed = await client.list_tools()
            found = await client.call_tool("timeline", {"actor": "Holt"})
            missing = await client.call_tool("show", {"id": "event:0000000000000000"})
            refused = await client.call_tool("timeline", {"since": "yesterday"})
            again = await client.call_tool("timeline", {"actor": "Holt"})
            return listed, found, missing, refused, again

    listed, found, missing, refused, again = asyncio.run(asyncio.wait_for(talk(), 120))
    assert len(listed.tools) == 8
    assert found.structured_content["on_record"]
    assert found == again
    assert missing.structured_content["on_record"] is False
    assert refused.is_error


def test_over_http_only_this_machine_is_answered(record: Path) -> None:
    command = [sys.executable, "-u", "-m", "depesche", "mcp", "--http", "0", "--store", str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/mcp", process.stdout.readline())
            assert address

            async def talk() -> Any:
                async with Client(address[0]) as client:
                    return await client.call_tool("timeline", {"actor": "Holt"})

            found = asyncio.run(asyncio.wait_for(talk(), 120))
            assert found.structured_content["on_record"]
            for foreign in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
                asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
                accept = {"Accept": "application/json, text/event-stream"}
                assert httpx2.post(address[0], json=asked, headers=accept | foreign).status_code in (403, 421)
        finally:
            process.terminate()


def test_without_a_record_the_command_says_so_before_anybody_asks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "depesche", "mcp", "--store", str(tmp_path / "none.db")]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "there is no store" in ended.stderr


def test_without_its_package_the_command_says_what_to_install(record: Path) -> None:
    program = "import sys; sys.modules['mcp'] = None; from depesche.cli import main; main()"
    command = [sys.executable, "-c", program, "mcp", "--store", str(record)]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 2
    assert "pip install 'depesche[mcp]'" in ended.stderr
