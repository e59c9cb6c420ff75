"""The command that serves the record as web pages."""

import secrets
import socket
import webbrowser
from typing import Annotated

import typer

from depesche.cli.options import DEFAULT_STORE, Store
from depesche.errors import UsageError

LOOPBACK = "127.0.0.1"


def serve(
    store: Store = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option(help="Address to listen on; beyond this machine a token is asked for.")
    ] = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8765,
    token: Annotated[
        str | None, typer.Option(envvar="DEPESCHE_TOKEN", help="Token that visitors must bring (default: made anew).")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Serve the record as web pages, on this machine only unless told otherwise."""
    import uvicorn

    from depesche.store import View, name_of
    from depesche.web import application
    from depesche.web.safety import is_loopback

    View.open(store).close()  # a missing or damaged store is named before anything listens
    local = is_loopback(host)
    token = token or (None if local else secrets.token_urlsafe(24))
    config = uvicorn.Config(application(store, token), host=host, port=port, log_level="warning", server_header=False)
    listening = listen(host, port)
    shown = host if local else "HOST"
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{listening.getsockname()[1]}/"
    typer.echo(f"Serving {name_of(store)} at {address}{f'?token={token}' if token else ''} (Ctrl-C ends it)")
    if browser and local:
        webbrowser.open(address + (f"?token={token}" if token else ""))
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A bound socket. Raises `UsageError` if the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # before the address is printed: who comes while modules load waits
    except OSError as error:
        listening.close()
        reason = f"cannot be listened on: {error.strerror}"
        raise UsageError(f"{host}:{port}", reason, "Choose another with --host and --port.") from None
    return listening
