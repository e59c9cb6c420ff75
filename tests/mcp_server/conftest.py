"""An assistant's side of the protocol: the official client, in memory."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.types import CallToolResult

from depesche.mcp_server.server import server_of
from tests.mcp_server.record import recorded

Call = Callable[..., CallToolResult]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("mcp") / "r.db")


@pytest.fixture(scope="session")
def call(record: Path) -> Call:
    """Calls a tool; the client checks structured answers against the tool's schema."""

    def called(tool: str, **arguments: Any) -> CallToolResult:
        async def talk() -> CallToolResult:
            async with Client(server_of(record)) as client:
                await client.list_tools()
                return await client.call_tool(tool, {k.rstrip("_"): v for k, v in arguments.items()})

        return asyncio.run(talk())

    return called
