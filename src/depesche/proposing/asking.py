"""What is asked: the prompt in the page's language, and a piece of the page, fenced so that it stays material."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from depesche.model.document import Document
from depesche.model.event import Category, Status
from depesche.model.identity import content_id
from depesche.model.span import Span, hull
from depesche.proposing.answers import answer_schema
from depesche.proposing.endpoint import Endpoint
from depesche.watch.addresses import target_of

PROMPT = 1
"""Version of the texts `lang/*/proposing.txt`, raised with every change of them: a proposal rests on them."""
LANGUAGES = ("de", "en")
CHARACTERS_PER_TOKEN = 3
"""For estimates where a server counts none: of German text models take a little more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the article that are shown at once; `span` is their range in the page's text."""

    text: str
    span: Span


@cache
def prompt(language: str) -> str:
    """The instructions for pages of a language; English for those that have none of their own."""
    known = language if language in LANGUAGES else "en"
    text = files(f"depesche.lang.{known}").joinpath("proposing.txt").read_text("utf-8")
    categories, statuses = (", ".join(get_args(closed)) for closed in (Category, Status))
    return text.replace("{categories}", categories).replace("{statuses}", statuses)


def pieces(document: Document, most: int) -> Iterator[Piece]:
    """The article in pieces of at most `most` characters; a line that is longer stands alone."""
    some: list[Span] = []
    size = 0
    for line in document.kept():
        length = line.span.end - line.span.start
        if some and size + length > most:
            yield _piece(document.text, some)
            some, size = [], 0
        some.append(line.span)
        size += length + 1
    if some:
        yield _piece(document.text, some)


def _piece(text: str, lines: list[Span]) -> Piece:
    return Piece("\n".join(line.of(text) for line in lines), hull(lines))


def fenced(text: str) -> str:
    """A piece between marks that it cannot hold itself, since they carry its own hash."""
    number = content_id("page", text).partition(":")[2]
    return f"<<<PAGE {number}>>>\n{text}\n<<<END {number}>>>"


def question(endpoint: Endpoint, language: str, piece: Piece) -> bytes:
    """The body of the request. The same piece gives the same bytes."""
    asked: dict[str, Any] = {
        "model": endpoint.name,
        "messages": [
            {"role": "system", "content": prompt(language)},
            {"role": "user", "content": fenced(piece.text)},
        ],
        "temperature": 0,
        "max_tokens": endpoint.answer_tokens,
        "stream": False,
    }
    if endpoint.answer_format == "json_object":
        asked["response_format"] = {"type": "json_object"}
    elif endpoint.answer_format == "json_schema":
        shape = {"name": "proposals", "strict": True, "schema": answer_schema()}
        asked["response_format"] = {"type": "json_schema", "json_schema": shape}
    return json.dumps(asked, ensure_ascii=True).encode()  # a lone surrogate is no UTF-8, but it is JSON


def key_of(endpoint: Endpoint, page: str, body: bytes) -> str:
    """Under which an answer is kept: page, prompt, model, what is asked, and whom."""
    return content_id("answer", endpoint.base, PROMPT, page, body)


def maker(endpoint: Endpoint) -> str:
    """How proposals name who made them: `proposed/MODEL@HOST:PORT-PROMPT`."""
    target = target_of(endpoint.base)
    return f"proposed/{endpoint.name}@{target.host}:{target.port}-{PROMPT}"


def estimated_tokens(endpoint: Endpoint, body: bytes) -> int:
    """What a question may cost at most, with its answer."""
    return len(body) // CHARACTERS_PER_TOKEN + endpoint.answer_tokens
