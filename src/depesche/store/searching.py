"""Full-text search over the sentences of a store, in their words and their lemmas."""

from sqlalchemy import Connection, bindparam, text

from depesche.model.folding import folded
from depesche.model.record import Hit
from depesche.model.span import Span
from depesche.store import schema
from depesche.store.assembling import page_info

LONG = 5
"""Letters from which on the beginning of a word is enough: 'Rakete' finds 'Raketenlieferungen'."""
ENDING = 2
"""Letters that an ending has at most in German and English: 'Lieferungen' finds 'Lieferung'."""
STEM = 6
"""Letters that a word must keep without its ending."""
MOST_WORDS = 12

_HITS = text(
    'SELECT sentences.page, sentences.start, sentences."end",'
    ' substr(pages.text, sentences.start + 1, sentences."end" - sentences.start) AS words FROM search'
    " JOIN sentences ON sentences.id = search.rowid JOIN pages ON pages.id = sentences.page"
    " WHERE search MATCH :question ORDER BY rank, sentences.id LIMIT :count OFFSET :first"
).bindparams(bindparam("question"))
_ON_PAGE = text(
    'SELECT sentences.start, sentences."end",'
    ' substr(pages.text, sentences.start + 1, sentences."end" - sentences.start) AS words FROM search'
    " JOIN sentences ON sentences.id = search.rowid JOIN pages ON pages.id = sentences.page"
    " WHERE search MATCH :question AND sentences.page = :page ORDER BY sentences.number"
).bindparams(bindparam("question"))
_NUMBER = text("SELECT count(*) FROM search WHERE search MATCH :question")


def question_of(words: str) -> str:
    """What a person typed as a question to FTS5: every word must be there; words in "..." stand together."""
    parts = words.split('"')
    asked: list[str] = []
    for number, part in enumerate(parts):
        terms = folded(part).split()
        if number % 2 and terms and number < len(parts) - 1:
            asked.append(f'"{" ".join(terms)}"')
        else:
            asked += map(_beginning, terms)
    return " AND ".join(asked[:MOST_WORDS])


def word_in(words: str) -> str:
    """A question for all sentences that may hold folded words of which the last may be a beginning; empty if none.

    One word is asked for, the longest: the others may stand in a sentence beside.
    """
    terms = [term for term in words.split() if any(sign.isalnum() for sign in term)]
    if not terms:
        return ""
    longest = max(terms, key=len)
    return f'"{longest}"*' if longest == terms[-1] else f'"{longest}"'


def _beginning(term: str) -> str:
    if len(term) < LONG:
        return f'"{term}"'
    return f'"{term[: max(STEM, len(term) - ENDING)]}"*'


def search(connection: Connection, words: str, first: int, count: int) -> tuple[int, list[Hit]]:
    """Number of sentences that answer, and `count` of them from `first` on, the best first."""
    question = question_of(words)
    if not question:
        return 0, []
    total = connection.execute(_NUMBER, {"question": question}).scalar_one()
    rows = connection.execute(_HITS, {"question": question, "count": count, "first": first}).all()
    pages = schema.PAGES
    wanted = pages.select().where(pages.c.id.in_({row.page for row in rows}))
    known = {row.id: page_info(row) for row in connection.execute(wanted)}
    return total, [Hit(known[row.page], Span(row.start, row.end), row.words) for row in rows]


def search_page(connection: Connection, words: str, page: str) -> list[Hit]:
    """The sentences of one page that answer, in reading order."""
    question = question_of(words)
    row = connection.execute(schema.PAGES.select().where(schema.PAGES.c.id == page)).one_or_none()
    if not question or row is None:
        return []
    info = page_info(row)
    rows = connection.execute(_ON_PAGE, {"question": question, "page": page}).all()
    return [Hit(info, Span(row.start, row.end), row.words) for row in rows]
