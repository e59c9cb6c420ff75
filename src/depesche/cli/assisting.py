"""The command that serves the record to assistants."""

from typing import Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, Store
from depesche.errors import UsageError


def mcp(
    store: Store = DEFAULT_STORE,
    http: Annotated[
        int | None,
        typer.Option("--http", min=0, max=65535, help="Answer on this port of this machine instead; 0 takes any."),
    ] = None,
) -> None:
    """Serve the record to an assistant (Model Context Protocol) on standard input and output, read-only."""
    from depesche.store import View, name_of

    try:
        from depesche.mcp_server.server import serve_stdio, server_of
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError("depesche mcp", "the package mcp is not installed", "pip install 'depesche[mcp]'") from None
    View.open(store).close()  # a missing or damaged store is named before anybody asks
    if http is None:
        serve_stdio(store)
        return
    import uvicorn

    from depesche.cli.serving import LOOPBACK, listen

    listening = listen(LOOPBACK, http)
    typer.echo(f"Serving {name_of(store)} at http://{LOOPBACK}:{listening.getsockname()[1]}/mcp (Ctrl-C ends it)")
    app = server_of(store).streamable_http_app(host=LOOPBACK, stateless_http=True, json_response=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
