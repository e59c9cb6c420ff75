"""Asks an OpenAI-compatible endpoint: bounded in bytes and time, patient with a busy server, deaf to redirects."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import msgspec

import depesche
from depesche.proposing.endpoint import Endpoint
from depesche.watch.exchange import REDIRECTS, Limits, Reply, Request, Trouble
from depesche.watch.fetching import trouble_of
from depesche.watch.networks import networks
from depesche.watch.transport import Resolved, Transport, resolved

Send = Callable[[Request], Reply | Trouble]
ANYWHERE = networks(("0.0.0.0/0", "::/0"))
"""The user named the endpoint, which is often in his own network; nothing that a page says is ever asked for."""
LONGEST_PAUSE = 60.0
MOST_TOKENS = 10_000_000
"""A server that claims more for one answer is not believed."""
MOST_FINISH = 40
HOPELESS = frozenset((401, 403, 404, 405, *REDIRECTS))
"""Statuses after which no other page is worth a try."""


class _Message(msgspec.Struct):
    content: Any = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: Any = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: Any = None


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model said, empty if it was no text (a call of tools); `tokens` is None if the server counts none."""

    content: str
    finish: str
    tokens: int | None


class Client:
    """One endpoint, asked one question after the other."""

    def __init__(
        self, endpoint: Endpoint, key: str = "", send: Send | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._endpoint, self._pause = endpoint, pause
        self._send = send or transport_for(endpoint).send
        self._headers = [("Content-Type", "application/json"), ("Accept", "application/json")]
        if key:
            self._headers.append(("Authorization", f"Bearer {key}"))

    def ask(self, body: bytes) -> Completion | Trouble:
        """The answer, or why there is none after all attempts."""
        request = Request(
            url=self._endpoint.url,
            method="POST",
            headers=tuple(self._headers),
            body=body,
            most_bytes=self._endpoint.most_bytes,
        )
        for attempt in range(1, self._endpoint.attempts + 1):
            result = _completed(self._send(request))
            if isinstance(result, Completion) or result.lasting or attempt == self._endpoint.attempts:
                return result
            asked = result.again_after
            self._pause(min(2.0**attempt / 2 if asked is None else asked, LONGEST_PAUSE))
        raise AssertionError("there is at least one attempt")


def _completed(result: Reply | Trouble) -> Completion | Trouble:
    if isinstance(result, Trouble):
        return result
    if result.status in REDIRECTS:
        return Trouble(reason="it leads elsewhere, which is not followed", lasting=True, status=result.status)
    if result.status != 200:
        return trouble_of(result, time.time())
    kind = result.headers.get("content-type", "application/json")
    if "json" not in kind.lower():
        return Trouble(reason=f"it answers with {kind[:60]!a}, not with JSON", lasting=True)
    try:
        whole = msgspec.json.decode(result.body, type=_Completion)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Trouble(reason="its answer is no chat completion")
    if not whole.choices:
        return Trouble(reason="its answer holds no choices")
    first = whole.choices[0]
    content = first.message.content if isinstance(first.message.content, str) else ""
    finish = first.finish_reason if isinstance(first.finish_reason, str) else ""
    return Completion(content, "".join(c for c in finish if c.isprintable())[:MOST_FINISH], _tokens(whole.usage))


def _tokens(usage: Any) -> int | None:
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    plausible = isinstance(total, int) and not isinstance(total, bool) and 0 < total < MOST_TOKENS
    return total if plausible else None


def transport_for(endpoint: Endpoint) -> Transport:
    """The network within the endpoint's limits. Over plain http it ends at this machine, whatever names resolve to."""
    limits = Limits(connect=min(10.0, endpoint.seconds), read=endpoint.seconds, total=endpoint.seconds)
    alone = endpoint.base.startswith("http:") and not endpoint.plain_http
    resolver = _here if alone else resolved
    return Transport(f"depesche/{depesche.__version__}", limits, ANYWHERE, resolver=resolver)


def _here(host: str, port: int) -> Resolved:
    return [(family, place) for family, place in resolved(host, port) if ip_address(str(place[0])).is_loopback]
