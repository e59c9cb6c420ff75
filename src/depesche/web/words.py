"""The pages' own words in German and English. English is in the templates; German in `locale/de.po`."""

from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel import Locale
from babel.core import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from starlette.requests import Request

LANGUAGES: Final = ("en", "de")
CHARTED: Final = (
    "happened", "planned", "claimed", "denied", "demanded", "hypothetical", "cooperation", "conflict", "events",
    "far outside of these days", "who", "date", "status", "words", "month", "place", "zoom",
    "east and west", "north and south",
)  # fmt: skip
COOKIE: Final = "depesche_language"


@cache
def translations(language: str) -> NullTranslations:
    """The words of a language; English are those of the templates themselves."""
    path = files("depesche.web") / "locale" / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    catalog = read_po(BytesIO(path.read_bytes()), locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def language_of(request: Request) -> str:
    """What the visitor chose, else what the browser prefers, else English."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return str(chosen)
    accepted = request.headers.get("accept-language", "")
    wanted = [part.split(";")[0].strip().replace("-", "_") for part in accepted.split(",") if part.strip()]
    return (negotiate_locale(wanted, LANGUAGES) or "en")[:2]


@cache
def locale_of(language: str) -> Locale:
    """How the language writes dates and numbers."""
    return Locale.parse(language)


def chart_words(language: str) -> dict[str, str]:
    """Words that charts show, as the language has them."""
    gettext = translations(language).gettext
    return {word: gettext(word) for word in CHARTED} | {"outside": gettext("far outside of these days")}
