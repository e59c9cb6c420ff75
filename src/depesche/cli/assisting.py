"""The command that serves the record to assistants."""

from depesche.cli.options import DEFAULT_STORE, Store
from depesche.errors import UsageError


def mcp(store: Store = DEFAULT_STORE) -> None:
    """Serve the record to an assistant (Model Context Protocol) on standard input and output, read-only."""
    from depesche.store import View

    try:
        from depesche.mcp_server.server import serve_stdio
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError("depesche mcp", "the package mcp is not installed", "pip install 'depesche[mcp]'") from None
    View.open(store).close()  # a missing or damaged store is named before anybody asks
    serve_stdio(store)
