"""Templates to pages: escaping everywhere, the visitor's language, and what each page needs around its content."""

from calendar import monthrange
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from babel.dates import format_datetime, format_interval, format_skeleton
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from depesche.tell.listing import printable
from depesche.web.cards import Card
from depesche.web.reviewing import NAME_COOKIE
from depesche.web.safety import FORM_COOKIE, form_token
from depesche.web.words import COOKIE, LANGUAGES, language_of, locale_of, translations

SHOWN_SCHEMES = ("http", "https")


class Pages:
    """Renders templates; one object for all visitors."""

    def __init__(self, folder: Path) -> None:
        self._of_language = {language: _environment(folder, language) for language in LANGUAGES}

    def answer(self, request: Request, template: str, told: Card, status: int = 200) -> Response:
        """One page."""
        language = language_of(request)
        token = form_token(request)
        kept = [(k, v) for k, v in request.query_params.multi_items() if k not in ("page", "lang")]
        text = self._of_language[language].get_template(template).render(
            told,
            language=language,
            path=request.url.path,
            form_token=token,
            person=request.cookies.get(NAME_COOKIE, ""),
            with_page=lambda number: f"?{urlencode([*kept, ('page', number)])}",
            with_value=lambda name, value: f"?{urlencode([*((k, v) for k, v in kept if k != name), (name, value)])}",
            without=lambda name: f"?{urlencode([(k, v) for k, v in kept if k != name])}",
            with_language=lambda code: f"?{urlencode([*kept, ('lang', code)])}",
        )  # fmt: skip
        response = HTMLResponse(text, status)
        if FORM_COOKIE not in request.cookies:
            response.set_cookie(FORM_COOKIE, token, httponly=True, samesite="strict")
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, language, samesite="lax", max_age=31_536_000)
        return response


def _environment(folder: Path, language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(default=True, default_for_string=True),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.filters["number"] = lambda value: format_decimal(value, locale=locale_of(language))
    environment.filters["days"] = lambda when: days(when, language)
    environment.filters["first_day"] = lambda when: _day(date.fromisoformat(when["earliest"]), language)
    environment.filters["last_day"] = lambda when: _day(date.fromisoformat(when["latest"]), language)
    environment.filters["moment"] = lambda text: _moment(text, language)
    environment.filters["shown"] = shown
    environment.filters["web_address"] = web_address
    return environment


def days(when: Card, language: str) -> str:
    """A closed interval as the language writes it: a day, a month, a year, or from one day to another."""
    first, last = (date.fromisoformat(when[end]) for end in ("earliest", "latest"))
    if first == last:
        return _day(first, language)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return str(format_skeleton("yMMMM", first, locale=locale_of(language)))
    return str(format_interval(first, last, "yMMMd", locale=locale_of(language)))


def _day(day: date, language: str) -> str:
    return str(format_skeleton("yMMMEd", day, locale=locale_of(language)))


def _moment(text: str, language: str) -> str:
    try:
        return str(format_datetime(datetime.fromisoformat(text), "short", locale=locale_of(language))) + " UTC"
    except ValueError:
        return text


def shown(text: object) -> str:
    """Text of a page without characters that reorder or hide what is beside them; escaping is the template's."""
    return printable(str(text))


def web_address(url: Any) -> str | None:
    """The address if a link to it can do no harm, else None."""
    return str(url) if url and urlsplit(str(url)).scheme.lower() in SHOWN_SCHEMES else None
