"""Questions by lot: to the store, to its search, and over HTTP."""

import asyncio
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote, unquote

import msgspec
from tests.api.record import recorded

from depesche.api.catalogue import OPERATIONS
from depesche.errors import UsageError
from depesche.model.event import Status
from depesche.model.filters import Filters
from depesche.store import View
from depesche.telling import events_page, statements_page
from depesche.web import application
from depesche.web.app import PAGES
from fuzz.lot import Lot

NAMES = (
    "Holt",
    "Maren Holt",
    "Brandt",
    "nda",
    "Kirlau",
    "Elbkurier",
    "name:person:Holt",
    "%",
    "_",
    "'",
    '"',
    "*",
    "\\",
    "",
)
VALUES = (
    *NAMES, "1", "0", "-1", "200", "99999999999999999999", "2031-03", "2031-02-30", "0000", "null", "true", "NaN",
    "CONSULT", "planned", "direct", "Holt,Brandt", ",", "n5", "n-1", "bnVsbA", "W10", "x" * 300, "\x00", "ä", "\ud800",
)  # fmt: skip
MEDIA = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")
TOKEN = "secret"
SERVER_ERROR = 500
Answer = tuple[int, bytes]


@cache
def record() -> Path:
    """A small store, made once for a process and those that are forked from it."""
    return recorded(Path(tempfile.mkdtemp(prefix="fuzz")) / "record.db")


@cache
def view() -> View:
    """The store, opened."""
    return View.open(record())


def search(data: bytes) -> None:
    """Full-text search, and search for actors and titles."""
    words = data.decode("utf-8", "replace")
    total, hits = view().search(words, count=5)
    assert total >= len(hits)
    view().titled(words, 3)
    list(view().actors_after(words, count=3).items)


def listing(data: bytes) -> None:
    """Events, statements and pages under filters by lot."""
    lot = Lot(data)
    filters = Filters(
        **{name: _name(lot) for name in ("actor", "with_", "about", "outlet", "origin") if lot.chance(80)},
        since=_day(lot),
        until=_day(lot),
        status=lot.of(get_args(Status)) if lot.chance(60) else None,
    )
    questions: tuple[Callable[[], Any], ...] = (
        lambda: list(view().events(filters)),
        lambda: list(view().quotations(filters)),
        lambda: list(view().told_events(filters)),
        lambda: list(view().told_quotations(filters)),
        lambda: list(view().pages(filters)),
        lambda: list(view().entities(filters)),
        lambda: events_page(view(), filters, after=_cursor(lot), limit=1 + lot.number(5)),
        lambda: statements_page(view(), filters, after=_cursor(lot), limit=1 + lot.number(5)),
        lambda: view().finding(_name(lot)),
        lambda: view().search_page(_name(lot), "one"),
    )
    try:
        lot.of(questions)()
    except UsageError as error:
        assert error.next_step


def _name(lot: Lot) -> str:
    return lot.of(NAMES) if lot.chance(128) else lot.words(40).encode("utf-8", "replace").decode()


def _day(lot: Lot) -> date | None:
    return date.fromordinal(1 + lot.number(3_652_059)) if lot.chance(60) else None


def _cursor(lot: Lot) -> str | None:
    return _name(lot) if lot.chance(90) else None


def interface(data: bytes) -> None:
    """One request by lot to the web pages or the interface over HTTP: no answer is an error of the server."""
    lot = Lot(data)
    status, body = requested(*request_by_lot(lot))
    assert status < SERVER_ERROR, body[:300]


def request_by_lot(lot: Lot) -> tuple[str, str, list[tuple[bytes, bytes]], bytes]:
    """Method, address, headers and body."""
    headers = [(b"host", b"127.0.0.1:8000")]
    if lot.chance(250):
        headers.append((b"authorization", f"Bearer {TOKEN}".encode()))
    body = b""
    if lot.chance(150):
        operation = lot.of(OPERATIONS)
        method, path = operation.method, "/api/v1" + operation.path
        names = [f.encode_name for f in msgspec.structs.fields(operation.asked)]
        if operation.body is not None:
            headers.append((b"content-type", lot.of(MEDIA).encode()))
            fields = [f.encode_name for f in msgspec.structs.fields(operation.body)]
            given = {lot.of(fields): lot.of((*VALUES[:-1], 1, None, [], {}, ["x"])) for _ in range(lot.number(6))}
            body = lot.rest() if lot.chance(40) else json.dumps(given).encode()
    else:
        method, path, names = (
            lot.of(("GET", "GET", "GET", "HEAD", "POST")),
            lot.of(PAGES)[0] + lot.of(("", ".json")),
            [],
        )
        names = ["page", "q", "actor", "category", "kind", "open", "layer", "lang", "about", "since", "outlet"]
    while "{" in path:
        before, _, after = path.partition("{")
        path = (
            before
            + quote(_value(lot), safe=lot.of(("", "/", "/%?&")), errors="surrogatepass")
            + after.partition("}")[2]
        )
    pairs = [(lot.of(names), _value(lot)) for _ in range(lot.number(5)) if names]
    query = "&".join(f"{quote(k)}={quote(v, safe='%', errors='surrogatepass')}" for k, v in pairs)
    return method, f"{path}?{query}" if query else path, headers, body


def _value(lot: Lot) -> str:
    return lot.of(VALUES) if lot.chance(170) else lot.words(60)


@cache
def _served(process: int) -> tuple[Any, asyncio.Runner]:
    """The application of a process with the loop in which it runs; a client would cost more than the answers."""
    return application(record(), TOKEN), asyncio.Runner()


def requested(method: str, address: str, headers: list[tuple[bytes, bytes]], body: bytes) -> Answer:
    """Status and body of an answer. Raises what the server would have to catch."""
    app, runner = _served(os.getpid())  # threads do not outlive a fork
    return runner.run(_asked(app, method, address, headers, body))


async def _asked(app: Any, method: str, address: str, headers: list[tuple[bytes, bytes]], body: bytes) -> Answer:
    raw, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": _unquoted(raw), "raw_path": raw.encode("latin-1"), "query_string": query.encode("latin-1"),
        "root_path": "", "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    told: list[bytes] = []
    status = [0]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            status[0] = message["status"]
        else:
            told.append(message.get("body", b""))

    await app(scope, receive, send)
    return status[0], b"".join(told)


def _unquoted(raw: str) -> str:
    """As uvicorn does."""
    return unquote(raw.encode("latin-1").decode("ascii", "replace"))
