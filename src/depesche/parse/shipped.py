"""The parser that comes with the program, and the state of its weights."""

from collections.abc import Iterator
from functools import cache

from depesche.errors import ModelError
from depesche.model.syntax import Parser
from depesche.parse.core_weights import Weights
from depesche.parse.meaning import Meaning


@cache
def shipped_parser() -> Parser:
    """The language core, one object for all pages of a process. Raises `ModelError` if its weights are damaged."""
    # Imported here, so that commands that analyse nothing do not load what only analysis needs.
    from depesche.parse.core import Core

    return Core(weights=_shipped_weights())


@cache
def shipped_meaning() -> Meaning:
    """The vectors that come with the program, one object for all questions. Raises `ModelError` if they are damaged."""
    return Meaning(_shipped_weights())


@cache
def _shipped_weights() -> Weights:
    return Weights()


def shipped_models() -> Iterator[tuple[str, str, bool]]:
    """For each shipped model: what it is, its name and state in words, and whether it is sound."""
    try:
        parser = shipped_parser()
        parser.parse((), "")
    except ModelError as error:
        yield "core", str(error), False
    else:
        yield "core", f"{parser.name}, weights complete", True
