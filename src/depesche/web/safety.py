"""The door of the web pages: headers against hostile pages, a token beyond this machine, writes only from our forms."""

import hmac
import ipaddress
import secrets
from http.cookies import SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depesche.api import MEDIA, PREFIX, problem

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TOKEN_COOKIE: Final = "depesche_token"
FORM_COOKIE: Final = "depesche_form"
FORM_FIELD: Final = "form_token"
LOCAL_NAMES: Final = frozenset({"localhost", "testserver"})


def is_loopback(host: str) -> bool:
    """Whether an address or name can only mean this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() in LOCAL_NAMES


class Door:
    """Middleware: sets the headers on every answer and refuses whom it does not know.

    Without a token only requests addressed to this machine pass, so that no foreign site can reach the pages under a
    name of its own. With a token everybody must bring it once (`/?token=...`), as a bearer or in the cookie it sets.
    """

    def __init__(self, app: ASGIApp, token: str | None = None) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        request = Request(scope)
        if self._token is None:
            name = Headers(scope=scope).get("host", "").rsplit(":", 1)[0] or "localhost"
            if is_loopback(name):
                return None
            return _refused(request, 421, "is served on this machine only", "Open http://127.0.0.1.")
        given = request.query_params.get("token")
        if given is not None and hmac.compare_digest(given.encode(), self._token.encode()):
            kept = [(k, v) for k, v in request.query_params.multi_items() if k != "token"]
            answer = RedirectResponse(str(request.url.replace(query="").include_query_params(**dict(kept))), 303)
            answer.set_cookie(TOKEN_COOKIE, self._token, httponly=True, samesite="strict")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        for shown in (request.cookies.get(TOKEN_COOKIE, ""), bearer):
            if hmac.compare_digest(shown.encode(), self._token.encode()):
                return None
        return _refused(request, 401, "asks for its token", "Open the address that depesche serve printed.")


def _refused(request: Request, status: int, reason: str, next_step: str) -> ASGIApp:
    """A refusal in plain words, to programs as JSON."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    if request.url.path.startswith(f"{PREFIX}/"):
        next_step = "Send it: Authorization: Bearer TOKEN." if status == 401 else next_step
        return JSONResponse(problem(status, "this record", reason, next_step), status, headers, media_type=MEDIA)
    return PlainTextResponse(f"This record {reason}. {next_step}", status, headers)


def form_token(request: Request) -> str:
    """The token that a form of this visitor must bring; made on the first visit."""
    return request.cookies.get(FORM_COOKIE) or getattr(request.state, "form_token", "") or _new(request)


def _new(request: Request) -> str:
    request.state.form_token = secrets.token_urlsafe(24)
    return str(request.state.form_token)


def from_our_form(request: Request, given: str) -> bool:
    """Whether a write comes from a form of ours: its field equals the visitor's cookie."""
    cookie = SimpleCookie(request.headers.get("cookie", ""))
    kept = cookie[FORM_COOKIE].value if FORM_COOKIE in cookie else ""
    return bool(kept) and hmac.compare_digest(given.encode(), kept.encode())
