"""A server on this machine that misbehaves in every way it is told to."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Behaviour = Callable[[socket.socket, str], None]
UNTRUSTED = Path(__file__).parent / "untrusted.pem"


def reply(status: str, body: bytes = b"", *headers: str, length: int | None = None) -> Behaviour:
    """An answer as it stands; `length` may lie."""

    def behave(client: socket.socket, request: str) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
        client.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    return behave


def raw(data: bytes) -> Behaviour:
    """Bytes that may be no HTTP at all."""
    return lambda client, request: client.sendall(data)


def drip(piece: bytes, seconds: float, head: bytes = b"") -> Behaviour:
    """One piece after the other, for as long as the other side listens."""

    def behave(client: socket.socket, request: str) -> None:
        client.sendall(head)
        for _ in range(2_000):
            client.sendall(piece)
            time.sleep(seconds)

    return behave


def reset(client: socket.socket, request: str) -> None:
    """Ends the connection with a reset."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


class Server:
    """Answers each path by its behaviour, in threads; `asked` are the requests in order."""

    def __init__(self, *, tls: bool = False) -> None:
        self.behaviours: dict[str, Behaviour | list[Behaviour]] = {}
        self.asked: list[str] = []
        self._tls: ssl.SSLContext | None = None
        if tls:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(UNTRUSTED)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        try:
            if self._tls:
                client = self._tls.wrap_socket(client, server_side=True)
            with client:
                request = b""
                while b"\r\n\r\n" not in request and (piece := client.recv(65_536)):
                    request += piece
                text = request.decode("latin-1")
                self.asked.append(text)
                path = text.split(" ")[1] if text.count(" ") > 1 else ""
                found = self.behaviours.get(path, reply("404 Not Found"))
                if isinstance(found, list):
                    found = found.pop(0) if len(found) > 1 else found[0]
                found(client, text)
        except OSError:
            client.close()


@contextmanager
def serving(*, tls: bool = False) -> Iterator[Server]:
    """A server for one test."""
    server = Server(tls=tls)
    try:
        yield server
    finally:
        server.close()
