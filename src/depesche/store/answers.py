"""The book of answers: what language models said of the pages of a store, as it came. No finding is touched by it."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Row, delete, insert, select

from depesche.model.proposal import Answer
from depesche.store.answer_table import ANSWERS
from depesche.store.judging import now
from depesche.store.reading import View
from depesche.store.writing import Store

AT_ONCE = 500
"""Names in one question to the database."""
_COLUMNS = [ANSWERS.c[name] for name in ("key", "page", "by", "start", "end", "content", "finish", "tokens")]


class AnswerBook:
    """Writes answers, each in a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys whose answers are at hand."""
        asked, found = sorted(set(keys)), set[str]()
        with self._store.transaction() as connection:
            for at in range(0, len(asked), AT_ONCE):
                query = select(ANSWERS.c.key).where(ANSWERS.c.key.in_(asked[at : at + AT_ONCE]))
                found.update(connection.execute(query).scalars())
        return found

    def keep(self, answer: Answer) -> None:
        """Keeps an answer; it takes the place of an earlier one to the same question."""
        row = {**asdict(answer), "content": _storable(answer.content), "came": now()}
        with self._store.transaction() as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.key == answer.key))
            connection.execute(insert(ANSWERS).values(row))


def answered_pages(view: View) -> list[str]:
    """Ids of the pages of which a model said something, in the order in which it first did."""
    with view._reading() as connection:
        return list(dict.fromkeys(connection.execute(select(ANSWERS.c.page).order_by(ANSWERS.c.number)).scalars()))


def answers_on(view: View, page: str) -> list[Answer]:
    """What models said of a page, in the order of models and pieces."""
    query = select(*_COLUMNS).where(ANSWERS.c.page == page).order_by(ANSWERS.c.by, ANSWERS.c.start, ANSWERS.c.number)
    with view._reading() as connection:
        return [_answer(row) for row in connection.execute(query)]


def _answer(row: Row[tuple[object, ...]]) -> Answer:
    return Answer(**row._mapping)


def _storable(text: str) -> str:
    """SQLite takes no lone surrogates; JSON may hold them."""
    return text.encode("utf-8", "replace").decode()
