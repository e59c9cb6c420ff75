"""A chat server on this machine that says and does what it is told to."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Behaviour = Callable[[socket.socket], None]


def reply(status: str, body: bytes = b"", *headers: str, kind: str = "application/json") -> Behaviour:
    """An answer as it stands."""

    def behave(client: socket.socket) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", f"Content-Type: {kind}", *headers]
        client.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    return behave


def completion(content: Any, finish: str = "stop", tokens: Any = 321) -> bytes:
    """The JSON around what a model says."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return json.dumps({"id": "c1", "choices": [choice], "usage": {"total_tokens": tokens}}).encode()


def says(content: Any, **more: Any) -> Behaviour:
    """A model's answer; what is no text becomes JSON."""
    return reply("200 OK", completion(content if isinstance(content, str) else json.dumps(content), **more))


def cut_off(client: socket.socket) -> None:
    """An answer whose connection ends before its time."""
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nContent-Type: application/json\r\n\r\n{")


def endless(client: socket.socket) -> None:
    """An answer that goes on for as long as the other side listens."""
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(2_000):
        client.sendall(b" ")
        time.sleep(0.01)


def huge(client: socket.socket) -> None:
    """More bytes than anybody asked for."""
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(200):
        client.sendall(b" " * 100_000)


class Server:
    """Answers in the order of its behaviours, the last one for ever; `asked` are head and body of the requests."""

    def __init__(self, behaviours: list[Behaviour]) -> None:
        self.behaviours = behaviours
        self.asked: list[tuple[str, bytes]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            try:
                with client:
                    self.asked.append(_request(client))
                    behaviour = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
                    behaviour(client)
            except OSError:
                continue


def _request(client: socket.socket) -> tuple[str, bytes]:
    """Head and body, to their end: a connection that is closed over unread bytes is reset."""
    data = b""
    while b"\r\n\r\n" not in data and (piece := client.recv(65_536)):
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    length = next(int(line.partition(":")[2]) for line in lines if line.lower().startswith("content-length:"))
    while len(body) < length and (piece := client.recv(65_536)):
        body += piece
    return head.decode("latin-1"), body


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Server]:
    """A server for one test."""
    server = Server(list(behaviours))
    try:
        yield server
    finally:
        server.close()
