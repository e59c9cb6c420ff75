"""Errors as RFC 9457 has them: what it is about, the reason, and the next step."""

from http import HTTPStatus
from typing import Annotated, Final, TypedDict

from msgspec import Meta

from depesche.errors import DepescheError, EmptyPage, PageError, PageTooLarge, StoreBusy, UsageError

MEDIA: Final = "application/problem+json"


class Problem(TypedDict):
    """Why a request was not carried out, and what to do next."""

    type: Annotated[str, Meta(description="Which kind of problem, as a URN.", examples=["urn:depesche:problem:400"])]
    title: Annotated[str, Meta(description="The status in words.", examples=["Bad Request"])]
    status: Annotated[int, Meta(ge=400, le=599, examples=[400])]
    detail: Annotated[str, Meta(description="About, reason and next step in one line.")]
    about: Annotated[str, Meta(description="What it is about: a parameter, an id, a file.", examples=["limit"])]
    reason: Annotated[str, Meta(description="What is wrong.", examples=["Expected `int` <= 200"])]
    next_step: Annotated[str, Meta(description="What to do.", examples=["Correct the parameter."])]


class Refused(Exception):
    """A request that is not carried out, with its status and extra headers."""

    def __init__(
        self, status: int, about: str, reason: str, next_step: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(status, about, reason, next_step)
        self.status, self.about, self.reason, self.next_step = status, about, reason, next_step
        self.headers = headers or {}


def problem(status: int, about: str, reason: str, next_step: str) -> Problem:
    """The body of a refusal."""
    try:
        title = HTTPStatus(status).phrase
    except ValueError:
        title = "Error"
    about, reason, next_step = (part.encode("utf-8", "replace").decode() for part in (about, reason, next_step))
    return {
        "type": f"urn:depesche:problem:{status}",
        "title": title,
        "status": status,
        "detail": f"{about}: {reason}. {next_step}",
        "about": about,
        "reason": reason,
        "next_step": next_step,
    }


def refused(error: DepescheError, *, asked_by_id: bool = False) -> Refused:
    """An error of the program as a refusal; a call that cannot be carried out is 404 if it asked for one thing."""
    status = 503
    if isinstance(error, UsageError):
        status = 404 if asked_by_id else 400
    elif isinstance(error, PageTooLarge):
        status = 413
    elif isinstance(error, EmptyPage | PageError):
        status = 422
    headers = {"Retry-After": "5"} if isinstance(error, StoreBusy) else None
    return Refused(status, error.about, error.reason, error.next_step, headers)
