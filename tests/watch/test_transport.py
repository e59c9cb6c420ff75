"""One exchange with a server that misbehaves: what is got is whole, what is not is named, in bounded time."""

import gzip
import ssl
import zlib
from collections.abc import Iterator

import pytest

from depesche.watch.exchange import Limits, Reply, Request, Trouble
from depesche.watch.networks import may_connect, networks
from depesche.watch.transport import Resolved, Transport
from tests.watch.server import UNTRUSTED, Behaviour, Server, drip, raw, reply, reset, serving

LOOPBACK = networks(["127.0.0.0/8"])
PATIENT = Limits(connect=60.0, read=60.0, total=60.0)
IN_ALL = Limits(connect=60.0, read=60.0, total=0.5)
BETWEEN = Limits(connect=60.0, read=0.2, total=60.0)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def transport(**changes: object) -> Transport:
    given: dict[str, object] = {"agent": "test", "limits": PATIENT, "allowed": LOOPBACK} | changes
    return Transport(**given)  # type: ignore[arg-type]


def sent(server: Server, behaviour: Behaviour, limits: Limits = PATIENT) -> Reply | Trouble:
    server.behaviours["/a"] = behaviour
    return transport(limits=limits).send(Request(url=server.url("/a"), most_bytes=100_000))


def zipped(data: bytes) -> Behaviour:
    return reply("200 OK", gzip.compress(data), "Content-Encoding: gzip")


@pytest.mark.parametrize(
    ("behaviour", "body"),
    [
        (reply("200 OK", b"hello"), b"hello"),
        (raw(b"HTTP/1.1 200 OK\r\n\r\nuntil the end"), b"until the end"),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"), b"hello"),
        (zipped(b"packed" * 1_000), b"packed" * 1_000),
        (reply("200 OK", zlib.compress(b"deflated"), "Content-Encoding: deflate"), b"deflated"),
        (reply("200 OK", b"longer than said", length=6), b"longer"),
        (raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), b"ok"),
    ],
)
def test_bodies(server: Server, behaviour: Behaviour, body: bytes) -> None:
    answer = sent(server, behaviour)
    assert isinstance(answer, Reply)
    assert (answer.status, answer.body) == (200, body)


@pytest.mark.parametrize(
    ("behaviour", "words", "lasting"),
    [
        (drip(b"x" * 50_000, 0.0, b"HTTP/1.1 200 OK\r\n\r\n"), "more than 100000 bytes", True),
        (reply("200 OK", b"x" * 200_000), "more than 100000 bytes", True),
        (zipped(b"\0" * 5_000_000), "more than 100000 bytes", True),
        (reply("200 OK", b"short", length=500), "cut off after 5 of 500", False),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nhello"), "connection failed", False),
        (reply("200 OK", b"\x1f\x8b broken", "Content-Encoding: gzip"), "unpacked", False),
        (reply("200 OK", b"x", "Content-Encoding: gzip, gzip, gzip"), "more than twice", False),
        (reply("200 OK", b"x", "Content-Encoding: zstd"), "not known", False),
        (raw(b"SSH-2.0-server\r\n"), "connection failed", False),
        (raw(b""), "connection failed", False),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"), "connection failed", False),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000), "connection failed", False),
        (reset, "connection failed", False),
    ],
)
def test_troubles(server: Server, behaviour: Behaviour, words: str, lasting: bool) -> None:
    answer = sent(server, behaviour)
    assert isinstance(answer, Trouble)
    assert words in answer.reason
    assert answer.lasting is lasting


@pytest.mark.parametrize(
    ("behaviour", "limits", "words"),
    [
        (drip(b"H", 0.05), IN_ALL, "longer than 0.5 s"),
        (drip(b"X-Slow: 1\r\n", 0.05, b"HTTP/1.1 200 OK\r\n"), IN_ALL, "longer than 0.5 s"),
        (drip(b"more", 0.05, b"HTTP/1.1 200 OK\r\n\r\n"), IN_ALL, "longer than 0.5 s"),
        (drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.05), IN_ALL, "longer than 0.5 s"),
        (drip(b"", 0.05), IN_ALL, "longer than 0.5 s"),
        (drip(b"", 0.05), BETWEEN, "does not answer in time"),
    ],
)
def test_no_server_holds_longer_than_the_limits(
    server: Server, behaviour: Behaviour, limits: Limits, words: str
) -> None:
    """Each would go on for a hundred seconds."""
    answer = sent(server, behaviour, limits)
    assert isinstance(answer, Trouble)
    assert words in answer.reason
    assert not answer.lasting


def test_not_modified_has_no_body(server: Server) -> None:
    server.behaviours["/a"] = raw(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 999\r\n\r\n")
    answer = transport().send(Request(url=server.url("/a"), headers=(("If-None-Match", '"7"'),)))
    assert isinstance(answer, Reply)
    assert (answer.status, answer.body) == (304, b"")
    assert 'If-None-Match: "7"' in server.asked[0]
    assert "User-Agent: test" in server.asked[0]


def test_redirects_are_told_and_not_followed(server: Server) -> None:
    answer = sent(server, reply("302 Found", b"", "Location: file:///etc/passwd"))
    assert isinstance(answer, Reply)
    assert answer.leads_to == "file:///etc/passwd"
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://127.0.0.1/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://[::ffff:10.0.0.1]/", "private network"),
        ("http://2130706433/", "private network"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("http://user:word@example.org/", "user name"),
        ("http:///path", "no host"),
        ("http://example.org:99999/", "no address"),
        ("http://example.org/\r\nX: y", "control characters"),
        ("//example.org/", "only http and https"),
    ],
)
def test_refused_addresses(url: str, words: str) -> None:
    def literal(host: str, port: int) -> Resolved:
        return [(2, ("127.0.0.1" if host == "2130706433" else host, port))]

    answer = transport(allowed=(), resolver=literal).send(Request(url=url))
    assert isinstance(answer, Trouble)
    assert words in answer.reason
    assert answer.lasting


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server) -> None:
    """A name that resolves to a public address first and to this machine afterwards is asked for only once."""
    server.behaviours["/a"] = reply("200 OK", b"secret")
    answers = [[(2, ("127.0.0.1", server.port))], [(2, ("192.168.0.9", server.port))]]
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Resolved:
        asked.append(host)
        return answers[len(asked) - 1]  # type: ignore[return-value]

    url = server.url("/a", "elbkurier.example.org")
    answer = transport(resolver=rebinding).send(Request(url=url))
    assert isinstance(answer, Reply)
    assert asked == ["elbkurier.example.org"]
    assert f"Host: elbkurier.example.org:{server.port}" in server.asked[0]
    refused = transport(resolver=rebinding).send(Request(url=url))
    assert isinstance(refused, Trouble)
    assert "private network" in refused.reason


def test_certificates_are_verified() -> None:
    with serving(tls=True) as server:
        server.behaviours["/a"] = reply("200 OK", b"secret")
        place = [(2, ("127.0.0.1", server.port))]
        url = server.url("/a", "elbkurier.example.org")
        answer = transport(resolver=lambda host, port: place).send(Request(url=url))
        assert isinstance(answer, Trouble)
        assert "TLS failed" in answer.reason
        assert not server.asked
        trusted = ssl.create_default_context(cafile=str(UNTRUSTED))
        good = transport(resolver=lambda host, port: place, trust=trusted).send(Request(url=url))
        assert isinstance(good, Reply)
        other = transport(resolver=lambda host, port: place, trust=trusted).send(
            Request(url=server.url("/a", "other.example.org"))
        )
        assert isinstance(other, Trouble)  # the name must be that of the certificate


def test_plain_servers_speak_no_tls(server: Server) -> None:
    answer = transport(limits=IN_ALL).send(Request(url=server.url("/a").replace("http:", "https:")))
    assert isinstance(answer, Trouble)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07::1", True),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::5db8:d70e", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("172.31.255.255", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::", False),
        ("64:ff9b::7f00:1", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("no address", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert may_connect(address, ()) is public
    assert may_connect(address, networks(["0.0.0.0/0", "::/0"])) is (address != "no address")
