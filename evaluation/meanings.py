"""Does search by meaning find what says it in other words, and does it still find what holds the words themselves?

    python -m evaluation.meanings

meanings.tsv: invented questions, each with one sentence that answers it in other words and one that shares words but
says something else, among the sentences of our own pages that were held out and of the stories. `words`: all words
must be there, as the program searches. `any word`: the best by BM25 that hold any of them. `vectors`: by meaning
alone. `meaning`: as the program does it, words and vectors together. Known: two words of a sentence of those pages
that no other sentence of its page holds, to find that sentence again.
"""

import random
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from training.pages import pages
from training.places import CORPUS

from depesche.model.folding import folded
from depesche.model.page import Page
from depesche.parse import shipped_meaning
from depesche.recording import record_pages
from depesche.searching import learn, ranked
from depesche.store import Store, View
from depesche.store.searching import question_of

GOLD = Path(__file__).with_name("meanings.tsv")
MOST = 500
KNOWN = 300
Search = Callable[[str], list[int]]


def main() -> None:
    """Prints recall at 1 and 10 and the mean reciprocal rank of every way of searching."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "meanings.db")
        with Store.open(place) as store:
            record_pages(_pages(), store)
            learn(store)
        with View.open(place) as view, view.snapshot(), sqlite3.connect(place) as raw:
            ways = _ways(view, raw)
            print("sentences:", raw.execute("SELECT count(*) FROM sentences").fetchone()[0])
            for kind, asked in {**_paraphrases(raw), "known": _known(raw)}.items():
                for name, search in ways.items():
                    print(f"{kind:8} {len(asked):4} {name:9}", _figures(asked, search))


def gold() -> list[tuple[str, str, str, str]]:
    """Languages, question, answer, confusable."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(languages, question, answer, confusable) for languages, question, answer, confusable in rows]


def _pages() -> Iterator[Page]:
    for number, (_, _, answer, confusable) in enumerate(gold()):
        yield _page(f"answer{number}", answer)
        yield _page(f"other{number}", confusable)
    folders = (folder for folder in sorted((CORPUS.parent / "stories").iterdir()) if folder.is_dir())
    for folder in (CORPUS.parent / "second", *folders):
        for page in pages(folder):
            yield _page(f"page-{page.name}", page.text)


def _page(name: str, text: str) -> Page:
    return replace(Page.of(text.encode(), name, id=name), is_text=True)


def _ways(view: View, raw: sqlite3.Connection) -> dict[str, Search]:
    meaning = shipped_meaning()

    def any_word(question: str) -> list[int]:
        asked = question_of(question).replace(" AND ", " OR ")
        sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?"
        return [row for (row,) in raw.execute(sql, (asked, MOST))] if asked else []

    def vectors(question: str) -> list[int]:
        return [number for number, _ in view.near(meaning.vectors([question])[0], meaning.name, MOST)]

    return {
        "words": lambda question: view.matches(question, 0, MOST)[1],
        "any word": any_word,
        "vectors": vectors,
        "meaning": lambda question: ranked(view, question, "meaning").numbers,
    }


def _paraphrases(raw: sqlite3.Connection) -> dict[str, list[tuple[str, set[int]]]]:
    """By languages: questions with the numbers of the sentences that answer them."""
    found: dict[str, list[tuple[str, set[int]]]] = {"all": []}
    for number, (languages, question, _, _) in enumerate(gold()):
        wanted = {i for (i,) in raw.execute("SELECT id FROM sentences WHERE page = ?", (f"answer{number}",))}
        found["all"].append((question, wanted))
        found.setdefault(languages, []).append((question, wanted))
    return found


def _known(raw: sqlite3.Connection) -> list[tuple[str, set[int]]]:
    chance = random.Random(11)
    sql = "SELECT id, text, page FROM sentences WHERE page LIKE 'page-%' ORDER BY id"
    rows = raw.execute(sql).fetchall()
    chance.shuffle(rows)
    found = []
    for number, text, page in rows:
        elsewhere = folded(" ".join(other for i, other, where in rows if where == page and i != number))
        words = [word for word in re.findall(r"[^\W\d]{6,}", text) if word not in elsewhere]
        if len(words) >= 2:
            found.append((" ".join(chance.sample(words, 2)), {number}))
        if len(found) == KNOWN:
            break
    return found


def _figures(asked: list[tuple[str, set[int]]], search: Search) -> str:
    ranks = []
    for question, wanted in asked:
        numbers = search(question)
        ranks.append(next((rank for rank, number in enumerate(numbers, 1) if number in wanted), 0))
    first, ten = sum(rank == 1 for rank in ranks), sum(0 < rank <= 10 for rank in ranks)
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return f"recall@1 {first / len(ranks):.3f}  recall@10 {ten / len(ranks):.3f}  MRR {mean:.3f}"


if __name__ == "__main__":
    main()
