"""The interface over HTTP: routes made of the catalogue, errors as problem+json, ETag and gzip."""

import json
import re
from collections.abc import Awaitable, Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from depesche.api.catalogue import OPERATIONS
from depesche.api.desk import Desk
from depesche.api.door import may_write, refuse_foreign
from depesche.api.openapi import document
from depesche.api.operations import Call, Operation
from depesche.api.problems import MEDIA, Refused, problem, refused
from depesche.api.told import PREFIX
from depesche.errors import DepescheError

MOST_BYTES: Final = 1_000_000
"""Of a body."""
GZIP_FROM: Final = 1000
Answer = Callable[[Request], Awaitable[Response]]


class Encoded:
    """Keeps the address as it was sent, so that an id may hold a slash; see `_ids`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        raw = scope.get("raw_path")
        if scope["type"] == "http" and raw:
            scope = {**scope, "path": raw.split(b"?", 1)[0].decode("latin-1")}
        await self._app(scope, receive, send)


def api(store: str | Path, token: str | None = None) -> Mount:
    """The interface to a store at `PREFIX`. Without `token` nothing can be written.

    Whether a visitor may read at all is for the door of the web pages to say, behind which this stands.
    """
    desk = Desk(store)
    described = msgspec.json.encode(document(OPERATIONS))
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in OPERATIONS:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    routes = [Route("/openapi.json", _described(described))]
    for path, methods in by_path.items():
        routes.append(Route(path, _answering(desk, methods, token), methods=list(methods)))
    handlers: dict[Any, Any] = {
        HTTPException: _http_error,
        Refused: _refused,
        DepescheError: _refused,
        Exception: _broken,
    }
    middleware = [Middleware(GZipMiddleware, minimum_size=GZIP_FROM)]
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)
    app.router.redirect_slashes = False
    mount = Mount(PREFIX, Encoded(app))
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)  # an id may hold a line break
    return mount


def _described(described: bytes) -> Answer:
    async def answer(request: Request) -> Response:
        _no_parameters(request)
        return _tagged(request, described, blake2b(described, digest_size=12).hexdigest())

    return answer


def _answering(desk: Desk, methods: dict[str, Operation], token: str | None) -> Answer:
    async def answer(request: Request) -> Response:
        operation = methods["GET" if request.method == "HEAD" else request.method]
        if operation.method != "GET":
            refuse_foreign(request)
        if operation.writes:
            may_write(request, token)
        ids = {name: unquote(value) for name, value in request.path_params.items()}
        asked = _asked(operation, request)
        body = await _body(operation, request) if operation.body is not None else None
        version = desk.version()
        tag = blake2b(f"{version} {request.url.path}?{request.url.query}".encode(), digest_size=12).hexdigest()
        if operation.method == "GET" and version and _same(request, tag):
            return Response(status_code=304, headers={"ETag": f'W/"{tag}"', "Cache-Control": "private, no-cache"})
        told = await run_in_threadpool(_done, operation, Call(desk, ids, asked, body))
        if operation.method != "GET":
            return Response(_encoded(told), operation.status, media_type="application/json")
        return _tagged(request, _encoded(told), tag if version else "", told.get("next"))

    return answer


def _done(operation: Operation, call: Call) -> Any:
    try:
        return operation.does(call)
    except DepescheError as error:
        raise refused(error, asked_by_id=operation.of_one) from error


def _asked(operation: Operation, request: Request) -> Any:
    """The parameters, checked. Raises `Refused`."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise Refused(400, name, "is given more than once", "Give it once.")
        given[name] = value
    fields = {f.encode_name: f.name for f in msgspec.structs.fields(operation.asked)}
    try:
        asked = msgspec.convert(given, operation.asked, strict=False)
    except msgspec.ValidationError as error:
        known = ", ".join(fields) or "none"
        raise Refused(400, "the parameters", str(error), f"This address takes: {known}.") from None
    for name in given:
        if getattr(asked, fields[name]) is None:  # 'null' is no value of an address
            raise Refused(400, name, "is null", "Leave it out.")
    return asked


def _no_parameters(request: Request) -> None:
    if request.query_params:
        raise Refused(400, "the parameters", "this address takes none", "Leave them out.")


async def _body(operation: Operation, request: Request) -> Any:
    """The body, checked and never longer than may be. Raises `Refused`."""
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media != "application/json":
        raise Refused(415, "the body", "is not JSON", "Send it with Content-Type: application/json.")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Refused(413, "the body", f"is larger than {MOST_BYTES:,} bytes", "Send less at once.")
        parts.append(part)
    try:
        return msgspec.json.decode(b"".join(parts), type=operation.body)
    except msgspec.ValidationError as error:
        raise Refused(400, "the body", str(error), "Correct it as /api/v1/openapi.json says.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "the body", f"is no JSON: {error}", "Send one JSON object.") from None


def _encoded(told: Any) -> bytes:
    try:
        return msgspec.json.encode(told)
    except UnicodeEncodeError:  # a page's text may hold half a character: it is told as its escape
        return json.dumps(told, allow_nan=False).encode("ascii")


def _tagged(request: Request, body: bytes, tag: str, following: str | None = None) -> Response:
    headers = {"Cache-Control": "private, no-cache"}
    if tag:
        headers["ETag"] = f'W/"{tag}"'
        if _same(request, tag):
            return Response(status_code=304, headers=headers)
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return Response(body, media_type="application/json", headers=headers)


def _same(request: Request, tag: str) -> bool:
    """Whether the visitor has this answer already."""
    given = request.headers.get("if-none-match", "")
    return any(one.strip().removeprefix("W/") in (f'"{tag}"', "*") for one in given.split(","))


async def _refused(request: Request, error: Exception) -> Response:
    known = error if isinstance(error, Refused) else refused(error) if isinstance(error, DepescheError) else None
    assert known is not None
    told = problem(known.status, known.about, known.reason, known.next_step)
    return Response(msgspec.json.encode(told), known.status, media_type=MEDIA, headers=known.headers)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    reasons = {404: "there is no such address", 405: f"{request.method} is not done here"}
    told = problem(
        error.status_code,
        request.url.path[:200],
        reasons.get(error.status_code, error.detail.lower()),
        f"See {PREFIX}/openapi.json.",
    )
    return Response(msgspec.json.encode(told), error.status_code, media_type=MEDIA, headers=dict(error.headers or {}))


async def _broken(request: Request, error: Exception) -> Response:
    told = problem(500, request.url.path[:200], "the program broke on it", "Please report it with the address.")
    return Response(msgspec.json.encode(told), 500, media_type=MEDIA)
