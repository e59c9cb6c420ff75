"""Templates to pages: escaping everywhere, the visitor's language, and what each page needs around its content."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

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
    environment.filters["shown"] = shown
    environment.filters["web_address"] = web_address
    return environment


def shown(text: object) -> str:
    """Text of a page without characters that reorder or hide what is beside them; escaping is the template's."""
    return printable(str(text))


def web_address(url: Any) -> str | None:
    """The address if a link to it can do no harm, else None."""
    return str(url) if url and urlsplit(str(url)).scheme.lower() in SHOWN_SCHEMES else None
