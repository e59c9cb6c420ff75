"""Who may write: whoever shows the token in a header, and no page of another site."""

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

from depesche.api.problems import Refused


def may_write(request: Request, token: str | None) -> None:
    """Raises `Refused` unless the request shows the server's token as a bearer; a cookie does not count."""
    if token is None:
        step = "Start it with one: depesche serve --token TOKEN."
        raise Refused(403, "this server", "has no token, so that nothing can be written through it", step)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        step = "Send it: Authorization: Bearer TOKEN."
        raise Refused(401, "the token", "is missing or wrong", step, {"WWW-Authenticate": "Bearer"})


def refuse_foreign(request: Request) -> None:
    """Raises `Refused` for what a browser sends on behalf of another site, even to a server that asks for no token."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "none")
    ours = origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
    if not ours or site not in ("none", "same-origin"):
        raise Refused(403, "this request", "comes from a page of another site", "Send it from a program of your own.")
