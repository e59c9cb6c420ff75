"""Carries one request over HTTP/1.1 to an address that was looked at before; nothing is followed.

The connection is ours from the first byte, so that the address that was checked is the one connected to, and no server
can hold it longer than the limits say, whether it drips headers or never ends.
"""

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from depesche.read.warc_http import Broken, TooMuch, unpacked
from depesche.watch.addresses import BadAddress, Target, target_of
from depesche.watch.exchange import Limits, Reply, Request, Trouble
from depesche.watch.networks import Network, may_connect

PIECE = 65_536
MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""
MOST_CODINGS = 2
ACCEPTED = "gzip, deflate"
Resolved = list[tuple[int, tuple[Any, ...]]]
Resolver = Callable[[str, int], Resolved]
T = TypeVar("T")


class _Late(TimeoutError):
    """The whole exchange took too long."""


class _Over(Exception):
    """More bytes than asked for."""


class Transport:
    """Sends requests, each over a connection of its own. Used by many threads at once."""

    def __init__(
        self,
        agent: str,
        limits: Limits,
        allowed: tuple[Network, ...] = (),
        *,
        resolver: Resolver | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._agent, self._limits, self._allowed = agent, limits, allowed
        self._resolve = resolver or resolved
        self._trust = trust or ssl.create_default_context()

    def send(self, request: Request) -> Reply | Trouble:
        """The server's answer, whatever its status, or why there is none."""
        deadline = time.monotonic() + self._limits.total
        try:
            target = target_of(request.url)
            with self._connected(target, deadline) as connection:
                return self._exchanged(connection, target, request)
        except BadAddress as error:
            return Trouble(reason=str(error), lasting=True)
        except _Late:
            return Trouble(reason=f"it took longer than {self._limits.total:g} s")
        except TimeoutError:
            return Trouble(reason="the server does not answer in time")
        except ssl.SSLError as error:
            return Trouble(reason=f"TLS failed ({getattr(error, 'verify_message', '') or error.reason or error})")
        except (_Over, TooMuch):
            return Trouble(reason=f"it has more than {request.most_bytes} bytes", lasting=True)
        except Broken as error:
            return Trouble(reason=f"its body cannot be unpacked ({error})")
        except (http.client.HTTPException, OSError, ValueError) as error:
            return Trouble(reason=f"the connection failed ({getattr(error, 'strerror', None) or error!r})")

    def _connected(self, target: Target, deadline: float) -> "_Connection":
        """A connection to the first checked address that answers."""
        found = self._resolve(target.host, target.port)
        checked = [(family, place) for family, place in found if may_connect(str(place[0]), self._allowed)]
        if not found:
            raise OSError(0, f"{target.host} is not known")
        if not checked:
            raise BadAddress(f"{target.host} is in a private network")
        last: OSError | None = None
        for family, place in checked[:MOST_ADDRESSES]:
            plain = socket.socket(family, socket.SOCK_STREAM)
            try:
                plain.settimeout(min(self._limits.connect, _left(deadline)))
                plain.connect(place)
                if target.scheme == "https":
                    plain.settimeout(min(self._limits.connect, _left(deadline)))
                    plain = self._trust.wrap_socket(plain, server_hostname=target.host)
                return _Connection(plain, deadline, self._limits.read)
            except OSError as error:
                plain.close()
                if isinstance(error, ssl.SSLError | _Late):
                    raise
                last = error
        assert last is not None
        raise last

    def _exchanged(self, connection: "_Connection", target: Target, request: Request) -> Reply | Trouble:
        kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
        client = kind(target.host, target.port)
        client.sock = connection  # it has the three methods that are used
        headers = {"User-Agent": self._agent, "Accept-Encoding": ACCEPTED, "Connection": "close"}
        client.request(request.method, target.path, request.body or None, headers | dict(request.headers))
        response = client.getresponse()
        named: dict[str, str] = {}
        for name, value in response.getheaders():
            key = name.lower()
            named[key] = f"{named[key]}, {value}" if key in named else value
        body = _body(response, request.most_bytes)
        stated = named.get("content-length", "")
        chunked = "chunked" in named.get("transfer-encoding", "").lower()
        empty = response.status in (204, 304) or request.method == "HEAD"
        if stated.isdigit() and not chunked and not empty and len(body) < int(stated):
            return Trouble(reason=f"it is cut off after {len(body)} of {stated} bytes")
        codings = [c.strip() for c in named.get("content-encoding", "").lower().split(",")]
        if len(codings) > MOST_CODINGS:
            raise Broken("it is packed more than twice")
        for coding in reversed(codings if body else []):
            body = unpacked(body, coding, request.most_bytes)
        return Reply(url=request.url, status=response.status, headers=named, body=body)


class _Connection:
    """A socket as `http.client` needs it, whose every wait ends with the deadline."""

    def __init__(self, plain: socket.socket, deadline: float, read: float) -> None:
        self._plain, self._deadline, self._read = plain, deadline, read

    def __enter__(self) -> "_Connection":
        return self

    def __exit__(self, *exception: object) -> None:
        self._plain.close()

    def sendall(self, data: bytes) -> None:
        """Sends everything. Raises TimeoutError."""
        self._in_time(self._plain.sendall, data)

    def receive(self, buffer: memoryview) -> int:
        """Some bytes into the buffer; 0 at the end."""
        return self._in_time(self._plain.recv_into, buffer)

    def _in_time(self, act: Callable[[Any], T], given: Any) -> T:
        left = _left(self._deadline)
        self._plain.settimeout(min(self._read, left))
        try:
            return act(given)
        except TimeoutError:
            raise (_Late if left <= self._read else TimeoutError) from None

    def makefile(self, mode: str) -> io.BufferedReader:
        """What is received, as a file."""
        return io.BufferedReader(_Incoming(self), PIECE)

    def close(self) -> None:
        """Left to the end of the block: `http.client` closes as soon as it has the headers."""


class _Incoming(io.RawIOBase):
    def __init__(self, connection: _Connection) -> None:
        self._connection = connection

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._connection.receive(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _Late
    return left


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    """What comes, and no more than is asked for."""
    parts, size = [], 0
    while part := response.read(PIECE):
        size += len(part)
        if size > most:
            raise _Over
        parts.append(part)
    return b"".join(parts)


def resolved(host: str, port: int, *, seconds: float = 10.0) -> Resolved:
    """The addresses of a host; none if it is not known. Raises TimeoutError: the system's own patience is longer."""
    found: Resolved = []

    def ask() -> None:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend((int(family), place) for family, _, _, _, place in told)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise TimeoutError
    return list(dict.fromkeys(found))
