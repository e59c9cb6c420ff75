"""The page on which people decide: doubtful judgements, what was decided and by whom, and the forms that decide."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from depesche.correcting import corrections_of
from depesche.deciding import DECIDED, decide, undo
from depesche.errors import UsageError
from depesche.model.correction import KIND
from depesche.model.grouping import NAME, is_hub
from depesche.model.judgement import Judgement, Verdict
from depesche.store import View
from depesche.store.told.doubting import pair
from depesche.tell.listing import clipped
from depesche.web.cards import WORDS, Card
from depesche.web.correcting import corrected, correction_card
from depesche.web.desk import Desk
from depesche.web.safety import FORM_FIELD, from_our_form

Run = Callable[..., Awaitable[Any]]
"""Calls a function in a thread."""
SHOWN = 60
NAME_COOKIE = "depesche_person"


def review(view: View) -> Card:
    """Doubtful judgements of rules, those first on which most depends, and the decisions of people, the latest first.

    A judgement of the same two by a person settles a doubt.
    """
    decisions = sorted(view.decisions(), key=lambda j: j.detail, reverse=True)
    doubtful, total = view.doubts(DECIDED, {pair(j) for j in decisions if not j.withdrawn})
    weights = view.ends(end for j in doubtful for end in (j.left, j.right))

    def depends(judgement: Judgement) -> int:
        """On how many findings a judgement bears."""
        ends = (judgement.left, judgement.right)
        return sum(weights[end].weight if end in weights else 1 for end in ends)

    shown = sorted(doubtful, key=lambda j: (-depends(j), j.score, j.id))[:SHOWN]
    latest = decisions[:SHOWN]
    made = {c.judgement.id: correction_card(c) for c in corrections_of(view, (j for j in latest if j.kind == KIND))}
    on_two = [j for j in latest if j.id not in made]
    ends = end_cards(view, (end for j in (*shown, *on_two) for end in (j.left, j.right)))
    return {
        "doubts": [judgement_card(j, ends) | {"depends": depends(j)} for j in shown],
        "total": total,
        "decisions": [made[j.id] if j.id in made else judgement_card(j, ends) for j in latest],
    }


def judgement_card(judgement: Judgement, ends: Mapping[str, Card]) -> Card:
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
        "left": ends[judgement.left],
        "right": ends[judgement.right],
    }


def end_cards(view: View, ids: Iterable[str]) -> dict[str, Card]:
    """What ids stand for, with an address where it can be looked at."""
    keys = sorted(set(ids))
    known = view.ends(keys)
    pages = view.infos(end.page for end in known.values())
    actors = view.actors(end.words for end in known.values() if end.kind == "entity")
    words = view.words_of(key for key, end in known.items() if end.kind == "finding")
    found: dict[str, Card] = {}
    for key in keys:
        told, address = key.removeprefix(NAME).replace(":", " ") if is_hub(key) else key, None
        if end := known.get(key):
            page, address = pages[end.page], f"/finding/{key}"
            if end.kind == "page":
                told, address = f"{page.title or page.source} ({page.outlet or '?'})", f"/page/{key}"
            elif end.kind == "finding":
                told = clipped(words.get(key, key), WORDS)
            else:
                told = f"{actors[end.words].entity.name} ({clipped(page.title or page.id, 80)})"
        found[key] = {"id": key, "words": told, "address": address}
    return found


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
        with desk.reading() as view:
            one, other = (_bearer(given.get(side, ""), view) for side in ("left", "right"))
        decide(desk.store, "entity", one, other, "same", name, given.get("reason", ""))
    elif action in ("correct", "reject"):
        corrected(desk, given)
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


def _bearer(actor: str, view: View) -> str:
    """Some page's entity that stands for the actor: a judgement is about findings."""
    actor = unquote(urlsplit(actor.strip()).path.rpartition("/actor/")[2]) if "/actor/" in actor else actor.strip()
    for entity, _ in view.bearers(actor, 1):
        return entity
    raise UsageError(actor, "no such actor is on record", "Open the list of actors.")
