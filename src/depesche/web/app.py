"""Routes of the web pages: each answers as HTML, and as JSON under the same address with `.json`."""

import json
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from altair import TopLevelMixin
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from depesche.api import api
from depesche.errors import DepescheError, UsageError
from depesche.web import charts, vega, views
from depesche.web import claims as claims_view
from depesche.web.asking import Asked
from depesche.web.cards import Card
from depesche.web.correcting import correcting
from depesche.web.desk import Desk
from depesche.web.pages import Pages
from depesche.web.reviewing import decision, review
from depesche.web.safety import Door
from depesche.web.searching import search
from depesche.web.story import story as story_view
from depesche.web.words import chart_words, language_of

HERE = Path(__file__).parent
MOST_DRAWN = 400
"""Events of which a chart is drawn."""
View = Callable[[Desk, Asked], Card]
Draw = Callable[[Desk, Asked, dict[str, str]], TopLevelMixin]


def overview(desk: Desk, asked: Asked) -> Card:
    """The first page."""
    return views.overview(desk)


def timeline(desk: Desk, asked: Asked) -> Card:
    """Events in order of time."""
    with desk.reading() as view:
        return views.timeline(view, asked.wanted("category"), asked.page) | {"asked": asked.given}


def stories(desk: Desk, asked: Asked) -> Card:
    """All stories."""
    with desk.reading() as view:
        return views.stories(view, asked.page)


def story(desk: Desk, asked: Asked) -> Card:
    """One story."""
    with desk.reading() as view:
        return story_view(view, asked.id, asked.page)


def page(desk: Desk, asked: Asked) -> Card:
    """One page with its layers."""
    with desk.reading() as view:
        return views.page(view, view.findings_told(asked.id))


def actors(desk: Desk, asked: Asked) -> Card:
    """Who is on record."""
    with desk.reading() as view:
        return views.actors(view, asked.page, asked.given.get("actor", "")) | {"asked": asked.given}


def actor(desk: Desk, asked: Asked) -> Card:
    """One actor."""
    with desk.reading() as view:
        return views.actor(view, asked.id, asked.page)


def dyad(desk: Desk, asked: Asked) -> Card:
    """Two actors."""
    with desk.reading() as view:
        return views.dyad(view, asked.id, asked.other, asked.page)


def statements(desk: Desk, asked: Asked) -> Card:
    """Who said what."""
    with desk.reading() as view:
        return views.statements(view, asked.wanted("kind"), asked.page) | {"asked": asked.given}


def claims(desk: Desk, asked: Asked) -> Card:
    """What is disputed."""
    groups = claims_view.disputed(desk)
    with desk.reading() as view:
        return claims_view.disputes(view, groups, asked.page)


def plans(desk: Desk, asked: Asked) -> Card:
    """What was planned, and what became of it."""
    with desk.reading() as view:
        return claims_view.plans(view, asked.page, only_open="open" in asked.given) | {"asked": asked.given}


def places(desk: Desk, asked: Asked) -> Card:
    """Where it happened."""
    with desk.reading() as view:
        return views.places(view)


def reviewed(desk: Desk, asked: Asked) -> Card:
    """What is doubtful, and what was decided."""
    with desk.reading() as view:
        return review(view)


def opened(desk: Desk, asked: Asked) -> Card:
    """A statement or event, to be corrected."""
    with desk.reading() as view:
        return correcting(view, asked.id)


def searched(desk: Desk, asked: Asked) -> Card:
    """Sentences, actors and stories that a question names."""
    return search(desk, asked.given, asked.page)


PAGES: tuple[tuple[str, str, View], ...] = (
    ("/", "overview.html", overview),
    ("/timeline", "timeline.html", timeline),
    ("/stories", "stories.html", stories),
    ("/story/{id:path}", "story.html", story),
    ("/page/{id:path}", "page.html", page),
    ("/actors", "actors.html", actors),
    ("/actor/{id:path}", "actor.html", actor),
    ("/dyad/{id}/{other}", "dyad.html", dyad),
    ("/statements", "statements.html", statements),
    ("/claims", "claims.html", claims),
    ("/plans", "plans.html", plans),
    ("/map", "map.html", places),
    ("/review", "review.html", reviewed),
    ("/correct/{id:path}", "correct.html", opened),
    ("/search", "search.html", searched),
)


def drawn_overview(desk: Desk, asked: Asked, words: dict[str, str]) -> TopLevelMixin:
    """The newest events by actor."""
    return charts.timeline(views.overview(desk)["timeline"], words, linking=True)


def drawn_story(desk: Desk, asked: Asked, words: dict[str, str]) -> TopLevelMixin:
    """The events of a story by actor."""
    return charts.timeline(story(desk, asked)["events"], words, linking=True)


def drawn_actor(desk: Desk, asked: Asked, words: dict[str, str]) -> TopLevelMixin:
    """The events of an actor, with whom."""
    with desk.reading() as view:
        return charts.timeline(views.actor_events(view, asked.id, MOST_DRAWN), words, linking=True)


def drawn_dyad(desk: Desk, asked: Asked, words: dict[str, str]) -> TopLevelMixin:
    """Cooperation and conflict of two actors."""
    with desk.reading() as view:
        return charts.dyad(views.dyad(view, asked.id, asked.other, 1, 1)["months"], words)


def drawn_map(desk: Desk, asked: Asked, words: dict[str, str]) -> TopLevelMixin:
    """Where it happened."""
    return charts.world(places(desk, asked)["places"], words)


CHARTS: tuple[tuple[str, Draw], ...] = (
    ("/chart/overview", drawn_overview),
    ("/chart/map", drawn_map),
    ("/chart/story/{id}", drawn_story),
    ("/chart/actor/{id}", drawn_actor),
    ("/chart/dyad/{id}/{other}", drawn_dyad),
)


def application(store: str | Path, token: str | None = None) -> Starlette:
    """The web pages of a store. With `token` every visitor must bring it: for addresses beyond this machine."""
    desk, pages = Desk(store), Pages(HERE / "templates")
    routes: list[Route | Mount] = []
    for address, template, view in PAGES:
        if address == "/":
            routes.append(Route("/overview.json", _as_json(desk, view)))
        else:
            routes.append(Route(f"{address}.json", _as_json(desk, view)))
        routes.append(Route(address, _as_html(desk, view, pages, template)))
    routes.append(Route("/finding/{id:path}", _finding(desk)))
    routes.append(Route("/decide", _decision(desk), methods=["POST"]))
    for address, draw in CHARTS:
        routes += [Route(f"{address}.{form}", _chart(desk, draw, form)) for form in ("svg", "json")]
    routes.append(Route(vega.ADDRESS, vega.answer))
    routes.append(api(store, token))
    routes.append(Mount("/static", StaticFiles(directory=HERE / "static")))
    handlers: dict[Any, Any] = {DepescheError: _failed(pages), 404: _failed(pages), 405: _failed(pages)}
    return Starlette(routes=routes, middleware=[Middleware(Door, token=token)], exception_handlers=handlers)


def _as_html(desk: Desk, view: View, pages: Pages, template: str) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        told = await run_in_threadpool(view, desk, Asked.of(request))
        return pages.answer(request, template, told)

    return answer


def _as_json(desk: Desk, view: View) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        told = await run_in_threadpool(view, desk, Asked.of(request))
        return Response(json.dumps(told, ensure_ascii=False, default=_plain), media_type="application/json")

    return answer


def _chart(desk: Desk, draw: Draw, form: str) -> Callable[[Request], Any]:
    """A chart as SVG, or its specification; `?dark=1` for dark paper."""

    def drawn(request: Request) -> Response:
        words = chart_words(language_of(request))
        chart = draw(desk, Asked.of(request), words)
        spec = charts.specification(chart, dark="dark" in request.query_params)
        if form == "json":
            return Response(json.dumps(spec, ensure_ascii=False), media_type="application/json")
        return Response(charts.svg(spec), media_type="image/svg+xml")

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(drawn, request)

    return answer


def _decision(desk: Desk) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return await decision(desk, request, run_in_threadpool)

    return answer


def _finding(desk: Desk) -> Callable[[Request], Any]:
    """The permanent address of a finding leads to its place in its page."""

    def place_of(finding: str) -> str:
        with desk.reading() as view:
            place = view.finding(finding)
        return f"/page/{place.page}" + (f"#{place.id}" if place.kind != "page" else "")

    async def answer(request: Request) -> Response:
        return RedirectResponse(await run_in_threadpool(place_of, request.path_params["id"]), 302)

    return answer


def _failed(pages: Pages) -> Callable[[Request, Exception], Any]:
    async def answer(request: Request, error: Exception) -> Response:
        asked_for = 404 if request.method in ("GET", "HEAD") else 400
        status = asked_for if isinstance(error, UsageError) else getattr(error, "status_code", 503)
        if isinstance(error, DepescheError):
            told = {"about": error.about, "reason": error.reason, "next_step": error.next_step}
        else:
            told = {"about": request.url.path, "reason": "there is no such page", "next_step": "Begin at the overview."}
        if request.url.path.endswith(".json"):
            return JSONResponse(told, status)
        return pages.answer(request, "failed.html", told, status)

    return answer


def _plain(thing: object) -> Any:
    if is_dataclass(thing) and not isinstance(thing, type):
        return asdict(thing)
    raise TypeError(f"{type(thing).__name__} cannot be told as JSON")
