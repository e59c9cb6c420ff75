"""Full-text search over the sentences of a store, in their words and their lemmas."""

from sqlalchemy import Connection, func, select

from depesche.model.folding import folded
from depesche.model.record import Hit
from depesche.model.span import Span
from depesche.store import schema
from depesche.store.assembling import LIGHT, page_info
from depesche.store.told.change import Direct

LONG = 5
"""Letters from which on the beginning of a word is enough: 'Rakete' finds 'Raketenlieferungen'."""
ENDING = 2
"""Letters that an ending has at most in German and English: 'Lieferungen' finds 'Lieferung'."""
STEM = 6
"""Letters that a word must keep without its ending."""
MOST_WORDS = 12
_MARKS = ".,;:!?()[]{}„“”‚‘’\"'»«›‹…"
"""What may stand around a word."""

_ASKED = "FROM search WHERE search MATCH ?"
_BEST = f"SELECT rowid {_ASKED} ORDER BY search.rank, rowid LIMIT ? OFFSET ?"
_LATEST = f"SELECT rowid {_ASKED} ORDER BY rowid DESC LIMIT ? OFFSET ?"
_NUMBER = f"SELECT count(*) FROM (SELECT 1 {_ASKED} LIMIT ?) counted"
MOST_RANKED = 3_000
"""Sentences that are counted and weighed; of more the latest recorded come first, since weighing takes too long."""
_ON_PAGE = (
    'SELECT sentences.start, sentences."end",'
    ' substr(pages.text, sentences.start + 1, sentences."end" - sentences.start) FROM search'
    " JOIN sentences ON sentences.id = search.rowid JOIN pages ON pages.id = sentences.page"
    " WHERE search MATCH ? AND sentences.page = ? ORDER BY sentences.number"
)


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


def terms_in(sentence: str, words: str) -> tuple[str, ...]:
    """Words of a sentence that make it answer, as they stand there; of one that only its lemmas hold, the asked one."""
    beginnings = {term: _beginning(term).strip('"*') for term in folded(words).split()[:MOST_WORDS]}
    given = [(folded(word), word.strip(_MARKS)) for word in sentence.split()]
    found: dict[str, None] = {}
    for term, beginning in beginnings.items():
        whole = not _beginning(term).endswith("*")
        forms = [
            word
            for form, word in given
            if any(part == term if whole else part.startswith(beginning) for part in form.split())
        ]
        found.update(dict.fromkeys(forms or [term]))
    return tuple(found)


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
    if len(term) < LONG or any(sign.isdigit() for sign in term):  # what has a number in it has no endings: 'A400M'
        return f'"{term}"'
    return f'"{term[: max(STEM, len(term) - ENDING)]}"*'


def search(connection: Connection, words: str, first: int, count: int) -> tuple[int, list[Hit]]:
    """Number of sentences that answer, up to `MOST_RANKED`, and `count` of them from `first` on, the best first."""
    total, ids = matches(connection, words, first, count)
    return total, hits(connection, ids)


def matches(connection: Connection, words: str, first: int, count: int) -> tuple[int, list[int]]:
    """As `search`, numbers of sentences only."""
    question = question_of(words)
    if not question:
        return 0, []
    db = Direct(connection)
    question = db.question(question)
    ((total,),) = db.ask(_NUMBER, question, MOST_RANKED)
    return total, [i for (i,) in db.ask(_BEST if total < MOST_RANKED else _LATEST, question, count, first)]


def hits(connection: Connection, ids: list[int]) -> list[Hit]:
    """Sentences by their numbers, in this order."""
    said, pages = schema.SENTENCES.c, schema.PAGES.c
    words = func.substr(pages.text, said.start + 1, said.end - said.start)
    query = select(said.id.label("number"), said.start, said.end, words.label("words"), *LIGHT)
    query = query.join(schema.PAGES, pages.id == said.page).where(said.id.in_(ids))
    found = {row.number: Hit(page_info(row), Span(row.start, row.end), row.words) for row in connection.execute(query)}
    return [found[i] for i in ids]


def facets(connection: Connection, ids: list[int]) -> dict[int, dict[str, str]]:
    """Outlet and year of sentences by their numbers; empty where they are not known."""
    said, pages = schema.SENTENCES.c, schema.PAGES.c
    query = select(said.id, pages.outlet, func.substr(pages.earliest, 1, 4).label("year"))
    query = query.join(schema.PAGES, pages.id == said.page).where(said.id.in_(ids))
    return {row.id: {"outlet": row.outlet or "", "year": row.year or ""} for row in connection.execute(query)}


def search_page(connection: Connection, words: str, page: str) -> list[Hit]:
    """The sentences of one page that answer, in reading order."""
    question = question_of(words)
    row = connection.execute(schema.PAGES.select().where(schema.PAGES.c.id == page)).one_or_none()
    if not question or row is None:
        return []
    info = page_info(row)
    db = Direct(connection)
    return [Hit(info, Span(start, end), said) for start, end, said in db.ask(_ON_PAGE, db.question(question), page)]
