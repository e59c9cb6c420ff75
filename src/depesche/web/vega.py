"""Vega for the browser, so that charts can be zoomed and pointed at: from the library that draws them, offline."""

from functools import lru_cache
from hashlib import sha256
from typing import Final

import vl_convert
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

ADDRESS: Final = "/vega.js"
_OFFERED: Final = "window.vegaEmbed = vegaEmbed;"
_WEEK: Final = "private, max-age=604800"


@lru_cache(1)
def script() -> tuple[bytes, str]:
    """Vega, Vega-Lite and vega-embed (BSD) in one file that vl-convert carries, and its tag. Takes two seconds."""
    code = vl_convert.javascript_bundle(_OFFERED).encode()
    return code, f'"{sha256(code).hexdigest()[:24]}"'


async def answer(request: Request) -> Response:
    """The script, or that the browser has it already."""
    code, tag = await run_in_threadpool(script)
    headers = {"ETag": tag, "Cache-Control": _WEEK}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(code, media_type="text/javascript", headers=headers)
