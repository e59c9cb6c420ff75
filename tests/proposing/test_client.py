"""One question to a server that misbehaves in every way: an answer, or a reason, in bounded bytes and attempts."""

import json
import socket

import pytest

from depesche.errors import UsageError
from depesche.proposing.client import LONGEST_PAUSE, Client, Completion
from depesche.proposing.endpoint import Endpoint, endpoint_of
from depesche.watch.exchange import Reply, Request, Trouble
from tests.proposing.server import Behaviour, completion, cut_off, endless, huge, reply, says, serving

FINE = says({"quotations": [], "events": []})
BUSY = reply("429 Too Many Requests", b"{}", "Retry-After: 7")
BROKEN = reply("500 Internal Server Error", b"{}")


def asked(
    *behaviours: Behaviour, attempts: int = 3, seconds: float = 60.0
) -> tuple[Completion | Trouble, int, list[float]]:
    """What came, how often was asked, and the pauses."""
    pauses: list[float] = []
    with serving(*behaviours) as server:
        endpoint = Endpoint(base=server.base, name="m", attempts=attempts, seconds=seconds, most_bytes=100_000)
        result = Client(endpoint, "geheim", pause=pauses.append).ask(b"{}")
        return result, len(server.asked), pauses


@pytest.mark.parametrize(
    ("behaviours", "times", "pauses"),
    [
        ((FINE,), 1, []),
        ((BUSY, FINE), 2, [7.0]),
        ((BROKEN, BROKEN, FINE), 3, [1.0, 2.0]),
        ((cut_off, FINE), 2, [1.0]),
        ((reply("200 OK", b"{not json"), FINE), 2, [1.0]),
        ((reply("200 OK", b'{"choices": []}'), FINE), 2, [1.0]),
        ((reply("429 Too Many Requests", b"", "Retry-After: 86000"), FINE), 2, [LONGEST_PAUSE]),
    ],
)
def test_a_busy_server_is_waited_for(behaviours: tuple[Behaviour, ...], times: int, pauses: list[float]) -> None:
    result, count, waited = asked(*behaviours)
    assert isinstance(result, Completion)
    assert (json.loads(result.content), result.tokens) == ({"quotations": [], "events": []}, 321)
    assert (count, waited) == (times, pauses)


@pytest.mark.parametrize(
    ("behaviour", "words", "times"),
    [
        (BROKEN, "status 500", 3),
        (BUSY, "status 429", 3),
        (cut_off, "cut off", 3),
        (huge, "more than 100000 bytes", 1),
        (reply("200 OK", b"<html>", kind="text/html"), "text/html", 1),
        (reply("302 Found", b"", "Location: http://127.0.0.1:1/steal"), "not followed", 1),
        (reply("307 Temporary Redirect", b"", "Location: https://elsewhere.example/"), "not followed", 1),
        (reply("401 Unauthorized", b"geheim"), "status 401", 1),
        (reply("400 Bad Request", b"too long"), "status 400", 1),
        (reply("200 OK", b"[]"), "no chat completion", 3),
        (reply("200 OK", b"[" * 90_000), "no chat completion", 3),
        (reply("200 OK", b"\xff\xfe"), "no chat completion", 3),
    ],
)
def test_what_is_no_answer_has_a_reason(behaviour: Behaviour, words: str, times: int) -> None:
    result, count, _ = asked(behaviour)
    assert isinstance(result, Trouble)
    assert words in result.reason
    assert "geheim" not in result.reason
    assert count == times


def test_an_answer_that_never_ends_is_given_up() -> None:
    result, _, _ = asked(endless, attempts=1, seconds=0.5)
    assert isinstance(result, Trouble)
    assert "longer than" in result.reason or "in time" in result.reason


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    result = Client(Endpoint(base=f"http://127.0.0.1:{port}/v1", name="m", attempts=1)).ask(b"{}")
    assert isinstance(result, Trouble)


@pytest.mark.parametrize(
    ("body", "content", "tokens"),
    [
        (completion(None), "", 321),
        (completion([{"type": "text", "text": "x"}]), "", 321),
        (completion("x", tokens=-5), "x", None),
        (completion("x", tokens="many"), "x", None),
        (completion("x", tokens=10**12), "x", None),
        (completion("x", tokens=True), "x", None),
        (b'{"choices": [{"message": {"tool_calls": [{"id": 1}]}, "finish_reason": 7}], "usage": []}', "", None),
    ],
)
def test_odd_answers(body: bytes, content: str, tokens: int | None) -> None:
    result, count, _ = asked(reply("200 OK", body))
    assert isinstance(result, Completion)
    assert (result.content, result.tokens, count) == (content, tokens, 1)


def test_the_key_goes_into_its_header_and_nowhere_else() -> None:
    sent: list[Request] = []

    def send(request: Request) -> Reply:
        sent.append(request)
        return Reply(url=request.url, status=200, headers={}, body=completion("x"))

    Client(Endpoint(base="https://models.example/v1/", name="m"), "geheim", send).ask(b"body")
    (request,) = sent
    assert request.url == "https://models.example/v1/chat/completions"
    assert ("Authorization", "Bearer geheim") in request.headers
    assert (request.method, request.body) == ("POST", b"body")
    assert "geheim" not in request.url


def test_a_key_that_cannot_be_sent_is_refused_without_being_shown() -> None:
    endpoint = Endpoint(base="https://models.example", name="m", key_env="KEY")
    assert endpoint.key({"KEY": " abc "}) == "abc"
    for environment in ({}, {"KEY": ""}, {"KEY": "geheim\r\nX: y"}, {"KEY": "geheimß"}):
        with pytest.raises(UsageError) as error:
            endpoint.key(environment)
        assert "geheim" not in str(error.value)
        assert "KEY" in str(error.value)


def test_settings_name_the_endpoint() -> None:
    found = endpoint_of(
        '[model]\nbase = "http://localhost:8080/v1"\nname = "m"\nkey_env = "K"\nseconds = "2m"\nmost_pages = 7\n'
        'answer_format = "json_schema"\n',
        "m.toml",
    )
    assert (found.url, found.seconds, found.most_pages) == ("http://localhost:8080/v1/chat/completions", 120.0, 7)
    assert (found.key_env, found.local, found.answer_format) == ("K", True, "json_schema")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no table [model]"),
        ("[model", "no TOML"),
        ('model = "x"', "no table [model]"),
        ("[modell]", "[modell] is not known"),
        ('[model]\nname = "m"', "has no base"),
        ('[model]\nbase = "http://localhost"', "has no name"),
        ('[model]\nbase = "ftp://localhost"\nname = "m"', "only http and https"),
        ('[model]\nbase = "http://user:pw@localhost"\nname = "m"', "user name"),
        ('[model]\nbase = "http://models.example/v1"\nname = "m"', "unprotected"),
        ('[model]\nbase = "http://10.0.0.7:8000/v1"\nname = "m"', "unprotected"),
        ('[model]\nbase = "http://localhost.example"\nname = "m"', "unprotected"),
        ('[model]\nbase = "https://models.example/v1?key=x"\nname = "m"', "more than a path"),
        ('[model]\nbase = "http://localhost"\nname = "m"\nkey = "geheim"', "key is not known"),
        ('[model]\nbase = "http://localhost"\nname = "m"\nattempts = 0', "out of bounds"),
        ('[model]\nbase = "http://localhost"\nname = "m"\nseconds = 5', "seconds is not a text"),
        ('[model]\nbase = "http://localhost"\nname = "m"\nanswer_format = "xml"', "is not known"),
        ('[model]\nbase = "http://localhost"\nname = "a\\nb"', "no model's name"),
    ],
)
def test_settings_that_are_none(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("[", r"\[").replace("]", r"\]")):
        endpoint_of(text, "m.toml")


@pytest.mark.parametrize("base", ["http://10.0.0.7:8000/v1", "http://models.example"])
def test_plain_http_to_other_machines_has_to_be_allowed(base: str) -> None:
    assert endpoint_of(f'[model]\nbase = "{base}"\nname = "m"\nplain_http = true', "m.toml").plain_http
