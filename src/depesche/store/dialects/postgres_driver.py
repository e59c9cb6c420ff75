"""PostgreSQL's driver on one connection: the store's SQL put in its words, each statement prepared once."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

PREPARED = 500
"""Statements that a connection keeps prepared; the store has some hundred."""
AT_ONCE = 200
"""Rows sent before the answer is read: their answers must find room in the buffers of a socket."""
LONGEST = 500
"""Letters of a word that full-text search knows: PostgreSQL takes 2 kB at most."""
MOST_LETTERS = 200_000
"""Letters of one sentence that full-text search knows: PostgreSQL takes 1 MB at most, places included."""
APART = 50
"""Places between the words of a sentence and their lemmas, so that no phrase is found across."""
_WORD = re.compile(r"[^\W_]+")
_LEAVE_INDEX = re.compile(r"\+(?=[A-Za-z_])")
_PHRASE = re.compile(r'"([^"]*)"(\*?)')


@lru_cache(maxsize=4 * PREPARED)
def in_its_words(statement: str) -> str:
    """The store's SQL (see the package) as PostgreSQL knows it."""
    said = _LEAVE_INDEX.sub("", statement)  # its planner weighs by itself, and text has no sign
    said = said.replace("IN (*)", "= ANY (?)", 1).replace("CROSS JOIN", "JOIN")
    said = said.replace("VALUES (*)", "SELECT unnest(CAST(? AS bigint[]))", 1)
    said = said.replace("search MATCH ?", "search.tokens @@ CAST(? AS tsquery)")
    # The question is the first value of those that have the rank.
    said = said.replace("search.rank", "ts_rank(search.tokens, CAST($1 AS tsquery), 1) DESC")
    first, *rest = said.split("?")
    return first + "".join(f"${number}{part}" for number, part in enumerate(rest, 1))


class PostgresDriver:
    """See `Driver`. It works beneath the cursors of pg8000, which go to the server three times for one answer."""

    def __init__(self, connection: Connection) -> None:
        if not connection.in_transaction():
            connection.begin()
        self._connection = connection
        self._raw: Any = connection.connection.driver_connection
        self._known: dict[str, Any] = connection.info.setdefault("prepared", {})
        self.rowcount = -1

    def ask(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """See `Driver`."""
        from pg8000.converters import make_params

        params = make_params(self._raw.py_types, values)
        with self._in_step():
            name, columns, readers = self._prepared(statement)
            found = self._raw.execute_named(name, params, columns, readers, statement)
        self.rowcount = found.row_count
        return [tuple(row) for row in found.rows or ()]

    def among(self, statement: str, some: list[Any], more: Sequence[Any]) -> list[tuple[Any, ...]]:
        """See `Driver`."""
        return self.ask(statement, (some, *more))

    def each(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """See `Driver`. The rows are sent together, and the answers to them read together."""
        from pg8000 import core
        from pg8000.converters import make_params

        raw = self._raw
        params = [make_params(raw.py_types, row) for row in rows]
        with self._in_step():
            name, _, _ = self._prepared(statement)
            for at in range(0, len(params), AT_ONCE):
                answered = core.Context(statement)
                for given in params[at : at + AT_ONCE]:
                    raw.send_BIND(name, given)
                    raw.send_EXECUTE()
                raw._sock.write(core.SYNC_MSG)
                raw._sock.flush()
                raw.handle_messages(answered)
                self.rowcount = answered.row_count

    @contextmanager
    def _in_step(self) -> Iterator[None]:
        """Gives the connection up if it ends amid a question, by Ctrl-C say: the next would read the answer to this."""
        try:
            yield
        except BaseException as error:
            if not (type(error).__module__ or "").startswith("pg8000"):
                self._connection.invalidate()
            raise

    def _prepared(self, statement: str) -> Any:
        known = self._known.get(statement)
        if known is None:
            if len(self._known) >= PREPARED:
                oldest = next(iter(self._known))
                self._raw.close_prepared_statement(self._known.pop(oldest)[0])
            known = self._known[statement] = self._raw.prepare_statement(in_its_words(statement), ())
        return known

    def question(self, asked: str) -> str:
        """See `Driver`."""
        return tsquery(asked)


def tsquery(asked: str) -> str:
    """A question as `searching` makes them, `"two words" AND "begin"*`. Nothing meets an empty one."""
    found = []
    for phrase, beginning in _PHRASE.findall(asked):
        words = [f"'{word[:LONGEST]}'" for word in _WORD.findall(phrase)]
        if not words:
            return ""
        found.append(f"({' <-> '.join(words)}{':*' if beginning else ''})")
    return " & ".join(found)


def tsvector(text: str, lemmas: str) -> str:
    """The words of a sentence and their lemmas with their places: the same words as FTS5 takes for words."""
    places: dict[str, list[int]] = {}
    place, letters = 0, 0
    for words in (text, lemmas):
        for word in _WORD.findall(words):
            place, letters = place + 1, letters + len(word)
            if letters > MOST_LETTERS:
                break
            places.setdefault(word[:LONGEST], []).append(min(place, 16_383))
        place += APART
    return " ".join(f"'{word}':{','.join(map(str, of[:255]))}" for word, of in places.items())
