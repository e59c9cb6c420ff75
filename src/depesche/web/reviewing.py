"""The page on which people decide: doubtful judgements, what was decided and by whom, and the forms that decide."""

from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from depesche.deciding import DECIDED, decide, undo
from depesche.errors import UsageError
from depesche.model.grouping import NAME, is_hub
from depesche.model.judgement import Judgement, Verdict
from depesche.tell.listing import clipped
from depesche.web.cards import WORDS, Card
from depesche.web.desk import Desk, Picture
from depesche.web.safety import FORM_FIELD, from_our_form

Run = Callable[..., Awaitable[Any]]
"""Calls a function in a thread."""
SURE = 0.8
"""Judgements of rules below this score are shown for review."""
SHOWN = 60
NAME_COOKIE = "depesche_person"


def review(picture: Picture) -> Card:
    """Doubtful judgements of rules, those first on which most depends, and the decisions of people, the latest first.

    A judgement of the same two by a person settles a doubt.
    """
    decided = {_pair(j) for j in picture.decisions if not j.withdrawn}
    doubtful = [
        j
        for j in picture.links.judgements
        if j.kind in DECIDED and (j.verdict == "unsure" or j.score < SURE) and _pair(j) not in decided
    ]
    ordered = sorted(doubtful, key=lambda j: (-_depends(j, picture), j.score, j.id))
    return {
        "doubts": [judgement_card(j, picture) | {"depends": _depends(j, picture)} for j in ordered[:SHOWN]],
        "total": len(doubtful),
        "decisions": [judgement_card(j, picture) for j in picture.decisions[:SHOWN]],
    }


def judgement_card(judgement: Judgement, picture: Picture) -> Card:
    """A judgement with what its two ends are, in words."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "by": judgement.by,
        "at": judgement.detail if judgement.by.startswith("person:") else "",
        "withdrawn": judgement.withdrawn,
        "left": end_card(judgement.left, picture),
        "right": end_card(judgement.right, picture),
    }


def end_card(key: str, picture: Picture) -> Card:
    """What an id stands for, with an address where it can be looked at."""
    words, address = key, None
    if key in picture.events:
        words, address = clipped(picture.events[key].words, WORDS), f"/finding/{key}"
    elif key in picture.statements:
        words, address = clipped(picture.statements[key].words, WORDS), f"/finding/{key}"
    elif key in picture.pages:
        page = picture.pages[key]
        words, address = f"{page.title or page.source} ({page.outlet or '?'})", f"/page/{key}"
    elif key in picture.bearers:
        whom, page_id = picture.bearers[key]
        known, title = picture.entities.get(whom), picture.pages[page_id].title or page_id
        words, address = f"{known.name if known else whom} ({clipped(title, 80)})", f"/finding/{key}"
    elif is_hub(key):
        words = key.removeprefix(NAME).replace(":", " ")
    return {"id": key, "words": words, "address": address}


def decided(desk: Desk, given: dict[str, str]) -> None:
    """Carries out what a form asks for. Raises `UsageError` for what cannot be decided, `StoreError` and its kin."""
    action, name = given.get("action", ""), given.get("name", "")
    if action == "undo":
        undo(desk.store, given.get("judgement", ""), name)
    elif action in ("same", "different"):
        verdict: Verdict = "same" if action == "same" else "different"
        left, right = given.get("left", ""), given.get("right", "")
        decide(desk.store, given.get("kind", ""), left, right, verdict, name, given.get("reason", ""))
    elif action == "merge":
        picture = desk.picture()
        one, other = (_bearer(given.get(side, ""), picture) for side in ("left", "right"))
        decide(desk.store, "entity", one, other, "same", name, given.get("reason", ""))
    else:
        raise UsageError(action, "is nothing that can be decided", "Use the forms of the page.")


async def decision(desk: Desk, request: Request, run: Run) -> Response:
    """Answers a form: back to where the visitor was. Raises `UsageError` for a form that is not ours."""
    form = {k: v for k, v in (await request.form()).items() if isinstance(v, str)}
    if not from_our_form(request, form.get(FORM_FIELD, "")):
        raise UsageError("this form", "does not come from these pages", "Open the page again and repeat the decision.")
    await run(decided, desk, form)
    answer = RedirectResponse(_back(form.get("back", "")), 303)
    answer.set_cookie(NAME_COOKIE, form.get("name", ""), httponly=True, samesite="strict", max_age=31_536_000)
    return answer


def _back(address: str) -> str:
    """A path of ours, never another site."""
    parts = urlsplit(address)
    safe = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return str(PurePosixPath(parts.path)) if safe else "/review"


def _bearer(actor: str, picture: Picture) -> str:
    """Some page's entity that stands for the actor: a judgement is about findings."""
    actor = unquote(urlsplit(actor.strip()).path.rpartition("/actor/")[2]) if "/actor/" in actor else actor.strip()
    members = picture.members.get(actor)
    if not members:
        raise UsageError(actor, "no such actor is on record", "Open the list of actors.")
    return min(members)


def _pair(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)


def _depends(judgement: Judgement, picture: Picture) -> int:
    """On how many findings a judgement bears."""
    number = 0
    for end in (judgement.left, judgement.right):
        if end in picture.bearers:
            whom = picture.bearers[end][0]
            number += len(picture.events_of_actor.get(whom, [])) + len(picture.statements_of_actor.get(whom, []))
        elif end in picture.pages:
            number += len(picture.events_of_page.get(end, [])) + len(picture.statements_of_page.get(end, []))
        else:
            number += len(picture.twins.get(end, (end,)))
    return number
