"""How the cost of linking grows with the archive: synthetic pages, made from analysed ones by substitution.

python -m evaluation.archive PAGES STORE [--every N]    prints milliseconds of linking a page for each N pages

The pages of our own corpus are analysed once. A story is a few of them with other names, other ordinary words of the
same length (spans stay right) and another day; some of its pages are copies with a few words changed. A hundred pages
appear each day, and the names are drawn from a pool in which few are in every paper and most are seldom seen. The time
that the tables of listings take is told apart from that of linking.
"""

import argparse
import json
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from corpus.page import read_page

from depesche.model.findings import Findings
from depesche.model.identity import bytes_id
from depesche.model.page import Page
from depesche.model.redating import redated, resolve_again
from depesche.model.syntax import Sentence, Syntax
from depesche.model.when import When
from depesche.pipeline import analyse
from depesche.recording import relink
from depesche.store import Store
from depesche.store.told import refreshing

A_DAY = 100
FIRST_DAY = date(2000, 1, 3)
KEPT_LETTERS = 4
"""Words up to this length stay, so that sentences keep their frame."""
POOL = 3000
"""Names of each length; the n-th is drawn in proportion to n to the power of -2/3."""
ID = re.compile(r"\b(e|ev|q|m|t):[0-9a-f]{16}")
WORD = re.compile(r"[^\W\d_]+")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def number(*parts: object) -> int:
    """A number that depends on the parts alone."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=6).digest())


def invented(length: int, index: int) -> str:
    """The `index`-th name of a length."""
    letters = (VOWELS if place % 2 else CONSONANTS for place in range(length))
    return "".join(of[number("letter", length, index, place) % len(of)] for place, of in enumerate(letters))


def analysed(folders: list[Path]) -> list[list[Findings]]:
    """The pages of the corpus: each folder of a story together, all others alone. Without the grammar of sentences."""
    stories = []
    for folder in folders:
        pages = []
        for path in sorted(folder.glob("*.page")):
            page = Page.of(read_page(path).text.encode(), path.name, id=f"{folder.name}-{path.stem}")
            found = analyse(page)
            sentences = tuple(Sentence(s.span, ()) for s in found.syntax.sentences)
            pages.append(replace(found, syntax=Syntax(sentences=sentences, by="")))
        stories += [[page] for page in pages] if folder.name == "pages" else [pages]
    return stories


class Archive:
    """Makes pages without end."""

    def __init__(self, stories: list[list[Findings]]) -> None:
        self.stories = stories
        words = {w for story in stories for f in story for w in WORD.findall(f.document.text) if len(w) > KEPT_LETTERS}
        self.words: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for word in sorted(words):
            self.words[len(word), word[0].isupper()].append(word)

    def pages(self) -> Iterator[Findings]:
        """The pages in the order of their days."""
        made = 0
        for story in range(1_000_000_000):
            chosen = self.stories[number("story", story) % len(self.stories)]
            day = FIRST_DAY + timedelta(days=made // A_DAY)
            for index, base in enumerate(chosen):
                yield self.page(base, story, index, day + timedelta(days=index // 6))
                made += 1
            if len(chosen) == 1:  # others print it, or tell the like on these days
                for copy in range(number("copies", story) % 4):
                    yield self.page(chosen[0], story, copy + 1, day + timedelta(days=copy // 2))
                    made += 1

    def page(self, base: Findings, story: int, index: int, day: date) -> Findings:
        """One page of a story."""
        names = self._names(base, story)
        text = WORD.sub(lambda m: self._word(m[0], names, story, index), base.document.text)
        page_id = f"{number('page', story, index, base.page.id):012x}"
        payload = msgspec.json.encode(replace(base, page=replace(base.page, data=b""))).decode()
        payload = ID.sub(lambda m: f"{m[1]}:{number(page_id, m[0]):016x}", payload)
        made = msgspec.json.decode(payload, type=Findings)
        published = When(day, day, "stated") if number("dated", page_id) % 10 else made.document.published
        times = resolve_again(made.times, published)
        entities = [
            replace(e, name=self._name(e.name, names), aliases=tuple(self._name(a, names) for a in e.aliases))
            for e in made.entities
        ]
        return replace(
            made,
            page=replace(made.page, id=page_id, data=text.encode(), sha256=bytes_id(text.encode())),
            document=replace(made.document, text=text, published=published, page_id=page_id),
            times=times,
            entities=tuple(entities),
            events=tuple(replace(e, when=redated(e.when, times, published)) for e in made.events),
            quotations=tuple(
                replace(q, when=redated(q.when, times, published) if q.when else None) for q in made.quotations
            ),
        )

    def _names(self, base: Findings, story: int) -> dict[str, str]:
        """Words of names -> other words of their length; the given name goes with the family name."""
        names: dict[str, str] = {}
        for entity in base.entities:
            if entity.kind == "state" or not entity.named:
                continue
            words = [w for name in (entity.name, *entity.aliases) for w in WORD.findall(name) if w[0].isupper()]
            family = (WORD.findall(entity.name) or [""])[-1]
            chance = (number("name", story, family) % 100_000) / 100_000
            rank = int(POOL * chance**3)
            for word in words:
                names.setdefault(word, invented(len(word), rank * 7 + (word != family)).capitalize())
        return names

    def _word(self, word: str, names: dict[str, str], story: int, index: int) -> str:
        if word in names:
            return names[word]
        if len(word) <= KEPT_LETTERS:
            return word
        seed = (story, index) if index and number("edit", story, index, word) % 12 == 0 else (story,)
        choice = self.words[len(word), word[0].isupper()]
        return choice[number("word", seed, word) % len(choice)] if choice else word

    def _name(self, name: str, names: dict[str, str]) -> str:
        return WORD.sub(lambda m: names.get(m[0], m[0]), name)


def timed(call: Callable[[Any], None], spent: list[float]) -> Callable[[Any], None]:
    """The same call, which adds its processor time to `spent`."""

    def measured(*given: Any) -> None:
        begun = time.process_time()
        call(*given)
        spent[0] += time.process_time() - begun

    return measured


def main() -> None:
    """Records and links pages, and prints what it cost."""
    options = argparse.ArgumentParser()
    options.add_argument("pages", type=int)
    options.add_argument("store")
    options.add_argument("--every", type=int, default=1000)
    given = options.parse_args()
    corpus = Path("corpus")
    folders = [corpus / "pages", corpus / "demo", *sorted(p for p in (corpus / "stories").iterdir() if p.is_dir())]
    archive = Archive(analysed(folders))
    done, came, started = 0, 0, time.process_time()
    pages = archive.pages()
    telling = [0.0]
    setattr(refreshing, "refresh", timed(refreshing.refresh, telling))  # noqa: B010
    with Store.open(given.store) as store:
        while done < given.pages:
            linking, told_while_linking = 0.0, 0.0
            for _ in range(given.every // 200):
                with store.page_transaction():
                    for _ in range(200):
                        store.add(next(pages))
                begun, told_before = time.process_time(), telling[0]
                came += relink(store)[0]
                linking += time.process_time() - begun
                told_while_linking += telling[0] - told_before
                done += 200
            row = {
                "pages": done,
                "ms_a_page": round(1000 * (linking - told_while_linking) / given.every, 2),
                "ms_of_listings": round(1000 * told_while_linking / given.every, 2),
                "judgements_a_page": round(came / done, 1),
                "seconds": round(time.process_time() - started),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "store_mb": Path(given.store).stat().st_size >> 20,
            }
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
